// Products as their seller runs them: a small form, and pictures.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Locale, MediaKey } from './organizations.ts';
import { ProductFilter, productFilter, ProductSort } from './product-list.ts';
import { line, Money, PageQuery, Picture, pageOf, text, typeId } from './shapes.ts';

export const ProductStatus = z.enum(['draft', 'published', 'archived']);
const Status = ProductStatus;
/** A price: not below zero. */
export const Price = z
  .strictObject({ amount: z.string().regex(/^\d{1,12}$/, 'must be a whole number of minor units'), currency: Money.shape.currency })
  .meta({ id: 'Price' });
/** Prices beside the one in the shop's first currency: one for each of its others that the product sells in. */
export const Prices = z
  .array(Price)
  .max(19)
  .refine((all) => new Set(all.map(({ currency }) => currency)).size === all.length, 'must not name one currency twice');
/** A kind of thing sold: `physical`, `service`, `course` … */
const KindName = z.string().regex(/^[a-z]{1,40}$/, 'must be the name of a kind');
const CategorySlug = z.string().regex(/^[a-z0-9-]{1,80}$/);

export const OwnProduct = z
  .object({
    id: typeId('prd'),
    slug: z.string(),
    kind: z.string(),
    /** The first, for what is made for one variant. */
    variantId: typeId('var'),
    title: z.string(),
    status: Status,
    category: z.object({ slug: z.string(), name: z.string() }),
    picture: Picture.nullable(),
    price: Money.nullable(),
    /** In further currencies, by code. */
    prices: z.array(Money),
    sku: z.string().nullable(),
    /** Units that are free to sell, over all variants; null where there is no stock to count. */
    available: z.number().int().nullable(),
    variants: z.number().int(),
    tags: z.array(z.string()),
    /** Its page in the shop; null where it is not on sale. */
    url: z.string().nullable(),
  })
  .meta({ id: 'OwnProduct' });

export const createProduct = operation({
  id: 'createProduct',
  method: 'POST',
  path: '/v1/admin/products',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Put a product with one variant on sale: title, price, picture, stock.',
  body: z.strictObject({
    kind: KindName.default('physical'),
    title: line(120),
    description: text(5_000, 0).default(''),
    /** Slug of one of the organization's categories; its first, or a new one, when absent. */
    category: CategorySlug.optional(),
    /** In the shop's first currency. */
    price: Price,
    prices: Prices.default([]),
    pictureKey: MediaKey.nullable().default(null),
    /** Of what is sent; other kinds have places or hours of their own. */
    stock: z.number().int().min(0).max(1_000_000).default(0),
    sku: line(64).optional(),
    status: z.enum(['draft', 'published']).default('published'),
  }),
  response: OwnProduct,
  status: 201,
  idempotent: true,
});
export const listOwnProducts = operation({
  id: 'listOwnProducts',
  method: 'GET',
  path: '/v1/admin/products',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'Products of the organization that match, the newest first unless sorted otherwise.',
  query: PageQuery.extend({ ...productFilter, sort: ProductSort.default('newest') }),
  response: pageOf(OwnProduct),
});
export const countOwnProducts = operation({
  id: 'countOwnProducts',
  method: 'GET',
  path: '/v1/admin/products/count',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'How many products of the organization match.',
  query: ProductFilter,
  response: z.object({ count: z.number().int() }),
});
export const updateProduct = operation({
  id: 'updateProduct',
  method: 'PATCH',
  path: '/v1/admin/products/:id',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Change title, prices or status; a price is that of every variant.',
  params: z.strictObject({ id: typeId('prd') }),
  body: z.strictObject({
    title: line(120).optional(),
    price: Price.optional(),
    /** All further prices there are to be; those not named go. */
    prices: Prices.optional(),
    status: Status.optional(),
  }),
  response: OwnProduct,
});

/** By language; what is empty is not said in it, and the shop shows what it falls back to. */
const Texts = z.partialRecord(
  Locale,
  z.strictObject({ title: line(120, 0).default(''), subtitle: line(200, 0).default(''), description: text(5_000, 0).default('') }),
);
const Alts = z.partialRecord(Locale, line(300, 0));
const ShownTexts = z.object({ title: z.string(), subtitle: z.string(), description: z.string() });

export const ProductTexts = z
  .object({
    id: typeId('prd'),
    /** As the shop shows it where it is not translated. */
    title: z.string(),
    /** Those that may be written in. `spoken` by a shop that sells it; `needed` where one falls back to it: the title must be said in it. */
    languages: z.array(z.object({ locale: Locale, spoken: z.boolean(), needed: z.boolean() })),
    /** Of each of them, empty where nothing is said in it. */
    texts: z.partialRecord(Locale, ShownTexts),
    /** What its pictures say to those who don't see them. */
    pictures: z.array(z.object({ key: z.string(), url: z.string(), alt: z.partialRecord(Locale, z.string()) })),
    /** To be sent back with what is written, so that nobody writes over what they did not see. */
    fingerprint: z.string(),
  })
  .meta({ id: 'ProductTexts' });

export const getProductTexts = operation({
  id: 'getProductTexts',
  method: 'GET',
  path: '/v1/admin/products/:id/texts',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'Title, subtitle and description of a product in each language, and the texts of its pictures.',
  params: z.strictObject({ id: typeId('prd') }),
  response: ProductTexts,
});
export const putProductTexts = operation({
  id: 'putProductTexts',
  method: 'PUT',
  path: '/v1/admin/products/:id/texts',
  permission: 'catalog.write',
  tag: 'Products',
  summary:
    'Write all texts of a product at once: languages and fields that are empty or not named are taken away. Pictures not named keep theirs.',
  params: z.strictObject({ id: typeId('prd') }),
  body: z.strictObject({
    fingerprint: z.string().min(1).max(64),
    texts: Texts,
    pictures: z
      .array(z.strictObject({ key: z.string().min(1).max(100), alt: Alts }))
      .max(100)
      .default([]),
  }),
  response: ProductTexts,
  // Five languages, in scripts that take up to four bytes a letter.
  bodyLimitBytes: 256 * 1024,
});

export const UploadedPicture = z
  .object({ key: z.string(), url: z.string(), width: z.number().int(), height: z.number().int() })
  .meta({ id: 'UploadedPicture' });

export const uploadPicture = operation({
  id: 'uploadPicture',
  method: 'POST',
  path: '/v1/admin/media',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Upload a picture as the body: PNG, JPEG, WebP, AVIF or GIF, at most 8 MB. It is checked by its content and made anew.',
  accepts: 'picture',
  bodyLimitBytes: 8 * 1024 * 1024,
  response: UploadedPicture,
  status: 201,
});
