// Statements of the selling module: its reads go across catalog, prices and stock.
import { freeUnits } from '#modules/inventory/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface OwnProductRow {
  id: Uuid;
  slug: string;
  kind: string;
  variant_id: Uuid;
  title: Text;
  status: 'draft' | 'published' | 'archived';
  category_slug: string;
  category_name: Text;
  media_key: string | null;
  alt: Text | null;
  price_minor: bigint | null;
  currency: string | null;
  /** In further currencies, amounts in minor units. */
  prices: { currency: string; amount: string }[];
  sku: string | null;
  available: number | null;
  variants: number;
  tags: string[];
}

/** $1 organization, $2 currency. */
export const ownProductColumns = `
  select p.id, p.slug, p.kind, p.title, p.status, c.slug as category_slug, c.name as category_name, pic.media_key, pic.alt, o.price_minor, o.currency, w.prices, p.tags,
         v.sku, v.variant_id, o.available::int as available, v.variants::int as variants
    from products p
    join categories c on c.org_id = p.org_id and c.id = p.category_id
    cross join lateral (select min(v.sku) as sku, count(*) as variants, (array_agg(v.id order by v.position, v.id))[1] as variant_id from variants v where v.org_id = p.org_id and v.product_id = p.id) v
    left join lateral (select pp.media_key, pp.alt from product_pictures pp
                        where pp.org_id = p.org_id and pp.product_id = p.id order by pp.position limit 1) pic on true
    left join lateral (
      select min(o.price_minor) as price_minor, min(o.currency) as currency,
             sum(${freeUnits}) as available
        from offers o where o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id and o.currency = $2) o on true
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('currency', w.currency, 'amount', w.price::text) order by w.currency), '[]') as prices
        from (select w.currency, min(w.price_minor) as price from offers o join offer_prices w on w.org_id = o.org_id and w.offer_id = o.id
               where o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id and o.currency = $2 group by 1) w) w`;

export const ownProduct = statement<OwnProductRow>('selling.product', `${ownProductColumns} where p.org_id = $1 and p.id = $3`);

/** Holds the organization, so that two products at once get two short names. */
export const holdSeller = statement<{ locale: string; name: string }>(
  'selling.hold',
  `select locale, name from organizations where id = $1 for no key update`,
);

/** The named category, or the first. */
export const pickCategory = statement<{ id: Uuid; name: Text }>(
  'selling.category',
  `select id, name from categories where org_id = $1 and ($2::text is null or slug = $2) order by position, id limit 1`,
);
export const freeProductSlug = statement<{ slug: string }>(
  'selling.free_slug',
  `select w.slug from unnest($2::text[]) with ordinality as w(slug, place)
    where not exists (select from products p where p.org_id = $1 and p.slug = w.slug) order by w.place limit 1`,
);
export const firstLocation = statement<{ id: Uuid }>(
  'selling.location',
  `select id from stock_locations where org_id = $1 order by id limit 1`,
);

/** Orders of the organization's shops, or with lines it sells, that are not at their end. */
export const openOrders = statement<{ orders: number }>(
  'selling.open_orders',
  `select count(*)::int as orders from orders
    where (org_id = $1 or $1 = any (seller_org_ids)) and status not in ('closed', 'delivered', 'cancelled', 'expired')`,
);
