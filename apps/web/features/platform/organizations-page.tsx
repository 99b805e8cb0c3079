'use client';
// Every organization of the installation, or its brands or stores: founded, looked after, suspended, let go on.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { useSession } from '@/features/staff/desk.tsx';
import { PageHead } from '@/features/staff/page-head.tsx';
import { Listed, NoneListed, SearchField, Tabs, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { countryName } from '@/lib/countries.ts';
import type { PlatformOrganization } from '@/lib/types.ts';
import { FoundDialog, OwnerDialog } from './found-dialog.tsx';
import { TradeSelect } from './trade-select.tsx';

const statuses = ['active', 'suspended', 'closed'] as const;
type Trade = NonNullable<PlatformOrganization['trade']>;
const pages = { brand: 'platformBrands', store: 'platformStores' } as const;
const tones: Record<PlatformOrganization['status'], Tone> = { active: 'success', suspended: 'warning', closed: 'plain' };

export function OrganizationsPage({ trade }: { trade?: Trade }) {
  const t = useTranslations('desk.platform');
  const staff = useTranslations('staff');
  const address = useAddress();
  const status = statuses.find((one) => one === address.get('status'));
  const [q, cursor] = [address.get('q'), address.get('cursor')];
  const query = useQuery({
    queryKey: ['platform-organizations', trade, status, q, cursor],
    queryFn: ({ signal }) =>
      answer(api.GET('/v1/admin/platform/organizations', { params: { query: { trade, status, q, cursor, limit: 50 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={staff(`page.${trade ? pages[trade] : 'platform'}`)} text={t(trade ? `textOf.${trade}` : 'text')}>
        <div className="flex flex-wrap items-start gap-3 max-sm:w-full">
          <span className="w-60 max-sm:w-full">
            <SearchField label={t('search')} value={q ?? ''} onChange={(text) => address.set({ q: text })} />
          </span>
          {trade ? <FoundDialog trade={trade} opened={address.get('new') === '1'} /> : null}
        </div>
      </PageHead>
      <Tabs
        label={staff('status')}
        value={status ?? ''}
        onChange={(value) => address.set({ status: value })}
        items={[{ value: '', name: staff('all') }, ...statuses.map((value) => ({ value, name: t(`status.${value}`) }))]}
      />
      <Listed
        query={query}
        failed={staff('failed')}
        none={
          <NoneListed
            filters={['q', 'status']}
            none={{ title: trade ? t(`noneOf.${trade}`) : t('none') }}
            filtered={{ title: t('none') }}
          />
        }
      >
        {(items) => <Organizations rows={items} stale={query.isPlaceholderData} />}
      </Listed>
    </>
  );
}

function Organizations({ rows, stale }: { rows: PlatformOrganization[]; stale: boolean }) {
  const t = useTranslations('desk.platform');
  const staff = useTranslations('staff');
  const locale = useLocale();
  const moment = useMoment();
  const own = useSession()?.organization?.id;
  return (
    <Table stacks label={staff('page.platform')} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('name')}</Th>
          <Th>{staff('status')}</Th>
          <Th>{t('country')}</Th>
          <Th>{t('trade')}</Th>
          <Th className="text-end">{t('members')}</Th>
          <Th>{t('founded')}</Th>
          <Th>
            <span className="sr-only">{t('acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="organization">
            <Td className="min-w-40">
              <span className="block font-medium">
                <bdi>{row.name}</bdi>
              </span>
              <span className="block text-xs text-soft">
                <bdi>{row.slug}</bdi>
              </span>
            </Td>
            <Td label={staff('status')}>
              <Badge tone={tones[row.status]}>{t(`status.${row.status}`)}</Badge>
              {row.statusReason ? <span className="mt-1 block max-w-56 text-xs text-soft">{row.statusReason}</span> : null}
            </Td>
            <Td label={t('country')} className="whitespace-nowrap">
              {countryName(row.country, locale)}
            </Td>
            <Td label={t('trade')}>
              <TradeSelect row={row} />
            </Td>
            <Td label={t('members')} className="tabular text-end">
              {row.members}
            </Td>
            <Td label={t('founded')} className="whitespace-nowrap text-soft">
              {moment(row.createdAt)}
            </Td>
            <Td>
              <span className="flex justify-end gap-2">
                {row.members === 0 && row.status !== 'closed' ? <OwnerDialog row={row} /> : null}
                {row.status === 'closed' || row.id === own ? null : <Turn row={row} />}
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Suspends, or lets go on; both ask why. */
function Turn({ row }: { row: PlatformOrganization }) {
  const t = useTranslations('desk.platform');
  const save = useSave('platform-organizations');
  const [reason, setReason] = useState('');
  const act = row.status === 'active' ? ('suspend' as const) : ('reactivate' as const);
  const options = { params: { path: { id: row.id } }, body: { reason } };
  const turn = () =>
    act === 'suspend'
      ? api.POST('/v1/admin/platform/organizations/{id}/suspend', options)
      : api.POST('/v1/admin/platform/organizations/{id}/reactivate', options);
  return (
    <ConfirmDialog
      title={t(`${act}Of`, { name: row.name })}
      text={t(`${act}Text`)}
      onConfirm={() => save(answer(turn()), t(`${act}Done`, { name: row.name }))}
      trigger={
        <Button look={act === 'suspend' ? 'danger' : 'line'} size="sm" aria-label={t(`${act}Of`, { name: row.name })}>
          {t(act)}
        </Button>
      }
    >
      <Field label={t('reason')} hint={t('reasonHint')}>
        {(control) => (
          <Input
            {...control}
            name="reason"
            required
            minLength={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            dir="auto"
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
