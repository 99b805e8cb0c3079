// Statements about where things stand: categories above one, and where an earlier address leads now.
import { statement } from '#platform/db/index.ts';
import { categoryIsHere, isHere, ownFirst } from './here.sql.ts';

/** Of a category `c` those above it, the top first. */
export const above = `(
            with recursive up as (
              select u.id, u.parent_id, u.slug, u.name, 1 as height from categories u where u.org_id = c.org_id and u.id = c.parent_id
              union all
              select u.id, u.parent_id, u.slug, u.name, up.height + 1 from up join categories u on u.org_id = c.org_id and u.id = up.parent_id
               where up.height < 4)
            select jsonb_agg(jsonb_build_object('slug', up.slug, 'name', up.name) order by up.height desc) from up)`;

/** What a product on sale is called now that had this address before. $1 whose, $2 the address, $3 sellers. */
export const movedProduct = statement<{ slug: string }>(
  'discovery.moved_product',
  `select p.slug from slug_history h join products p on p.org_id = h.org_id and p.id = h.subject_id
    where h.org_id = any ($1::uuid[]) and h.subject = 'product' and h.slug = $2 and p.status = 'published' and ${isHere('$3')}
    order by ${ownFirst('$3')} limit 1`,
);
/** What a category of the shop is called that has this address, or had it before. $1 whose, $2 the address, $3 sellers, whose own goes before a brand's. */
export const categoryAt = statement<{ slug: string }>(
  'discovery.category_at',
  `(select c.slug from categories c where c.org_id = any ($1::uuid[]) and c.slug = $2 and ${categoryIsHere('$3', '$1')} limit 1)
   union all
   (select c.slug from slug_history h join categories c on c.org_id = h.org_id and c.id = h.subject_id
     where h.org_id = any ($1::uuid[]) and h.subject = 'category' and h.slug = $2 and ${categoryIsHere('$3', '$1')}
    order by h.org_id <> all ($3::uuid[]), h.org_id limit 1)
   limit 1`,
);
