// Statements of what orders ask about the bookings of their lines.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Of these sellers' offers those that are confirmed by themselves when they are paid. */
export const autoConfirmed = statement<{ offer_id: Uuid }>(
  'booking.auto_confirmed',
  `select s.offer_id from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)
     join booking_services s on s.org_id = w.org_id and s.offer_id = w.offer_id where s.auto_confirm`,
);

export const confirmByItself = statement(
  'booking.confirm_by_itself',
  `update booking_services set auto_confirm = $3 where org_id = $1 and id = $2`,
);

export const lapsedBookings = statement<{ lines: Uuid[] }>('booking.lapsed_lines', `select lapsed_bookings($1, $2, $3)::text[] as lines`);

/** A guest's places in queues are the person's ($3); where the person waits already, that is enough. */
export const claimWaits = statement(
  'booking.claim_waits',
  `with twice as (
     update booking_waits w set state = 'left', told_at = null
      where w.shop_org_id = $1 and w.guest = $2 and w.state <> 'left'
        and exists (select from booking_waits o where o.org_id = w.org_id and o.service_id = w.service_id and o.starts_at = w.starts_at
                       and o.user_id = $3 and o.state <> 'left')
     returning w.org_id, w.id)
   update booking_waits w set user_id = $3, guest = null
    where w.shop_org_id = $1 and w.guest = $2 and not exists (select from twice t where t.org_id = w.org_id and t.id = w.id)`,
);
