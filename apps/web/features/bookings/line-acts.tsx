'use client';
// The time of a bought line on the buyer's page of the order, and the way to move it or call it off; guests come this way, too.
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import type { Booking } from '@/lib/types.ts';

export function LineActs({ line }: { orderId: string; line: { id: string; state: string } }) {
  const t = useTranslations('kinds.service.line');
  const words = useClockWords();
  const [booking, setBooking] = useState<Booking | null | undefined>(undefined);
  useEffect(() => {
    let late = false;
    bookingOf(line.id, line.state).then(
      (found) => {
        if (!late) setBooking(found);
      },
      // The order tells the rest; a time that can't be read now is not worth an error in its midst.
      () => {
        if (!late) setBooking(null);
      },
    );
    return () => {
      late = true;
    };
  }, [line.id, line.state]);
  if (booking === undefined) return <Skeleton className="h-5 w-56" />;
  if (booking === null) return null;
  const names = booking.resources.map(({ name }) => name).join(', ');
  return (
    <span className="grid gap-1" data-testid="line-booking">
      <span>
        <time dateTime={booking.start} className="tabular font-medium">
          {words.moment(booking.local)}
        </time>{' '}
        <bdi className="text-soft">{words.zone(booking.zone, Date.parse(booking.start))}</bdi>
      </span>
      {names ? <span className="text-soft">{t('with', { names })}</span> : null}
      {booking.state === 'held' ? null : (
        <Link href={`/bookings/${booking.id}`} className="w-fit underline underline-offset-4">
          {t('manage')}
        </Link>
      )}
    </span>
  );
}

const over = new Set(['expired', 'cancelled']);

/** The booking of a line; asked again in each state, because another state may mean another time. */
async function bookingOf(lineId: string, state: string): Promise<Booking | null> {
  if (over.has(state)) return null;
  for (const when of ['upcoming', 'past'] as const) {
    const { items } = await answer(api.GET('/v1/me/bookings', { params: { query: { when, limit: 100 } } }));
    const found = items.find((booking) => booking.lineId === lineId);
    if (found) return found;
  }
  return null;
}
