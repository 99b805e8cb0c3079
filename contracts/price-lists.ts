// Price lists and customer groups as those keep them who sell: prices for a group, for a time, for more units.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Currency, Email, line, Money, PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

/** A whole number of minor units up to 10^15, as text. */
const Minor = z.string().regex(/^(0|[1-9]\d{0,14}|1000000000000000)$/, 'must be a whole number of minor units up to 10^15');
const Quantity = z.number().int().min(1).max(1_000_000);
export const PriceListState = z.enum(['draft', 'scheduled', 'running', 'ended']);

export const PriceList = z
  .object({
    id: typeId('prl'),
    name: z.string(),
    currency: Currency,
    /** Null: for everybody. */
    group: z.object({ id: typeId('cgr'), name: z.string() }).nullable(),
    status: z.enum(['draft', 'active']),
    /** What it is now, by its status and its dates. */
    state: PriceListState,
    startsAt: Timestamp.nullable(),
    endsAt: Timestamp.nullable(),
    prices: z.number().int(),
    createdAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'PriceList' });

const Terms = z.strictObject({
  name: line(120),
  /** Null: for everybody. */
  groupId: typeId('cgr').nullable().default(null),
  /** A draft lowers nothing. */
  status: z.enum(['draft', 'active']).default('draft'),
  /** From now on, and without an end, when null. */
  startsAt: Timestamp.nullable().default(null),
  endsAt: Timestamp.nullable().default(null),
});
const Params = z.strictObject({ id: typeId('prl') });
const Version = z.number().int().min(1);

/** What one of the organization's offers costs, and what a list makes of it. */
export const ListedOffer = z
  .object({
    offerId: typeId('ofr'),
    productId: typeId('prd'),
    title: z.string(),
    variant: z.string(),
    sku: z.string(),
    /** Without any list; null where it can't be sold in this currency now. */
    regular: Money.nullable(),
    /** Whose price counts: the organization's own, or the central one of the brand, which this list does not change. */
    counts: z.enum(['own', 'central']),
    prices: z.array(z.object({ minQuantity: z.number().int(), price: Money })),
  })
  .meta({ id: 'ListedOffer' });

export const listPriceLists = operation({
  id: 'listPriceLists',
  method: 'GET',
  path: '/v1/admin/price-lists',
  permission: 'promotions.read',
  tag: 'Price lists',
  summary: 'Price lists of the organization, the newest first.',
  query: PageQuery.extend({ q: text(100, 0).optional(), state: PriceListState.optional() }),
  response: pageOf(PriceList).extend({
    /** What lists may be in: the currencies of all shops that show what the organization sells. */
    currencies: z.array(Currency),
    /** IANA name of the zone that dates of the organization are meant in. */
    timeZone: z.string(),
  }),
});
export const getPriceList = operation({
  id: 'getPriceList',
  method: 'GET',
  path: '/v1/admin/price-lists/:id',
  permission: 'promotions.read',
  tag: 'Price lists',
  summary: 'A price list.',
  params: Params,
  response: PriceList,
});
export const createPriceList = operation({
  id: 'createPriceList',
  method: 'POST',
  path: '/v1/admin/price-lists',
  permission: 'promotions.write',
  tag: 'Price lists',
  summary: 'Begin a price list. The lowest price that applies to a buyer counts.',
  body: Terms.extend({ currency: Currency }),
  response: PriceList,
  status: 201,
});
export const changePriceList = operation({
  id: 'changePriceList',
  method: 'PUT',
  path: '/v1/admin/price-lists/:id',
  permission: 'promotions.write',
  tag: 'Price lists',
  summary: 'Change all terms of a price list but its currency. Orders that were placed keep their prices.',
  params: Params,
  body: Terms.extend({ version: Version }),
  response: PriceList,
});
export const dropPriceList = operation({
  id: 'dropPriceList',
  method: 'DELETE',
  path: '/v1/admin/price-lists/:id',
  permission: 'promotions.write',
  tag: 'Price lists',
  summary: 'Let go of a price list with all its prices. Orders that were placed keep theirs.',
  params: Params,
  status: 204,
});
export const listListedPrices = operation({
  id: 'listListedPrices',
  method: 'GET',
  path: '/v1/admin/price-lists/:id/prices',
  permission: 'promotions.read',
  tag: 'Price lists',
  summary: "The organization's offers in the order of their article numbers, with what a price list makes of each.",
  params: Params,
  query: PageQuery.extend({ q: text(100, 0).optional(), listed: z.enum(['true', 'false']).default('false') }),
  response: pageOf(ListedOffer),
});
export const putListedPrices = operation({
  id: 'putListedPrices',
  method: 'PUT',
  path: '/v1/admin/price-lists/:id/prices',
  permission: 'promotions.write',
  tag: 'Price lists',
  summary: 'Set up to 1,000 prices of a list at once, or take some off it. All of them or none.',
  params: Params,
  bodyLimitBytes: 262_144,
  body: z.strictObject({
    prices: z
      .array(
        z.strictObject({
          offerId: typeId('ofr'),
          minQuantity: Quantity.default(1),
          /** Of one unit, in the currency of the list; null takes it off. */
          price: Minor.nullable(),
        }),
      )
      .min(1)
      .max(1_000)
      .refine(
        (all) => new Set(all.map(({ offerId, minQuantity }) => `${offerId} ${minQuantity}`)).size === all.length,
        'must not name a price twice',
      ),
  }),
  response: z.object({ changed: z.number().int() }),
});
export const lowerListedPrices = operation({
  id: 'lowerListedPrices',
  method: 'POST',
  path: '/v1/admin/price-lists/:id/lower',
  permission: 'promotions.write',
  tag: 'Price lists',
  summary: 'Set the prices of all offers of up to 200 products to their regular price less a share of it, rounded half up.',
  params: Params,
  body: z.strictObject({
    /** Hundredths of a percent: 1000 is 10 %. */
    basisPoints: z.number().int().min(1).max(10_000),
    productIds: z.array(typeId('prd')).min(1).max(200),
    minQuantity: Quantity.default(1),
  }),
  response: z.object({ changed: z.number().int() }),
});

export const CustomerGroup = z
  .object({
    id: typeId('cgr'),
    name: z.string(),
    members: z.number().int(),
    /** Price lists that are for it. */
    lists: z.number().int(),
    createdAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'CustomerGroup' });

/** Whether somebody has an account is not said: an address is all that there is to know. */
export const CustomerGroupMember = z
  .object({ id: typeId('cgm'), email: z.string(), addedAt: Timestamp })
  .meta({ id: 'CustomerGroupMember' });

const GroupParams = z.strictObject({ id: typeId('cgr') });

export const listCustomerGroups = operation({
  id: 'listCustomerGroups',
  method: 'GET',
  path: '/v1/admin/customer-groups',
  permission: 'promotions.read',
  tag: 'Customer groups',
  summary: 'Customer groups of the organization, the newest first.',
  query: PageQuery,
  response: pageOf(CustomerGroup),
});
export const createCustomerGroup = operation({
  id: 'createCustomerGroup',
  method: 'POST',
  path: '/v1/admin/customer-groups',
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Begin a group of customers.',
  body: z.strictObject({ name: line(120) }),
  response: CustomerGroup,
  status: 201,
});
export const changeCustomerGroup = operation({
  id: 'changeCustomerGroup',
  method: 'PUT',
  path: '/v1/admin/customer-groups/:id',
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Rename a group of customers.',
  params: GroupParams,
  body: z.strictObject({ name: line(120), version: Version }),
  response: CustomerGroup,
});
export const dropCustomerGroup = operation({
  id: 'dropCustomerGroup',
  method: 'DELETE',
  path: '/v1/admin/customer-groups/:id',
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Let go of a group of customers that no price list is for.',
  params: GroupParams,
  status: 204,
});
export const listCustomerGroupMembers = operation({
  id: 'listCustomerGroupMembers',
  method: 'GET',
  path: '/v1/admin/customer-groups/:id/members',
  // Who reads addresses of customers is who may change what they pay.
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Who is in a group of customers, the newest first.',
  params: GroupParams,
  query: PageQuery,
  response: pageOf(CustomerGroupMember),
});
export const addCustomerGroupMembers = operation({
  id: 'addCustomerGroupMembers',
  method: 'POST',
  path: '/v1/admin/customer-groups/:id/members',
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Put people into a group by address. It counts for whoever signs in with a proved address, also later.',
  params: GroupParams,
  body: z.strictObject({ emails: z.array(Email).min(1).max(100) }),
  response: z.object({ added: z.number().int() }),
});
export const dropCustomerGroupMember = operation({
  id: 'dropCustomerGroupMember',
  method: 'DELETE',
  path: '/v1/admin/customer-groups/:id/members/:memberId',
  permission: 'promotions.write',
  tag: 'Customer groups',
  summary: 'Take somebody out of a group of customers.',
  params: GroupParams.extend({ memberId: typeId('cgm') }),
  status: 204,
});
