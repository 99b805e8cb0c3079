// Reads that bring bookings together with the orders they are lines of, and statements about calendar feeds.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Phase } from '#platform/machine/index.ts';

export interface BookedRow {
  org_id: Uuid;
  id: Uuid;
  service_id: Uuid;
  offer_id: Uuid;
  starts_at: Date;
  ends_at: Date;
  created_at: Date;
  ended_at: Date | null;
  zone: string;
  seats: number;
  state: 'held' | 'confirmed' | 'served' | 'no_show' | 'released' | 'expired';
  expires_at: Date | null;
  policy: unknown;
  reschedules: number;
  fees_due_minor: bigint;
  order_org_id: Uuid;
  order_id: Uuid;
  order_number: bigint;
  line_id: Uuid;
  kind: string;
  line_state: string;
  line_phase: Phase;
  snapshot: {
    title: Record<string, string>;
    variant: Record<string, string>;
    slug: string;
    picture: string | null;
    alt: Record<string, string>;
    seller: string;
  };
  /** What the line costs, tax included. */
  cost_minor: bigint;
  currency: string;
  locale: string;
  by_guest: boolean;
  resources: { id: Uuid; name: string; kind: 'staff' | 'room' | 'equipment' }[];
}

const columns = `
  b.org_id, b.id, b.service_id, s.offer_id, b.starts_at, b.ends_at, b.created_at, b.ended_at, b.zone, b.seats, b.state, b.expires_at, b.policy, b.reschedules, b.fees_due_minor,
  b.order_org_id, b.order_id, o.number as order_number, b.line_id, l.kind, l.state as line_state, l.phase as line_phase, l.snapshot,
  l.total_minor + case when o.tax_included then 0 else l.tax_minor end as cost_minor,
  o.currency, o.locale,
  o.buyer_user is null as by_guest,
  coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind) order by r.kind, r.name)
              from booking_claims c join booking_resources r on r.org_id = c.org_id and r.id = c.resource_id
             where c.org_id = b.org_id and c.session_id = b.session_id and (c.live or b.state in ('released', 'expired'))), '[]') as resources`;
const joined = `
  join order_lines l on l.org_id = b.order_org_id and l.id = b.line_id
  join booking_services s on s.org_id = b.org_id and s.id = b.service_id`;
const ofBuyer = `
  from orders o
  join bookings b on b.order_org_id = o.org_id and b.order_id = o.id ${joined}
 where o.org_id = $1 and (o.buyer_user = $2 or o.buyer_guest = $3) and b.state not in ('moved', 'expired')`;
const toCome = `b.state in ('held', 'confirmed') and b.ends_at > $4 and (b.expires_at is null or b.expires_at > $4)`;

/** $1 shop, $2 person, $3 guest, $4 now, $5 and $6 where the page begins, $7 rows. The soonest first. */
export const upcoming = statement<BookedRow>(
  'appointments.upcoming',
  `select ${columns} ${ofBuyer} and ${toCome} and ($5::timestamptz is null or (b.starts_at, b.id) > ($5, $6::uuid)) order by b.starts_at, b.id limit $7`,
);
/** As `upcoming`, of what is over or was called off: the latest first. What was held and never paid for was no booking. */
export const past = statement<BookedRow>(
  'appointments.past',
  `select ${columns} ${ofBuyer} and b.state <> 'held' and not (${toCome}) and ($5::timestamptz is null or (b.starts_at, b.id) < ($5, $6::uuid))
    order by b.starts_at desc, b.id desc limit $7`,
);
/** The booking that the line of one of these is now: $4 may have been moved since. */
export const ownBooking = statement<BookedRow>(
  'appointments.own',
  `select ${columns} ${ofBuyer} and b.line_id = (
      select m.line_id from orders x join bookings m on m.order_org_id = x.org_id and m.order_id = x.id
       where x.org_id = $1 and (x.buyer_user = $2 or x.buyer_guest = $3) and m.id = $4)
    order by (b.state in ('released', 'expired')), b.id desc limit 1`,
);

export interface SoldRow extends BookedRow {
  blocked_from: Date;
  blocked_until: Date;
  session_id: Uuid;
  contact: unknown;
  shipping_address: unknown;
}
/** Sessions and orders one by one: a plan that is made for any window would read them all. */
const ofSeller = `
  select ${columns}, g.blocked_from, g.blocked_until, b.session_id, o.contact, o.shipping_address
    from bookings b
    cross join lateral (select t.blocked_from, t.blocked_until from booking_sessions t where t.org_id = b.org_id and t.id = b.session_id limit 1) g
    cross join lateral (select t.number, t.currency, t.locale, t.buyer_user, t.tax_included, t.contact, t.shipping_address
                          from orders t where t.org_id = b.order_org_id and t.id = b.order_id limit 1) o ${joined}
   where b.org_id = $1 and b.state <> 'moved'`;
/** $1 seller, $2 to $3 the window, $4 with what has ended, $5 now, $6 a resource or null. */
export const soldBetween = statement<SoldRow>(
  'appointments.sold',
  `${ofSeller} and b.starts_at < $3 and b.starts_at > $2::timestamptz - interval '2 days' and g.blocked_until > $2
      and ($4 or (b.state not in ('released', 'expired') and (b.expires_at is null or b.expires_at > $5)))
      and ($6::uuid is null or exists (select from booking_claims k where k.org_id = b.org_id and k.session_id = b.session_id and k.resource_id = $6
                                          and (k.live or b.state in ('released', 'expired'))))
    order by b.starts_at, b.id limit 5000`,
);
/** $2 may have been moved since. */
export const soldBooking = statement<SoldRow>(
  'appointments.sold_one',
  `${ofSeller} and (b.order_org_id, b.line_id) = (select m.order_org_id, m.line_id from bookings m where m.org_id = $1 and m.id = $2)
    order by (b.state in ('released', 'expired')), b.id desc limit 1`,
);

export interface MailedRow extends BookedRow {
  channel_id: Uuid;
  order_status: string;
  contact: unknown;
}
/** $1 seller, $2 a booking. */
export const mailedBooking = statement<MailedRow>(
  'appointments.mailed',
  `select ${columns}, o.channel_id, o.status as order_status, o.contact
     from bookings b join orders o on o.org_id = b.order_org_id and o.id = b.order_id ${joined} where b.org_id = $1 and b.id = $2`,
);
export interface MailedWaitRow {
  user_id: Uuid | null;
  starts_at: Date;
  zone: string;
  title: Record<string, string>;
  slug: string;
  shop_org_id: Uuid;
}
/** Who waits for what: $1 seller, $2 a wait that was told. */
export const mailedWait = statement<MailedWaitRow>(
  'appointments.mailed_wait',
  `select w.user_id, w.starts_at, s.zone, p.title, p.slug, w.shop_org_id
     from booking_waits w
     join booking_services s on s.org_id = w.org_id and s.id = w.service_id
     join offers f on f.org_id = s.org_id and f.id = s.offer_id
     join products p on p.org_id = f.variant_org_id and p.id = f.product_id
    where w.org_id = $1 and w.id = $2 and w.state = 'told'`,
);
/** Bookings between $1 and $2 that were made $3 before they begin at the latest: each is reminded of once. */
export const toRemind = statement<{ org_id: Uuid; id: Uuid }>(
  'appointments.to_remind',
  `update bookings b set reminded_at = $1 where (b.org_id, b.id) in (
     select org_id, id from bookings
      where state = 'confirmed' and reminded_at is null and starts_at > $1 and starts_at <= $2 and created_at < starts_at - $3::interval
      order by starts_at limit 100 for update skip locked)
   returning b.org_id, b.id`,
);

/** Whoever asks with a token of a feed; its last reading is kept to the day. */
export const feedByToken = statement<{ org_id: Uuid; id: Uuid; user_id: Uuid | null; resource_id: Uuid | null; read_at: Date | null }>(
  'appointments.feed',
  `select org_id, id, user_id, resource_id, read_at from booking_feeds where token_hash = $1`,
);
export const touchFeed = statement('appointments.touch_feed', `update booking_feeds set read_at = $3 where org_id = $1 and id = $2`);

export interface FeedRow {
  id: Uuid;
  resource_id: Uuid;
  created_at: Date;
  read_at: Date | null;
}
export const feedOfPerson = statement<Omit<FeedRow, 'resource_id'>>(
  'appointments.feed_of_person',
  `select id, created_at, read_at from booking_feeds where org_id = $1 and user_id = $2`,
);
export const feedsOfSeller = statement<FeedRow>(
  'appointments.feeds_of_seller',
  `select id, resource_id, created_at, read_at from booking_feeds where org_id = $1 and resource_id is not null order by id desc limit 500`,
);
/** $1 organization, $2 id, $3 hash, $4 now, $5 a person or $6 a resource. */
export const addFeed = statement(
  'appointments.add_feed',
  `insert into booking_feeds (org_id, id, token_hash, created_at, user_id, resource_id) values ($1, $2, $3, $4, $5, $6)`,
);
export const dropFeed = statement<{ id: Uuid }>(
  'appointments.drop_feed',
  `delete from booking_feeds where org_id = $1 and (user_id = $2 or resource_id = $3) returning id`,
);
