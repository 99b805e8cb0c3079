'use client';
// The full times one waits for.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';

export function Waits() {
  const t = useTranslations('bookings.wait');
  const words = useClockWords();
  const act = useAct();
  const save = useSave('waits');
  const { data } = useQuery({ queryKey: ['waits'], queryFn: ({ signal }) => answer(api.GET('/v1/me/waits', { signal })) });
  if (!data || data.items.length === 0) return null;
  const leave = (id: string): void =>
    void act.run(() => save(answer(api.DELETE('/v1/me/waits/{id}', { params: { path: { id } } })), t('left')));
  return (
    <section aria-labelledby="waits">
      <h2 id="waits" className="mb-2 text-2xl">
        {t('title')}
      </h2>
      <Refusal error={act.error} />
      <ul className="border-t border-line">
        {data.items.map((wait) => (
          <li key={wait.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3 text-sm">
            <span className="min-w-0 flex-1">
              <Link href={`/p/${wait.productSlug}`} className="font-medium hover:underline">
                {wait.title}
              </Link>
              <span className="tabular block text-soft">{words.moment(wait.local)}</span>
            </span>
            <Badge tone={wait.state === 'told' ? 'success' : 'plain'}>{t(wait.state)}</Badge>
            <Button size="sm" look="quiet" disabled={act.busy} onClick={() => leave(wait.id)}>
              {t('leave')} <span className="sr-only">{wait.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
