// Statements about those who sell in a channel, as buyers see them.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

/** What sellers are called. $1 their ids. */
export const sellerNames = statement<{ id: Uuid; slug: string; name: string }>(
  'discovery.seller_names',
  `select id, slug, name from organizations where id = any ($1::uuid[])`,
);

export interface SellerRow {
  id: Uuid;
  slug: string;
  name: string;
  country: string;
  tagline: Text;
  story: Text;
  city: Text;
  colour: string;
  picture_key: string | null;
  product_count: number;
  kinds: string[];
}

const shown = `
  select o.id, o.slug, o.name, o.country, f.tagline, f.story, f.city, f.colour, f.picture_key, p.product_count, p.kinds
    from seller_profiles f join organizations o on o.id = f.org_id
   cross join lateral (select count(*)::int as product_count, coalesce(array_agg(distinct p.kind), '{}') as kinds
                         from products p where p.org_id = f.org_id and p.status = 'published') p
   where f.org_id = any ($1::uuid[])`;

/** Sellers that have something on the shelf, by name. $1 sellers, $2 name and $3 id after which the page starts, $4 rows. */
export const sellerPage = statement<SellerRow>(
  'discovery.sellers',
  `${shown} and p.product_count > 0 and ($2::text is null or (o.name, o.id) > ($2, $3::uuid)) order by o.name, o.id limit $4`,
);

export const sellerBySlug = statement<SellerRow>('discovery.seller', `${shown} and o.slug = $2`);
