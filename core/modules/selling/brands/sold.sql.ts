// What a store sells of brands, variant by variant: how it stands, for how much, and its changes.
import { freeUnits } from '#modules/inventory/index.ts';
import { centralPrice } from '#modules/pricing/index.ts';
import { datesHold } from '#modules/organizations/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { furtherPrices } from '../csv/shelf.sql.ts';
import type { Text } from '../texts.ts';

export interface SoldProductRow {
  org_id: Uuid;
  id: Uuid;
  slug: string;
  brand: string;
  mode: 'CENTRAL' | 'STORE';
  title: Text;
  options: { code: string; values: { code: string; name: Text }[] }[];
  media_key: string | null;
  alt: Text | null;
}
/** A brand's product that may be sold now: $1 store, $2 moment, $3 product. */
export const soldProduct = statement<SoldProductRow>(
  'sold.product',
  `select p.org_id, p.id, p.slug, b.name as brand, e.mode, p.title, p.options, pic.media_key, pic.alt
     from products p
     join entitlements e on e.org_id = p.org_id and e.store_org_id = $1 and ${datesHold('e', '$2::timestamptz')}
     join organizations b on b.id = p.org_id and b.status = 'active'
     left join lateral (select pp.media_key, pp.alt from product_pictures pp
                         where pp.org_id = p.org_id and pp.product_id = p.id order by pp.position limit 1) pic on true
    where p.org_id <> $1 and p.id = $3 and p.status = 'published'`,
);

export interface SoldVariantRow {
  id: Uuid;
  sku: string;
  options: Record<string, string>;
  central_minor: bigint | null;
  offer_id: Uuid | null;
  status: 'published' | 'withdrawn' | null;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  prices: Record<string, { price: string }>;
  available: number | null;
}
/** $1 store, $2 brand, $3 product, $4 the first currency of the store's shop. */
export const soldVariants = statement<SoldVariantRow>(
  'sold.variants',
  `select v.id, v.sku, v.options, n.price_minor as central_minor, o.id as offer_id, o.status, o.price_minor, o.compare_at_minor, ${furtherPrices},
          ${freeUnits}::int as available
     from variants v
     left join lateral ${centralPrice('$4')} n on true
     left join offers o on o.org_id = $1 and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $4
    where v.org_id = $2 and v.product_id = $3 and v.status = 'active' order by v.position, v.id`,
);

/** So that two who change them do so one after the other. */
export const holdSold = statement<{ id: Uuid }>(
  'sold.hold',
  `select id from offers where org_id = $1 and variant_org_id = $2 and product_id = $3 order by id for no key update`,
);
/** A price before a reduction stays as long as it is one. */
export const repriceSold = statement(
  'sold.reprice',
  `update offers o set price_minor = w.price, compare_at_minor = case when o.compare_at_minor > w.price then o.compare_at_minor end
     from unnest($2::uuid[], $3::bigint[]) as w(id, price) where o.org_id = $1 and o.id = w.id`,
);
/** Further prices of these offers in other currencies than are said: for each offer what stays. */
export const dropSoldPrices = statement(
  'sold.drop_prices',
  `delete from offer_prices p using jsonb_to_recordset($2::jsonb) as w(id uuid, stays jsonb)
    where p.org_id = $1 and p.offer_id = w.id and not w.stays ? p.currency`,
);
export const standSold = statement(
  'sold.stand',
  `update offers o set status = case when w.sold then 'published' else 'withdrawn' end, put_away = not w.sold
     from unnest($2::uuid[], $3::boolean[]) as w(id, sold) where o.org_id = $1 and o.id = w.id`,
);
/** All that is taken of products of brands: $3 whether it goes away. Only what was put away comes back. */
export const putAway = statement<{ id: Uuid }>(
  'sold.put_away',
  `with held as (select id from offers where org_id = $1 and variant_org_id <> $1 and product_id = any ($2::uuid[])
                    and put_away <> $3 and (status = 'published' or put_away) order by id for no key update)
   update offers o set status = case when $3 then 'withdrawn' else 'published' end, put_away = $3
     from held where o.org_id = $1 and o.id = held.id returning o.id`,
);
