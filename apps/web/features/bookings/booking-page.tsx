'use client';
// One booking for its buyer: when and where, what may be done with it and what that costs, before anything is done.
import { useQuery } from '@tanstack/react-query';
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Price } from '@tessera/ui/price.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { CalendarPlus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useClockWords, useSpan } from '../../../../kinds/service/web/index.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { saveFile } from '@/features/form/secret.tsx';
import { useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { isKnown } from '@/lib/known.ts';
import { signInHref } from '@/lib/next-path.ts';
import { codeOf } from '@/lib/problem.ts';
import type { Booking } from '@/lib/types.ts';
import { BookingBadge } from './booking-row.tsx';
import { CancelBooking } from './cancel-booking.tsx';
import { PolicyWords } from './policy-words.tsx';
import { Reschedule } from './reschedule.tsx';

export function BookingPage({ id }: { id: string }) {
  const t = useTranslations('bookings');
  const query = useQuery({
    queryKey: ['booking', id],
    queryFn: ({ signal }) => answer(api.GET('/v1/me/bookings/{id}', { params: { path: { id } }, signal })),
    // What it costs depends on the time left.
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  if (!query.data && query.error && closed.has(codeOf(query.error))) return <Door id={id} />;
  return (
    <div className="wrap pt-10 pb-12">
      <div className="max-w-3xl">
        <Answer query={query} failed={t('failed')} waiting={<BookingSkeleton />}>
          {(booking) => <BookingView booking={booking} asked={id} />}
        </Answer>
      </div>
    </div>
  );
}

/** What is said to who may not see it, or not yet. */
const closed: ReadonlySet<string> = new Set(['UNAUTHENTICATED', 'SESSION_ENDED', 'NOT_FOUND', 'BOOKING_NOT_FOUND']);

function Door({ id }: { id: string }) {
  const t = useTranslations('bookings');
  const account = useTranslations('shell.account');
  return (
    <EmptyState
      className="py-28"
      heading="h1"
      title={t('failed')}
      text={t('door')}
      action={
        isKnown() ? null : (
          <Link href={signInHref(`/bookings/${id}`)} className={buttonStyle({})}>
            {account('signIn')}
          </Link>
        )
      }
    />
  );
}

export const BookingSkeleton = () => (
  <div aria-hidden className="grid gap-4">
    <Skeleton className="h-12 w-2/3" />
    <Skeleton className="h-64 w-full" />
  </div>
);

function BookingView({ booking, asked }: { booking: Booking; asked: string }) {
  const t = useTranslations('bookings');
  const words = useClockWords();
  const active = booking.state === 'confirmed' || booking.state === 'held';
  return (
    <article>
      <p className="text-sm text-soft">
        <Link href={`/orders/${booking.orderId}`} className="hover:underline">
          {t('order', { number: booking.orderNumber })}
        </Link>
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-4xl">{booking.title}</h1>
        <BookingBadge booking={booking} />
      </div>
      <p className="mt-4 text-xl">
        <time dateTime={booking.start} className="tabular" data-testid="booking-time">
          {words.fullMoment(booking.local)}
        </time>
      </p>
      <p className="text-soft">
        <bdi>{words.zone(booking.zone, Date.parse(booking.start))}</bdi>
      </p>
      {active ? (
        <div className="no-print mt-6 flex flex-wrap gap-3">
          {booking.state === 'confirmed' ? <Reschedule booking={booking} asked={asked} /> : null}
          <ToCalendar booking={booking} />
          {booking.state === 'confirmed' ? <CancelBooking booking={booking} asked={asked} /> : null}
        </div>
      ) : null}
      {booking.state === 'confirmed' && booking.lineState === 'paid' ? (
        <Notice tone="info" className="mt-6">
          {t('waitsForSeller', { seller: booking.seller.name })}
        </Notice>
      ) : null}
      <Facts booking={booking} />
      {active ? <PolicyWords policy={booking.policy} /> : null}
    </article>
  );
}

/** The booking as a file that calendar programs take. */
function ToCalendar({ booking: { id, orderNumber } }: { booking: Booking }) {
  const t = useTranslations('bookings');
  const act = useAct();
  const save = (): void =>
    void act.run(async () => {
      const text = await answer(api.GET('/v1/me/bookings/{id}/calendar.ics', { params: { path: { id } }, parseAs: 'text' }));
      saveFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), `booking-${orderNumber}.ics`);
    });
  return (
    <>
      <Button look="line" busy={act.busy} data-testid="add-to-calendar" onClick={save}>
        <CalendarPlus aria-hidden size={18} strokeWidth={1.6} /> {t('toCalendar')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}

function Facts({ booking }: { booking: Booking }) {
  const t = useTranslations('bookings');
  const span = useSpan();
  const locale = useLocale();
  const minutes = (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000;
  const facts: [string, React.ReactNode][] = [
    [t('duration'), span(minutes)],
    [t('with'), booking.resources.map(({ name }) => name).join(', ')],
    [t('seats'), booking.seats > 1 ? booking.seats : null],
    [t('seller'), booking.seller.name],
    [t('paid'), <Price key="paid" money={booking.paid} locale={locale} />],
    [t('feesDue'), booking.feesDue.amount === '0' ? null : <Price key="due" money={booking.feesDue} locale={locale} />],
    [t('movesLeft'), booking.state === 'confirmed' ? booking.reschedulesLeft : null],
  ];
  return (
    <dl className="mt-8 grid grid-cols-[auto_1fr] gap-x-8 gap-y-2 border-t border-line pt-6 text-sm">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
