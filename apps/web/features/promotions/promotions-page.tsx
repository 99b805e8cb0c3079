'use client';
// What lowers prices: running, waiting for its day, used up, ended.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { useMay } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import type { Promotion, PromotionShop } from '@/lib/types.ts';
import { PromotionForm } from './promotion-form.tsx';
import { usePromotionWords } from './promotion-words.ts';

const statuses = ['running', 'scheduled', 'used_up', 'ended'] as const;
const tones: Record<Promotion['status'], Tone> = { running: 'success', scheduled: 'info', used_up: 'warning', ended: 'plain' };

export function PromotionsPage() {
  const t = useTranslations('desk.promotion');
  const staff = useTranslations('staff');
  const address = useAddress();
  const may = useMay('promotions.write');
  const status = statuses.find((one) => one === address.get('status'));
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['promotions', status, q, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/promotions', { params: { query: { status, q, cursor, limit: 25 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const shops = query.data?.shops ?? [];
  const add = may && shops.length > 0 ? <NewPromotion shops={shops} /> : null;
  return (
    <>
      <PageHead title={staff('page.promotions')}>
        <div className="flex flex-wrap gap-3">
          <span className="w-60 max-sm:w-full">
            <SearchField label={t('search')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
          </span>
          {add}
        </div>
      </PageHead>
      <Tabs
        label={staff('status')}
        value={status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[{ value: '', name: t('statusAll') }, ...statuses.map((value) => ({ value, name: t(`status.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <NoneListed
            filters={['q', 'status']}
            none={{ title: t('none'), text: t('noneText') }}
            filtered={{ title: t('none'), text: t('noneFilter') }}
          />
        }
      >
        {(items) => <PromotionTable rows={items} shops={shops} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function NewPromotion({ shops }: { shops: PromotionShop[] }) {
  const t = useTranslations('desk.promotion');
  return (
    <FormDialog
      title={t('new')}
      className="max-w-2xl!"
      trigger={
        <Button data-testid="new-promotion">
          <Plus aria-hidden size={18} /> {t('new')}
        </Button>
      }
    >
      {(close) => <PromotionForm shops={shops} onDone={close} />}
    </FormDialog>
  );
}

function PromotionTable({ rows, shops, stale }: { rows: Promotion[]; shops: PromotionShop[]; stale: boolean }) {
  const t = useTranslations('desk.promotion');
  const staff = useTranslations('staff');
  return (
    <Table label={staff('page.promotions')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('col.code')}</Th>
          <Th>{t('col.off')}</Th>
          <Th>{t('col.time')}</Th>
          <Th className="text-end">{t('col.uses')}</Th>
          <Th>{t('col.status')}</Th>
          <Th>
            <span className="sr-only">{t('col.acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <PromotionRow key={row.id} row={row} shops={shops} />
        ))}
      </tbody>
    </Table>
  );
}

function PromotionRow({ row, shops }: { row: Promotion; shops: PromotionShop[] }) {
  const t = useTranslations('desk.promotion');
  const may = useMay('promotions.write');
  const words = usePromotionWords();
  const limits = words.limitsOf(row);
  return (
    <tr data-testid={`promotion-${row.code}`}>
      <Td>
        <span className="block min-w-36">
          <span className="block font-medium">
            <bdi>{row.code}</bdi>
          </span>
          <span className="block text-xs text-soft">
            <bdi>{row.name}</bdi>
          </span>
          {row.own ? null : <span className="block text-xs text-soft">{t('runBy', { name: row.runBy.name })}</span>}
        </span>
      </Td>
      <Td>
        <span className="block min-w-32">
          <span className="tabular">{words.offOf(row)}</span>
          {limits ? <span className="block text-xs text-soft">{limits}</span> : null}
        </span>
      </Td>
      <Td className="min-w-44">{words.timeOf(row)}</Td>
      <Td className="tabular text-end whitespace-nowrap">
        {row.mostUses === null ? row.uses : t('usesOf', { uses: row.uses, most: row.mostUses })}
      </Td>
      <Td>
        <Badge tone={tones[row.status]}>{t(`status.${row.status}`)}</Badge>
      </Td>
      <Td>{may && row.status !== 'ended' ? <PromotionActs row={row} shops={shops} /> : null}</Td>
    </tr>
  );
}

function PromotionActs({ row, shops }: { row: Promotion; shops: PromotionShop[] }) {
  const t = useTranslations('desk.promotion');
  const save = useSave('promotions');
  const { code } = row;
  return (
    <span className="flex justify-end gap-2">
      {row.own ? (
        <FormDialog
          title={t('changeOf', { code })}
          className="max-w-2xl!"
          trigger={
            <Button look="quiet" size="sm" aria-label={t('changeOf', { code })}>
              {t('change')}
            </Button>
          }
        >
          {(close) => <PromotionForm shops={shops} promotion={row} onDone={close} />}
        </FormDialog>
      ) : null}
      <ConfirmDialog
        title={t('endTitle', { code })}
        text={t('endText')}
        onConfirm={() =>
          save(answer(api.POST('/v1/admin/promotions/{id}/end', { params: { path: { id: row.id } } })), t('ended', { code }))
        }
        trigger={
          <Button look="quiet" size="sm" aria-label={t('endOf', { code })}>
            {t('end')}
          </Button>
        }
      />
    </span>
  );
}
