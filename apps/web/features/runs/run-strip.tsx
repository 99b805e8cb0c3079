'use client';
// Says on every page of the desk that an import or export goes on, and leads to it.
import { useQuery } from '@tanstack/react-query';
import { Progress } from '@tessera/ui/progress.tsx';
import { useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { Link, usePathname } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { isGoing, shareOf } from './run-words.ts';

const LOOK_MS = 3_000;
const REST_MS = 60_000;

export function RunStrip() {
  const t = useTranslations('desk.run');
  const may = useMay('catalog.read');
  const path = usePathname();
  const { data } = useQuery({
    queryKey: ['catalog-runs', 'going'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/catalog-runs', { params: { query: { limit: 10 } }, signal })),
    enabled: may,
    refetchInterval: ({ state }) => (state.data?.items.some(isGoing) ? LOOK_MS : REST_MS),
  });
  const going = data?.items.filter(isGoing) ?? [];
  const first = going.find(({ state }) => state === 'running' || state === 'checking') ?? going[0];
  if (!first || path === '/staff/imports') return null;
  return (
    <Link
      href={`/staff/imports?run=${first.id}`}
      prefetch={false}
      data-testid="run-strip"
      className="no-print fixed end-4 bottom-4 z-30 grid w-56 gap-2 rounded-md bg-raised px-4 py-3 text-sm shadow-high"
    >
      {t('going', { count: going.length })}
      <Progress share={shareOf(first)} label={t(`state.${first.state}`)} />
    </Link>
  );
}
