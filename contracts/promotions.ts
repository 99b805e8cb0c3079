// Promotions as those run them whose prices they lower.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Currency, line, PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

const Minor = z.string().regex(/^\d{1,15}$/, 'must be a whole number of minor units');
const Kind = z.enum(['percent', 'fixed']);
export const PromotionStatus = z.enum(['scheduled', 'running', 'used_up', 'ended']);

/** What a promotion takes off and asks for in a currency. */
const Amount = z.strictObject({
  currency: Currency,
  /** What comes off; of a fixed one. */
  off: Minor.nullable().default(null),
  /** The least sum of what it is for. */
  least: Minor.default('0'),
});
const Amounts = z
  .array(Amount)
  .max(20)
  .refine((all) => new Set(all.map(({ currency }) => currency)).size === all.length, 'must not name one currency twice');
const Often = z.number().int().min(1).max(1_000_000);

export const Promotion = z
  .object({
    id: typeId('prm'),
    name: z.string(),
    code: z.string(),
    kind: Kind,
    /** Hundredths of a percent: 1000 is 10 %; null of a fixed one. */
    basisPoints: z.number().int().nullable(),
    /** It holds in these currencies alone; a percentage without any holds in all. */
    amounts: z.array(z.object({ currency: Currency, off: Minor.nullable(), least: Minor })),
    /** Of whom and for what; everything where it says nothing. */
    seller: z.object({ id: typeId('org'), name: z.string() }).nullable(),
    products: z.array(z.object({ id: typeId('prd'), title: z.string() })),
    mostUses: z.number().int().nullable(),
    mostEach: z.number().int().nullable(),
    /** Uses by orders that wait or are paid. */
    uses: z.number().int(),
    startsAt: Timestamp,
    endsAt: Timestamp.nullable(),
    status: PromotionStatus,
    channelId: typeId('chn'),
    runBy: z.object({ id: typeId('org'), name: z.string() }),
    /** Whether the caller's organization runs it; others of the channel may only end it. */
    own: z.boolean(),
    createdAt: Timestamp,
    version: z.number().int(),
  })
  .meta({ id: 'Promotion' });

/** A shop in which the organization sells, and so may lower prices. */
const PromotionShop = z
  .object({
    id: typeId('chn'),
    name: z.string(),
    /** The organization runs it: promotions there may be for anybody who sells in it. */
    own: z.boolean(),
    currencies: z.array(Currency),
    sellers: z.array(z.object({ id: typeId('org'), name: z.string() })),
  })
  .meta({ id: 'PromotionShop' });

const Terms = z.strictObject({
  name: line(120),
  basisPoints: z.number().int().min(1).max(10_000).nullable().default(null),
  amounts: Amounts.default([]),
  sellerId: typeId('org').nullable().default(null),
  productIds: z.array(typeId('prd')).max(200).default([]),
  mostUses: Often.nullable().default(null),
  mostEach: Often.nullable().default(null),
  /** Now when absent. */
  startsAt: Timestamp.optional(),
  endsAt: Timestamp.nullable().default(null),
});
const Params = z.strictObject({ id: typeId('prm') });

export const listPromotions = operation({
  id: 'listPromotions',
  method: 'GET',
  path: '/v1/admin/promotions',
  permission: 'promotions.read',
  tag: 'Promotions',
  summary: "Promotions of the organization's channels, and its own elsewhere, the newest first.",
  query: PageQuery.extend({ q: text(100, 0).optional(), status: PromotionStatus.optional() }),
  response: pageOf(Promotion).extend({ shops: z.array(PromotionShop) }),
});
export const getPromotion = operation({
  id: 'getPromotion',
  method: 'GET',
  path: '/v1/admin/promotions/:id',
  permission: 'promotions.read',
  tag: 'Promotions',
  summary: 'A promotion, and how often it is used.',
  params: Params,
  response: Promotion,
});
export const createPromotion = operation({
  id: 'createPromotion',
  method: 'POST',
  path: '/v1/admin/promotions',
  permission: 'promotions.write',
  tag: 'Promotions',
  summary: 'Lower prices for whoever names a code. Who sells in the channel of others lowers what they sell themselves.',
  body: Terms.extend({
    code: line(64),
    kind: Kind,
    /** The organization's own, or the first that shows its offers, when absent. */
    channelId: typeId('chn').optional(),
  }),
  response: Promotion,
  status: 201,
});
export const changePromotion = operation({
  id: 'changePromotion',
  method: 'PUT',
  path: '/v1/admin/promotions/:id',
  permission: 'promotions.write',
  tag: 'Promotions',
  summary: 'Change all terms of a promotion but its code and kind. Orders that were placed keep theirs.',
  params: Params,
  body: Terms.extend({ version: z.number().int().min(1) }),
  response: Promotion,
});
export const endPromotion = operation({
  id: 'endPromotion',
  method: 'POST',
  path: '/v1/admin/promotions/:id/end',
  permission: 'promotions.write',
  tag: 'Promotions',
  summary: 'End a promotion now, for good. Orders that were placed keep theirs.',
  params: Params,
  response: Promotion,
});
