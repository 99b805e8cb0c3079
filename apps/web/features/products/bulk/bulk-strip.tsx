'use client';
// The last change of many products: how far it is, what came of it, and the way back. It is found again whenever the list is opened.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import type { BulkEdit } from '@/lib/types.ts';

const goesOn = ({ state }: BulkEdit): boolean => state !== 'done' && state !== 'undone';
const SHOWN_MS = 24 * 60 * 60 * 1000;
const isOfToday = (edit: BulkEdit): boolean => goesOn(edit) || Date.now() - Date.parse(edit.finishedAt ?? edit.createdAt) < SHOWN_MS;

export function BulkStrip() {
  const [hidden, setHidden] = useState<string | null>(null);
  const read = useSave('products', 'stock');
  const { data } = useQuery({
    queryKey: ['bulk-edits'],
    queryFn: async ({ signal }) => {
      const { items } = await answer(api.GET('/v1/admin/product-edits', { params: { query: { limit: 1 } }, signal }));
      return { items: items.filter(isOfToday) };
    },
    refetchInterval: ({ state }) => (state.data?.items.some(goesOn) ? 1_000 : false),
  });
  const edit = data?.items[0];
  const running = edit ? goesOn(edit) : false;
  const ran = useRef(running);
  useEffect(() => {
    if (ran.current && !running) void read(Promise.resolve());
    ran.current = running;
  }, [running, read]);
  if (!edit || hidden === edit.id) return null;
  return <Strip edit={edit} onHide={() => setHidden(edit.id)} />;
}

function Strip({ edit, onHide }: { edit: BulkEdit; onHide: () => void }) {
  const t = useTranslations('desk.bulk');
  const form = useTranslations('form');
  const common = useTranslations('common');
  const may = useMay('catalog.write');
  const [act, save] = [useAct(), useSave('bulk-edits')];
  const { counts, total, state } = edit;
  const left = state === 'undoing' ? counts.changed : counts.waiting;
  const undo = (): void =>
    void act.run(() => save(answer(api.POST('/v1/admin/product-edits/{id}/undo', { params: { path: { id: edit.id } } }))));
  return (
    <div className="mb-4 grid gap-2 rounded-md border border-line bg-sunken px-4 py-3 text-sm" data-testid="bulk-strip">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="tabular min-w-0 flex-1">
          {t(`state.${state}`, { total, changed: counts.changed, undone: counts.undone, kept: counts.kept })}
          {counts.same > 0 ? ` ${t('stayed', { count: counts.same })}` : ''}
          {counts.failed > 0 ? ` ${t('failed', { count: counts.failed })}` : ''}
        </p>
        {counts.failed + counts.kept > 0 && !goesOn(edit) ? (
          <a href={`/v1/admin/product-edits/${edit.id}/errors`} download className="underline underline-offset-4">
            {t('errors')}
          </a>
        ) : null}
        {may && state === 'done' && counts.changed > 0 ? (
          <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={undo} data-testid="bulk-undo">
            {form('undo')}
          </Button>
        ) : null}
        {goesOn(edit) ? null : (
          <Button look="quiet" size="iconSm" aria-label={common('close')} onClick={onHide}>
            <X aria-hidden size={16} />
          </Button>
        )}
      </div>
      {goesOn(edit) ? <progress aria-label={t('progress')} max={total} value={total - left} className="h-2 w-full accent-accent" /> : null}
      <Refusal error={act.error} />
    </div>
  );
}
