'use client';
// Apps in rows: what each is, where it runs, and what staff can do with it.
import { Badge } from '@tessera/ui/bits.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Table, Td, Th } from '@tessera/ui/table.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { diskText, memoryText } from '../../../../kinds/hosting/web/size-text.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { useMoment } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { HostedInstance } from '@/lib/types.ts';
import { SetUpDialog } from './set-up-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

const tones = { wanted: 'warning', running: 'success', ended: 'plain' } as const;

export function AppTable({ rows, stale }: { rows: HostedInstance[]; stale: boolean }) {
  const t = useTranslations('desk.hosting');
  const staff = useTranslations('staff');
  const may = useMay('orders.fulfil');
  return (
    <Table label={t('tab.apps')} stacks className={stale ? 'opacity-50' : ''}>
      <thead>
        <tr>
          <Th>{t('col.app')}</Th>
          <Th>{staff('status')}</Th>
          <Th>{t('col.host')}</Th>
          <Th>{t('col.order')}</Th>
          <Th>
            <span className="sr-only">{t('col.acts')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-testid="app-row">
            <Td>
              <App row={row} />
            </Td>
            <Td label={staff('status')}>
              <Standing row={row} />
            </Td>
            <Td label={t('col.host')}>
              <bdi>{row.host.name}</bdi>
              <Size row={row} />
            </Td>
            <Td label={t('col.order')}>
              {row.order.number === null ? (
                '—'
              ) : (
                <Link href={`/staff/orders/${row.order.id}`} className="tabular underline underline-offset-4">
                  {row.order.number}
                </Link>
              )}
            </Td>
            <Td>{may && row.state !== 'ended' ? <Acts row={row} /> : null}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function App({ row }: { row: HostedInstance }) {
  return (
    <span className="block min-w-40">
      <bdi className="font-medium">{row.name}</bdi>
      <span className="block text-soft">
        <bdi>{row.title}</bdi>
      </span>
      {row.address && row.state === 'running' ? (
        <a href={row.address} target="_blank" rel="noopener noreferrer" dir="ltr" className="break-all underline underline-offset-4">
          {row.address}
        </a>
      ) : null}
    </span>
  );
}

function Size({ row }: { row: HostedInstance }) {
  const t = useTranslations('desk.hosting');
  const locale = numberLocale(useLocale());
  return (
    <span className="block text-soft">
      {memoryText(row.memoryMib, locale)} · {t('cores', { count: row.cpuMillicores / 1000 })} · {diskText(row.diskGib, locale)}
    </span>
  );
}

/** The state in words, since when or until when, and why it ended. */
function Standing({ row }: { row: HostedInstance }) {
  const t = useTranslations('desk.hosting');
  const moment = useMoment();
  const at = row.endedAt ?? (row.state === 'running' ? row.paidUntil : row.wantedAt);
  return (
    <span className="grid justify-items-start gap-1">
      <Badge tone={tones[row.state]}>{row.endedHow ? t(`how.${row.endedHow}`) : t(`state.${row.state}`)}</Badge>
      {at ? <span className="text-soft">{row.state === 'running' ? t('until', { at: moment(at) }) : moment(at)}</span> : null}
      {row.note ? <bdi className="max-w-64 text-soft">{row.note}</bdi> : null}
    </span>
  );
}

const Acts = ({ row }: { row: HostedInstance }) => (
  <span className="flex flex-wrap gap-2 sm:justify-end">
    <SetUpDialog row={row} />
    {row.state === 'running' ? <StopDialog row={row} /> : null}
  </span>
);
