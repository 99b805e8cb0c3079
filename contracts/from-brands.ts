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
    /** How many of its variants the store has already, on sale or not. */
    taken: z.number().int(),
    /** How many of them it put away itself. */
    away: z.number().int(),
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
    /** Of which a variant is not taken yet, is on sale, or was put away. */
    state: z.enum(['all', 'new', 'on_sale', 'away']).default('all'),
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

const SoldVariant = z
  .object({
    id: typeId('var'),
    sku: z.string(),
    /** What it is called among the product's variants; empty where there is one. */
    variant: z.string(),
    /** What the brand asks, in the store's first currency. */
    central: Money.nullable(),
    /** The store's own offer; null as long as it did not take the variant. */
    offerId: typeId('ofr').nullable(),
    onSale: z.boolean(),
    /** What the shop asks before any list: its own price or the brand’s; null as long as it was not taken. */
    price: Money.nullable(),
    /** Further prices of the store's own. */
    prices: z.array(Money),
    /** Units that can be sold; null where none are counted. */
    available: z.number().int().nullable(),
  })
  .meta({ id: 'SoldVariant' });
export const SoldBrandProduct = z
  .object({
    id: typeId('prd'),
    slug: z.string(),
    brand: z.object({ id: typeId('org'), name: z.string() }),
    mode: Mode,
    title: z.string(),
    picture: Picture.nullable(),
    /** Of the store's shop, the first first. */
    currencies: z.array(z.string()),
    variants: z.array(SoldVariant),
  })
  .meta({ id: 'SoldBrandProduct' });
const ProductId = z.strictObject({ id: typeId('prd') });

export const getBrandProduct = operation({
  ...brands,
  id: 'getBrandProduct',
  method: 'GET',
  path: '/v1/admin/brand-products/:id',
  permission: 'catalog.read',
  summary:
    'A product of a brand as the organization sells it: each variant with what the brand asks, what the shop asks, and what there is of it.',
  params: ProductId,
  query: z.object({ locale: z.string().max(10).optional() }),
  response: SoldBrandProduct,
});
export const changeBrandProduct = operation({
  ...brands,
  id: 'changeBrandProduct',
  method: 'PATCH',
  path: '/v1/admin/brand-products/:id',
  permission: 'catalog.write',
  summary: 'Price variants of a brand that are taken, where the store sets its own; put them away or back on sale. All of it or nothing.',
  params: ProductId,
  bodyLimitBytes: 262_144,
  body: z.strictObject({
    variants: z
      .array(
        z.strictObject({
          id: typeId('var'),
          onSale: z.boolean().optional(),
          price: Price.optional(),
          /** All further prices there are to be. */
          prices: z.array(Price).max(20).optional(),
        }),
      )
      .min(1)
      .max(500)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must not name one variant twice'),
  }),
  response: SoldBrandProduct,
});
export const putAwayBrandProducts = operation({
  ...brands,
  id: 'putAwayBrandProducts',
  method: 'POST',
  path: '/v1/admin/brand-products/put-away',
  permission: 'catalog.write',
  summary:
    'Take products of brands off the own shelf, or put what was put away back; stock and prices stay. Taking everything anew leaves them away.',
  bodyLimitBytes: 65_536,
  body: z.strictObject({ products: z.array(typeId('prd')).min(1).max(1_000), away: z.boolean() }),
  response: z.object({ variants: z.number().int() }),
});
