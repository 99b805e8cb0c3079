// Statements about what of an order lies where, and leaves from there.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface LyingRow {
  line_id: Uuid;
  location_org_id: Uuid;
  location_id: Uuid;
  name: string;
  address: string;
  country: string | null;
  /** Units that are to leave from there still. */
  units: number;
  /** Of them those that could leave now. */
  here: number;
}

/** What of an order ($2) of an organization ($1) is paid and to leave still, by place in the organization's order. */
export const unitsLying = statement<LyingRow>(
  'inventory.units_lying',
  `select r.line_id, r.org_id as location_org_id, r.location_id, l.name, l.address, l.country, r.quantity - r.units_gone as units,
          least(s.on_hand, r.quantity - r.units_gone) as here
     from stock_reservations r
     join stock_levels s on s.org_id = r.org_id and s.offer_id = r.offer_id and s.location_id = r.location_id
     join stock_locations l on l.org_id = r.org_id and l.id = r.location_id
    where r.order_org_id = $1 and r.order_id = $2 and r.state = 'firm' order by l.position, l.id, r.line_id`,
);

/** Of these lines ($3) those of which some units left. */
export const linesBegun = statement<{ line_id: Uuid }>(
  'inventory.lines_begun',
  `select distinct line_id from stock_reservations
    where order_org_id = $1 and order_id = $2 and line_id = any ($3) and (units_gone > 0 or state = 'applied')`,
);

/** Raises TS006 where a line has fewer units left at the place ($4), TS004 where they are not on hand yet. */
export const sendUnitsAway = statement('inventory.send_units', `select send_units($1, $2, $3, $4, $5, $6, $7, $8)`);

export interface PlaceRow {
  id: Uuid;
  name: string;
  address: string;
  country: string | null;
}

/** Places ($2) of these organizations ($1), open or closed. */
export const placesOf = statement<PlaceRow>(
  'inventory.places',
  `select id, name, address, country from stock_locations where org_id = any ($1::uuid[]) and id = any ($2::uuid[])`,
);
