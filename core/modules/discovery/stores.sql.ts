// Statements about the stores of a network, as whoever comes by sees them.
import type { Uuid } from '#platform/ids/index.ts';
import { statement } from '#platform/db/index.ts';
import type { SellerRow } from './sellers.sql.ts';

type StoreRow = Omit<SellerRow, 'product_count' | 'kinds' | 'story' | 'slug'>;

const stores = (which: string): string => `
  select o.id, o.name, o.country, f.tagline, f.city, f.colour, f.picture_key
    from organizations o join seller_profiles f on f.org_id = o.id
   where o.trade = 'store' and o.status = 'active' and exists (select from channels c where c.org_id = o.id) and ${which}
   order by o.name, o.id limit 100`;

/** Stores with a shop and a face, by name, where $1 runs the installation. More than a hundred want a search, not a list. */
export const storesOfNetwork = statement<StoreRow>(
  'discovery.stores',
  stores('exists (select from organizations p where p.id = $1 and p.platform)'),
);
/** Those of these organizations. */
export const storesAmong = statement<StoreRow>('discovery.stores_among', stores('o.id = any ($1::uuid[])'));

export interface StoreOfferRow {
  channel_id: Uuid;
  country: string;
  city: Record<string, string> | null;
  brand_slug: string;
  price_from: bigint;
  price_to: bigint;
  in_stock: boolean;
}
/** What channels show of a product now, each in one currency; those that have it first. $1 and $2 whose and which, $3 channels, $4 their currencies. */
export const storeOffers = statement<StoreOfferRow>(
  'discovery.store_offers',
  `select d.channel_id, o.country, f.city, b.slug as brand_slug, d.price_from, d.price_to, d.in_stock
     from unnest($3::uuid[], $4::text[]) as w(channel_id, currency)
     join search_documents d on d.product_org_id = $1 and d.product_id = $2 and d.channel_id = w.channel_id and d.currency = w.currency
     join organizations o on o.id = d.org_id
     join organizations b on b.id = $1
     left join seller_profiles f on f.org_id = o.id
    order by d.in_stock desc, o.name, d.channel_id limit 100`,
);
