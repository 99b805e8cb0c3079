'use client';
// A secret address under which a calendar program follows one's bookings.
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { CopyButton } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { useMoment } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';

export function Feed() {
  const t = useTranslations('bookings.feed');
  const moment = useMoment();
  const act = useAct();
  const save = useSave('calendar-feed');
  const [url, setUrl] = useState<string | null>(null);
  const { data } = useQuery({ queryKey: ['calendar-feed'], queryFn: ({ signal }) => answer(api.GET('/v1/me/calendar-feed', { signal })) });
  if (!data) return null;
  const make = (): void => void act.run(async () => setUrl((await save(answer(api.POST('/v1/me/calendar-feed', { body: {} })))).url));
  const end = (): void =>
    void act.run(async () => {
      await save(answer(api.DELETE('/v1/me/calendar-feed')), t('ended'));
      setUrl(null);
    });
  return (
    <section aria-labelledby="feed" className="rounded-lg border border-line bg-raised p-5">
      <h2 id="feed" className="text-xl">
        {t('title')}
      </h2>
      <p className="mt-1 max-w-prose text-sm text-soft">{t('text')}</p>
      {url ? (
        <Notice className="mt-4">
          <p className="mb-2">{t('once')}</p>
          <p dir="ltr" className="mb-3 break-all select-all">
            <code>{url}</code>
          </p>
          <CopyButton text={url} />
        </Notice>
      ) : null}
      <Refusal error={act.error} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button look="line" size="sm" disabled={act.busy} onClick={make}>
          {t(data.feed ? 'renew' : 'make')}
        </Button>
        {data.feed ? (
          <>
            <Button look="quiet" size="sm" disabled={act.busy} onClick={end}>
              {t('end')}
            </Button>
            <span className="text-sm text-soft">{data.feed.readAt ? t('read', { at: moment(data.feed.readAt) }) : t('unread')}</span>
          </>
        ) : null}
      </div>
    </section>
  );
}
