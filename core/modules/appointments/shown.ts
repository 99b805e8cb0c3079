// Bookings as the API shows them, to who booked and to who sold.
import type { z } from 'zod';
import type { Booking } from '#contracts/booking.ts';
import {
  cancellation,
  type Decision,
  policyOf,
  Policy,
  rescheduling,
  writeInstant,
  writeLocal,
  zoneNamed,
} from '#modules/booking/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { kindNamed, openAddress, openContact } from '#modules/orders/index.ts';
import { inLocale } from '#modules/organizations/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { movesFor } from '#platform/machine/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import type { BookedRow, SoldRow } from './appointments.sql.ts';

type Shown = z.input<typeof Booking>;

/** What stands for a line's money while it is only held: nothing was paid. */
export const paidOf = (row: BookedRow): bigint => (row.line_phase === 'active' || row.line_phase === 'done' ? row.cost_minor : 0n);

/** What calling a booking off and moving it would cost now. */
export function termsOf(row: BookedRow, now: Date): { cancel: Decision; reschedule: Decision } {
  const { policy, terms } = policyOf(row, paidOf(row));
  return { cancel: cancellation(policy, terms, now.getTime()), reschedule: rescheduling(policy, terms, now.getTime()) };
}

const booked = (row: BookedRow, locale: string) => ({
  id: publicId('booking', row.id),
  state: row.state,
  start: writeInstant(row.starts_at),
  end: writeInstant(row.ends_at),
  zone: row.zone,
  local: writeLocal(zoneNamed(row.zone).localOf(row.starts_at.getTime())),
  seats: row.seats,
  offerId: publicId('offer', row.offer_id),
  orderId: publicId('order', row.order_id),
  orderNumber: row.order_number.toString(),
  lineId: publicId('orderLine', row.line_id),
  lineState: row.line_state,
  title: inLocale(row.snapshot.title, locale, 'en'),
  paid: toWire(money(paidOf(row), row.currency)),
  feesDue: toWire(money(row.fees_due_minor, row.currency)),
  reschedules: row.reschedules,
});

export function shownBooking(row: BookedRow, locale: string, now: Date): Shown {
  const amount = (minor: bigint) => toWire(money(minor, row.currency));
  const policy = Policy.parse(row.policy);
  const decided = ({ allowed, feeMinor, refundMinor, reasons }: Decision) => ({
    allowed,
    fee: amount(feeMinor),
    refund: amount(refundMinor),
    reasons,
  });
  const terms = termsOf(row, now);
  return {
    ...booked(row, locale),
    variant: inLocale(row.snapshot.variant, locale, 'en'),
    productSlug: row.snapshot.slug,
    picture: { url: row.snapshot.picture ? mediaUrl(row.snapshot.picture) : '', alt: inLocale(row.snapshot.alt, locale, 'en') },
    seller: { id: publicId('organization', row.org_id), name: row.snapshot.seller },
    resources: row.resources.map(({ id, name, kind }) => ({ id: publicId('bookingResource', id), name, kind })),
    reschedulesLeft: Math.max(0, policy.reschedule.most - row.reschedules),
    policy,
    terms: { cancel: decided(terms.cancel), reschedule: decided(terms.reschedule) },
  };
}

/** For the seller's staff; who booked only where `withBuyer`, and their address only where the seller runs the channel. */
export function shownSold(row: SoldRow, withBuyer: boolean) {
  const contact = withBuyer ? openContact(row.order_org_id, row.contact) : undefined;
  const address = withBuyer ? openAddress(row.order_org_id, row.shipping_address) : null;
  return {
    ...booked(row, 'en'),
    serviceId: publicId('bookingService', row.service_id),
    blockedFrom: writeInstant(row.blocked_from),
    blockedUntil: writeInstant(row.blocked_until),
    resourceIds: row.resources.map(({ id }) => publicId('bookingResource', id)),
    moves: movesFor(kindNamed(row.kind).machine, row.line_state, 'staff'),
    buyer: contact
      ? { name: address?.name ?? null, email: row.order_org_id === row.org_id ? contact.email : null, phone: contact.phone ?? null }
      : null,
  };
}
