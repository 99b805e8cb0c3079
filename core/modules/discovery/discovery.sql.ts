// Statements of the shop's reads. Requests see published products and offers of the channel's sellers: row-level security says so.
import { unitsHereIn, unitsIn } from '#modules/inventory/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OptionRow } from '#modules/catalog/index.ts';
import { categoryIsHere, isHere, ownFirst } from './here.sql.ts';
import { above } from './paths.sql.ts';
import { furtherOffers, groupsOf, pricedOffers } from '#modules/pricing/index.ts';

type Text = Record<string, string>;

export interface CategoryRow {
  slug: string;
  parent_slug: string | null;
  name: Text;
  picture_key: string | null;
  product_count: number;
}

/**
 * $1 sellers, $2 who runs the channel, $3 brands: of those whom a seller takes something, what a seller offers counts. Categories of one slug
 * are one: as the channel's own organization shows it, else the first seller.
 */
export const categoriesOf = statement<CategoryRow>(
  'discovery.categories',
  `select c.slug, (array_agg(u.slug order by c.org_id <> $2, c.org_id))[1] as parent_slug,
          (array_agg(c.name order by c.org_id <> $2, c.org_id))[1] as name,
          (array_agg(c.picture_key order by c.org_id <> $2, c.org_id))[1] as picture_key,
          sum((select count(*) from products p where p.org_id = c.org_id and p.category_id = c.id and p.status = 'published'
                  and ${isHere('$1')}))::int as product_count
     from categories c left join categories u on u.org_id = c.org_id and u.id = c.parent_id
    where ${categoryIsHere('$1', '$3')}
    group by c.slug order by (array_agg(c.position order by c.org_id <> $2, c.org_id))[1], c.slug`,
);

export interface ProductRow {
  org_id: Uuid;
  id: Uuid;
  slug: string;
  kind: string;
  title: Text;
  subtitle: Text;
  description: Text;
  attributes: { name: Text; value: Text }[];
  options: OptionRow[];
  category_slug: string;
  category_name: Text;
  /** Categories above its own, the top first; null where its own is at the top. */
  above: { slug: string; name: Text }[] | null;
  seo_title: Text;
  seo_description: Text;
}

/** $1 whose, $2 the address, $3 sellers. */
const product = (which: string): string => `
  select p.org_id, p.id, p.slug, p.kind, p.title, p.subtitle, p.description, p.attributes, p.options, c.slug as category_slug, c.name as category_name,
         p.seo_title, p.seo_description, case when c.parent_id is not null then ${above} end as above
    from products p join categories c on c.org_id = p.org_id and c.id = p.category_id
   where p.org_id = any ($1::uuid[]) and ${which} and p.status = 'published' and ${isHere('$3')}`;

export const productBySlug = statement<ProductRow>('discovery.product', `${product('p.slug = $2')} order by ${ownFirst('$3')} limit 1`);
/** By a short name of now or before, and $4 the short name of who makes it; or by $5 its id alone. */
export const productOfOwner = statement<ProductRow>(
  'discovery.product_of_owner',
  `${product(`(p.id = $5::uuid or p.org_id = (select n.id from organizations n where n.slug = $4)
     and (p.slug = $2
          or p.id in (select h.subject_id from slug_history h where h.org_id = p.org_id and h.subject = 'product' and h.slug = $2)))`)}
   order by p.slug = $2 desc limit 1`,
);

export interface VariantRow {
  id: Uuid;
  sku: string;
  options: Record<string, string>;
  offer_id: Uuid | null;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  available: number | null;
  seller_org_id: Uuid | null;
  seller_name: string | null;
  /** Rules of the offer; null is none. */
  min_quantity: number | null;
  max_quantity: number | null;
  quantity_step: number | null;
  customer_limit: number | null;
  available_from: Date | null;
  later_days: number | null;
  /** On hand, where a rule says what happens when nothing is. */
  here: number | null;
}

/** Each variant with the best offer of the channel's sellers: in stock first, then the lowest price. $5 the channel. */
const variants = (offers: string): string => `
  select v.id, v.sku, v.options, o.id as offer_id, o.price_minor, o.compare_at_minor, o.available, o.org_id as seller_org_id, o.seller_name,
         r.min_quantity, r.max_quantity, r.quantity_step, r.customer_limit, r.available_from, r.later_days,
         case when r.later_days is not null then ${unitsHereIn('$5')} end as here
     from variants v
     left join lateral (
       select o.id, o.org_id, o.price_minor, o.compare_at_minor, s.available, n.name as seller_name
         from ${offers} o join organizations n on n.id = o.org_id
         cross join lateral (select ${unitsIn('$5')}) s
        where o.org_id = any ($3::uuid[]) and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $4 and o.status = 'published'
        order by (coalesce(s.available, 0) > 0) desc, o.price_minor, o.id limit 1) o on true
     left join offer_rules r on r.org_id = o.org_id and r.offer_id = o.id
    where v.org_id = $1 and v.product_id = $2 order by v.position`;

export const variantsOf = statement<VariantRow>('discovery.variants', variants('offers'));
export const variantsIn = statement<VariantRow>('discovery.variants_in', variants(furtherOffers({ currency: '$4' })));
/** $6 now. */
export const variantsAsked = statement<VariantRow>(
  'discovery.variants_priced_now',
  variants(
    pricedOffers({
      currency: '$4',
      now: '$6::timestamptz',
      only: 'f.variant_org_id = v.org_id and f.variant_id = v.id and f.org_id = any ($3::uuid[])',
    }),
  ),
);

export interface OwnPriceRow {
  org_id: Uuid;
  offer_id: Uuid;
  product_id: Uuid;
  variant_id: Uuid;
  price_minor: bigint;
  compare_at_minor: bigint | null;
}

/** What a person pays for one of each offer of some products. $1 sellers, $2 products, $3 currency, $4 now, $5 the person. */
export const ownPrices = statement<OwnPriceRow>(
  'discovery.own_prices',
  `select o.org_id, o.id as offer_id, o.product_id, o.variant_id, o.price_minor, o.compare_at_minor
     from ${pricedOffers({
       currency: '$3',
       now: '$4::timestamptz',
       groups: groupsOf('$5'),
       only: "f.status = 'published' and f.org_id = any ($1::uuid[]) and f.product_id = any ($2::uuid[])",
     })} o
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id and p.status = 'published'
    order by o.product_id, o.id`,
);
/** Whether a person is in any group of customers of whoever sells here. */
export const isMember = statement<{ member: boolean }>(
  'discovery.is_member',
  `select exists (select from customer_group_members where user_id = $1) as member`,
);

/** Of a product's variants those that have a price in any of these currencies. $3 sellers, $4 currencies, $5 now. */
export const variantsAskedElsewhere = statement<{ id: Uuid }>(
  'discovery.variants_asked_elsewhere',
  `select distinct o.variant_id as id from unnest($4::text[]) as c(currency)
     cross join lateral ${pricedOffers({
       currency: 'c.currency',
       now: '$5::timestamptz',
       only: "f.status = 'published' and f.org_id = any ($3::uuid[]) and f.variant_org_id = $1 and f.product_id = $2",
     })} o`,
);
/** The same where prices stand on offers and their further currencies. */
export const variantsPriced = statement<{ id: Uuid }>(
  'discovery.variants_priced',
  `select distinct o.variant_id as id from offers o
    where o.org_id = any ($3::uuid[]) and o.variant_org_id = $1 and o.product_id = $2 and o.status = 'published'
      and (o.currency = any ($4::text[])
           or exists (select from offer_prices w where w.org_id = o.org_id and w.offer_id = o.id and w.currency = any ($4)))`,
);
