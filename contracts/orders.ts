// Orders as their buyer and as staff see them.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Money, PageQuery, Picture, Timestamp, pageOf, text, typeId } from './shapes.ts';

export const OrderStatus = z.enum([
  'pending',
  'paid',
  'fulfilling',
  'shipped',
  'delivered',
  'closed',
  'partly_cancelled',
  'cancelled',
  'expired',
]);

export const PaymentNextAction = z.object({ type: z.literal('redirect'), url: z.string() }).meta({ id: 'PaymentNextAction' });

/** What a move would mean for the money of a paid line, and why. Codes of reasons have texts with their kind; the other fields are their values. */
export const LineTerms = z
  .object({
    move: z.string(),
    allowed: z.boolean(),
    /** Stays with the seller. */
    fee: Money,
    refund: Money,
    reasons: z.array(z.object({ code: z.string() }).catchall(z.union([z.string(), z.number()]))),
  })
  .meta({ id: 'LineTerms' });

export const OrderLine = z
  .object({
    id: typeId('lin'),
    kind: z.string(),
    state: z.string(),
    phase: z.enum(['open', 'held', 'active', 'done', 'void']),
    title: z.string(),
    variant: z.string(),
    sku: z.string(),
    productSlug: z.string(),
    picture: Picture,
    quantity: z.number().int(),
    /** Units of it that are in parcels. */
    sent: z.number().int(),
    /** It was sold before it was there: it ships from then. */
    shipsFrom: Timestamp.nullable(),
    /** Units of it that were not on hand when it was ordered, and by when about they are to ship. */
    shipsLater: z.object({ units: z.number().int(), by: Timestamp }).nullable(),
    unitPrice: Money,
    discount: Money,
    /** After the discount. */
    total: Money,
    tax: Money,
    seller: z.object({ id: typeId('org'), name: z.string() }),
    /** What stays of its money since it ended otherwise than meant; null where nothing was given back. */
    kept: Money.nullable(),
    /** Moves that the caller may make now. */
    moves: z.array(z.string()),
    /** Of the moves that the caller could ever make in this state, those that would give money back. */
    terms: z.array(LineTerms),
  })
  .meta({ id: 'OrderLine' });

export const OrderEvent = z
  .object({
    id: z.string(),
    /** For example `order.placed`, `line.ship`, `payment.authorized`. */
    type: z.string(),
    at: Timestamp,
    actor: z.enum(['buyer', 'staff', 'system', 'provider']),
    reason: z.string().nullable(),
    lineId: typeId('lin').nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .meta({ id: 'OrderEvent' });

export const OrderPayment = z
  .object({
    id: typeId('pay'),
    method: z.string(),
    status: z.enum(['created', 'processing', 'needs_action', 'authorized', 'partly_captured', 'captured', 'declined', 'voided', 'expired']),
    amount: Money,
    captured: Money,
    refunded: Money,
    /** What to tell the payer about the instrument, for example "•••• 4242". */
    instrument: z.string().nullable(),
    declineCode: z.string().nullable(),
    nextAction: PaymentNextAction.nullable(),
  })
  .meta({ id: 'OrderPayment' });

export const Shipment = z
  .object({
    id: typeId('shp'),
    carrier: z.string(),
    trackingNumber: z.string(),
    shippedAt: Timestamp,
    lineIds: z.array(typeId('lin')),
    /** How many units of each line are in it. */
    units: z.array(z.object({ lineId: typeId('lin'), quantity: z.number().int() })),
    /** The place it left from, for staff of it. */
    from: z.object({ id: typeId('loc'), name: z.string() }).nullable(),
  })
  .meta({ id: 'Shipment' });

export const Order = z
  .object({
    id: typeId('ord'),
    /** Per organization, for people: "1042". */
    number: z.string(),
    status: OrderStatus,
    placedAt: Timestamp,
    /** When an unpaid order lets go of its goods; null once paid or void. */
    expiresAt: Timestamp.nullable(),
    locale: z.string(),
    contact: z.object({ email: z.string(), phone: z.string().nullable(), name: z.string().nullable() }),
    shippingAddress: z
      .object({
        name: z.string(),
        line1: z.string(),
        line2: z.string().nullable(),
        city: z.string(),
        region: z.string().nullable(),
        postalCode: z.string().nullable(),
        country: z.string(),
      })
      .nullable(),
    shippingMethod: z.object({ name: z.string(), minDays: z.number().int(), maxDays: z.number().int() }).nullable(),
    /** What shipping costs by seller; empty where nothing is shipped. */
    shippingLines: z.array(
      z.object({
        seller: z.object({ id: typeId('org'), name: z.string() }),
        method: z.object({ name: z.string(), minDays: z.number().int(), maxDays: z.number().int() }),
        price: Money,
        lineIds: z.array(typeId('lin')),
      }),
    ),
    /** What lowered it, with the code as the buyer gave it. */
    promotion: z.object({ code: z.string() }).nullable(),
    lines: z.array(OrderLine),
    /** Something of it is sent to the buyer. */
    ships: z.boolean(),
    totals: z.object({ items: Money, discount: Money, shipping: Money, tax: Money, total: Money, taxIncluded: z.boolean() }),
    payment: OrderPayment.nullable(),
    shipments: z.array(Shipment),
    events: z.array(OrderEvent),
    /** Grows with every change. */
    version: z.number().int(),
  })
  .meta({ id: 'Order' });

export const OrderRow = z
  .object({
    id: typeId('ord'),
    number: z.string(),
    status: OrderStatus,
    placedAt: Timestamp,
    email: z.string(),
    name: z.string(),
    lineCount: z.number().int(),
    /** Something of it is sent to the buyer. */
    ships: z.boolean(),
    total: Money,
    paymentStatus: OrderPayment.shape.status.nullable(),
  })
  .meta({ id: 'OrderRow' });

const OrderId = z.strictObject({ id: typeId('ord') });

export const getOrder = operation({
  id: 'getOrder',
  method: 'GET',
  path: '/v1/orders/:id',
  permission: 'buyer',
  tag: 'Orders',
  summary: 'An order of the caller.',
  params: OrderId,
  response: Order,
});
export const followOrder = operation({
  id: 'followOrder',
  method: 'GET',
  path: '/v1/orders/:id/events',
  permission: 'buyer',
  tag: 'Orders',
  summary: 'Server-sent events: `order` with the version whenever the order changes. Read the order again on each.',
  params: OrderId,
  produces: 'text/event-stream',
});
export const cancelOrder = operation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/:id/cancel',
  permission: 'buyer',
  tag: 'Orders',
  summary: 'The buyer calls off an order that is not paid yet.',
  params: OrderId,
  body: z.strictObject({ reason: text(200, 0).optional() }),
  response: Order,
  idempotent: true,
});

export const moveOwnLine = operation({
  id: 'moveOwnLine',
  method: 'POST',
  path: '/v1/orders/:id/lines/:lineId/moves',
  permission: 'buyer',
  tag: 'Orders',
  summary: 'The buyer moves one line that is paid, on the terms that the order shows for it: calls off a booking, gives a course back.',
  params: OrderId.extend({ lineId: typeId('lin') }),
  body: z.strictObject({
    move: z.string().regex(/^[a-z_]{2,40}$/),
    reason: text(200, 0).optional(),
    /** The fee that was shown; a higher one is refused with MOVE_COSTS_MORE. */
    fee: Money.optional(),
  }),
  response: Order,
  idempotent: true,
});

export const listOrders = operation({
  id: 'listOrders',
  method: 'GET',
  path: '/v1/admin/orders',
  permission: 'orders.read',
  tag: 'Staff',
  summary: "The organization's orders, newest first.",
  query: PageQuery.extend({ status: OrderStatus.optional(), q: text(100, 0).optional() }),
  response: pageOf(OrderRow).extend({ counts: z.record(z.string(), z.number().int()) }),
});
export const getStaffOrder = operation({
  id: 'getStaffOrder',
  method: 'GET',
  path: '/v1/admin/orders/:id',
  permission: 'orders.read',
  tag: 'Staff',
  summary: 'One order as staff see it, with the moves they may make.',
  params: OrderId,
  response: Order,
});
export const moveLine = operation({
  id: 'moveOrderLines',
  method: 'POST',
  path: '/v1/admin/orders/:id/moves',
  permission: 'orders.fulfil',
  tag: 'Staff',
  summary: 'Move lines along their machine (fulfil, deliver, close). An illegal move is 409 with the moves allowed.',
  params: OrderId,
  body: z.strictObject({
    move: z.string().regex(/^[a-z_]{2,40}$/),
    lineIds: z.array(typeId('lin')).min(1).max(100).optional(),
    reason: text(200, 0).optional(),
  }),
  response: Order,
  idempotent: true,
});
export const shipOrder = operation({
  id: 'shipOrder',
  method: 'POST',
  path: '/v1/admin/orders/:id/shipments',
  permission: 'orders.fulfil',
  tag: 'Staff',
  summary: 'Send parcels with carrier and tracking number: all that is left, one from each place it lies in, or some units from one place.',
  params: OrderId,
  body: z
    .strictObject({
      carrier: text(80),
      trackingNumber: text(80),
      /** All lines that can ship when absent. */
      lineIds: z.array(typeId('lin')).min(1).max(100).optional(),
      /** One parcel from there: all that is left there of those lines, or the units named of them. */
      locationId: typeId('loc').optional(),
      units: z
        .array(z.strictObject({ lineId: typeId('lin'), quantity: z.number().int().min(1).max(1_000_000) }))
        .min(1)
        .max(100)
        .refine((all) => new Set(all.map(({ lineId }) => lineId)).size === all.length, 'must not name one line twice')
        .optional(),
    })
    .refine(({ units, locationId }) => !units || locationId, { message: 'needs the place they leave from', path: ['units'] }),
  response: Order,
  status: 201,
  idempotent: true,
});

export const changeParcel = operation({
  id: 'changeParcel',
  method: 'PATCH',
  path: '/v1/admin/orders/:id/shipments/:shipmentId',
  permission: 'orders.fulfil',
  tag: 'Staff',
  summary: 'Put right who carries a parcel, or its tracking number. What is in it stays.',
  params: OrderId.extend({ shipmentId: typeId('shp') }),
  body: z.strictObject({ carrier: text(80), trackingNumber: text(80) }),
  response: Order,
});

export const LyingAt = z
  .object({
    location: z.object({ id: typeId('loc'), name: z.string(), address: z.string(), country: z.string().nullable() }),
    /** Units of each line that are to leave from there still, and how many of them are on hand. */
    units: z.array(z.object({ lineId: typeId('lin'), quantity: z.number().int(), onHand: z.number().int() })),
  })
  .meta({ id: 'LyingAt' });
export const getOrderStock = operation({
  id: 'getOrderStock',
  method: 'GET',
  path: '/v1/admin/orders/:id/stock',
  permission: 'orders.fulfil',
  tag: 'Staff',
  summary: 'Where the units of an order lie that are to leave still, place by place.',
  params: OrderId,
  response: z.object({ items: z.array(LyingAt) }),
});
