// Statements about what shops show of booked time: offers that can be booked, versions, queues.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** $1 the channel's sellers, $2 an offer that can be booked there. */
export const offerOnSale = statement<{ org_id: Uuid; version: bigint }>(
  'booking.offer_on_sale',
  `select o.org_id, coalesce(v.version, 0) as version
     from offers o
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id and p.status = 'published'
     join booking_services s on s.org_id = o.org_id and s.offer_id = o.id and s.active
     left join booking_versions v on v.org_id = o.org_id and v.offer_id = o.id
    where o.org_id = any ($1::uuid[]) and o.id = $2 and o.status = 'published'`,
);

/** Of offers, and of sellers as a whole where the offer is null: how often their times changed. */
export const versionsOf = statement<{ org_id: Uuid; offer_id: Uuid | null; version: bigint }>(
  'booking.versions',
  `select w.org_id, w.offer_id, (select coalesce(sum(v.version), 0)::bigint from booking_versions v
                                  where v.org_id = w.org_id and (w.offer_id is null or v.offer_id = w.offer_id)) as version
     from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)`,
);

type Text = Record<string, string>;

export interface WaitViewRow {
  id: Uuid;
  offer_id: Uuid;
  title: Text;
  slug: string;
  starts_at: Date;
  zone: string;
  seats: number;
  state: 'waiting' | 'told';
  joined_at: Date;
}

/** $1 shop, $2 person, $3 guest, $4 now, $5 one of them or null. */
export const myWaits = statement<WaitViewRow>(
  'booking.my_waits',
  `select w.id, s.offer_id, p.title, p.slug, w.starts_at, s.zone, w.seats, w.state, w.joined_at
     from booking_waits w
     join booking_services s on s.org_id = w.org_id and s.id = w.service_id
     join offers o on o.org_id = s.org_id and o.id = s.offer_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    where w.shop_org_id = $1 and (w.user_id = $2 or w.guest = $3) and w.state <> 'left' and w.starts_at > $4 and ($5::uuid is null or w.id = $5)
    order by w.starts_at, w.id limit 100`,
);

export const ownWait = statement<{ org_id: Uuid }>(
  'booking.own_wait',
  `select org_id from booking_waits where shop_org_id = $1 and (user_id = $2 or guest = $3) and id = $4`,
);
