// A product as its editor reads and writes it: whole, in one piece, against the fingerprint it was read with.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Locale } from './organizations.ts';
import { OwnProduct, Price, Prices, ProductStatus } from './products.ts';
import { line, Money, text, typeId } from './shapes.ts';

/** Of options, their values and attributes: small letters, digits, hyphens. */
export const Code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be small letters, digits and hyphens');
export const ProductSlug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/, 'must be small letters, digits and hyphens');
const byLocale = (longest: number) => z.partialRecord(Locale, line(longest, 0));

/** Of an uploaded picture, or of a drawing that the shop began with. */
const PictureKey = z.string().regex(/^[0-9a-f]{32}\.(webp|svg)$/, 'must be the key of an uploaded picture');

export const MOST_VARIANTS = 500;
const Option = z.strictObject({
  code: Code,
  name: byLocale(60),
  values: z
    .array(
      z.strictObject({
        code: Code,
        name: byLocale(60),
        swatch: z
          .string()
          .regex(/^#[0-9a-f]{6}$/)
          .nullable()
          .default(null),
      }),
    )
    .min(1)
    .max(100),
});
/** GTIN-8, UPC-A, EAN-13 or GTIN-14; its check digit is looked at, too. */
const Barcode = z.string().regex(/^(\d{8}|\d{12,14})$/, 'must be 8, 12, 13 or 14 digits');
/** Option code to value code. */
const Choice = z.record(Code, Code);
const VariantStatus = z.enum(['active', 'retired']);

const WrittenVariant = z.strictObject({
  /** Of one there is; a new one has none. */
  id: typeId('var').optional(),
  options: Choice,
  sku: line(64),
  barcode: Barcode.nullable().default(null),
  weightGrams: z.number().int().min(0).max(10_000_000).nullable().default(null),
  status: VariantStatus.default('active'),
  /** In the shop's first currency; once there is one it stays, and what is not sold any more is retired. */
  price: Price.nullable(),
  /** What it cost before a reduction: more than the price. */
  compareAt: Price.nullable().default(null),
  prices: Prices.default([]),
  /** Units it begins with, where it gets its first price; later stock is moved. */
  stock: z.number().int().min(0).max(1_000_000).default(0),
});
/** An attribute of the organization's set names it by `code`; one of the product's own says its name. */
const WrittenAttribute = z.strictObject({
  code: Code.optional(),
  /** Of a choice one of its codes, of a number digits, of yes or no `true` or `false`. */
  valueCode: z
    .string()
    .regex(/^[a-z0-9.-]{1,40}$/)
    .optional(),
  name: byLocale(80).optional(),
  value: byLocale(300).optional(),
});
const Texts = z.partialRecord(
  Locale,
  z.strictObject({
    title: line(120, 0).default(''),
    subtitle: line(200, 0).default(''),
    description: text(5_000, 0).default(''),
    seoTitle: line(120, 0).default(''),
    seoDescription: line(320, 0).default(''),
  }),
);

export const WrittenProduct = z.strictObject({
  fingerprint: z.string().min(1).max(120),
  slug: ProductSlug,
  status: ProductStatus,
  /** The category it stands in, and further ones. */
  categoryId: typeId('cat'),
  categoryIds: z.array(typeId('cat')).max(20).default([]),
  tags: z.array(line(40)).max(50).default([]),
  attributes: z.array(WrittenAttribute).max(100).default([]),
  texts: Texts,
  /** In their order; `options` are the values that a picture shows, all where there are none. */
  pictures: z
    .array(z.strictObject({ key: PictureKey, alt: byLocale(300).default({}), options: Choice.default({}) }))
    .max(100)
    .default([]),
  options: z.array(Option).max(3).default([]),
  variants: z.array(WrittenVariant).min(1).max(MOST_VARIANTS),
});

const said = z.partialRecord(Locale, z.string());
export const WholeProduct = z
  .object({
    id: typeId('prd'),
    kind: z.string(),
    slug: z.string(),
    /** Addresses that lead here beside the one it has. */
    earlierSlugs: z.array(z.string()),
    status: ProductStatus,
    title: z.string(),
    /** Those that may be written in. `spoken` by a shop that sells it; `needed` where one falls back to it. */
    languages: z.array(z.object({ locale: Locale, spoken: z.boolean(), needed: z.boolean() })),
    currencies: z.array(z.string()),
    /** Units of it are counted. */
    stocked: z.boolean(),
    categoryId: typeId('cat'),
    categoryIds: z.array(typeId('cat')),
    tags: z.array(z.string()),
    attributes: z.array(z.object({ code: z.string().nullable(), valueCode: z.string().nullable(), name: said, value: said })),
    texts: z.partialRecord(
      Locale,
      z.object({ title: z.string(), subtitle: z.string(), description: z.string(), seoTitle: z.string(), seoDescription: z.string() }),
    ),
    pictures: z.array(z.object({ key: z.string(), url: z.string(), alt: said, options: z.record(z.string(), z.string()) })),
    options: z.array(
      z.object({
        code: z.string(),
        name: said,
        values: z.array(z.object({ code: z.string(), name: said, swatch: z.string().nullable() })),
      }),
    ),
    variants: z.array(
      z.object({
        id: typeId('var'),
        options: z.record(z.string(), z.string()),
        sku: z.string(),
        barcode: z.string().nullable(),
        weightGrams: z.number().int().nullable(),
        status: VariantStatus,
        price: Money.nullable(),
        compareAt: Money.nullable(),
        prices: z.array(Money),
        /** Units that are free to sell; null where there is no stock to count. */
        available: z.number().int().nullable(),
      }),
    ),
    /** What keeps it from being on sale, by code. */
    lacks: z.array(z.string()),
    /** Its page in the shop; null where it is not on sale. */
    url: z.string().nullable(),
    fingerprint: z.string(),
  })
  .meta({ id: 'WholeProduct' });

const params = z.strictObject({ id: typeId('prd') });

export const getWholeProduct = operation({
  id: 'getWholeProduct',
  method: 'GET',
  path: '/v1/admin/products/:id',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'One product of the organization with all there is to write of it.',
  params,
  response: WholeProduct,
});
export const putWholeProduct = operation({
  id: 'putWholeProduct',
  method: 'PUT',
  path: '/v1/admin/products/:id',
  permission: 'catalog.write',
  tag: 'Products',
  summary:
    'Write a product whole. A variant left out is deleted if it never had a price, else retired. Refused with the parts that changed where somebody else was faster.',
  params,
  body: WrittenProduct,
  response: WholeProduct,
  // Five hundred variants, and five languages in scripts that take up to four bytes a letter.
  bodyLimitBytes: 1024 * 1024,
});
export const duplicateProduct = operation({
  id: 'duplicateProduct',
  method: 'POST',
  path: '/v1/admin/products/:id/duplicate',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'A draft like this product, with SKUs and an address of its own and no stock.',
  params,
  response: OwnProduct,
  status: 201,
  idempotent: true,
});
