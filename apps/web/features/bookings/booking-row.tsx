'use client';
// A booking in a list: when, what, with whom, how it stands.
import { Badge, type Tone } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';
import { useClockWords } from '../../../../kinds/service/web/index.tsx';
import { Link } from '@/i18n/navigation.ts';
import type { Booking } from '@/lib/types.ts';

const bookingTones: Record<Booking['state'], Tone> = {
  held: 'warning',
  confirmed: 'success',
  served: 'success',
  no_show: 'danger',
  released: 'plain',
  expired: 'plain',
};

/** Its state; what is paid and not yet accepted by the seller says so. */
export function BookingBadge({ booking }: { booking: Pick<Booking, 'state' | 'lineState'> }) {
  const t = useTranslations('bookings.state');
  const waits = booking.state === 'confirmed' && booking.lineState === 'paid';
  return (
    <Badge tone={waits ? 'info' : bookingTones[booking.state]} data-testid="booking-state">
      {t(waits ? 'paid' : booking.state)}
    </Badge>
  );
}

export function BookingRow({ booking }: { booking: Booking }) {
  const words = useClockWords();
  const { local, title, variant, seller, resources } = booking;
  return (
    <Link
      href={`/bookings/${booking.id}`}
      data-testid="booking-row"
      className="grid grid-cols-[4rem_1fr] items-center gap-x-5 gap-y-2 border-b border-line py-4 hover:bg-sunken sm:grid-cols-[4rem_1fr_auto] sm:px-3"
    >
      <span aria-hidden className="grid justify-items-center rounded-md bg-sunken py-2 leading-tight">
        <span className="text-xs text-soft">{words.weekday(local)}</span>
        <span className="tabular text-2xl">{words.dayNumber(local)}</span>
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        <time dateTime={booking.start} className="tabular block text-sm">
          {words.moment(local)}
        </time>
        <span className="block text-sm text-soft">
          {[variant, ...resources.map(({ name }) => name), seller.name].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="max-sm:col-start-2">
        <BookingBadge booking={booking} />
      </span>
    </Link>
  );
}
