'use client';
// How many products are chosen, the way to all that match, and what is done with them.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import type { Selection } from '@/features/staff/list/use-selection.ts';
import { answer, api } from '@/lib/api.ts';
import type { ProductFilter } from '@/lib/types.ts';
import { BulkDialog } from './bulk-dialog.tsx';

interface ChosenBarProps {
  selection: Selection;
  filter: ProductFilter;
  currency: string;
  /** Whether there is anything to choose. */
  hasRows: boolean;
}

export function ChosenBar({ selection, filter, currency, hasRows }: ChosenBarProps) {
  const t = useTranslations('desk.list');
  const bulk = useTranslations('desk.bulk');
  const { ids, all, chooseAll, togglePage, clear } = selection;
  const { data } = useQuery({
    queryKey: ['products', 'count', filter],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/products/count', { params: { query: filter }, signal })),
    enabled: ids.size > 0,
  });
  // Where rows are cards there is no head with a box for all of them.
  if (ids.size === 0)
    return hasRows ? (
      <p className="sm:hidden">
        <Button look="link" size="sm" onClick={togglePage} data-testid="choose-page">
          {t('choosePage')}
        </Button>
      </p>
    ) : null;
  const count = all ? (data?.count ?? ids.size) : ids.size;
  return (
    <div
      className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-y border-line bg-paper py-2 text-sm max-lg:top-14"
      data-testid="chosen-bar"
    >
      <p role="status" className="tabular font-medium">
        {t('chosen', { count })}
      </p>
      {!all && data && data.count > ids.size ? (
        <Button look="link" size="sm" onClick={chooseAll}>
          {t('chooseAll', { count: data.count })}
        </Button>
      ) : null}
      <span className="ms-auto flex gap-2">
        <Button look="quiet" size="sm" onClick={clear}>
          {t('chooseNone')}
        </Button>
        <BulkDialog
          selection={all ? { filter, but: [] } : { ids: [...ids] }}
          about={bulk('about', { count })}
          currency={currency}
          onDone={clear}
        />
      </span>
    </div>
  );
}
