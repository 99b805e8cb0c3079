// The buyer's road: cart, checkout with its quote, placing.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Order, PaymentNextAction } from './orders.ts';
import { QuantityLimits } from './storefront.ts';
import { Currency, Email, line, Money, Picture, Timestamp, text, typeId } from './shapes.ts';

const Quantity = z.number().int().min(1).max(999);
const CartId = z.strictObject({ id: typeId('cart') });
/** What the kind asks for beyond the offer, such as a slot; goods ask for nothing. */
const LineConfig = z.record(
  z.string().max(40),
  z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(40)).max(10)]),
);

export const CartLine = z
  .object({
    id: typeId('cln'),
    offerId: typeId('ofr'),
    kind: z.string(),
    productSlug: z.string(),
    title: z.string(),
    /** The variant in words, for example "Ink, M". */
    variant: z.string(),
    sku: z.string(),
    picture: Picture,
    /** As it was chosen. */
    config: LineConfig,
    quantity: z.number().int(),
    unitPrice: Money,
    /** What the promotion takes off this line. */
    discount: Money,
    /** After the discount. */
    total: Money,
    /** Units that can be taken now, capped at 20; 0 is sold out. */
    available: z.number().int(),
    /** Why the line can't be bought as it stands, or null. */
    problem: z
      .enum([
        'OUT_OF_STOCK',
        'NOT_ENOUGH_STOCK',
        'NO_LONGER_SOLD',
        'NOT_IN_CURRENCY',
        'MIN_QUANTITY',
        'MAX_QUANTITY',
        'QUANTITY_STEP',
        'LIMIT_REACHED',
      ])
      .nullable(),
    /** Null where any quantity may be bought. */
    limits: QuantityLimits.nullable(),
    /** Sold before it is there: it ships from then. */
    shipsFrom: Timestamp.nullable(),
    /** Units that are not on hand ship in about so many days; null where all are, or nobody says. */
    shipsLater: z.object({ units: z.number().int(), days: z.number().int() }).nullable(),
    seller: z.object({ id: typeId('org'), name: z.string() }),
  })
  .meta({ id: 'CartLine' });

/** The code a buyer gave. */
export const CartPromotion = z
  .object({
    code: z.string(),
    /** Why it lowers nothing as the cart stands, or null. */
    problem: z.enum(['PROMOTION_UNKNOWN', 'PROMOTION_MINIMUM', 'PROMOTION_USED_UP', 'PROMOTION_NOT_FOR_THIS']).nullable(),
    /** The sum it asks for of what it is for, where that is not reached. */
    minimum: Money.nullable(),
  })
  .meta({ id: 'CartPromotion' });

export const Cart = z
  .object({
    id: typeId('cart'),
    status: z.enum(['open', 'placed', 'expired']),
    /** What it is paid in; one of the channel's, unless the channel gave it up meanwhile. */
    currency: Currency,
    lines: z.array(CartLine),
    /** Sum of the quantities. */
    count: z.number().int(),
    /** Before the discount. */
    subtotal: Money,
    discount: Money,
    promotion: CartPromotion.nullable(),
    expiresAt: Timestamp,
  })
  .meta({ id: 'Cart' });

const NewLine = z.strictObject({
  offerId: typeId('ofr'),
  quantity: Quantity,
  config: LineConfig.optional(),
});

export const createCart = operation({
  id: 'createCart',
  method: 'POST',
  path: '/v1/carts',
  permission: 'public',
  tag: 'Checkout',
  summary: 'Start a cart. Without a session or guest token a new guest token comes back in the cookie and in `x-guest-token`.',
  body: z.strictObject({
    lines: z.array(NewLine).max(100).default([]),
    /** One of the channel's, its first when absent. */
    currency: Currency.optional(),
  }),
  response: Cart,
  status: 201,
});
export const getCurrentCart = operation({
  id: 'getCurrentCart',
  method: 'GET',
  path: '/v1/carts/current',
  permission: 'public',
  tag: 'Checkout',
  summary: "The buyer's open cart in this channel, or null.",
  response: z.object({ cart: Cart.nullable() }),
});
export const getCart = operation({
  id: 'getCart',
  method: 'GET',
  path: '/v1/carts/:id',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'A cart with the prices and stock of now.',
  params: CartId,
  response: Cart,
});
export const changeCart = operation({
  id: 'changeCart',
  method: 'PATCH',
  path: '/v1/carts/:id',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Pay in another of the currencies of the channel: every line is priced anew, and one without a price in it says so.',
  params: CartId,
  body: z.strictObject({ currency: Currency }),
  response: Cart,
});
export const addCartLine = operation({
  id: 'addCartLine',
  method: 'POST',
  path: '/v1/carts/:id/lines',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Put an offer in the cart; the same offer again adds to its quantity.',
  params: CartId,
  body: NewLine,
  response: Cart,
});
export const changeCartLine = operation({
  id: 'changeCartLine',
  method: 'PATCH',
  path: '/v1/carts/:id/lines/:lineId',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Set the quantity of a line; 0 takes it out.',
  params: CartId.extend({ lineId: typeId('cln') }),
  body: z.strictObject({ quantity: z.number().int().min(0).max(999) }),
  response: Cart,
});

export const putCartPromotion = operation({
  id: 'putCartPromotion',
  method: 'PUT',
  path: '/v1/carts/:id/promotion',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Give the code of a promotion. A cart has one; another takes its place.',
  params: CartId,
  body: z.strictObject({ code: line(64) }),
  response: Cart,
});
export const removeCartPromotion = operation({
  id: 'removeCartPromotion',
  method: 'DELETE',
  path: '/v1/carts/:id/promotion',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Take the code off the cart again.',
  params: CartId,
  response: Cart,
});

export const Contact = z
  .strictObject({
    email: Email,
    phone: text(32, 5).optional(),
    /** For who has nothing sent to an address: it stands on certificates, and sellers greet by it. */
    name: line(120).optional(),
  })
  .meta({ id: 'Contact' });
export const Address = z
  .strictObject({
    name: text(120),
    line1: text(200),
    line2: text(200, 0).optional(),
    city: text(120),
    region: text(120, 0).optional(),
    postalCode: text(20, 0).optional(),
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^[A-Z]{2}$/),
  })
  .meta({ id: 'Address' });

export const Quote = z
  .object({
    items: Money,
    discount: Money,
    shipping: Money,
    tax: Money,
    total: Money,
    taxIncluded: z.boolean(),
    taxes: z.array(z.object({ name: z.string(), ratePercent: z.string(), base: Money, amount: Money })),
    /** Sent back when placing: the order is made only if it is still what the buyer saw. */
    fingerprint: z.string(),
  })
  .meta({ id: 'Quote' });

export const ShippingMethod = z
  .object({
    id: typeId('shm'),
    name: z.string(),
    price: Money,
    minDays: z.number().int(),
    maxDays: z.number().int(),
  })
  .meta({ id: 'ShippingMethod' });

/** What one seller sends, and how. */
export const ShippingGroup = z
  .object({
    seller: z.object({ id: typeId('org'), name: z.string() }),
    /** Those that reach the address; all there are while there is none. */
    methods: z.array(ShippingMethod),
    /** Chosen, or the first that reaches the address; null while there is none. */
    methodId: typeId('shm').nullable(),
  })
  .meta({ id: 'ShippingGroup' });

export const PaymentMethod = z.object({ code: z.string(), name: z.string(), testMode: z.boolean() }).meta({ id: 'PaymentMethod' });

export const Checkout = z
  .object({
    id: typeId('cart'),
    cart: Cart,
    contact: Contact.nullable(),
    shippingAddress: Address.nullable(),
    /** By seller, where something is to be shipped. */
    shipping: z.array(ShippingGroup),
    /** Those of the first seller who ships. */
    shippingMethods: z.array(ShippingMethod),
    shippingMethodId: typeId('shm').nullable(),
    paymentMethods: z.array(PaymentMethod),
    /** Null until country and shipping method are known. */
    quote: Quote.nullable(),
    /** What is missing before the order can be placed, as field names. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'Checkout' });

export const getCheckout = operation({
  id: 'getCheckout',
  method: 'GET',
  path: '/v1/checkouts/:id',
  permission: 'buyer',
  tag: 'Checkout',
  summary: "A cart on its way to an order: it has the cart's id.",
  params: CartId,
  response: Checkout,
});
export const changeCheckout = operation({
  id: 'changeCheckout',
  method: 'PATCH',
  path: '/v1/checkouts/:id',
  permission: 'buyer',
  tag: 'Checkout',
  summary: 'Say who buys, where it goes and how; the quote comes back.',
  params: CartId,
  body: z.strictObject({
    contact: Contact.optional(),
    shippingAddress: Address.optional(),
    /** For every seller who offers it; `shipping` says it for one. */
    shippingMethodId: typeId('shm').optional(),
    shipping: z
      .array(z.strictObject({ sellerId: typeId('org'), methodId: typeId('shm') }))
      .max(100)
      .optional(),
  }),
  response: Checkout,
});

export const Placement = z
  .object({
    order: Order,
    /** `paid`: money is promised. `needs_action`: follow `nextAction`. `processing`: the provider has not answered; the order page tells. */
    outcome: z.enum(['paid', 'needs_action', 'processing']),
    nextAction: PaymentNextAction.nullable(),
  })
  .meta({ id: 'Placement' });

const PayWith = z
  .strictObject({
    method: z.string().max(40),
    /** The test provider takes a test card number here; real providers a token made by their own script. */
    token: z.string().max(200).optional(),
    /** Instead of a token, for who is signed in: a method saved earlier in this shop, of the same `method`. */
    savedMethodId: typeId('pmt').optional(),
    /** Keep the card for the next time; for who is signed in. */
    save: z.boolean().optional(),
  })
  .refine(({ token, savedMethodId }) => (token === undefined) !== (savedMethodId === undefined), {
    path: ['token'],
    message: 'must be there, or savedMethodId, and not both',
  })
  .refine(({ savedMethodId, save }) => !(save && savedMethodId), { path: ['save'], message: 'is for a card that is not saved yet' });

export const placeCheckout = operation({
  id: 'placeCheckout',
  method: 'POST',
  path: '/v1/checkouts/:id/place',
  permission: 'buyer',
  captcha: true,
  tag: 'Checkout',
  summary: 'Reserve, order and pay. 402 PAYMENT_DECLINED leaves the cart open and nothing held.',
  params: CartId,
  body: z.strictObject({
    quoteFingerprint: z.string().min(8).max(128),
    payment: PayWith,
    /** Editions of the shop's policies that the buyer agrees to; all that the shop requires must be there. */
    policies: z
      .array(z.strictObject({ pageId: typeId('pge'), edition: z.number().int().min(1) }))
      .max(10)
      .default([]),
    locale: z.string().max(10).optional(),
  }),
  response: Placement,
  status: 201,
  idempotent: true,
});
