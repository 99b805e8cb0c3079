// Queues somebody stands in and addresses of their calendar: in their archive; when they are forgotten, they go. What is booked is with its order.
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

const feedsOfPerson = statement<{ id: Uuid; created_at: Date; read_at: Date | null }>(
  'booking.privacy_feeds',
  `select id, created_at, read_at from booking_feeds where user_id = $1 order by id`,
);
const forgetFeeds = statement<{ gone: number }>(
  'booking.privacy_forget_feeds',
  `with gone as (delete from booking_feeds where user_id = $1 returning 1) select count(*)::int as gone from gone`,
);

export const bookingPrivacy: PrivacyPart = {
  name: 'waits',
  tables: ['booking_waits', 'booking_feeds'],
  async collect(tx, { userId }) {
    const [rows, feeds] = await Promise.all([tx.rows(ofPerson, [userId]), tx.rows(feedsOfPerson, [userId])]);
    const calendars = feeds.map((row) => ({
      calendarFeed: publicId('bookingFeed', row.id),
      since: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    }));
    const waits = rows.map((row) => ({
      id: publicId('bookingWait', row.id),
      at: row.starts_at.toISOString(),
      seats: row.seats,
      state: row.state,
      since: row.joined_at.toISOString(),
    }));
    return [...waits, ...calendars];
  },
  async erase(tx, { userId }) {
    const [waits, feeds] = await Promise.all([tx.row(forget, [userId]), tx.row(forgetFeeds, [userId])]);
    return { erased: (waits?.gone ?? 0) + (feeds?.gone ?? 0), kept: [] };
  },
};
