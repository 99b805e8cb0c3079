// Statements about the places where units lie.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface LocationRow {
  id: Uuid;
  name: string;
  address: string;
  country: string | null;
  position: number;
  channel_ids: Uuid[] | null;
  closed_at: Date | null;
  version: number;
  offers: number;
  on_hand: number;
  reserved: number;
}

/** Summed up in one walk over the levels, however many places there are. */
const rows = (where: string, levels: string): string => `
  select l.id, l.name, l.address, l.country, l.position, l.channel_ids::text[] as channel_ids, l.closed_at, l.version,
         coalesce(s.offers, 0) as offers, coalesce(s.on_hand, 0) as on_hand, coalesce(s.reserved, 0) as reserved
    from stock_locations l
    left join (
      select location_id, (count(*) filter (where on_hand > 0 or reserved > 0 or backorder_limit > 0))::int as offers, sum(on_hand)::int as on_hand,
             sum(reserved)::int as reserved
        from stock_levels where org_id = $1${levels} group by 1) s on s.location_id = l.id
   where l.org_id = $1 and ${where}`;

/** Open ones in the order they are taken from, then those that are closed. */
export const locationsOf = statement<LocationRow>(
  'inventory.locations',
  rows('true order by l.closed_at is not null, l.position, l.id limit 500', ''),
);
export const locationById = statement<LocationRow>('inventory.location', rows('l.id = $2', ' and location_id = $2'));

/** Locks it, so that nothing comes to lie in a place while it is closed, and all that are open, so that of the last two only one is. */
export const holdLocations = statement<{ id: Uuid; name: string; closed_at: Date | null }>(
  'inventory.hold_locations',
  `select id, name, closed_at from stock_locations where org_id = $1 and (id = $2 or closed_at is null) order by id for update`,
);
/** The open one asked for, or where $2 is null the first in the order; kept from being closed until the commit. */
export const useLocation = statement<{ id: Uuid; name: string }>(
  'inventory.use_location',
  `select id, name from stock_locations where org_id = $1 and ($2::uuid is null or id = $2) and closed_at is null
    order by position, id limit 1 for share`,
);
/** Of the open places where an offer lies already, the first in the order; kept from being closed until the commit. */
export const usualLocation = statement<{ id: Uuid; name: string }>(
  'inventory.usual_location',
  `select l.id, l.name from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
    where s.org_id = $1 and s.offer_id = $2 and l.closed_at is null order by l.position, l.id limit 1 for share of l`,
);
export const countLocations = statement<{ open: number; last: number }>(
  'inventory.count_locations',
  `select count(*) filter (where closed_at is null)::int as open, coalesce(max(position), 0) as last from stock_locations where org_id = $1`,
);
export const openLocation = statement(
  'inventory.open_location',
  `insert into stock_locations (org_id, id, name, address, country, position, channel_ids) values ($1, $2, $3, $4, $5, $6, $7)`,
);
export const changeLocationRow = statement<{ id: Uuid }>(
  'inventory.change_location',
  `update stock_locations set name = coalesce($4, name), address = coalesce($5, address), country = case when $6 then $7 else country end,
          position = coalesce($8, position), channel_ids = case when $9 then $10::uuid[] else channel_ids end, version = version + 1
    where org_id = $1 and id = $2 and version = $3 and closed_at is null returning id`,
);
/** Nothing where something lies there, is held there, expected there or being counted. */
export const shutLocation = statement<{ id: Uuid }>(
  'inventory.close_location',
  `update stock_locations l set closed_at = $3, version = version + 1
    where l.org_id = $1 and l.id = $2 and l.closed_at is null
      and not exists (select from stock_levels s where s.org_id = l.org_id and s.location_id = l.id and (s.on_hand > 0 or s.reserved > 0))
      and not exists (select from stock_incoming i where i.org_id = l.org_id and i.location_id = l.id and i.state = 'open')
      and not exists (select from stock_counts c where c.org_id = l.org_id and c.location_id = l.id and c.state = 'open')
   returning l.id`,
);
/** Of these channels those in which the organization sells. */
export const ownChannels = statement<{ id: Uuid }>(
  'inventory.own_channels',
  `select channel_id as id from channel_sellers where seller_org_id = $1 and channel_id = any ($2::uuid[])`,
);
