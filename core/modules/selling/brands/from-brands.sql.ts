// What a store may take into its own shop of what its brands publish. Behind the walls a brand that grants nothing now has nothing.
import { datesHold } from '#modules/organizations/index.ts';
import { centralPrice } from '#modules/pricing/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { furtherPrices } from '../csv/shelf.sql.ts';
import type { Text } from '../texts.ts';

/** Entitlements that hold: $2 is the moment; RLS leaves those of the store. */
const granted = `entitlements e on e.org_id = p.org_id and e.store_org_id = $1 and ${datesHold('e', '$2::timestamptz')}`;

export interface BrandProductRow {
  org_id: Uuid;
  id: Uuid;
  brand: string;
  title: Text;
  category: Text;
  media_key: string | null;
  alt: Text | null;
  skus: string[];
  variants: number;
  /** Of its variants those that the store has, on sale or withdrawn. */
  taken: number;
  away: number;
  mode: 'CENTRAL' | 'STORE';
  price_from: bigint | null;
}

/** $3 currency, $4 brands or null, $5 words as a pattern, $6 SKU as a pattern, $7 category, $8 and $9 behind which brand and product, $10 rows, $11 state. */
export const brandProductPage = statement<BrandProductRow>(
  'brands.products',
  `select p.org_id, p.id, b.name as brand, p.title, c.name as category, pic.media_key, pic.alt, v.skus, v.variants, v.taken, v.away, e.mode, v.price_from
     from products p
     join ${granted}
     join organizations b on b.id = p.org_id and b.status = 'active'
     join categories c on c.org_id = p.org_id and c.id = p.category_id
     cross join lateral (
       select (array_agg(v.sku order by v.position, v.id))[1:3] as skus, count(*)::int as variants, count(o.id)::int as taken, (count(*) filter (where o.put_away))::int as away,
              (count(*) filter (where o.status = 'published'))::int as on_sale, min(n.price_minor) as price_from,
              bool_or(v.sku ilike $6) as named
         from variants v
         left join offers o on o.org_id = $1 and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
         left join lateral ${centralPrice('$3')} n on true
        where v.org_id = p.org_id and v.product_id = p.id and v.status = 'active') v
     left join lateral (select pp.media_key, pp.alt from product_pictures pp
                         where pp.org_id = p.org_id and pp.product_id = p.id order by pp.position limit 1) pic on true
    where p.org_id <> $1 and p.status = 'published' and v.variants > 0 and ($4::uuid[] is null or p.org_id = any ($4))
      and ($5::text is null or p.words like $5 or v.named) and ($7::text is null or c.slug = $7)
      and case $11 when 'new' then v.taken < v.variants when 'on_sale' then v.on_sale > 0 when 'away' then v.away > 0 else true end
      and ($8::uuid is null or (p.org_id, p.id) > ($8, $9::uuid))
    order by p.org_id, p.id limit $10`,
);

export const grantingBrands = statement<{ id: Uuid; name: string; mode: 'CENTRAL' | 'STORE'; products: number }>(
  'brands.granting',
  `select b.id, b.name, e.mode, (select count(*)::int from products p where p.org_id = b.id and p.status = 'published') as products
     from entitlements e join organizations b on b.id = e.org_id and b.status = 'active'
    where e.store_org_id = $1 and ${datesHold('e', '$2::timestamptz')} order by b.name, b.id`,
);

/** Categories in which brands that grant something now have something, of $3 or all. */
export const brandCategories = statement<{ slug: string; name: Text; products: number }>(
  'brands.categories',
  `select c.slug, (array_agg(c.name order by c.org_id))[1] as name, sum(n.products)::int as products
     from categories c
     join entitlements e on e.org_id = c.org_id and e.store_org_id = $1 and ${datesHold('e', '$2::timestamptz')}
     join organizations b on b.id = c.org_id and b.status = 'active'
    cross join lateral (select count(*) as products from products p where p.org_id = c.org_id and p.category_id = c.id and p.status = 'published') n
    where n.products > 0 and ($3::uuid[] is null or c.org_id = any ($3)) group by c.slug order by min(c.position), c.slug limit 500`,
);

/** Of these products those whose price is their brand's to set. */
export const centrallyPriced = statement<{ id: Uuid }>(
  'brands.centrally_priced',
  `select p.id from products p join ${granted} where e.mode = 'CENTRAL' and p.id = any ($3::uuid[]) limit 1`,
);

export interface TakenVariantRow {
  org_id: Uuid;
  product_id: Uuid;
  id: Uuid;
  sku: string;
  kind: string;
  mode: 'CENTRAL' | 'STORE';
  central_minor: bigint | null;
  central_compare_minor: bigint | null;
  /** What the brand asks in further currencies of the store's shop, in minor units. */
  central_further: Record<string, string>;
  /** The store's own, if it has it already. */
  offer_id: Uuid | null;
  status: 'published' | 'withdrawn' | null;
  price_minor: bigint | null;
  prices: Record<string, { price: string }>;
}
/** Of a variant `v` of a brand what it asks in each of these currencies, by currency. */
export const centralIn = (currencies: string): string => `(
            select coalesce(jsonb_object_agg(c.currency, m.price_minor::text), '{}')
              from unnest(${currencies}::text[]) as c(currency) cross join lateral ${centralPrice('c.currency')} m)`;
/** What the store put away itself comes back where it is named, and not with everything else. */
const wanted = `
     from products p
     join ${granted}
     join organizations b on b.id = p.org_id and b.status = 'active'
     join categories c on c.org_id = p.org_id and c.id = p.category_id
     join variants v on v.org_id = p.org_id and v.product_id = p.id and v.status = 'active'
     left join lateral ${centralPrice('$3')} n on true
     left join offers o on o.org_id = $1 and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
    where p.org_id <> $1 and p.status = 'published' and ($4::uuid[] is null or p.org_id = any ($4)) and ($5::uuid[] is null or p.id = any ($5))
      and ($6::text is null or c.slug = $6) and (o.put_away is not true or $5 is not null)`;

/** $3 currency, $4 brands, $5 products and $6 category, each or null, $7 and $8 behind which brand and variant, $9 rows, $10 further currencies. */
export const variantsToTake = statement<TakenVariantRow>(
  'brands.variants',
  `select v.org_id, v.product_id, v.id, v.sku, p.kind, e.mode, n.price_minor as central_minor, n.compare_at_minor as central_compare_minor,
          ${centralIn('$10')} as central_further, o.id as offer_id, o.status, o.price_minor, ${furtherPrices}
   ${wanted} and ($7::uuid is null or (v.org_id, v.id) > ($7, $8::uuid)) order by v.org_id, v.id limit $9`,
);
export const countToTake = statement<{ total: number; added: number; known: number; unpriced: number }>(
  'brands.count',
  `select count(*)::int as total, (count(*) filter (where o.id is null and n.id is not null))::int as added, (count(o.id))::int as known,
          (count(*) filter (where o.id is null and n.id is null))::int as unpriced ${wanted}`,
);
/**
 * Of what is asked for, what the store sells of brands and may no longer, or is no longer there: $4 brands, $5 products, $6 category, each or null.
 * What it may sell again from a day to come stays: it is not shown until then.
 */
const gone = `o.org_id = $1 and o.variant_org_id <> $1 and o.status = 'published' and o.currency = $3
      and ($4::uuid[] is null or o.variant_org_id = any ($4)) and ($5::uuid[] is null or o.product_id = any ($5))
      and ($6::text is null or exists (
        select from products p join categories c on c.org_id = p.org_id and c.id = p.category_id
         where p.org_id = o.variant_org_id and p.id = o.product_id and c.slug = $6))
      and not exists (select from entitlements e where e.org_id = o.variant_org_id and e.store_org_id = $1 and e.starts_at > $2)
      and not exists (
        select from products p join ${granted} join organizations b on b.id = p.org_id and b.status = 'active'
          join variants v on v.org_id = p.org_id and v.product_id = p.id and v.status = 'active'
         where p.org_id = o.variant_org_id and p.id = o.product_id and p.status = 'published' and v.id = o.variant_id)`;
export const countGone = statement<{ gone: number }>('brands.count_gone', `select count(*)::int as gone from offers o where ${gone}`);
export const withdrawGone = statement<{ gone: number }>(
  'brands.withdraw',
  `with gone as (update offers o set status = 'withdrawn' where ${gone} returning 1) select count(*)::int as gone from gone`,
);

/** One offer of each, whoever else brings the same at this moment. $9: also what was put away, which may have happened a moment ago. */
export const putOffers = statement<{ variant_id: Uuid; id: Uuid }>(
  'brands.put_offers',
  `insert into offers as o (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor, compare_at_minor)
   select $1, id, brand, variant, product, 'published', $2, price, compare
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[]) as w(id, brand, variant, product, price, compare)
   on conflict (org_id, variant_org_id, variant_id, currency) do update
     set status = 'published', put_away = false, price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor
         where $9 or not o.put_away
   returning o.variant_id, o.id`,
);
