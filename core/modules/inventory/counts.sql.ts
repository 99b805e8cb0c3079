// Statements about counting stock.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { lowAt } from './rules.sql.ts';

export interface CountRow {
  id: Uuid;
  location_id: Uuid;
  location: string;
  name: string;
  state: 'open' | 'closed' | 'cancelled';
  started_at: Date;
  ended_at: Date | null;
  counted: number;
  different: number;
  version: number;
}

const counts = (where: string): string => `
  select c.id, c.location_id, l.name as location, c.name, c.state, c.started_at, c.ended_at, c.version, n.counted, n.different
    from stock_counts c
    join stock_locations l on l.org_id = c.org_id and l.id = c.location_id
    cross join lateral (select count(*)::int as counted, (count(*) filter (where counted <> on_hand))::int as different
                          from stock_count_lines n where n.org_id = c.org_id and n.count_id = c.id) n
   where c.org_id = $1 and ${where}`;

export const countPage = statement<CountRow>(
  'inventory.count_page',
  counts('($2::timestamptz is null or (c.started_at, c.id) < ($2, $3::uuid)) order by c.started_at desc, c.id desc limit $4'),
);
export const countById = statement<CountRow>('inventory.count', counts('c.id = $2'));
/** Nothing where the location is being counted already. */
export const addCount = statement<{ id: Uuid }>(
  'inventory.start_count',
  `insert into stock_counts (org_id, id, location_id, name, by_user, started_at) values ($1, $2, $3, $4, $5, $6)
   on conflict (org_id, location_id) where state = 'open' do nothing returning id`,
);
/** Locks it: whoever enters, drops or closes comes one after another. */
export const holdCount = statement<{ location_id: Uuid; state: CountRow['state']; version: number }>(
  'inventory.hold_count',
  `select location_id, state, version from stock_counts where org_id = $1 and id = $2 for update`,
);
export const touchCount = statement('inventory.touch_count', `update stock_counts set version = version + 1 where org_id = $1 and id = $2`);

/** The offer with a SKU: the organization's own variant before a brand's. */
export const offerBySku = statement<{ id: Uuid }>(
  'inventory.offer_by_sku',
  `select o.id from variants v join offers o on o.variant_org_id = v.org_id and o.variant_id = v.id and o.org_id = $1
    where lower(v.sku) = lower($2) order by v.org_id <> $1, v.sku <> $2, o.id limit 1`,
);

export interface CountLineRow {
  offer_id: Uuid;
  sku: string;
  title: Record<string, string>;
  on_hand: number;
  counted: number;
  at: Date;
}

/** $4 the number, or $5 what is added to the one before; the books are looked at now. Nothing where the sum is more than can be counted. */
export const enterLine = statement<{ offer_id: Uuid }>(
  'inventory.enter_count',
  `insert into stock_count_lines as n (org_id, count_id, offer_id, counted, on_hand, by_user, at)
   values ($1, $2, $3, coalesce($4::int, $5::int),
           coalesce((select on_hand from stock_levels where org_id = $1 and offer_id = $3 and location_id = $6), 0), $7, $8)
   on conflict (org_id, count_id, offer_id) do update
      set counted = coalesce($4::int, n.counted + $5::int), on_hand = excluded.on_hand, by_user = excluded.by_user, at = excluded.at
    where coalesce($4::int, n.counted + $5::int) <= 1000000
   returning offer_id`,
);
export const dropLine = statement<{ offer_id: Uuid }>(
  'inventory.drop_count_line',
  `delete from stock_count_lines where org_id = $1 and count_id = $2 and offer_id = $3 returning offer_id`,
);

const lines = (where: string): string => `
  select n.offer_id, v.sku, p.title, n.on_hand, n.counted, n.at
    from stock_count_lines n
    join offers o on o.org_id = n.org_id and o.id = n.offer_id
    join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    join products p on p.org_id = o.variant_org_id and p.id = o.product_id
   where n.org_id = $1 and n.count_id = $2 and ${where}`;
/** Last entered first. $3 and $4 where the page starts, $5 rows, $6 only those that differ. */
export const linePage = statement<CountLineRow>(
  'inventory.count_lines',
  lines(
    `($3::timestamptz is null or (n.at, n.offer_id) < ($3, $4::uuid)) and (not $6 or n.counted <> n.on_hand) order by n.at desc, n.offer_id desc limit $5`,
  ),
);
export const lineOf = statement<CountLineRow>('inventory.count_line', lines('n.offer_id = $3'));

/** Levels of what was counted, locked in the order everybody locks them. */
export const holdCounted = statement(
  'inventory.hold_counted',
  `select from stock_levels s join stock_count_lines n on n.org_id = s.org_id and n.offer_id = s.offer_id
    where n.org_id = $1 and n.count_id = $2 and s.location_id = $3 order by s.org_id, s.offer_id, s.location_id for no key update of s`,
);
/** What was found where nothing ever lay. */
export const openCounted = statement(
  'inventory.open_counted',
  `insert into stock_levels (org_id, offer_id, location_id, on_hand, watch_at)
   select n.org_id, n.offer_id, $3, 0, ${lowAt('r.low_at', '$1')}
     from stock_count_lines n left join offer_rules r on r.org_id = n.org_id and r.offer_id = n.offer_id
    where n.org_id = $1 and n.count_id = $2 and n.counted <> n.on_hand order by n.offer_id
   on conflict do nothing`,
);
/** Counted lines that would leave less than is reserved. */
export const shortOfCount = statement<{ sku: string; counted: number; reserved: number }>(
  'inventory.short_of_count',
  `select v.sku, n.counted, s.reserved
     from stock_count_lines n
     join stock_levels s on s.org_id = n.org_id and s.offer_id = n.offer_id and s.location_id = $3
     join offers o on o.org_id = n.org_id and o.id = n.offer_id
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    where n.org_id = $1 and n.count_id = $2 and n.counted <> n.on_hand
      and s.on_hand + n.counted - n.on_hand < greatest(0, s.reserved - s.backorder_limit)
    order by v.sku limit 50`,
);
/** Writes the differences, each with its move. $4 who, $5 now. Answers which offers changed. */
export const applyCount = statement<{ offer_id: Uuid }>(
  'inventory.apply_count',
  `with changed as (
     update stock_levels s set on_hand = s.on_hand + n.counted - n.on_hand from stock_count_lines n
      where n.org_id = $1 and n.count_id = $2 and n.counted <> n.on_hand and s.org_id = n.org_id and s.offer_id = n.offer_id and s.location_id = $3
     returning s.offer_id, n.counted - n.on_hand as delta)
   insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, by_user, at)
   select $1, uuidv7(), c.offer_id, $3, c.delta, 'counted', 'count ' || $2::uuid::text, $4, $5 from changed c returning offer_id`,
);
export const endCount = statement(
  'inventory.end_count',
  `update stock_counts set state = $3, ended_at = $4, version = version + 1 where org_id = $1 and id = $2`,
);
