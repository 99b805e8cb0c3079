// What is there already of what a batch of lines names, and how the batch is written: one statement for all lines each.
import type { AttributeSaid } from '#modules/catalog/index.ts';
import { datesHold } from '#modules/organizations/index.ts';
import { centralPrice } from '#modules/pricing/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Text } from '../texts.ts';

export interface OptionNow {
  code: string;
  name: Record<string, string>;
  values: { code: string; name: Record<string, string>; swatch: string | null; position: number }[];
}

export interface ProductNowRow {
  id: Uuid;
  slug: string;
  kind: string;
  status: 'draft' | 'published' | 'archived';
  category_id: Uuid;
  category_slug: string;
  category_name: Text;
  title: Text;
  subtitle: Text;
  description: Text;
  seo_title: Text;
  seo_description: Text;
  tags: string[];
  options: OptionNow[];
  attributes: AttributeSaid[];
  /** Categories beside its main one. */
  further: { id: Uuid; slug: string; name: Record<string, string> }[];
  pictures: { key: string; alt: Record<string, string>; options: Record<string, string> }[];
  /** Of what is not retired. */
  choices: { sku: string; options: Record<string, string> }[];
}

/** Products by short name $2, and those of variants by SKU $3: looked up one by one, for one condition or the other has no index. */
const named = `named as materialized (
      select n.id from unnest($2::text[]) as w(slug) cross join lateral (select id from products where org_id = $1 and slug = w.slug) n
       union
      select n.id from unnest($3::text[]) as w(sku) cross join lateral (select product_id as id from variants where org_id = $1 and sku = w.sku) n)`;
/** In the order of their ids, and held where they are to be written. */
export const holdProducts = statement<{ id: Uuid }>(
  'import.hold_products',
  `with ${named} select id from products where org_id = $1 and id in (select id from named) order by id for no key update`,
);
export const productsNow = statement<ProductNowRow>(
  'import.products',
  `with ${named}
   select p.id, p.slug, p.kind, p.status, p.category_id, c.slug as category_slug, c.name as category_name, p.title, p.subtitle, p.description,
          p.seo_title, p.seo_description, p.tags, p.options, p.attributes,
          (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'slug', f.slug, 'name', f.name) order by w.position), '[]')
             from product_categories w join categories f on f.org_id = w.org_id and f.id = w.category_id
            where w.org_id = p.org_id and w.product_id = p.id) as further,
          (select coalesce(jsonb_agg(jsonb_build_object('key', w.media_key, 'alt', w.alt, 'options', w.options) order by w.position), '[]')
             from product_pictures w where w.org_id = p.org_id and w.product_id = p.id) as pictures,
          (select coalesce(jsonb_agg(jsonb_build_object('sku', v.sku, 'options', v.options)), '[]') from variants v
            where v.org_id = p.org_id and v.product_id = p.id and v.status = 'active') as choices
     from named n
    cross join lateral (select * from products where org_id = $1 and id = n.id) p
     join categories c on c.org_id = p.org_id and c.id = p.category_id`,
);

export interface VariantNowRow {
  id: Uuid;
  sku: string;
  product_id: Uuid;
  slug: string;
  options: Record<string, string>;
  barcode: string | null;
  weight_grams: number | null;
  status: 'active' | 'retired';
  offer_id: Uuid | null;
  price_minor: bigint | null;
  compare_at_minor: bigint | null;
  /** In further currencies. */
  prices: Record<string, { price: string; compareAt: string | null }>;
}
/** Of an offer `o` its prices in further currencies, by currency. */
export const furtherPrices = `(select coalesce(jsonb_object_agg(w.currency, jsonb_build_object('price', w.price_minor::text, 'compareAt', w.compare_at_minor::text)), '{}')
            from offer_prices w where w.org_id = o.org_id and w.offer_id = o.id) as prices`;

/** What the brand of `v` asks, `n`, where its price counts for the store $1: also where it asks nothing. */
export const centralPrices = ({ currency, further, now }: { currency: string; further: string; now: string }): string => `
     left join lateral (
       select true as central, m.price_minor, m.compare_at_minor, (
                select coalesce(jsonb_object_agg(c.currency, jsonb_build_object('price', a.price_minor::text, 'compareAt', a.compare_at_minor::text)), '{}')
                  from unnest(${further}::text[]) as c(currency) cross join lateral ${centralPrice('c.currency')} a) as prices
         from entitlements e left join lateral ${centralPrice(currency)} m on true
        where v.org_id <> $1 and e.org_id = v.org_id and e.store_org_id = $1 and e.mode = 'CENTRAL' and ${datesHold('e', now)}) n on true`;
/** The prices that count: those of `n`, else those of the offer `o`. */
export const countingPrices = `case when n.central then n.price_minor else o.price_minor end as price_minor,
          case when n.central then n.compare_at_minor else o.compare_at_minor end as compare_at_minor, coalesce(n.prices, f.prices) as prices`;

/** The organization's own. $3 its shop's first currency. */
export const variantsNow = statement<VariantNowRow>(
  'import.variants',
  `select v.id, v.sku, v.product_id, p.slug, v.options, v.barcode, v.weight_grams, v.status, o.id as offer_id, o.price_minor, o.compare_at_minor, ${furtherPrices}
     from variants v join products p on p.org_id = v.org_id and p.id = v.product_id
     left join offers o on o.org_id = v.org_id and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
    where v.org_id = $1 and v.sku = any ($2::text[])`,
);
/**
 * Whatever it sells, its own or, of $4, a brand's: its own first where both have the SKU. `central`: the brand sets the price. $5 further
 * currencies, $6 now.
 */
export const offersNow = statement<VariantNowRow & { central: boolean }>(
  'import.offers',
  `select distinct on (v.sku) v.id, v.sku, v.product_id, '' as slug, v.options, v.barcode, v.weight_grams, v.status, o.id as offer_id,
          n.central is not null as central, ${countingPrices}
     from variants v join offers o on o.org_id = $1 and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
    cross join lateral (select ${furtherPrices}) f${centralPrices({ currency: '$3', further: '$5', now: '$6::timestamptz' })}
    where v.org_id = any ($4::uuid[]) and v.sku = any ($2::text[])
    order by v.sku, (v.org_id = $1) desc, v.org_id`,
);

/** Their offers and further prices are held before they are read, so that what a line leaves out stays as it is by then. */
const held = (of: string, order: string): string => `
  select from variants v join offers o on o.org_id = $1 and o.variant_org_id = v.org_id and o.variant_id = v.id and o.currency = $3
    ${of} where v.org_id = any ($4::uuid[]) and v.sku = any ($2::text[]) order by ${order}`;
export const holdOffersNow = statement('import.hold_offers', held('', 'o.id for no key update of o'));
export const holdFurtherNow = statement(
  'import.hold_further',
  held('join offer_prices f on f.org_id = o.org_id and f.offer_id = o.id', 'f.offer_id, f.currency for no key update of f'),
);

export const categoriesNow = statement<{ id: Uuid; slug: string; name: Text }>(
  'import.categories',
  `select id, slug, name from categories where org_id = $1 order by position, id`,
);
export const locationsNow = statement<{ id: Uuid; name: string }>(
  'import.locations',
  `select id, name from stock_locations where org_id = $1 and closed_at is null order by position, id`,
);
export interface LevelRow {
  offer_id: Uuid;
  location_id: Uuid;
  on_hand: number;
  /** Fewer can't be there: they are reserved. */
  least: number;
}
/** Looked up pair by pair, in id order, whatever the planner thinks of how many there are. */
const levels = (lock: string): string => `
  select w.offer as offer_id, w.location as location_id, s.on_hand, s.least
    from (select * from unnest($2::uuid[], $3::uuid[]) as w(offer, location) order by 1, 2) w
   cross join lateral (select s.on_hand, greatest(0, s.reserved - s.backorder_limit) as least from stock_levels s
                        where s.org_id = $1 and s.offer_id = w.offer and s.location_id = w.location ${lock}) s`;
/** Units of offers $2 at locations $3. */
export const levelsNow = statement<LevelRow>('import.levels', levels(''));
/** The same, held until they are written. */
export const holdLevels = statement<LevelRow>('import.hold_levels', levels('for no key update'));

export const sellerName = statement<{ name: string }>('import.seller_name', `select name from organizations where id = $1`);
/** One transaction that writes all of a long file outlasts what others may take. Locks are waited for no longer than ever. */
export const takeTime = statement(
  'import.take_time',
  `select set_config('statement_timeout', '120s', true), set_config('transaction_timeout', '0', true),
          set_config('idle_in_transaction_session_timeout', '60s', true)`,
);

/** Tells the planner how large the tables are that this transaction filled. */
export const knowSizes = statement('import.know_sizes', `select know_sizes()`);

export const addProducts = statement(
  'import.add_products',
  `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, seo_title, seo_description, tags, options, attributes, words,
     published_at)
   select $1, id, kind, slug, status, category, title, subtitle, description, seo_title, seo_description,
          array(select jsonb_array_elements_text(tags)), options, attributes, words, case when status = 'published' then $16::timestamptz end
     from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::jsonb[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::jsonb[],
                 $12::jsonb[], $13::jsonb[], $14::jsonb[], $15::text[])
       as w(id, kind, slug, status, category, title, subtitle, description, seo_title, seo_description, tags, options, attributes, words)`,
);
export const changeProducts = statement(
  'import.change_products',
  `update products p set status = w.status, category_id = w.category, title = w.title, subtitle = w.subtitle, description = w.description,
          seo_title = w.seo_title, seo_description = w.seo_description, tags = array(select jsonb_array_elements_text(w.tags)), options = w.options,
          attributes = w.attributes, words = w.words, published_at = case when w.status = 'published' then coalesce(p.published_at, $14) else p.published_at end
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::jsonb[], $6::jsonb[], $7::jsonb[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::jsonb[],
                 $12::jsonb[], $13::text[])
       as w(id, status, category, title, subtitle, description, seo_title, seo_description, tags, options, attributes, words)
    where p.org_id = $1 and p.id = w.id`,
);
/** Of products $2 the further categories $3 and no others, each a list. */
export const dropImportedCategories = statement(
  'import.drop_categories',
  `delete from product_categories where org_id = $1 and product_id = any ($2::uuid[])`,
);
export const putImportedCategories = statement(
  'import.put_categories',
  `insert into product_categories (org_id, product_id, category_id, position)
   select $1, w.product, e.category::uuid, e.place
     from unnest($2::uuid[], $3::jsonb[]) as w(product, categories)
    cross join jsonb_array_elements_text(w.categories) with ordinality as e(category, place)`,
);
/** The same of pictures: nothing points to a picture's row. */
export const dropImportedPictures = statement(
  'import.drop_pictures',
  `delete from product_pictures where org_id = $1 and product_id = any ($2::uuid[])`,
);
export const putImportedPictures = statement(
  'import.put_pictures',
  `insert into product_pictures (org_id, id, product_id, media_key, alt, options, position)
   select $1, uuidv7(), w.product, e.picture ->> 'key', e.picture -> 'alt', e.picture -> 'options', e.place - 1
     from unnest($2::uuid[], $3::jsonb[]) as w(product, pictures)
    cross join jsonb_array_elements(w.pictures) with ordinality as e(picture, place)`,
);
export const addImported = statement(
  'import.add_variants',
  `insert into variants (org_id, id, product_id, sku, options, position, barcode, weight_grams)
   select $1, id, product, sku, options,
          (select coalesce(max(v.position), -1) from variants v where v.org_id = $1 and v.product_id = w.product)
            + row_number() over (partition by product order by place), barcode, weight
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::int[]) with ordinality as w(id, product, sku, options, barcode, weight, place)`,
);
export const changeImported = statement(
  'import.change_variants',
  `update variants v set options = w.options, barcode = w.barcode, weight_grams = w.weight
     from unnest($2::uuid[], $3::jsonb[], $4::text[], $5::int[]) as w(id, options, barcode, weight) where v.org_id = $1 and v.id = w.id`,
);
export const addImportedOffers = statement(
  'import.add_offers',
  `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor, compare_at_minor)
   select $1, id, $1, variant, product, status, $2, price, compare
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bigint[], $8::bigint[]) as w(id, variant, product, status, price, compare)`,
);
export const changeImportedOffers = statement(
  'import.change_offers',
  `update offers o set price_minor = w.price, compare_at_minor = w.compare from unnest($2::uuid[], $3::bigint[], $4::bigint[]) as w(id, price, compare)
    where o.org_id = $1 and o.id = w.id`,
);
/** Offers of what was published or is no longer. */
export const standImported = statement(
  'import.stand',
  `update offers o set status = w.status from unnest($2::uuid[], $3::text[]) as w(product, status)
    where o.org_id = $1 and o.variant_org_id = $1 and o.product_id = w.product and o.status <> w.status`,
);
export const putImportedPrices = statement(
  'import.put_prices',
  `insert into offer_prices (org_id, offer_id, currency, price_minor, compare_at_minor)
   select $1, offer, currency, price, compare from unnest($2::uuid[], $3::text[], $4::bigint[], $5::bigint[]) as w(offer, currency, price, compare)
   on conflict (org_id, offer_id, currency) do update set price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor`,
);
