// Facts the booking module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export interface BookingFact extends Record<string, unknown> {
  bookingId: string;
  serviceId: string;
  /** ISO instant. */
  startsAt: string;
  orderOrgId: string;
  orderId: string;
  lineId: string;
}

export const BookingConfirmed = defineEvent<BookingFact>('booking.confirmed', 'booking');
/** It holds its time no more; `how` is released or expired. */
export const BookingEnded = defineEvent<BookingFact & { how: string }>('booking.ended', 'booking');
/** How it went: served or no_show. */
export const BookingMarked = defineEvent<BookingFact & { how: string }>('booking.marked', 'booking');
/** The same line has another booking now; `fromStartsAt` is free again. `resourceIds` are those who were asked for, null where anybody would do. */
export const BookingMoved = defineEvent<BookingFact & { fromBookingId: string; fromStartsAt: string; resourceIds: string[] | null }>(
  'booking.moved',
  'booking',
);
/** Somebody who waits for a time is first, and it can be booked now. It is not held for them. */
export const WaitTold = defineEvent<{ waitId: string; serviceId: string; startsAt: string; shopOrgId: string }>(
  'booking.wait_told',
  'wait',
);
