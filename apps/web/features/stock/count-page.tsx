'use client';
// One count: numbers by SKU, as fast as a scanner sends them, the differences, and the end of it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { BackLink, PageHead } from '@/features/staff/page-head.tsx';
import { Answer, Pager, Tabs, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { StockCount, StockCountLine } from '@/lib/types.ts';
import { countTones } from './counts-page.tsx';
import { ScanField } from './scan-field.tsx';

export function CountPage({ id }: { id: string }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const address = useAddress();
  const different = address.get('different') === 'true';
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['stock-counts', id, different, cursor],
    queryFn: ({ signal }) =>
      answer(
        api.GET('/v1/admin/stock-counts/{id}', {
          params: { path: { id }, query: { cursor, limit: 50, ...(different ? { different: 'true' as const } : {}) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={query} failed={staff('failed')}>
      {({ count, lines, nextCursor }) => (
        <>
          <CountHead count={count} />
          {count.state === 'open' ? <ScanField countId={id} /> : null}
          <Tabs
            label={t('count.show')}
            value={different ? 'true' : ''}
            onChange={(value) => address.set({ different: value })}
            items={[
              { value: '', name: t('count.counted'), count: count.counted },
              { value: 'true', name: t('count.different'), count: count.different },
            ]}
          />
          {lines.length === 0 ? (
            <EmptyState title={t('count.nothing')} text={count.state === 'open' ? t('count.nothingText') : undefined} />
          ) : (
            <LineTable count={count} lines={lines} />
          )}
          <Pager next={nextCursor} first={!cursor} onGo={(next) => address.set({ cursor: next })} />
        </>
      )}
    </Answer>
  );
}

function CountHead({ count }: { count: StockCount }) {
  const t = useTranslations('desk.stock');
  const may = useMay('stock.write');
  const moment = useMoment();
  return (
    <>
      <BackLink href="/staff/stock/counts">{t('nav.counts')}</BackLink>
      <PageHead
        title={count.name || count.location}
        text={
          <span className="inline-flex flex-wrap items-center gap-2">
            <span>{count.location}</span>
            <span>{moment(count.startedAt)}</span>
            <Badge tone={countTones[count.state]}>{t(`count.state.${count.state}`)}</Badge>
          </span>
        }
      >
        {may && count.state === 'open' ? <CountEnds count={count} /> : null}
      </PageHead>
    </>
  );
}

function CountEnds({ count }: { count: StockCount }) {
  const t = useTranslations('desk.stock');
  const save = useSave('stock', 'stock-counts', 'stock-moves');
  const path = { id: count.id };
  return (
    <div className="flex flex-wrap gap-2">
      <ConfirmDialog
        title={t('count.giveUp')}
        text={t('count.giveUpText')}
        onConfirm={() => save(answer(api.POST('/v1/admin/stock-counts/{id}/cancel', { params: { path } })), t('count.givenUp'))}
        trigger={<Button look="quiet">{t('count.giveUp')}</Button>}
      />
      <ConfirmDialog
        title={t('count.close')}
        text={t('count.closeText', { count: count.different })}
        onConfirm={() =>
          save(
            answer(api.POST('/v1/admin/stock-counts/{id}/close', { params: { path }, body: { version: count.version } })),
            t('count.closed'),
          )
        }
        trigger={
          <Button look="line" disabled={count.counted === 0}>
            {t('count.close')}
          </Button>
        }
      />
    </div>
  );
}

function LineTable({ count, lines }: { count: StockCount; lines: StockCountLine[] }) {
  const t = useTranslations('desk.stock');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  return (
    <Table stacks label={t('count.counted')}>
      <thead>
        <tr>
          <Th>{staff('col.product')}</Th>
          <Th className="text-end">{t('count.books')}</Th>
          <Th className="text-end">{t('count.counted')}</Th>
          <Th className="text-end">{t('count.difference')}</Th>
          <Th>
            <span className="sr-only">{t('count.drop')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.offerId} data-testid={`counted-${line.sku}`}>
            <Td>
              <span className="block min-w-32 font-medium">
                <bdi>{line.title}</bdi>
              </span>
              <span className="block text-xs text-soft">
                <bdi>{line.sku}</bdi>
              </span>
            </Td>
            <Td label={t('count.books')} className="tabular text-end">
              {line.onHand}
            </Td>
            <Td label={t('count.counted')} className="tabular text-end font-medium">
              {line.counted}
            </Td>
            <Td
              label={t('count.difference')}
              className={`tabular text-end font-medium ${line.difference === 0 ? 'text-soft' : 'text-warning'}`}
            >
              <bdi>{line.difference > 0 ? `+${line.difference}` : line.difference}</bdi>
            </Td>
            <Td className="text-end">{may && count.state === 'open' ? <TakeBack countId={count.id} line={line} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Takes a number back, as if nobody had counted. */
function TakeBack({ countId, line: { offerId, sku } }: { countId: string; line: StockCountLine }) {
  const t = useTranslations('desk.stock');
  const act = useAct();
  const save = useSave('stock-counts');
  const drop = (): void =>
    void act.run(() =>
      save(
        answer(api.DELETE('/v1/admin/stock-counts/{id}/lines/{offerId}', { params: { path: { id: countId, offerId } } })),
        t('count.dropped', { sku }),
      ),
    );
  return (
    <>
      <Button look="quiet" size="sm" busy={act.busy} disabled={act.busy} aria-label={t('count.dropOf', { sku })} onClick={drop}>
        {t('count.drop')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
