// Reads of the editor that go across products, prices and stock.
import { freeUnits } from '#modules/inventory/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface OwnVariantRow {
  id: Uuid;
  sku: string;
  options: Record<string, string>;
  barcode: string | null;
  weight_grams: number | null;
  status: 'active' | 'retired';
  /** By which its own organization sells it, on sale or not; null as long as it never had a price. */
  offer_id: Uuid | null;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  /** In further currencies, amounts in minor units. */
  prices: { currency: string; amount: string }[];
  available: number | null;
}

/** $3 the shop's first currency. */
export const ownVariants = statement<OwnVariantRow>(
  'selling.own_variants',
  `select v.id, v.sku, v.options, v.barcode, v.weight_grams, v.status, o.id as offer_id, o.price_minor, o.compare_at_minor, w.prices,
          ${freeUnits}::int as available
     from variants v
     left join offers o on o.org_id = v.org_id and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
     cross join lateral (
       select coalesce(jsonb_agg(jsonb_build_object('currency', w.currency, 'amount', w.price_minor::text) order by w.currency), '[]') as prices
         from offer_prices w where w.org_id = o.org_id and w.offer_id = o.id) w
    where v.org_id = $1 and v.product_id = $2 order by v.position, v.id`,
);

/** Whose a product is that the organization sells without owning it. */
export const brandOfSold = statement<{ org_id: Uuid; name: string | null }>(
  'selling.brand_of_sold',
  `select o.variant_org_id as org_id, n.name from offers o left join organizations n on n.id = o.variant_org_id
    where o.org_id = $1 and o.product_id = $2 and o.variant_org_id <> $1 limit 1`,
);

/** Of these variants those that have an offer of anybody's, as far as the organization can see; the database keeps the others. */
export const variantsOffered = statement<{ id: Uuid }>(
  'selling.variants_offered',
  `select distinct variant_id as id from offers where variant_org_id = $1 and variant_id = any ($2::uuid[])`,
);
