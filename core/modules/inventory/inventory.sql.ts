// Statements of the inventory module. What changes counters lives in functions (migration 0004), one call for many lines.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** All or nothing; raises TS001 with the offers that fell short. */
export const takeStock = statement('inventory.take', `select take_stock($1, $2, $3, $4, $5, $6, $7, $8, $9)`);

export const makeFirm = statement(
  'inventory.firm',
  `update stock_reservations set state = 'firm', expires_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3) and state = 'held'`,
);

export const giveBackStock = statement('inventory.give_back', `select give_back_stock($1, $2, $3, $4, $5)`);

export const applyStock = statement('inventory.apply', `select apply_stock($1, $2, $3, $4)`);

/** Units that can be taken now, per offer, over all locations; at least what one location can give whole is what a line can have. */
export const availableUnits = statement<{ org_id: Uuid; offer_id: Uuid; available: number }>(
  'inventory.available',
  `select s.org_id, s.offer_id, max(s.on_hand + s.backorder_limit - s.reserved)::int as available
     from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)
     join stock_levels s on s.org_id = w.org_id and s.offer_id = w.offer_id
    group by 1, 2`,
);

export interface StockLevelRow {
  offer_id: Uuid;
  sku: string;
  title: Record<string, string>;
  options: Record<string, string>;
  product_options: { code: string; values: { code: string; name: Record<string, string> }[] }[];
  media_key: string | null;
  alt: Record<string, string> | null;
  price_minor: bigint;
  currency: string;
  location: string;
  on_hand: number;
  reserved: number;
}

const levelRows = `
  select s.offer_id, v.sku, p.title, v.options, p.options as product_options, pic.media_key, pic.alt, o.price_minor, o.currency,
         l.name as location, s.on_hand, s.reserved
    from stock_levels s
    join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
    join offers o on o.org_id = s.org_id and o.id = s.offer_id
    join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
    join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    left join lateral (select pp.media_key, pp.alt from product_pictures pp
                        where pp.org_id = p.org_id and pp.product_id = p.id order by (v.options @> pp.options) desc, pp.position limit 1) pic on true`;

export const LOW = 3;

/** $1 org, $2 words or null, $3 level, $4 SKU after which the page starts, $5 rows. */
export const stockPage = statement<StockLevelRow>(
  'inventory.page',
  `${levelRows}
    where s.org_id = $1 and ($2::text is null or v.sku ilike $2 or p.words like lower($2))
      and case $3 when 'low' then s.on_hand - s.reserved between 1 and ${LOW} when 'out' then s.on_hand - s.reserved <= 0 else true end
      and ($4::text is null or v.sku > $4)
    order by v.sku limit $5`,
);

export const stockOfOffer = statement<StockLevelRow>(
  'inventory.of_offer',
  `${levelRows} where s.org_id = $1 and s.offer_id = $2 order by s.location_id limit 1`,
);

export const stockCounts = statement<{ all: number; low: number; out: number }>(
  'inventory.counts',
  `select count(*)::int as all, (count(*) filter (where on_hand - reserved between 1 and ${LOW}))::int as low,
          (count(*) filter (where on_hand - reserved <= 0))::int as out
     from stock_levels where org_id = $1`,
);

/** Adds or takes units by hand; takes nothing that is reserved. */
export const changeOnHand = statement<{ location_id: Uuid }>(
  'inventory.change_on_hand',
  `update stock_levels s set on_hand = s.on_hand + $3
    where s.org_id = $1 and s.offer_id = $2 and s.on_hand + $3 >= greatest(0, s.reserved - s.backorder_limit)
      and s.location_id = (select l.location_id from stock_levels l where l.org_id = $1 and l.offer_id = $2 order by l.location_id limit 1)
   returning s.location_id`,
);

export const addMove = statement(
  'inventory.add_move',
  `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, note, by_user, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

export const addLocation = statement('inventory.add_location', `insert into stock_locations (org_id, id, name) values ($1, $2, $3)`);

/** Opening stock of many offers with the moves that explain it. $1 org, $2 location, $3 offers, $4 units, $5 move ids, $6 now. */
export const openStock = statement(
  'inventory.open_stock',
  `with w as (select * from unnest($3::uuid[], $4::int[], $5::uuid[]) as w(offer, units, move)),
        levels as (insert into stock_levels (org_id, offer_id, location_id, on_hand) select $1, offer, $2, units from w)
   insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
   select $1, move, offer, $2, units, 'received', 'opening', $6 from w where units > 0`,
);
