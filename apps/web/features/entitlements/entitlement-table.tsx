'use client';
// The list of entitlements: whose, at whose price, from when until when, and what can be done about each.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useTranslations } from 'next-intl';
import { useMoment } from '@/features/staff/parts.tsx';
import type { Entitlement } from '@/lib/types.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { EndDialog } from './end-dialog.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { nameOf, type Side } from './sides.ts';

const tones: Record<Entitlement['state'], Tone> = { active: 'success', upcoming: 'info', ended: 'plain' };

interface TableProps {
  side: Side;
  rows: Entitlement[];
  may: boolean;
  stale: boolean;
}

export function EntitlementTable({ side, rows, may, stale }: TableProps) {
  const t = useTranslations('desk.entitlement');
  return (
    <Table stacks label={t(`table.${side}`)} className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          {side === 'stores' ? null : <Th>{t('col.brand')}</Th>}
          {side === 'brands' ? null : <Th>{t('col.store')}</Th>}
          <Th>{t('col.mode')}</Th>
          <Th>{t('col.time')}</Th>
          <Th>{t('col.state')}</Th>
          {may ? (
            <Th>
              <span className="sr-only">{t('col.acts')}</span>
            </Th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.brand.id} ${row.store.id}`} side={side} row={row} may={may} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ side, row, may }: { side: Side; row: Entitlement; may: boolean }) {
  const t = useTranslations('desk.entitlement');
  const moment = useMoment();
  const { brand, store, mode, startsAt, endsAt, state } = row;
  return (
    <tr data-testid={`entitlement-${brand.slug}-${store.slug}`}>
      {side === 'stores' ? null : <PartyCell party={brand} />}
      {side === 'brands' ? null : <PartyCell party={store} />}
      <Td label={t('col.mode')} className="whitespace-nowrap">
        {t(`mode.${mode}`)}
      </Td>
      <Td label={t('col.time')} className="whitespace-nowrap">
        <span className="block">{t(state === 'upcoming' ? 'from' : 'since', { date: moment(startsAt) })}</span>
        <span className="block text-soft">
          {endsAt ? t(state === 'ended' ? 'untilPast' : 'until', { date: moment(endsAt) }) : t('always')}
        </span>
      </Td>
      <Td label={t('col.state')}>
        <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
      </Td>
      {may ? (
        <Td>
          <span className="flex justify-end gap-2">
            {state === 'ended' ? (
              <GrantDialog side={side} again={row} />
            ) : (
              <>
                <ChangeDialog side={side} row={row} name={nameOf(side, row)} />
                <EndDialog side={side} row={row} name={nameOf(side, row)} />
              </>
            )}
          </span>
        </Td>
      ) : null}
    </tr>
  );
}

function PartyCell({ party }: { party: Entitlement['brand'] }) {
  const t = useTranslations('desk.platform');
  return (
    <Td className="min-w-40">
      <span className="block font-medium">
        <bdi>{party.name}</bdi>
      </span>
      <span className="block text-xs text-soft">
        <bdi>{party.slug}</bdi>
      </span>
      {party.status === 'active' ? null : <Badge tone="warning">{t(`status.${party.status}`)}</Badge>}
    </Td>
  );
}
