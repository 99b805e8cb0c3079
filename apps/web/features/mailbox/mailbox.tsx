'use client';
// A list of mails and the one that is open, as its reader would see it and as plain text.
import { useQuery } from '@tanstack/react-query';
import { Badge } from '@tessera/ui/bits.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { EmptyState, ErrorState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Answer, Tabs, useAddress, useMoment } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { requestIdOf } from '@/lib/problem.ts';
import type { MailRow } from '@/lib/types.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

export function Mailbox() {
  const t = useTranslations('mailbox');
  const address = useAddress();
  const open = address.get('id');
  const query = useQuery({
    queryKey: ['mails'],
    queryFn: ({ signal }) => answer(api.GET('/v1/dev/mails', { params: { query: { limit: 100 } }, signal })),
    refetchInterval: 4000,
  });
  return (
    <main id="main" className="wrap py-8">
      <Link href="/" className="text-sm text-soft hover:underline">
        {t('back')}
      </Link>
      <h1 className="mt-1 mb-1 text-4xl">{t('title')}</h1>
      <p className="mb-6 text-soft">{t('text')}</p>
      <Answer query={query} failed={t('failed')} waiting={<Skeleton className="h-96 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('empty')}
              text={t('emptyText')}
              action={
                <Link href="/products" className="underline underline-offset-4">
                  {t('toShop')}
                </Link>
              }
            />
          ) : (
            <div className="grid gap-6 lg:grid-cols-[22rem_1fr]">
              <ul className={`border-t border-line ${open ? 'max-lg:hidden' : ''}`}>
                {items.map((mail) => (
                  <li key={mail.id}>
                    <MailLine mail={mail} open={mail.id === open} onOpen={() => address.set({ id: mail.id })} />
                  </li>
                ))}
              </ul>
              {open ? (
                <OpenMail id={open} onBack={() => address.set({ id: undefined })} />
              ) : (
                <p className="p-8 text-center text-soft max-lg:hidden">{t('choose')}</p>
              )}
            </div>
          )
        }
      </Answer>
    </main>
  );
}

function MailLine({ mail, open, onOpen }: { mail: MailRow; open: boolean; onOpen: () => void }) {
  const t = useTranslations('mailbox');
  const moment = useMoment();
  return (
    <button
      type="button"
      data-testid="mail-row"
      aria-current={open ? 'true' : undefined}
      onClick={onOpen}
      className={`grid w-full gap-0.5 border-b border-line px-3 py-3 text-start text-sm outline-offset-[-2px] hover:bg-sunken ${open ? 'bg-sunken' : ''}`}
    >
      <span className="flex justify-between gap-3">
        <bdi className="truncate font-medium">{mail.to}</bdi>
        {mail.status === 'sent' ? null : <Badge tone={mail.status === 'failed' ? 'danger' : 'plain'}>{t(`status.${mail.status}`)}</Badge>}
      </span>
      <span dir="auto">{mail.subject}</span>
      <span className="tabular text-xs text-soft">
        {moment(mail.at)} · <bdi>{mail.template}</bdi> · {mail.locale}
      </span>
    </button>
  );
}

function OpenMail({ id, onBack }: { id: string; onBack: () => void }) {
  const t = useTranslations('mailbox');
  const say = useErrorText();
  const [view, setView] = useState('html');
  const { data, error } = useQuery({
    queryKey: ['mail', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/dev/mails/{id}', { params: { path: { id } }, signal })),
  });
  if (error) return <ErrorState title={t('failed')} text={say(error)} requestId={requestIdOf(error)} />;
  if (!data) return <Skeleton className="h-[70vh] w-full" />;
  return (
    <article className="min-w-0">
      <button type="button" className="mb-3 text-sm underline lg:hidden" onClick={onBack}>
        {t('list')}
      </button>
      <h2 dir="auto" className="text-2xl">
        {data.subject}
      </h2>
      <Tabs
        label={t('view')}
        value={view}
        onChange={setView}
        items={[
          { value: 'html', name: t('html') },
          { value: 'text', name: t('plain') },
        ]}
      />
      {view === 'html' ? (
        // No scripts and no same origin: a mail is somebody else's page.
        <iframe
          title={data.subject}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={`<base target="_blank">${data.html}`}
          className="mt-4 h-[70vh] w-full border border-line bg-white"
        />
      ) : (
        <pre dir="auto" className="mt-4 overflow-x-auto border border-line bg-sunken p-4 text-sm whitespace-pre-wrap">
          {data.text}
        </pre>
      )}
    </article>
  );
}
