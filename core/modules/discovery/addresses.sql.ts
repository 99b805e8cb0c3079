// Which products of a shop have an address that leads to something.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { isHere, offers, ownFirst } from './here.sql.ts';

/** $1 whose products, $2 who sells them here. */
const there = `products p
    where p.org_id = any ($1::uuid[]) and p.status = 'published'
      and ${offers('$2')}`;

export const addressCount = statement<{ total: number }>('discovery.address_count', `select count(*)::int as total from ${there}`);
export const addressPage = statement<{ slug: string }>(
  'discovery.addresses',
  `select p.slug from ${there} order by p.org_id, p.id offset $3 limit $4`,
);

/** Of a product `p`: whether something else has its short name here before it. $1 whose products, $2 who sells them here. */
const clashes = `exists (
          select from products q
           where q.org_id = any ($1::uuid[]) and q.slug = p.slug and q.status = 'published' and (${ownFirst('$2', 'q')}) < (${ownFirst('$2')})
             and ${isHere('$2', 'q')})`;
const longer = `p.slug || '.' || (select n.slug from organizations n where n.id = p.org_id)`;

/** $3 and $4: whose and which products. */
export const clashing = statement<{ id: Uuid; address: string }>(
  'discovery.clashing',
  `select p.id, ${longer} as address
     from unnest($3::uuid[], $4::uuid[]) as w(org_id, id) join products p on p.org_id = w.org_id and p.id = w.id where ${clashes}`,
);
/** As `addressPage`, where several make what is sold. */
export const addressPageAmong = statement<{ slug: string }>(
  'discovery.addresses_among',
  `select case when ${clashes} then ${longer} else p.slug end as slug from ${there} order by p.org_id, p.id offset $3 limit $4`,
);
