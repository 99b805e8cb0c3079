'use client';
// The hosts that apps run on: how full each is, and whether it takes more.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { Progress } from '@tessera/ui/progress.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { diskText, memoryText } from '../../../../kinds/hosting/web/size-text.ts';
import { useSave } from '@/features/account/use-save.ts';
import { FormDialog } from '@/features/form/form-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { HostingHost } from '@/lib/types.ts';
import { HostForm } from './host-form.tsx';
import { HostingHead } from './hosting-head.tsx';

export function HostsPage() {
  const t = useTranslations('desk.hosting');
  const staff = useTranslations('staff');
  const may = useMay('stock.write');
  const query = useQuery({
    queryKey: ['hosts'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/hosting/hosts', { signal })),
  });
  return (
    <>
      <HostingHead part="hosts">{may ? <AddHost /> : null}</HostingHead>
      <Answer query={query} failed={staff('failed')}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('noHosts')} text={t('noHostsText')} action={may ? <AddHost /> : undefined} />
          ) : (
            <ul className="mt-6 grid gap-4 lg:grid-cols-2">
              {items.map((host) => (
                <li key={host.id} className="rounded-lg border border-line p-5" data-testid="host">
                  <Host host={host} may={may} />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function AddHost() {
  const t = useTranslations('desk.hosting');
  return (
    <FormDialog
      title={t('newHost')}
      description={t('newHostText')}
      trigger={
        <Button data-testid="new-host">
          <Plus aria-hidden size={18} /> {t('newHost')}
        </Button>
      }
    >
      {(close) => <HostForm onDone={close} />}
    </FormDialog>
  );
}

function Host({ host, may }: { host: HostingHost; may: boolean }) {
  const t = useTranslations('desk.hosting');
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-xl">
          <bdi>{host.name}</bdi>
        </h2>
        {host.drained ? <Badge tone="warning">{t('drained')}</Badge> : null}
        <Link href={`/staff/hosting?host=${host.id}`} className="text-sm text-soft underline underline-offset-4 hover:text-ink">
          {t('apps', { count: host.apps })}
        </Link>
      </div>
      <Bars host={host} />
      {may ? <Acts host={host} /> : null}
    </>
  );
}

function Bars({ host }: { host: HostingHost }) {
  const t = useTranslations('desk.hosting');
  const locale = numberLocale(useLocale());
  const cores = (millicores: number): string => t('cores', { count: millicores / 1000 });
  const bars = [
    { name: 'memory', taken: host.memoryTaken, all: host.memoryMib, text: (value: number) => memoryText(value, locale) },
    { name: 'cpu', taken: host.cpuTaken, all: host.cpuMillicores, text: cores },
    { name: 'disk', taken: host.diskTaken, all: host.diskGib, text: (value: number) => diskText(value, locale) },
  ] as const;
  return (
    <ul className="grid gap-3 text-sm">
      {bars.map(({ name, taken, all, text }) => (
        <li key={name}>
          <div className="mb-1 flex flex-wrap justify-between gap-x-3">
            <span>{t(`of.${name}`)}</span>
            <span className="tabular text-soft">{t('taken', { taken: text(taken), all: text(all) })}</span>
          </div>
          <Progress share={all === 0 ? 1 : taken / all} label={t(`of.${name}`)} />
        </li>
      ))}
    </ul>
  );
}

function Acts({ host }: { host: HostingHost }) {
  const t = useTranslations('desk.hosting');
  const act = useAct();
  const save = useSave('hosts', 'hosting-plans');
  const turn = (): void => {
    const body = { drained: !host.drained, version: host.version };
    const told = t(host.drained ? 'fillsNow' : 'drainsNow', { name: host.name });
    void act.run(() => save(answer(api.PATCH('/v1/admin/hosting/hosts/{id}', { params: { path: { id: host.id } }, body })), told));
  };
  return (
    <div className="mt-4 grid gap-3">
      <div className="flex flex-wrap gap-2">
        <FormDialog
          title={t('changeOf', { name: host.name })}
          trigger={
            <Button look="line" size="sm" aria-label={t('changeOf', { name: host.name })}>
              {t('change')}
            </Button>
          }
        >
          {(close) => <HostForm host={host} onDone={close} />}
        </FormDialog>
        <Button look="quiet" size="sm" busy={act.busy} disabled={act.busy} onClick={turn} title={t('drainText')} data-testid="drain">
          {t(host.drained ? 'fill' : 'drain')}
        </Button>
      </div>
      <Refusal error={act.error} />
    </div>
  );
}
