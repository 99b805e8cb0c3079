'use client';
// One's apps in this shop, the newest first: where each runs, what it has, and until when it is paid.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { numberLocale } from '@tessera/ui/money.ts';
import { EmptyState } from '@tessera/ui/states.tsx';
import { ExternalLink } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { diskText, memoryText } from '../../../../kinds/hosting/web/size-text.ts';
import { Listed, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { MyApp } from '@/lib/types.ts';

export function MyAppsPage() {
  const t = useTranslations('hosting');
  const form = useTranslations('form');
  const cursor = useAddress().get('cursor');
  const query = useQuery({
    queryKey: ['my-apps', cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/apps', { params: { query: { cursor, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('title')}</h1>
      <Listed
        query={query}
        failed={form('failed')}
        none={
          <EmptyState
            title={t('none')}
            text={t('noneText')}
            action={
              <Link href="/products" className={buttonStyle({})}>
                {t('toShop')}
              </Link>
            }
          />
        }
      >
        {(items) => (
          <ul className="grid gap-4">
            {items.map((app) => (
              <li key={app.id} className="rounded-lg border border-line p-5" data-testid="my-app">
                <App app={app} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}

export const appTones: Record<MyApp['state'], Tone> = { wanted: 'info', running: 'success', ended: 'plain' };

function App({ app }: { app: MyApp }) {
  const t = useTranslations('hosting');
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_auto] sm:items-start">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="text-2xl">
            <bdi>{app.name}</bdi>
          </h2>
          <Badge tone={appTones[app.state]}>{t(`state.${app.state}`)}</Badge>
        </div>
        <p className="text-sm text-soft">
          <bdi>{app.title}</bdi>
        </p>
        <Facts app={app} />
      </div>
      <div className="flex flex-wrap gap-3 sm:justify-end">
        {app.address ? (
          <a href={app.address} target="_blank" rel="noopener noreferrer" className={buttonStyle({})} data-testid="open-app">
            {t('open')} <ExternalLink aria-hidden size={16} />
          </a>
        ) : null}
        <Link href={`/orders/${app.orderId}`} className={buttonStyle({ look: 'line' })}>
          {t('order')}
        </Link>
      </div>
    </div>
  );
}

/** What is to be said of an app in the state it is in. */
function Facts({ app }: { app: MyApp }) {
  const t = useTranslations('hosting');
  const locale = numberLocale(useLocale());
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const cores = t('cores', { count: app.cpuMillicores / 1000 });
  return (
    <div className="mt-3 grid gap-1 text-sm">
      {app.state === 'wanted' ? <p>{t('wantedText')}</p> : null}
      {app.address ? (
        <p>
          <bdi dir="ltr" className="break-all">
            {app.address}
          </bdi>
        </p>
      ) : null}
      {app.state === 'running' && app.paidUntil ? <p>{t('until', { day: day.format(new Date(app.paidUntil)) })}</p> : null}
      {app.endedAt && app.endedHow ? <p>{t('ended', { day: day.format(new Date(app.endedAt)), how: t(`how.${app.endedHow}`) })}</p> : null}
      {app.note ? <p>{t('reason', { reason: `\u2068${app.note}\u2069` })}</p> : null}
      <p className="text-soft">
        {memoryText(app.memoryMib, locale)} · {cores} · {diskText(app.diskGib, locale)}
      </p>
    </div>
  );
}
