// Statements of the inventory module. What changes counters lives in functions (migration 0004), one call for many lines.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { lowAt } from './rules.sql.ts';

/** All or nothing; raises TS001 with the offers that fell short. */
export const takeStock = statement('inventory.take', `select take_stock($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`);

export const makeFirm = statement(
  'inventory.firm',
  `update stock_reservations set state = 'firm', expires_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3) and state = 'held'`,
);

export const giveBackStock = statement('inventory.give_back', `select give_back_stock($1, $2, $3, $4, $5)`);

export const applyStock = statement('inventory.apply', `select apply_stock($1, $2, $3, $4)`);

/** Of a stock level `s` at a location `l`: whether a channel sells from it. `channel` is the place of the parameter. */
export const sellsFrom = (channel: string): string =>
  `l.closed_at is null and (l.channel_ids is null or ${channel}::uuid = any (l.channel_ids))`;

/** Units that a channel can take now, per offer, over all locations it sells from: a line may be split over them. $3 channel. */
export const availableUnits = statement<{ org_id: Uuid; offer_id: Uuid; available: number }>(
  'inventory.available',
  `select s.org_id, s.offer_id, sum(greatest(s.on_hand + s.backorder_limit - s.reserved, 0))::int as available
     from (select distinct org_id, offer_id from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)) w
     join stock_levels s on s.org_id = w.org_id and s.offer_id = w.offer_id
     join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom('$3')}
    group by 1, 2`,
);

/** Of those the ones that are on hand. */
export const unitsOnHand = statement<{ offer_id: Uuid; units: number }>(
  'inventory.units_on_hand',
  `select s.offer_id, sum(greatest(s.on_hand - s.reserved, 0))::int as units
     from (select distinct org_id, offer_id from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)) w
     join stock_levels s on s.org_id = w.org_id and s.offer_id = w.offer_id
     join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom('$3')}
    group by 1`,
);

export const addLocation = statement('inventory.add_location', `insert into stock_locations (org_id, id, name) values ($1, $2, $3)`);

/** Opening stock of many offers with the moves that explain it. $1 org, $2 location, $3 offers, $4 units, $5 move ids, $6 now. */
export const openStock = statement(
  'inventory.open_stock',
  `with w as (select * from unnest($3::uuid[], $4::int[], $5::uuid[]) as w(offer, units, move)),
        levels as (insert into stock_levels (org_id, offer_id, location_id, on_hand, watch_at)
                   select $1, offer, $2, units, ${lowAt('null', '$1')} from w)
   insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
   select $1, move, offer, $2, units, 'received', 'opening', $6 from w where units > 0`,
);
