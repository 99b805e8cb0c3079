'use client';
// Where units lie, in the order they are taken from.
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { numberLocale } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import type { StockLocation } from '@/lib/types.ts';
import { LocationDialog } from './location-dialog.tsx';
import { StockNav } from './stock-nav.tsx';
import { useLocations } from './use-locations.ts';

export function LocationsPage() {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  const query = useLocations();
  return (
    <>
      <PageHead title={staff('page.stock')} text={t('place.how')}>
        {may ? (
          <LocationDialog
            trigger={
              <Button data-testid="new-location">
                <Plus aria-hidden size={18} /> {t('place.new')}
              </Button>
            }
          />
        ) : null}
      </PageHead>
      <StockNav />
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? <EmptyState title={t('place.none')} text={t('place.noneText')} /> : <LocationTable rows={items} />
        }
      </Answer>
    </>
  );
}

function LocationTable({ rows }: { rows: StockLocation[] }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  const locale = useLocale();
  const count = new Intl.NumberFormat(numberLocale(locale));
  return (
    <Table stacks label={t('nav.locations')}>
      <thead>
        <tr>
          <Th>{t('location')}</Th>
          <Th className="text-end">{t('place.order')}</Th>
          <Th>{t('place.sells')}</Th>
          <Th className="text-end">{staff('col.onHand')}</Th>
          <Th className="text-end">{staff('col.reserved')}</Th>
          <Th>
            <span className="sr-only">{t('change')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <Td>
              <span className="block min-w-40 font-medium">
                <bdi>{row.name}</bdi>
              </span>
              {row.address || row.country ? (
                <span className="block max-w-72 text-xs text-soft">
                  <bdi>{row.address}</bdi>
                  {row.address && row.country ? ' · ' : null}
                  {row.country ? countryName(row.country, locale) : null}
                </span>
              ) : null}
            </Td>
            <Td label={t('place.order')} className="tabular text-end">
              {row.closed ? '–' : row.position}
            </Td>
            <Td label={t('place.sells')} className="whitespace-nowrap">
              {row.closed ? (
                <Badge>{t('place.closed')}</Badge>
              ) : row.channelIds === null ? (
                t('place.everyShop')
              ) : (
                t('place.someShops', { count: row.channelIds.length })
              )}
            </Td>
            <Td label={staff('col.onHand')} className="tabular text-end">
              {count.format(row.onHand)}
            </Td>
            <Td label={staff('col.reserved')} className="tabular text-end">
              {count.format(row.reserved)}
            </Td>
            <Td>{may && !row.closed ? <LocationActs row={row} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function LocationActs({ row }: { row: StockLocation }) {
  const t = useTranslations('desk.stock');
  const save = useSave('stock', 'stock-locations');
  const { name } = row;
  return (
    <span className="flex justify-end gap-2">
      <LocationDialog
        row={row}
        trigger={
          <Button look="quiet" size="sm" aria-label={t('place.changeOf', { name })}>
            {t('change')}
          </Button>
        }
      />
      <ConfirmDialog
        title={t('place.closeOf', { name })}
        text={t('place.closeText')}
        onConfirm={() =>
          save(
            answer(api.POST('/v1/admin/stock-locations/{id}/close', { params: { path: { id: row.id } } })),
            t('place.isClosed', { name }),
          )
        }
        trigger={
          <Button look="quiet" size="sm" aria-label={t('place.closeOf', { name })}>
            {t('place.close')}
          </Button>
        }
      />
    </span>
  );
}
