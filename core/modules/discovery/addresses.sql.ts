// Which products of a shop have an address that leads to something.
import { statement } from '#platform/db/index.ts';

/** $1 whose products, $2 who sells them here. */
const there = `products p
    where p.org_id = any ($1::uuid[]) and p.status = 'published'
      and exists (select from offers o where o.org_id = any ($2::uuid[]) and o.variant_org_id = p.org_id and o.product_id = p.id and o.status = 'published')`;

export const addressCount = statement<{ total: number }>('discovery.address_count', `select count(*)::int as total from ${there}`);
export const addressPage = statement<{ slug: string }>(
  'discovery.addresses',
  `select p.slug from ${there} order by p.org_id, p.id offset $3 limit $4`,
);
