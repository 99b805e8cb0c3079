// Queues somebody stands in: all of them in their archive; when they are forgotten, they go. What is booked is with its order.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { publicId } from '#platform/ids/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';

const ofPerson = statement<{ id: Uuid; starts_at: Date; seats: number; state: string; joined_at: Date }>(
  'booking.privacy_of_person',
  `select id, starts_at, seats, state, joined_at from booking_waits where user_id = $1 order by joined_at desc limit 5000`,
);
const forget = statement<{ gone: number }>(
  'booking.privacy_forget',
  `with gone as (delete from booking_waits where user_id = $1 returning 1) select count(*)::int as gone from gone`,
);

export const bookingPrivacy: PrivacyPart = {
  name: 'waits',
  tables: ['booking_waits'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(ofPerson, [userId]);
    return rows.map((row) => ({
      id: publicId('bookingWait', row.id),
      at: row.starts_at.toISOString(),
      seats: row.seats,
      state: row.state,
      since: row.joined_at.toISOString(),
    }));
  },
  async erase(tx, { userId }) {
    const row = await tx.row(forget, [userId]);
    return { erased: row?.gone ?? 0, kept: [] };
  },
};
