'use client';
// Where one is signed in: every device, this one marked; one may be ended, or all the others.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Laptop, Smartphone } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { leave } from '@/lib/session.ts';
import type { Device } from '@/lib/types.ts';
import { useSave } from './use-save.ts';

export function SessionsPage() {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const save = useSave('sessions');
  const query = useQuery({ queryKey: ['sessions'], queryFn: ({ signal }) => answer(api.GET('/v1/me/sessions', { signal })) });
  const endOthers = (): Promise<unknown> =>
    save(answer(api.DELETE('/v1/me/sessions', { params: { query: { keep: 'this' } } })), t('sessions.othersEnded'));
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-4xl">{t('page.sessions')}</h1>
        {(query.data?.items.length ?? 0) > 1 ? (
          <ConfirmDialog
            title={t('sessions.endOthers')}
            text={t('sessions.endOthersText')}
            onConfirm={endOthers}
            trigger={
              <Button look="line" data-testid="end-others">
                {t('sessions.endOthers')}
              </Button>
            }
          />
        ) : null}
      </div>
      <p className="mb-6 text-soft">{t('sessions.text')}</p>
      <Answer query={query} failed={form('failed')}>
        {({ items }) => (
          <ul className="border-t border-line">
            {items.map((device) => (
              <li key={device.id}>
                <DeviceRow device={device} />
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </>
  );
}

const methods = ['password', 'code', 'passkey', 'social', 'google', 'apple', 'facebook', 'line', 'sign_up', 'impersonation'] as const;

function DeviceRow({ device }: { device: Device }) {
  const t = useTranslations('account.sessions');
  const moment = useMoment();
  const locale = useLocale();
  const act = useAct();
  const save = useSave('sessions');
  const method = methods.find((one) => one === device.method);
  const Icon = /android|iphone|ios|mobile/i.test(device.device) ? Smartphone : Laptop;
  const end = (): void =>
    void act.run(async () => {
      if (!device.current)
        return await save(
          answer(api.DELETE('/v1/me/sessions/{id}', { params: { path: { id: device.id } } })),
          t('ended', { device: device.device }),
        );
      await leave();
      window.location.assign(localPath(locale, '/sign-in'));
      return 'stay';
    });
  return (
    <div
      className="grid grid-cols-[auto_1fr_auto] items-center gap-4 border-b border-line py-4"
      data-testid="device"
      data-current={device.current}
    >
      <Icon aria-hidden size={22} strokeWidth={1.4} className="text-soft" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi>{device.device}</bdi>
          {device.current ? <Badge tone="success">{t('current')}</Badge> : null}
          {device.secondFactor ? <Badge>{t('secondFactor')}</Badge> : null}
          {device.impersonated ? <Badge tone="warning">{t('impersonated')}</Badge> : null}
        </p>
        <p className="mt-0.5 text-sm text-soft">
          {t('seen', { when: moment(device.lastSeenAt) })} · <bdi className="tabular">{device.ip}</bdi>
          {method ? ` · ${t(`method.${method}`)}` : ''}
        </p>
        <Refusal error={act.error} />
      </div>
      <Button look="line" size="sm" busy={act.busy} disabled={act.busy} onClick={end} aria-label={t('endOf', { device: device.device })}>
        {t(device.current ? 'signOut' : 'end')}
      </Button>
    </div>
  );
}
