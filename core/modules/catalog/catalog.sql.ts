// Statements of the catalog module: products, their variants, pictures, categories and texts.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface OptionRow {
  code: string;
  name: Text;
  values: { code: string; name: Text; swatch: string | null; position: number }[];
}

export const picturesOf = statement<{ media_key: string; alt: Text; options: Record<string, string> }>(
  'catalog.pictures',
  `select media_key, alt, options from product_pictures where org_id = $1 and product_id = $2 order by position`,
);

export const addCategory = statement(
  'catalog.add_category',
  `insert into categories (org_id, id, slug, name, picture_key, position) values ($1, $2, $3, $4, $5, $6)`,
);
export const addProduct = statement(
  'catalog.add_product',
  `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, attributes, options, words, position, published_at)
   values ($1, $2, $3, $4, 'published', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
);
export const addVariants = statement(
  'catalog.add_variants',
  `insert into variants (org_id, id, product_id, sku, options, position)
   select $1, w.id, $2, w.sku, w.options, w.position
     from unnest($3::uuid[], $4::text[], $5::jsonb[], $6::int[]) as w(id, sku, options, position)`,
);
export const addPicture = statement(
  'catalog.add_picture',
  `insert into product_pictures (org_id, id, product_id, media_key, alt, options, position) values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** As its seller enters it; it stands before all others on the shelf. */
export const addOwnProduct = statement(
  'catalog.add_own_product',
  `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words, position, published_at)
   values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, (select coalesce(min(position), 0) - 1 from products where org_id = $1), $10)`,
);
export const changeOwnProduct = statement<{ id: Uuid }>(
  'catalog.change_own_product',
  `update products set title = coalesce($3, title), words = coalesce($4, words), status = coalesce($5, status),
          published_at = case when $5 = 'published' then coalesce(published_at, $6) else published_at end
    where org_id = $1 and id = $2 returning id`,
);
export interface HeldProductRow {
  id: Uuid;
  title: Text;
  subtitle: Text;
  description: Text;
  status: 'draft' | 'published' | 'archived';
  category_name: Text;
}
const ownTexts = `
  select p.id, p.title, p.subtitle, p.description, p.status, c.name as category_name
    from products p join categories c on c.org_id = p.org_id and c.id = p.category_id where p.org_id = $1 and p.id = $2`;
export const textsOfProduct = statement<HeldProductRow>('catalog.texts_of_product', ownTexts);
export const holdOwnProduct = statement<HeldProductRow>('catalog.hold_own_product', `${ownTexts} for no key update of p`);

export const writeTexts = statement(
  'catalog.write_texts',
  `update products set title = $3, subtitle = $4, description = $5, words = $6 where org_id = $1 and id = $2`,
);
/** What the pictures of these keys say to those who don't see them. */
export const writeAlts = statement(
  'catalog.write_alts',
  `update product_pictures pic set alt = w.alt from unnest($3::text[], $4::jsonb[]) as w(key, alt)
    where pic.org_id = $1 and pic.product_id = $2 and pic.media_key = w.key`,
);
