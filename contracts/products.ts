// Products as their seller runs them: a small form, and pictures.
import { z } from 'zod';
import { operation } from './operation.ts';
import { MediaKey } from './organizations.ts';
import { line, Money, PageQuery, Picture, pageOf, text, typeId } from './shapes.ts';

const Status = z.enum(['draft', 'published', 'archived']);
/** A price: not below zero. */
const Price = z
  .strictObject({ amount: z.string().regex(/^\d{1,12}$/, 'must be a whole number of minor units'), currency: Money.shape.currency })
  .meta({ id: 'Price' });
/** Prices beside the one in the shop's first currency: one for each of its others that the product sells in. */
const Prices = z
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
  summary: 'Products of the organization, the newest first.',
  query: PageQuery.extend({ q: text(100, 0).optional(), status: Status.optional(), kind: KindName.optional() }),
  response: pageOf(OwnProduct),
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
