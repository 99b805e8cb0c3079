// Statements about the stores of a network, as whoever comes by sees them.
import { statement } from '#platform/db/index.ts';
import type { SellerRow } from './sellers.sql.ts';

/** Stores with a shop and a face, by name, where $1 runs the installation. More than a hundred want a search, not a list. */
export const storesOfNetwork = statement<Omit<SellerRow, 'product_count' | 'kinds' | 'story' | 'slug'>>(
  'discovery.stores',
  `select o.id, o.name, o.country, f.tagline, f.city, f.colour, f.picture_key
     from organizations o join seller_profiles f on f.org_id = o.id
    where o.trade = 'store' and o.status = 'active' and exists (select from channels c where c.org_id = o.id)
      and exists (select from organizations p where p.id = $1 and p.platform)
    order by o.name, o.id limit 100`,
);
