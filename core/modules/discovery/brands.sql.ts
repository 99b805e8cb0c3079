// Statements about those whose products a channel's stores sell, as buyers see them.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { offers, offersOf } from './here.sql.ts';
import type { SellerRow } from './sellers.sql.ts';

/** What brands are called of whom a seller offers something. $1 brands, $2 sellers. */
export const brandNames = statement<{ id: Uuid; slug: string; name: string }>(
  'discovery.brand_names',
  `select b.id, b.slug, b.name from organizations b where b.id = any ($1::uuid[]) and ${offersOf('b.id', '$2')}`,
);

/** A product counts where one of the channel's sellers offers it. $1 brands, $2 sellers. */
const shown = `
  select o.id, o.slug, o.name, o.country, f.tagline, f.story, f.city, f.colour, f.picture_key, p.product_count, p.kinds
    from seller_profiles f join organizations o on o.id = f.org_id
   cross join lateral (select count(*)::int as product_count, coalesce(array_agg(distinct p.kind), '{}') as kinds from products p
                        where p.org_id = f.org_id and p.status = 'published'
                          and ${offers('$2')}) p
   where f.org_id = any ($1::uuid[])`;

/** Brands that have something on the shelf, by name. $3 name and $4 id after which the page starts, $5 rows. */
export const brandPage = statement<SellerRow>(
  'discovery.brands',
  `${shown} and p.product_count > 0 and ($3::text is null or (o.name, o.id) > ($3, $4::uuid)) order by o.name, o.id limit $5`,
);

export const brandBySlug = statement<SellerRow>('discovery.brand', `${shown} and p.product_count > 0 and o.slug = $3`);
