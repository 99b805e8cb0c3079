// Which products of an organization match a filter: one expression for its list, its bulk edits and its files.
import { freeUnits } from '#modules/inventory/index.ts';
import { type Statement, statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { ownProductColumns, type OwnProductRow } from '../selling.sql.ts';

/** Offers of a product `p` in the shop's first currency, which is $2. */
const offers = `offers o where o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id and o.currency = $2`;
const price = `(select min(o.price_minor) from ${offers})`;
/** Units free to sell; nothing where nothing is counted. */
const units = `(select sum(${freeUnits}) from ${offers})`;

/**
 * What must hold of a product `p`: $1 organization, $2 currency, $3 words as a pattern, $4 beginning of a SKU, $5 status, $6 kind, $7 category,
 * $8 tag, $9 stock, $10 least and $11 most price, $12 with or without picture, $13 language it is not said in, $14 these alone, $15 not these.
 */
export const matches = `p.org_id = $1
      and ($3::text is null or p.words like $3
           or exists (select from variants v where v.org_id = p.org_id and v.product_id = p.id and lower(v.sku) like $4))
      and ($5::text is null or p.status = $5) and ($6::text is null or p.kind = $6)
      and ($7::text is null
           or exists (select from categories c where c.org_id = p.org_id and c.id = p.category_id and c.slug = $7)
           or exists (select from product_categories pc join categories c on c.org_id = pc.org_id and c.id = pc.category_id
                       where pc.org_id = p.org_id and pc.product_id = p.id and c.slug = $7))
      and ($8::text is null or $8 = any (p.tags))
      and ($9::text is null or case $9 when 'out' then ${units} <= 0 when 'low' then ${units} between 1 and 5 else ${units} > 0 end)
      and ($10::bigint is null or ${price} >= $10) and ($11::bigint is null or ${price} <= $11)
      and ($12::text is null
           or ($12 = 'with') = exists (select from product_pictures pp where pp.org_id = p.org_id and pp.product_id = p.id))
      and ($13::text is null or coalesce(p.title ->> $13, '') = '')
      and ($14::uuid[] is null or p.id = any ($14)) and ($15::uuid[] is null or p.id <> all ($15))`;

/** Of each such statement there are two: over all products, and over a few, $14, which are then looked up and not looked for. */
const both = <Row>(name: string, textWith: (which: string) => string): { all: Statement<Row>; few: Statement<Row> } => ({
  all: statement<Row>(name, textWith(matches)),
  few: statement<Row>(`${name}_few`, textWith(`${matches} and p.id = any ($14::uuid[])`)),
});

/** $16 after which id the page begins, $17 rows. */
export const newestOwn = both<OwnProductRow>(
  'selling.own_newest',
  (which) => `${ownProductColumns} where ${which} and ($16::uuid is null or p.id < $16) order by p.id desc limit $17`,
);

export type SortedRow = OwnProductRow & { sort_num: string; sort_text: string };

/** $16 sort, $17 locale, $18 rows, $19, $20 and $21 the place after which the page begins. What has no price or count stands last. */
export const sortedOwn = both<SortedRow>(
  'selling.own_sorted',
  (which) => `with found as (
     select p.id, coalesce(case $16 when 'price' then ${price} when '-price' then -${price} when 'stock' then ${units} when '-stock' then -${units} end,
                           case when $16 = 'title' then 0 else 9000000000000000 end)::bigint as num,
            case when $16 = 'title' then lower(coalesce(p.title ->> $17, (select min(t.value) from jsonb_each_text(p.title) as t), '')) else '' end as txt
       from products p where ${which}),
   place as materialized (
     select * from found where $19::bigint is null or (num, txt, id) > ($19, $20::text, $21::uuid) order by num, txt, id limit $18)
   select r.*, place.num::text as sort_num, place.txt as sort_text
     from place join lateral (${ownProductColumns} where p.org_id = $1 and p.id = place.id) r on true order by place.num, place.txt, place.id`,
);

export const countOwn = both<{ count: number }>(
  'selling.own_count',
  (which) => `select count(*)::int as count from products p where ${which}`,
);

/** The first that match, by id: $16 rows. */
export const firstOwn = both<{ id: Uuid }>(
  'selling.own_first',
  (which) => `select p.id from products p where ${which} order by p.id limit $16`,
);
