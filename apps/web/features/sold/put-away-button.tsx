'use client';
// Takes products of brands off the own shelf, or puts them back; what was done is told with the way back.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { useAct } from '@/features/form/use-act.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { answer, api } from '@/lib/api.ts';

interface PutAwayProps {
  ids: string[];
  away: boolean;
  label: string;
  onDone?: () => void;
}

export function PutAwayButton({ ids, away, label, onDone }: PutAwayProps) {
  const t = useTranslations('desk.sold');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('brand-products');
  const toast = useToast();
  const say = useErrorText();
  const put = async (products: string[], off: boolean): Promise<number> =>
    (await save(answer(api.POST('/v1/admin/brand-products/put-away', { body: { products, away: off } })))).variants;
  const told = (count: number, off: boolean): string => t(count === 0 ? 'nothingMoved' : off ? 'putAway' : 'putBackTold', { count });
  const run = (): void =>
    void act.run(async () => {
      try {
        const count = await put(ids, away);
        const back = () => void put(ids, !away).then((again) => toast(told(again, !away)));
        toast(told(count, away), count > 0 ? { action: { label: form('undo'), run: back } } : {});
        onDone?.();
      } catch (error) {
        toast(say(error), { tone: 'danger' });
      }
    });
  return (
    <Button look="line" busy={act.busy} disabled={act.busy} onClick={run} data-testid={away ? 'put-away' : 'put-back'}>
      {label}
    </Button>
  );
}
