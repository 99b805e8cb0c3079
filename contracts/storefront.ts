// What anybody may read of a channel: its face, its categories, its published products.
import { z } from 'zod';
import { operation } from './operation.ts';
import { StoreOffer } from './store-offer.ts';
import { Currency, Money, PageQuery, Picture, pageOf, text, Timestamp, typeId } from './shapes.ts';

export const Category = z
  .object({
    slug: z.string(),
    name: z.string(),
    /** The category it stands in; null at the top. Parents stand before their children. */
    parentSlug: z.string().nullable(),
    productCount: z.number().int(),
    picture: Picture.nullable(),
  })
  .meta({ id: 'Category' });

export const Channel = z
  .object({
    id: typeId('chn'),
    /** Whose words, mark and wide picture it shows; shops of one network have those of the network. */
    preset: z.string(),
    name: z.string(),
    tagline: z.string(),
    theme: z.string(),
    locales: z.array(z.string()),
    defaultLocale: z.string(),
    /** The first of `currencies`: what prices are in where none is asked for. */
    currency: Currency,
    currencies: z.array(Currency),
    countries: z.array(z.string()),
    pricesIncludeTax: z.boolean(),
    /** Some who sign in pay less: `/v1/own-prices` tells whoever does. */
    memberPrices: z.boolean(),
    /** Minutes an unpaid order keeps its goods. */
    reservationMinutes: z.number().int(),
    categories: z.array(Category),
  })
  .meta({ id: 'Channel' });

/** What buyers call a seller, and where its page is. */
export const SellerName = z.object({ slug: z.string(), name: z.string() }).meta({ id: 'SellerName' });

export const SellerCard = z
  .object({
    id: typeId('org'),
    slug: z.string(),
    name: z.string(),
    /** ISO 3166-1 alpha-2. */
    country: z.string(),
    city: z.string(),
    tagline: z.string(),
    /** Of its name and lines, `#rrggbb`. */
    colour: z.string(),
    picture: Picture.nullable(),
    productCount: z.number().int(),
    /** Kinds of what it sells. */
    kinds: z.array(z.string()),
  })
  .meta({ id: 'SellerCard' });

export const Seller = SellerCard.extend({ story: z.string() }).meta({ id: 'Seller' });

/** A store of the network whose front a channel is. */
export const StoreCard = SellerCard.omit({ slug: true, productCount: true, kinds: true })
  .extend({
    /** What its prices are in. */
    currency: Currency,
    /** Where its shop is. */
    url: z.string(),
  })
  .meta({ id: 'StoreCard' });

export const ProductCard = z
  .object({
    id: typeId('prd'),
    slug: z.string(),
    kind: z.string(),
    title: z.string(),
    subtitle: z.string(),
    category: z.object({ slug: z.string(), name: z.string() }),
    picture: Picture,
    priceFrom: Money,
    /** Price before a reduction, of the cheapest offer, or null. */
    compareAt: Money.nullable(),
    /** The lowest price of the 30 days before the reduction began, where the shop says so; null elsewhere. */
    lowest30: Money.nullable(),
    /** More than one price among the variants. */
    priceVaries: z.boolean(),
    /** Null where a brand shows what stores sell. */
    inStock: z.boolean().nullable(),
    /** Who sells it, where several do; null in a shop of one seller. */
    seller: SellerName.nullable(),
    colours: z.array(z.object({ value: z.string(), name: z.string(), swatch: z.string() })),
  })
  .meta({ id: 'ProductCard' });

/** How many of an offer may be bought: at once, in steps, and by one customer over all their orders. */
export const QuantityLimits = z
  .object({
    least: z.number().int(),
    most: z.number().int().nullable(),
    step: z.number().int(),
    perCustomer: z.number().int().nullable(),
  })
  .meta({ id: 'QuantityLimits' });

export const PriceBreak = z.object({ minQuantity: z.number().int(), price: Money }).meta({ id: 'PriceBreak' });

export const Variant = z
  .object({
    id: typeId('var'),
    sku: z.string(),
    /** Option code to value code, for example {"size":"m","colour":"ink"}. */
    options: z.record(z.string(), z.string()),
    offer: z
      .object({
        id: typeId('ofr'),
        price: Money,
        compareAt: Money.nullable(),
        /** The lowest price of the 30 days before the reduction began, where the shop says so; null elsewhere. */
        lowest30: Money.nullable(),
        /** What a unit costs for whoever takes at least so many. */
        breaks: z.array(PriceBreak),
        /** Units that can be taken now; capped at 20 so that stock levels are not published. */
        available: z.number().int(),
        /** Null where any quantity may be bought. */
        limits: QuantityLimits.nullable(),
        /** Sold before it is there: it ships from then. */
        shipsFrom: Timestamp.nullable(),
        /** Nothing is on hand: it ships in about so many days. */
        shipsInDays: z.number().int().nullable(),
        seller: z.object({ id: typeId('org'), name: z.string() }),
      })
      .nullable(),
    /** Why there is no offer: nobody sells it, or nobody has a price for it in the currency asked for. */
    problem: z.enum(['NOT_SOLD', 'NOT_IN_CURRENCY']).nullable(),
  })
  .meta({ id: 'Variant' });

export const Product = z
  .object({
    id: typeId('prd'),
    slug: z.string(),
    kind: z.string(),
    title: z.string(),
    subtitle: z.string(),
    description: z.string(),
    category: z.object({ slug: z.string(), name: z.string() }),
    /** Categories from the top down to its own. */
    path: z.array(z.object({ slug: z.string(), name: z.string() })),
    /** What search engines are told, where that is not its title and description. */
    seo: z.object({ title: z.string(), description: z.string() }),
    /** Who sells it, where several do; null in a shop of one seller. */
    seller: SellerName.nullable(),
    /** Who makes it, where a store sells what a brand makes. */
    brand: SellerName.nullable(),
    pictures: z.array(Picture.extend({ options: z.record(z.string(), z.string()) })),
    options: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        values: z.array(z.object({ code: z.string(), name: z.string(), swatch: z.string().nullable() })),
      }),
    ),
    variants: z.array(Variant),
    /** In the shop of a brand that has none of it: the stores that sell it, those that have it first. Null where it is sold right here. */
    soldBy: z.array(StoreOffer).nullable(),
    attributes: z.array(z.object({ name: z.string(), value: z.string() })),
    related: z.array(ProductCard),
  })
  .meta({ id: 'Product' });

/** A comma-separated list in a query, so that filters read well in an address. */
const codes = z
  .string()
  .max(500)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.string().regex(/^[a-z0-9-]{1,40}$/)).max(20));

/** Facets with a value each; a value of a tag may be any text without commas. */
const filters = z
  .string()
  .max(500)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.string().regex(/^[a-z0-9-]{1,40}:[^,]{1,60}$/)).max(20));

export const ProductQuery = PageQuery.extend({
  category: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
  q: text(100, 0).optional(),
  size: codes.optional(),
  colour: codes.optional(),
  /** Kinds of what is sold, for example `service,course`. */
  kind: codes.optional(),
  /** Short names of sellers. */
  seller: codes.optional(),
  /** Short names of those who make it, where stores sell what brands make. */
  brand: codes.optional(),
  /** Values of further facets, for example `material:wool,tag:summer`. */
  filter: filters.optional(),
  inStock: z.enum(['true', 'false']).optional(),
  /** Only what costs less than it did. */
  reduced: z.enum(['true', 'false']).optional(),
  minPrice: z.coerce.number().int().min(0).max(1e12).optional(),
  maxPrice: z.coerce.number().int().min(0).max(1e12).optional(),
  sort: z.enum(['featured', 'newest', 'price', '-price', 'title']).default('featured'),
  /** Locale of the texts; falls back to the channel's default. */
  locale: z.string().max(10).optional(),
  /** One of the channel's, its first when absent. What has no price in it is not there; least and most price are in it. */
  currency: Currency.optional(),
});

export const Facet = z
  .object({
    code: z.string(),
    name: z.string(),
    values: z.array(z.object({ code: z.string(), name: z.string(), swatch: z.string().nullable(), count: z.number().int() })),
  })
  .meta({ id: 'Facet' });

const Locale = z.strictObject({ locale: z.string().max(10).optional() });

export const getChannel = operation({
  id: 'getChannel',
  method: 'GET',
  path: '/v1/channel',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'The channel that answers at this host name.',
  query: Locale,
  response: Channel,
});

export const listProducts = operation({
  id: 'listProducts',
  method: 'GET',
  path: '/v1/products',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Published products with filters, facets and sort.',
  query: ProductQuery,
  response: pageOf(ProductCard).extend({
    total: z.number().int(),
    /** The total and the counts of facets are told from a sample, because very much was found. */
    approximate: z.boolean(),
    /** The nearest words, where those asked for find nothing: this is what they find. */
    meant: z.string().nullable(),
    facets: z.array(Facet),
  }),
});

export const Suggestions = z
  .object({
    /** The nearest words, where those typed find nothing: what follows is theirs. */
    meant: z.string().nullable(),
    /** Words that begin like the last one typed, as they are written here. */
    words: z.array(z.string()),
    products: z.array(ProductCard),
    categories: z.array(z.object({ slug: z.string(), name: z.string() })),
    /** Who sells and who makes what is sold here. */
    people: z.array(SellerName.extend({ role: z.enum(['seller', 'brand']) })),
  })
  .meta({ id: 'Suggestions' });

export const suggest = operation({
  id: 'suggest',
  method: 'GET',
  path: '/v1/suggest',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'What may be meant while somebody types: products, categories, sellers, brands and whole words.',
  query: Locale.extend({ q: text(100, 1), currency: Currency.optional() }),
  response: Suggestions,
});

export const getProduct = operation({
  id: 'getProduct',
  method: 'GET',
  path: '/v1/products/:slug',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary:
    'One published product with its variants and offers; an address it had before leads to it, too, and the answer says the one it has. Of several products of one name each is at its name, a point, and the short name of who makes it, or its id.',
  params: z.strictObject({ slug: z.string().max(200) }),
  query: Locale.extend({ currency: Currency.optional() }),
  response: Product,
});

export const listOwnPrices = operation({
  id: 'listOwnPrices',
  method: 'GET',
  path: '/v1/own-prices',
  permission: 'public',
  tag: 'Storefront',
  summary: 'What the person who asks pays, where they are in a group of customers; nothing for everybody else.',
  query: z.strictObject({
    products: z
      .string()
      .max(2_000)
      .transform((list) => [...new Set(list.split(',').filter(Boolean))])
      .pipe(z.array(typeId('prd')).min(1).max(48)),
    currency: Currency.optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        productId: typeId('prd'),
        variantId: typeId('var'),
        offerId: typeId('ofr'),
        price: Money,
        compareAt: Money.nullable(),
        breaks: z.array(PriceBreak),
      }),
    ),
  }),
});

export const getCategory = operation({
  id: 'getCategory',
  method: 'GET',
  path: '/v1/categories/:slug',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Where a category is: an address it had before leads to it, too, and the answer says the one it has.',
  params: z.strictObject({ slug: z.string().max(80) }),
  response: z.object({ slug: z.string() }),
});

export const listSellers = operation({
  id: 'listSellers',
  method: 'GET',
  path: '/v1/sellers',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Those who sell in this channel and have something to show, by name.',
  query: PageQuery.extend({ locale: z.string().max(10).optional() }),
  response: pageOf(SellerCard),
});

export const listStores = operation({
  id: 'listStores',
  method: 'GET',
  path: '/v1/stores',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary:
    'Stores of the network, in the channel of who runs it; in that of a brand (`ofBrand`) those that sell what it makes now; none in any other.',
  query: Locale,
  response: z.object({ items: z.array(StoreCard), ofBrand: z.boolean() }),
});

export const listBrands = operation({
  id: 'listBrands',
  method: 'GET',
  path: '/v1/brands',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Those whose products the stores of this channel sell now, by name.',
  query: PageQuery.extend({ locale: z.string().max(10).optional() }),
  response: pageOf(SellerCard),
});

export const getBrand = operation({
  id: 'getBrand',
  method: 'GET',
  path: '/v1/brands/:slug',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'One whose products are sold in this channel, with its story.',
  params: z.strictObject({ slug: z.string().max(60) }),
  query: Locale,
  response: Seller,
});

export const getSeller = operation({
  id: 'getSeller',
  method: 'GET',
  path: '/v1/sellers/:slug',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'One who sells in this channel, with its story.',
  params: z.strictObject({ slug: z.string().max(60) }),
  query: Locale,
  response: Seller,
});
