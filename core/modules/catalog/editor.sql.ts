// Statements by which a product is read and written whole; each of them says all rows at once.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OptionRow } from './catalog.sql.ts';

type Text = Record<string, string>;

/** As a product keeps it: `code` where it is of the organization's set, `valueCode` where its value can be told from others by more than its words. */
export interface AttributeSaid {
  name: Text;
  value: Text;
  code?: string;
  valueCode?: string;
}

export interface WholeProductRow {
  id: Uuid;
  kind: string;
  slug: string;
  status: 'draft' | 'published' | 'archived';
  category_id: Uuid;
  title: Text;
  subtitle: Text;
  description: Text;
  seo_title: Text;
  seo_description: Text;
  attributes: AttributeSaid[];
  options: OptionRow[];
  tags: string[];
  category_ids: Uuid[];
}

const whole = `
  select p.id, p.kind, p.slug, p.status, p.category_id, p.title, p.subtitle, p.description, p.seo_title, p.seo_description, p.attributes, p.options,
         p.tags, array(select f.category_id from product_categories f where f.org_id = p.org_id and f.product_id = p.id order by f.position)::uuid[] as category_ids
    from products p where p.org_id = $1 and p.id = $2`;
export const wholeProduct = statement<WholeProductRow>('catalog.whole', whole);
/** Everybody who writes a product holds it, so what is read after is what will be written over. */
export const holdWholeProduct = statement<{ id: Uuid }>(
  'catalog.hold_whole',
  `select id from products where org_id = $1 and id = $2 for no key update`,
);

export const earlierSlugs = statement<{ slug: string }>(
  'catalog.earlier_slugs',
  `select slug from slug_history where org_id = $1 and subject = 'product' and subject_id = $2 order by changed_at desc, slug limit 20`,
);

export const writeWholeProduct = statement(
  'catalog.write_whole',
  `update products set slug = $3, status = $4, category_id = $5, title = $6, subtitle = $7, description = $8, seo_title = $9, seo_description = $10,
          attributes = $11, options = $12, tags = $13, words = $14,
          published_at = case when $4 = 'published' then coalesce(published_at, $15) else published_at end
    where org_id = $1 and id = $2`,
);
export const addWholeProduct = statement(
  'catalog.add_whole',
  `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, seo_title, seo_description, attributes, options, tags,
          words, position)
   select p.org_id, $3, p.kind, $4, 'draft', p.category_id, $5, p.subtitle, p.description, p.seo_title, p.seo_description, p.attributes, p.options, p.tags,
          $6, (select coalesce(min(position), 0) - 1 from products where org_id = $1)
     from products p where p.org_id = $1 and p.id = $2`,
);
export const likeCategories = statement(
  'catalog.like_categories',
  `insert into product_categories (org_id, product_id, category_id, position)
   select org_id, $3, category_id, position from product_categories where org_id = $1 and product_id = $2`,
);
export const likePictures = statement(
  'catalog.like_pictures',
  `insert into product_pictures (org_id, id, product_id, media_key, alt, options, position)
   select org_id, uuidv7(), $3, media_key, alt, options, position from product_pictures where org_id = $1 and product_id = $2`,
);

/** These further categories in their order, and no others. */
export const dropCategoriesOf = statement(
  'catalog.drop_categories_of',
  `delete from product_categories where org_id = $1 and product_id = $2 and category_id <> all ($3::uuid[])`,
);
export const setCategoriesOf = statement(
  'catalog.set_categories_of',
  `insert into product_categories (org_id, product_id, category_id, position)
   select $1, $2, w.id, w.place from unnest($3::uuid[]) with ordinality as w(id, place)
   on conflict (org_id, product_id, category_id) do update set position = excluded.position`,
);

export const dropPicturesOf = statement('catalog.drop_pictures_of', `delete from product_pictures where org_id = $1 and product_id = $2`);
/** $3 ids, $4 keys, $5 alt, $6 options, in their order. */
export const addPicturesOf = statement(
  'catalog.add_pictures_of',
  `insert into product_pictures (org_id, id, product_id, media_key, alt, options, position)
   select $1, w.id, $2, w.key, w.alt, w.options, w.place - 1
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::jsonb[]) with ordinality as w(id, key, alt, options, place)`,
);
/** Of these keys those that the organization did not upload. */
export const picturesMissing = statement<{ key: string }>(
  'catalog.pictures_missing',
  `select w.key from unnest($2::text[]) as w(key) where not exists (select from pictures p where p.org_id = $1 and p.key = w.key)`,
);

/** Variants of other products, or other ones of this, that have one of these SKUs. $3 the variants that may keep theirs. */
export const skusTaken = statement<{ sku: string }>(
  'catalog.skus_taken',
  `select sku from variants where org_id = $1 and sku = any ($2::text[]) and id <> all ($3::uuid[]) order by sku`,
);
/** Lets go of the SKUs that change, so that two variants may change theirs with each other. $2 variants, $3 their SKUs to be. */
export const freeSkus = statement(
  'catalog.free_skus',
  `update variants v set sku = v.id::text from unnest($2::uuid[], $3::text[]) as w(id, sku) where v.org_id = $1 and v.id = w.id and v.sku <> w.sku`,
);
/** $3 ids, $4 SKUs, $5 options, $6 barcodes, $7 weights, $8 statuses, $9 places. Rows that are so already are left alone. */
export const changeVariants = statement(
  'catalog.change_variants',
  `update variants v set sku = w.sku, options = w.options, barcode = w.barcode, weight_grams = w.weight, status = w.status, position = w.place
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::text[], $9::int[]) as w(id, sku, options, barcode, weight, status, place)
    where v.org_id = $1 and v.product_id = $2 and v.id = w.id
      and (v.sku, v.options, v.barcode, v.weight_grams, v.status, v.position) is distinct from (w.sku, w.options, w.barcode, w.weight, w.status, w.place)`,
);
export const addWholeVariants = statement(
  'catalog.add_whole_variants',
  `insert into variants (org_id, id, product_id, sku, options, barcode, weight_grams, status, position)
   select $1, w.id, $2, w.sku, w.options, w.barcode, w.weight, w.status, w.place
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::text[], $7::int[], $8::text[], $9::int[]) as w(id, sku, options, barcode, weight, status, place)`,
);
export const retireVariants = statement(
  'catalog.retire_variants',
  `update variants set status = 'retired' where org_id = $1 and product_id = $2 and id = any ($3::uuid[]) and status <> 'retired'`,
);
/** Such as nothing points to: they never had a price. */
export const dropVariants = statement(
  'catalog.drop_variants',
  `delete from variants where org_id = $1 and product_id = $2 and id = any ($3::uuid[])`,
);
