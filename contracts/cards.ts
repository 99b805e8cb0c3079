// Cards of loyalty programmes: what a membership hands over, how many there may be, who holds one.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

export const cardTiers = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
const Tier = z.enum(cardTiers);
/** `suspended` until staff resume it; `revoked` and `expired` for good. */
const CardState = z.enum(['active', 'suspended', 'revoked', 'expired']);
const ProgrammeStatus = z.enum(['open', 'closed']);
const Shown = z.record(z.string(), z.string());

const MOST_LOCALES = 20;
const Name = z
  .record(z.string().regex(/^[a-z]{2}$/, 'must be a language of two letters'), line(80))
  .refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length <= MOST_LOCALES, 'must be in 1 to 20 languages');

const MOST_CARDS = 10_000_000;
const MOST_DAYS = 3650;
/** Days from when it is issued; null is for ever. */
const ValidDays = z.number().int().min(1).max(MOST_DAYS).nullable();
/** Days from when it is issued in which a buyer may give it back for all of the money. */
const RefundDays = z.number().int().min(0).max(365);

/** What anybody may know of a card that is on sale. */
export const OfferedCard = z
  .object({ variantId: typeId('var'), programme: z.string(), tier: Tier, validDays: ValidDays, refundDays: RefundDays })
  .meta({ id: 'OfferedCard' });
export const listOfferedCards = operation({
  id: 'listOfferedCards',
  method: 'GET',
  path: '/v1/products/:slug/cards',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary: 'Cards that the variants of a product hand over. Nothing where it is no membership. At any address of the product.',
  params: z.strictObject({ slug: z.string().max(200) }),
  query: z.strictObject({ locale: z.string().max(10).optional() }),
  response: z.object({ items: z.array(OfferedCard) }),
});

const tag = 'Cards';
const programme = {
  name: Name,
  /** Cards that may live at a time, what is set aside for orders counted in; null is as many as come. */
  cardLimit: z.number().int().min(0).max(MOST_CARDS).nullable(),
};
export const CardProgramme = z
  .object({
    id: typeId('lpr'),
    status: ProgrammeStatus,
    name: Shown,
    cardLimit: z.number().int().nullable(),
    /** Living cards and those set aside for orders. */
    cardsTaken: z.number().int(),
    /** To be sent with a change, so that two editors do not undo each other's. */
    version: z.number().int(),
    createdAt: Timestamp,
  })
  .meta({ id: 'CardProgramme' });
const ProgrammeId = z.strictObject({ id: typeId('lpr') });

export const listCardProgrammes = operation({
  tag,
  id: 'listCardProgrammes',
  method: 'GET',
  path: '/v1/admin/card-programmes',
  permission: 'catalog.read',
  summary: 'Card programmes of the organization, the newest first.',
  query: PageQuery,
  response: pageOf(CardProgramme.extend({ variants: z.number().int() }).meta({ id: 'ListedCardProgramme' })),
});
export const createCardProgramme = operation({
  tag,
  id: 'createCardProgramme',
  method: 'POST',
  path: '/v1/admin/card-programmes',
  permission: 'catalog.write',
  idempotent: true,
  summary: 'Make a card programme. Its cards are sold as soon as a variant hands them over.',
  body: z.strictObject(programme),
  response: CardProgramme,
  status: 201,
});
export const changeCardProgramme = operation({
  tag,
  id: 'changeCardProgramme',
  method: 'PATCH',
  path: '/v1/admin/card-programmes/:id',
  permission: 'catalog.write',
  summary: 'Change its name or how many cards there may be, or close it: then none is sold, and those there are stay.',
  params: ProgrammeId,
  body: z.strictObject({
    version: z.number().int().min(1),
    name: Name.optional(),
    cardLimit: programme.cardLimit.optional(),
    status: ProgrammeStatus.optional(),
  }),
  response: CardProgramme,
});

/** A variant of kind membership with what it hands over; null while nobody said, then it can't be sold. */
export const CardTerms = z
  .object({
    variantId: typeId('var'),
    sku: z.string(),
    options: Shown,
    product: z.object({ id: typeId('prd'), slug: z.string(), title: Shown, status: z.enum(['draft', 'published', 'archived']) }),
    terms: z
      .object({
        programme: z.object({ id: typeId('lpr'), name: Shown, status: ProgrammeStatus }),
        tier: Tier,
        validDays: ValidDays,
        refundDays: RefundDays,
        version: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'CardTerms' });
export const listCardTerms = operation({
  tag,
  id: 'listCardTerms',
  method: 'GET',
  path: '/v1/admin/card-terms',
  permission: 'catalog.read',
  summary: 'Every variant that is a membership, with what it hands over or without, the newest first; of one product where it is named.',
  query: PageQuery.extend({ productId: typeId('prd').optional() }),
  response: pageOf(CardTerms),
});
export const putCardTerms = operation({
  tag,
  id: 'putCardTerms',
  method: 'PUT',
  path: '/v1/admin/card-terms/:variantId',
  permission: 'catalog.write',
  summary: 'Say what a variant hands over. What was ordered keeps what it was sold with.',
  params: z.strictObject({ variantId: typeId('var') }),
  body: z.strictObject({
    /** Of the terms as they were seen; 0 where there were none. */
    version: z.number().int().min(0).max(1_000_000_000),
    programmeId: typeId('lpr'),
    tier: Tier,
    validDays: ValidDays,
    refundDays: RefundDays,
  }),
  response: CardTerms,
});

const card = {
  id: typeId('lcd'),
  programme: z.string(),
  tier: Tier,
  /** Of its number. */
  lastFour: z.string(),
  /** Name on the card; empty where nobody gave one. */
  name: z.string(),
  state: CardState,
  issuedAt: Timestamp,
  /** When it ends; null is never. */
  validUntil: Timestamp.nullable(),
};
export const IssuedCard = z
  .object({
    ...card,
    programmeId: typeId('lpr'),
    /** Why it is suspended or was revoked. */
    reason: z.string().nullable(),
    /** What bought it, where it was sold in a shop of one’s own; the orders of another’s are not the seller’s to open. */
    orderId: typeId('ord').nullable(),
  })
  .meta({ id: 'IssuedCard' });
const filters = {
  programmeId: typeId('lpr').optional(),
  tier: Tier.optional(),
  state: CardState.optional(),
  /** A whole number, its last four digits, or words of the name on the card. */
  q: text(100, 0).optional(),
};
const CardId = z.strictObject({ id: typeId('lcd') });

export const listCards = operation({
  tag,
  id: 'listCards',
  method: 'GET',
  path: '/v1/admin/cards',
  permission: 'cards.read',
  summary: 'Cards of the organization’s programmes, the newest first.',
  query: PageQuery.extend(filters),
  response: pageOf(IssuedCard),
});
export const exportCards = operation({
  tag,
  id: 'exportCards',
  method: 'GET',
  path: '/v1/admin/cards.csv',
  permission: 'cards.read',
  rate: 'export',
  summary: 'The same as a CSV file. Of each number it has the last four digits; the export is an entry of the trail.',
  query: z.strictObject(filters),
  produces: 'text/csv',
});
const change = {
  tag,
  method: 'POST',
  permission: 'cards.write',
  params: CardId,
  body: z.strictObject({ reason: line(300) }),
  response: IssuedCard,
} as const;
export const suspendCard = operation({
  ...change,
  id: 'suspendCard',
  path: '/v1/admin/cards/:id/suspend',
  summary: 'Suspend a card until it is resumed.',
});
export const resumeCard = operation({
  ...change,
  id: 'resumeCard',
  path: '/v1/admin/cards/:id/resume',
  summary: 'Let a suspended card be used again.',
});
export const revokeCard = operation({
  ...change,
  id: 'revokeCard',
  path: '/v1/admin/cards/:id/revoke',
  summary:
    'End a card for good; its programme has room for another. No money goes back: that is a refund of its order’s line, which must come first, since a line whose last card has ended is closed.',
});

const mine = { permission: 'buyer', tag } as const;
export const MyCard = z.object({ ...card, seller: z.string(), orderId: typeId('ord'), lineId: typeId('lin') }).meta({ id: 'MyCard' });
export const listMyCards = operation({
  ...mine,
  id: 'listMyCards',
  method: 'GET',
  path: '/v1/me/cards',
  summary: 'One’s cards from this shop, the newest first; those of an order where one is named.',
  query: PageQuery.extend({ orderId: typeId('ord').optional() }),
  response: pageOf(MyCard),
});
export const renameMyCard = operation({
  ...mine,
  id: 'renameMyCard',
  method: 'PATCH',
  path: '/v1/me/cards/:id',
  summary: 'Say whose name is on a card that lives.',
  params: CardId,
  body: z.strictObject({ name: line(60) }),
  response: MyCard,
});
export const showMyCardNumber = operation({
  ...mine,
  id: 'showMyCardNumber',
  method: 'GET',
  path: '/v1/me/cards/:id/number',
  summary: 'The whole number of one’s card: sixteen digits. Never to somebody who acts in another’s name.',
  params: CardId,
  response: z.object({ number: z.string() }),
});
