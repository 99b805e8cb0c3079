'use client';
// Stock of one offer: what lies where, its rules, and what moved.
import { useQuery } from '@tanstack/react-query';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { StockRow } from '@/lib/types.ts';
import { AdjustDialog } from './adjust-dialog.tsx';
import { BackorderDialog } from './backorder-dialog.tsx';
import { ExpectDialog } from './expect-dialog.tsx';
import { MovesList } from './moves-list.tsx';
import { RulesForm } from './rules-form.tsx';
import { LevelBadge } from './stock-page.tsx';
import { TransferDialog } from './transfer-dialog.tsx';

export function OfferStockPage({ offerId }: { offerId: string }) {
  const t = useTranslations('staff');
  const query = useQuery({
    queryKey: ['stock', 'offer', offerId],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/stock/{offerId}', { params: { path: { offerId } }, signal })),
  });
  return (
    <Answer query={query} failed={t('failed')}>
      {(row) => <OfferStock row={row} />}
    </Answer>
  );
}

function OfferStock({ row }: { row: StockRow }) {
  const t = useTranslations('staff');
  const words = useTranslations('desk.stock');
  const may = useMay('stock.write');
  return (
    <>
      <BackLink href="/staff/stock">{t('page.stock')}</BackLink>
      <PageHead
        title={<bdi>{row.title}</bdi>}
        text={
          <span className="inline-flex flex-wrap items-center gap-2">
            {row.variant ? <bdi>{row.variant}</bdi> : null}
            <bdi className="text-sm">{row.sku}</bdi>
            <LevelBadge level={row.level} />
          </span>
        }
      >
        {may ? (
          <div className="flex flex-wrap gap-2">
            <ExpectDialog row={row} />
            <TransferDialog row={row} />
            <AdjustDialog row={row} />
          </div>
        ) : null}
      </PageHead>
      <Levels row={row} />
      <div className="mt-10 grid gap-10 lg:grid-cols-[1fr_22rem]">
        <section aria-labelledby="moved" className="min-w-0">
          <h2 id="moved" className="mb-3 text-2xl">
            {words('nav.moves')}
          </h2>
          <MovesList offer={row.offerId} />
        </section>
        <section aria-labelledby="rules" className="min-w-0">
          <h2 id="rules" className="mb-3 text-2xl">
            {words('rules.title')}
          </h2>
          <RulesForm key={row.version} row={row} />
        </section>
      </div>
    </>
  );
}

function Levels({ row }: { row: StockRow }) {
  const t = useTranslations('staff');
  const words = useTranslations('desk.stock');
  const may = useMay('stock.write');
  return (
    <Table stacks label={words('nav.levels')}>
      <thead>
        <tr>
          <Th>{words('location')}</Th>
          <Th className="text-end">{t('col.onHand')}</Th>
          <Th className="text-end">{t('col.reserved')}</Th>
          <Th className="text-end">{t('col.available')}</Th>
          <Th className="text-end">{words('incoming')}</Th>
          <Th className="text-end">{words('backorder.short')}</Th>
        </tr>
      </thead>
      <tbody>
        {row.levels.map((level) => (
          <tr key={level.locationId}>
            <Td className="min-w-28 font-medium">{level.location}</Td>
            <Td label={t('col.onHand')} className="tabular text-end">
              {level.onHand}
            </Td>
            <Td label={t('col.reserved')} className="tabular text-end">
              {level.reserved}
            </Td>
            <Td label={t('col.available')} className="tabular text-end font-medium">
              {level.available}
            </Td>
            <Td label={words('incoming')} className="tabular text-end text-soft">
              {level.incoming === 0 ? '–' : level.incoming}
            </Td>
            <Td label={words('backorder.short')} className="text-end">
              <span className="inline-flex items-center justify-end gap-2">
                <span className="tabular">{level.backorderLimit === 0 ? '–' : level.backorderLimit}</span>
                {may ? <BackorderDialog offerId={row.offerId} level={level} /> : null}
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
