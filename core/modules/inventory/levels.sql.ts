// Statements that show stock to staff: offers with what lies where, what is expected, and their rules.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface LevelRow {
  location_id: Uuid;
  location: string;
  on_hand: number;
  reserved: number;
  incoming: number;
  backorder_limit: number;
}

export interface RulesRow {
  min_quantity: number | null;
  max_quantity: number | null;
  quantity_step: number | null;
  customer_limit: number | null;
  available_from: Date | null;
  later_days: number | null;
  low_at: number | null;
}

export interface StockRow extends RulesRow {
  offer_id: Uuid;
  sku: string;
  title: Text;
  options: Text;
  product_options: { code: string; values: { code: string; name: Text }[] }[];
  media_key: string | null;
  alt: Text | null;
  level: 'ok' | 'low' | 'out';
  levels: LevelRow[];
  /** Of the rules; 0 where there are none. */
  version: number;
}

/**
 * `which` picks rows of the list `k`, by index and as many as are shown, before anything is looked up of them; `location` is the place of a
 * parameter that narrows levels, or null. What a brand no longer lets a store read keeps its SKU. `offset 0` has what belongs to a row looked up row
 * by row: a plan for any number of rows would else read the whole tables and join them.
 */
const stock = (which: string, location: string, among = 'stock_watch'): string => `
  with page as (select k.org_id, k.offer_id, k.sku, k.level from ${among} k where ${which})
  select k.offer_id, k.sku, coalesce(p.title, '{}') as title, coalesce(v.options, '{}') as options, coalesce(p.options, '[]') as product_options,
         pic.media_key, pic.alt, lv.levels, k.level, coalesce(r.version, 0) as version,
         r.min_quantity, r.max_quantity, r.quantity_step, r.customer_limit, r.available_from, r.later_days, r.low_at
    from page k
   cross join lateral (select o.* from offers o where o.org_id = k.org_id and o.id = k.offer_id offset 0) o
    left join lateral (select v.options from variants v where v.org_id = o.variant_org_id and v.id = o.variant_id offset 0) v on true
    left join lateral (select p.title, p.options from products p where p.org_id = o.variant_org_id and p.id = o.product_id offset 0) p on true
    left join lateral (select r.* from offer_rules r where r.org_id = o.org_id and r.offer_id = o.id offset 0) r on true
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('location_id', s.location_id, 'location', l.name, 'on_hand', s.on_hand, 'reserved', s.reserved,
               'backorder_limit', s.backorder_limit,
               'incoming', (select coalesce(sum(greatest(i.expected - i.received, 0)), 0) from stock_incoming i
                             where i.org_id = s.org_id and i.offer_id = s.offer_id and i.location_id = s.location_id and i.state = 'open'))
               order by l.position, l.id), '[]') as levels
        from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
       where s.org_id = o.org_id and s.offer_id = o.id and (${location}::uuid is null or s.location_id = ${location})) lv
    left join lateral (select pp.media_key, pp.alt from product_pictures pp
                        where pp.org_id = o.variant_org_id and pp.product_id = o.product_id order by (v.options @> pp.options) desc, pp.position limit 1) pic on true
   order by k.sku, k.offer_id`;

/** $1 org, $2 words or null, $3 location or null. */
const listed = `k.org_id = $1 and ($2::text is null or k.words like $2) and ($3::uuid is null or $3 = any (k.location_ids))`;
const from = (sku: string, offer: string): string =>
  `(k.sku, k.offer_id) > (coalesce(${sku}, ''), coalesce(${offer}::uuid, '00000000-0000-0000-0000-000000000000'))`;
const first = (rows: string): string => `order by k.sku, k.offer_id limit ${rows}`;

/** All of it: $1 org, $2 SKU and $3 offer after which the page starts, $4 rows. */
export const stockPage = statement<StockRow>('inventory.page', stock(`k.org_id = $1 and ${from('$2', '$3')} ${first('$4')}`, 'null'));
/** As `listed`, and $4 SKU and $5 offer after which the page starts, $6 rows. */
export const foundPage = statement<StockRow>('inventory.found', stock(`${listed} and ${from('$4', '$5')} ${first('$6')}`, '$3'));
/** The same of one place, which is gone through alone. */
export const placePage = statement<StockRow>(
  'inventory.place_page',
  stock(
    'true',
    '$3',
    `(select w.* from stock_places k cross join lateral (
        select w.org_id, w.offer_id, w.sku, w.level from stock_watch w
         where w.org_id = k.org_id and w.offer_id = k.offer_id and ($2::text is null or w.words like $2) offset 0) w
       where k.org_id = $1 and k.location_id = $3 and ${from('$4', '$5')} ${first('$6')})`,
  ),
);
/** The same of those that run low or are out: $7. That it is not `ok` is said once more, for an index of those alone. */
export const lowPage = statement<StockRow>(
  'inventory.low_page',
  stock(`${listed} and k.level = $7 and k.level <> 'ok' and ${from('$4', '$5')} ${first('$6')}`, '$3'),
);

/** So many rows are gone through before words are looked for by index: what is often said, and all of a small list, is among them. */
const NEAR = 1_000;
const near = (which: string, sku: string, offer: string): string =>
  `(select * from stock_watch k where k.org_id = $1 and ${which} and ${from(sku, offer)} ${first(String(NEAR))})`;
const farthest = (which: string): string =>
  `select k.sku, k.offer_id from stock_watch k where k.org_id = $1 and ${which} and ${from('$2', '$3')} order by k.sku, k.offer_id offset ${NEAR - 1} limit 1`;
const isLow = (level: string): string => `k.level = ${level} and k.level <> 'ok'`;

/** As `foundPage`, among the next thousand rows, and as `lowPage` among those. */
export const nearPage = statement<StockRow>('inventory.near_page', stock(`${listed} ${first('$6')}`, '$3', near('true', '$4', '$5')));
export const nearLowPage = statement<StockRow>(
  'inventory.near_low_page',
  stock(`${listed} ${first('$6')}`, '$3', near(isLow('$7'), '$4', '$5')),
);
/** The last of those; nothing where the list ends among them. $1 org, $2 SKU, $3 offer, and of those that are low $4. */
export const nearEnd = statement<{ sku: string; offer_id: Uuid }>('inventory.near_end', farthest('true'));
export const nearLowEnd = statement<{ sku: string; offer_id: Uuid }>('inventory.near_low_end', farthest(isLow('$4')));
/** What is beyond them, by index: $1 org, $2 hashes of the words, $3 the words as a pattern, $4 location or null, $5 level or null, $6 SKU, $7 offer, $8 rows. */
export const farPage = statement<StockRow>(
  'inventory.far_page',
  stock(`k.org_id = $1 and k.offer_id = any (array(select f.offer_id from stock_found($2, $3, $4, $5, $6, $7, $8) f))`, '$4'),
);

/** $1 org, $2 offer. */
export const stockOfOffer = statement<StockRow>('inventory.of_offer', stock('k.org_id = $1 and k.offer_id = $2', 'null'));

export const stockCounts = statement<{ all: number; low: number; out: number }>(
  'inventory.counts',
  `select (select count(*) from stock_watch where org_id = $1)::int as all,
          (select count(*) from stock_watch where org_id = $1 and level = 'low' and level <> 'ok')::int as low,
          (select count(*) from stock_watch where org_id = $1 and level = 'out' and level <> 'ok')::int as out`,
);
