'use client';
// One's bookings in this shop: what is to come, what was, what one waits for, and the calendar that follows them.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useTranslations } from 'next-intl';
import { Listed, Tabs, useAddress } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { BookingRow } from './booking-row.tsx';
import { Feed } from './feed.tsx';
import { Waits } from './waits.tsx';

const views = ['upcoming', 'past'] as const;

export function BookingsPage() {
  const t = useTranslations('bookings');
  const form = useTranslations('form');
  const address = useAddress();
  const when = address.get('when') === 'past' ? 'past' : 'upcoming';
  const cursor = address.get('cursor');
  const query = useQuery({
    queryKey: ['bookings', when, cursor],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/bookings', { params: { query: { when, cursor, limit: 20 } }, signal })),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="mb-6 text-4xl">{t('title')}</h1>
      <Tabs
        label={t('title')}
        items={views.map((value) => ({ value, name: t(value) }))}
        value={when}
        onChange={(value) => address.set({ when: value === 'past' ? value : undefined })}
      />
      <Listed
        query={query}
        failed={form('failed')}
        none={
          <EmptyState
            title={t(when === 'past' ? 'nonePast' : 'none')}
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
          <ul>
            {items.map((booking) => (
              <li key={booking.id}>
                <BookingRow booking={booking} />
              </li>
            ))}
          </ul>
        )}
      </Listed>
      {when === 'upcoming' ? (
        <div className="mt-12 grid gap-10">
          <Waits />
          <Feed />
        </div>
      ) : null}
    </>
  );
}
