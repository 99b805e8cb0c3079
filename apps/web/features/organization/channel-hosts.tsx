'use client';
// Host names of a shop: claimed, proved by the DNS, given up.
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { Section } from '@/features/account/section.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { CopyButton } from '@/features/form/secret.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { ChannelHost, ChannelSettings } from '@/lib/types.ts';

export function ChannelHosts({ channel }: { channel: ChannelSettings }) {
  const t = useTranslations('desk.channel');
  const may = useMay('organization.write');
  return (
    <Section title={t('hosts')} text={t('hostsText')}>
      <ul className="mb-5 border-t border-line">
        <li className="flex flex-wrap items-center gap-3 border-b border-line py-3">
          <bdi className="font-medium">{channel.ownHost}</bdi> <Badge tone="success">{t('ownHost')}</Badge>
        </li>
        {channel.hosts.map((host) => (
          <li key={host.host}>
            <HostRow channelId={channel.id} host={host} />
          </li>
        ))}
      </ul>
      {may ? <AddHost key={channel.hosts.length} channelId={channel.id} /> : null}
    </Section>
  );
}

function HostRow({ channelId, host }: { channelId: string; host: ChannelHost }) {
  const t = useTranslations('desk.channel');
  const form = useTranslations('form');
  const may = useMay('organization.write');
  const act = useAct();
  const save = useSave('channels', 'organizations');
  const path = { params: { path: { id: channelId, host: host.host } } };
  return (
    <div className="grid gap-3 border-b border-line py-3" data-testid="host">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <span className="flex flex-wrap items-center gap-3">
          <bdi className="font-medium">{host.host}</bdi>
          <Badge tone={host.verified ? 'success' : 'warning'}>{t(host.verified ? 'hostProved' : 'hostWaits')}</Badge>
        </span>
        {may ? (
          <span className="flex gap-2">
            {host.verified ? null : (
              <Button
                look="line"
                size="sm"
                busy={act.busy}
                disabled={act.busy}
                aria-label={t('checkOf', { host: host.host })}
                onClick={() =>
                  void act.run(() =>
                    save(answer(api.POST('/v1/admin/channels/{id}/hosts/{host}/verify', path)), t('hostIsProved', { host: host.host })),
                  )
                }
              >
                {t('check')}
              </Button>
            )}
            <ConfirmDialog
              title={t('removeHost', { host: host.host })}
              text={t('removeHostText')}
              onConfirm={() =>
                save(answer(api.DELETE('/v1/admin/channels/{id}/hosts/{host}', path)), t('hostRemoved', { host: host.host }))
              }
              trigger={
                <Button look="quiet" size="sm" aria-label={t('removeHost', { host: host.host })}>
                  {form('remove')}
                </Button>
              }
            />
          </span>
        ) : null}
      </div>
      {host.verified ? null : <DnsRecord host={host} />}
      <Refusal error={act.error} />
    </div>
  );
}

/** What the DNS must say before the name counts. */
function DnsRecord({ host }: { host: ChannelHost }) {
  const t = useTranslations('desk.channel');
  const moment = useMoment();
  return (
    <Notice>
      <p className="mb-2">{t('dns')}</p>
      <dl dir="ltr" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-xs">
        <dt className="text-soft">{t('dnsType')}</dt>
        <dd>
          <code>{host.record.type}</code>
        </dd>
        <dt className="text-soft">{t('dnsName')}</dt>
        <dd className="break-all select-all">
          <code>{host.record.name}</code>
        </dd>
        <dt className="text-soft">{t('dnsValue')}</dt>
        <dd className="break-all select-all">
          <code>{host.record.value}</code>
        </dd>
      </dl>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <CopyButton text={host.record.value} label={t('copyValue')} />
        {host.checkedAt ? <span className="text-xs text-soft">{t('checkedAt', { when: moment(host.checkedAt) })}</span> : null}
      </div>
    </Notice>
  );
}

function AddHost({ channelId }: { channelId: string }) {
  const t = useTranslations('desk.channel');
  const act = useAct();
  const save = useSave('channels');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const host = formText(data, 'host');
    void act.run(() => save(answer(api.POST('/v1/admin/channels/{id}/hosts', { params: { path: { id: channelId } }, body: { host } }))));
  };
  return (
    <form className="grid gap-3" onSubmit={submitOf(submit)}>
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('newHost')} error={fieldError('host')} className="min-w-0 flex-1 basis-56">
          {(control) => (
            <Input
              {...control}
              name="host"
              required
              minLength={4}
              maxLength={253}
              dir="ltr"
              autoCapitalize="none"
              placeholder="shop.example.com"
            />
          )}
        </Field>
        <Button type="submit" look="line" busy={act.busy} disabled={act.busy} data-testid="add-host">
          {t('addHost')}
        </Button>
      </div>
      <Refusal error={act.error} />
    </form>
  );
}
