// Links of mails to the calendar file of one booking: signed, because whoever opens them may have no session there.
import { timingSafeEqual } from 'node:crypto';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { mac } from '#platform/vault/index.ts';

interface Linked {
  seller: Uuid;
  id: Uuid;
}

const signatureOf = ({ seller, id }: Linked): string => mac('booking calendar', JSON.stringify([seller, id]));

export function isSigned(linked: Linked, signature: string): boolean {
  const right = Buffer.from(signatureOf(linked));
  const given = Buffer.from(signature);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** The link leads to what the booking is when it is opened, moved or called off. */
export const calendarLink = (linked: Linked, site: string): string =>
  `${site}/v1/bookings/${publicId('booking', linked.id)}/calendar.ics?seller=${publicId('organization', linked.seller)}&signature=${signatureOf(linked)}`;
