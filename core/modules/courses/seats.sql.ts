// Statements about places in courses.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export const takeSeats = statement('courses.take_seats', `select take_course_seats($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

/** The live places of a line are ended once; the counters follow in the same statement. */
export const freeSeats = statement(
  'courses.free_seats',
  `with ended as (
     update course_seats set state = $4, ended_at = $5, expires_at = null
      where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state in ('held', 'firm')
      returning org_id, course_id, seats),
   sums as (select org_id, course_id, sum(seats)::int as seats from ended group by 1, 2)
   update courses c set seats_taken = c.seats_taken - s.seats from sums s where c.org_id = s.org_id and c.id = s.course_id`,
);

export const firmSeats = statement(
  'courses.firm_seats',
  `update course_seats set state = 'firm', expires_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'held'`,
);

/** What the cart takes at most stands for "as many as you like". */
export const freePlaces = statement<{ offer_id: Uuid; available: number }>(
  'courses.free_places',
  `select w.offer as offer_id, least(coalesce(c.seat_limit - c.seats_taken, 999), 999)::int as available
     from unnest($1::uuid[], $2::uuid[]) as w(seller, offer)
     join offers o on o.org_id = w.seller and o.id = w.offer
     join courses c on c.org_id = w.seller and c.org_id = o.variant_org_id and c.variant_id = o.variant_id and c.status = 'published'`,
);

/** What is firm for lines of an order. */
export interface SeatRow {
  org_id: Uuid;
  course_id: Uuid;
  line_id: Uuid;
  seats: number;
}
export const seatsOfLines = statement<SeatRow>(
  'courses.seats_of_lines',
  `select org_id, course_id, line_id, seats from course_seats
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'firm' order by line_id`,
);
