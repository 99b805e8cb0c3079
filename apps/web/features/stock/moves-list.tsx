'use client';
// What changed what is on hand: who, when, why.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { Listed, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { StockMove } from '@/lib/types.ts';

export function MovesList({ offer, location }: { offer?: string; location?: string | undefined }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const cursor = useAddress().get('cursor');
  const query = useQuery({
    queryKey: ['stock-moves', offer, location, cursor],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/stock-moves', { params: { query: { offer, location, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <Listed query={query} failed={staff('failed')} none={<EmptyState title={t('moves.none')} text={t('moves.noneText')} />}>
      {(items) => <MovesTable rows={items} named={offer === undefined} stale={query.isPlaceholderData} />}
    </Listed>
  );
}

function MovesTable({ rows, named, stale }: { rows: StockMove[]; named: boolean; stale: boolean }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const moment = useMoment();
  return (
    <Table stacks label={t('nav.moves')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('moves.at')}</Th>
          {named ? <Th>{staff('col.sku')}</Th> : null}
          <Th className="text-end">{t('units')}</Th>
          <Th>{staff('reason')}</Th>
          <Th>{t('location')}</Th>
          <Th>{t('moves.by')}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td className="whitespace-nowrap">{moment(row.at)}</Td>
            {named ? (
              <Td label={staff('col.sku')}>
                <bdi className="text-xs">{row.sku}</bdi>
              </Td>
            ) : null}
            <Td label={t('units')} className="tabular text-end font-medium">
              <bdi>{row.delta > 0 ? `+${row.delta}` : row.delta}</bdi>
            </Td>
            <Td label={staff('reason')}>
              <span className="block">{t(`reasons.${row.reason}`)}</span>
              {row.note ? <span className="block max-w-64 text-xs text-soft">{row.note}</span> : null}
            </Td>
            <Td label={t('location')} className="min-w-28">
              {row.location}
            </Td>
            <Td label={t('moves.by')} className="text-soft">
              {row.by ?? '–'}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
