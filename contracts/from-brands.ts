// What a store takes of its brands' catalogs into its own shop.
import { z } from 'zod';
import { CatalogRun } from './catalog-runs.ts';
import { operation } from './operation.ts';
import { Price } from './products.ts';
import { line, Money, PageQuery, Picture, pageOf, text, typeId } from './shapes.ts';

const brands = { tag: 'Products' } as const;
const Mode = z.enum(['CENTRAL', 'STORE']);
const CategorySlug = z.string().regex(/^[a-z0-9-]{1,80}$/);
const Quantity = z.number().int().min(0).max(1_000_000);

const BrandProduct = z
  .object({
    id: typeId('prd'),
    brand: z.object({ id: typeId('org'), name: z.string() }),
    /** Whose price counts: the brand's, or the store's own. */
    mode: Mode,
    title: z.string(),
    category: z.string(),
    picture: Picture.nullable(),
    /** The first three. */
    skus: z.array(z.string()),
    variants: z.number().int(),
    /** How many of its variants the store has already. */
    taken: z.number().int(),
    /** What the brand asks, in the store's currency. */
    priceFrom: Money.nullable(),
  })
  .meta({ id: 'BrandProduct' });

export const listBrandProducts = operation({
  ...brands,
  id: 'listBrandProducts',
  method: 'GET',
  path: '/v1/admin/brand-products',
  permission: 'catalog.read',
  summary: 'Products that the organization may sell of brands, with what it has of them already; found by words or SKU.',
  query: PageQuery.extend({
    q: text(100, 0).optional(),
    brand: typeId('org').optional(),
    category: CategorySlug.optional(),
    locale: z.string().max(10).optional(),
  }),
  response: pageOf(BrandProduct).extend({
    /** The first of the store's shop. */
    currency: z.string(),
    brands: z.array(z.object({ id: typeId('org'), name: z.string(), mode: Mode, products: z.number().int() })),
    /** Of those brands, by address: a category of two of them stands once. At most 500. */
    categories: z.array(z.object({ slug: z.string(), name: z.string(), products: z.number().int() })),
  }),
});

/** All that there is, what some brands have, what stands in a category, or some products. */
const which = {
  brands: z.array(typeId('org')).min(1).max(1_000).optional(),
  products: z.array(typeId('prd')).min(1).max(1_000).optional(),
  category: CategorySlug.optional(),
};
export const previewFromBrands = operation({
  ...brands,
  id: 'previewFromBrands',
  method: 'POST',
  path: '/v1/admin/brand-products/preview',
  permission: 'catalog.read',
  summary: 'How many variants would be new, are there already, have no price in the shop’s currency, and would be withdrawn.',
  body: z.strictObject(which),
  response: z.object({ added: z.number().int(), known: z.number().int(), unpriced: z.number().int(), withdrawn: z.number().int() }),
});
export const importFromBrands = operation({
  ...brands,
  id: 'importFromBrands',
  method: 'POST',
  path: '/v1/admin/brand-products/import',
  permission: 'catalog.write',
  summary:
    'Take them into the own shop. Again it updates; what may no longer be sold is withdrawn. Units ask for the right to change stock, too.',
  /** A thousand products, and what is said of each. */
  bodyLimitBytes: 262_144,
  body: z
    .strictObject({
      ...which,
      /** What is said of one of `products` by itself: the units there are to be of each of its variants, new or there already; what the store
       * asks for it, in its shop's first currency, where it sets its own price. */
      each: z
        .array(z.strictObject({ product: typeId('prd'), quantity: Quantity.optional(), price: Price.optional() }))
        .max(1_000)
        .default([]),
      /** Of the brand’s price, where the store sets its own: 10,000 is the same price. */
      basisPoints: z.number().int().min(100).max(100_000).default(10_000),
      rounding: z.enum(['none', 'whole', '99', '95', '90']).default('none'),
      /** Also of what is there already, where the store sets its own. */
      reprice: z.boolean().default(true),
      /** Units of what is new. */
      quantity: Quantity.default(0),
      /** The name of a stock location; the first when absent. */
      location: line(80).optional(),
    })
    .refine(({ each }) => new Set(each.map(({ product }) => product)).size === each.length, {
      path: ['each'],
      message: 'must not name one product twice',
    })
    .refine(({ each, products = [] }) => each.every(({ product }) => products.includes(product)), {
      path: ['each'],
      message: 'must be among `products`',
    }),
  response: CatalogRun,
  status: 201,
});
