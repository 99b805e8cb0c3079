// Stock for staff: what lies where, how it moves, what is on its way, what runs low, and rules of how much may be bought.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, Money, PageQuery, Picture, Timestamp, pageOf, text, typeId } from './shapes.ts';

const Units = z.number().int().min(1).max(1_000_000);
const Country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code');
const Day = z.iso.date();
const OfferId = z.strictObject({ offerId: typeId('ofr') });
const LocationId = z.strictObject({ id: typeId('loc') });
const Note = text(200, 0).optional();

/** What lies in one place. */
export const StockLevel = z
  .object({
    locationId: typeId('loc'),
    location: z.string(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
    /** Units that are expected there. */
    incoming: z.number().int(),
    /** Units that may be sold beyond what is on hand. */
    backorderLimit: z.number().int(),
  })
  .meta({ id: 'StockLevel' });

/** How much of an offer may be bought, and when it ships; null is no rule. */
export const OfferRules = z
  .object({
    minQuantity: z.number().int().nullable(),
    maxQuantity: z.number().int().nullable(),
    quantityStep: z.number().int().nullable(),
    /** Over all orders of one customer. */
    customerLimit: z.number().int().nullable(),
    /** Sold before it is there, it ships from then. */
    availableFrom: Timestamp.nullable(),
    /** What is sold beyond what is on hand ships in about so many days. */
    laterDays: z.number().int().nullable(),
    /** At so many free units it runs low; null is as the organization has it. */
    lowAt: z.number().int().nullable(),
  })
  .meta({ id: 'OfferRules' });

export const StockRow = z
  .object({
    offerId: typeId('ofr'),
    sku: z.string(),
    title: z.string(),
    variant: z.string(),
    picture: Picture,
    /** Over all locations, or the one asked for. */
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
    incoming: z.number().int(),
    level: z.enum(['ok', 'low', 'out']),
    levels: z.array(StockLevel),
    rules: OfferRules,
    /** Of the rules: whoever changes them says which they saw. */
    version: z.number().int(),
  })
  .meta({ id: 'StockRow' });
/** With its regular price, which is the brand's where a store sells at central prices; null where it has none now. */
export const ListedStock = StockRow.extend({ price: Money.nullable() }).meta({ id: 'ListedStock' });

export const listStock = operation({
  id: 'listStock',
  method: 'GET',
  path: '/v1/admin/stock',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'Stock of the organization, by SKU.',
  query: PageQuery.extend({
    q: text(100, 0).optional(),
    level: z.enum(['all', 'low', 'out']).default('all'),
    location: typeId('loc').optional(),
  }),
  response: pageOf(ListedStock).extend({ counts: z.object({ all: z.number().int(), low: z.number().int(), out: z.number().int() }) }),
});
export const getStock = operation({
  id: 'getStock',
  method: 'GET',
  path: '/v1/admin/stock/:offerId',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'Stock of one offer.',
  params: OfferId,
  response: StockRow,
});
export const moveStock = operation({
  id: 'moveStock',
  method: 'POST',
  path: '/v1/admin/stock/:offerId/moves',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Add or take units with a reason. Taking what is reserved is refused.',
  params: OfferId,
  body: z.strictObject({
    delta: z
      .number()
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((n) => n !== 0, 'must not be 0'),
    reason: z.enum(['received', 'counted', 'damaged', 'returned', 'other']),
    note: Note,
    /** The first in the order of preference when absent. */
    locationId: typeId('loc').optional(),
  }),
  response: StockRow,
  idempotent: true,
});
export const transferStock = operation({
  id: 'transferStock',
  method: 'POST',
  path: '/v1/admin/stock/:offerId/transfers',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Bring units from one location to another: both moves or none. What is reserved stays.',
  params: OfferId,
  body: z.strictObject({ fromId: typeId('loc'), toId: typeId('loc'), units: Units, note: Note }),
  response: StockRow,
  idempotent: true,
});
export const changeBackorder = operation({
  id: 'changeBackorder',
  method: 'PUT',
  path: '/v1/admin/stock/:offerId/backorder',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Say how many units may be sold from a location beyond what is on hand; never fewer than are sold so already.',
  params: OfferId,
  body: z.strictObject({ locationId: typeId('loc').optional(), limit: z.number().int().min(0).max(1_000_000) }),
  response: StockRow,
});
const Rule = (least: number, most: number) => z.number().int().min(least).max(most).nullable();
export const changeOfferRules = operation({
  id: 'changeOfferRules',
  method: 'PUT',
  path: '/v1/admin/stock/:offerId/rules',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Set all rules of an offer: minimum, maximum, step, limit per customer, when it ships, when it runs low.',
  params: OfferId,
  body: z.strictObject({
    minQuantity: Rule(1, 999),
    maxQuantity: Rule(1, 999),
    quantityStep: Rule(2, 999),
    customerLimit: Rule(1, 1_000_000),
    availableFrom: Timestamp.nullable(),
    laterDays: Rule(1, 365),
    lowAt: Rule(0, 100_000),
    version: z.number().int().min(0),
  }),
  response: StockRow,
});

export const StockMove = z
  .object({
    id: typeId('mov'),
    offerId: typeId('ofr'),
    sku: z.string(),
    location: z.string(),
    delta: z.number().int(),
    reason: z.enum(['received', 'counted', 'damaged', 'returned', 'sold', 'transferred', 'other']),
    note: z.string().nullable(),
    /** Name of who did it, as far as it was somebody. */
    by: z.string().nullable(),
    at: Timestamp,
  })
  .meta({ id: 'StockMove' });

const MoveFilters = { offer: typeId('ofr').optional(), location: typeId('loc').optional() };
export const listStockMoves = operation({
  id: 'listStockMoves',
  method: 'GET',
  path: '/v1/admin/stock-moves',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'What changed what is on hand, newest first.',
  query: PageQuery.extend(MoveFilters),
  response: pageOf(StockMove),
});
export const exportStockMoves = operation({
  id: 'exportStockMoves',
  method: 'GET',
  path: '/v1/admin/stock-moves.csv',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'The same as a file, oldest first, of at most a year.',
  query: z.strictObject({ ...MoveFilters, from: Day.optional(), until: Day.optional() }),
  produces: 'text/csv',
  rate: 'export',
});

export const StockLocation = z
  .object({
    id: typeId('loc'),
    name: z.string(),
    address: z.string(),
    country: z.string().nullable(),
    position: z.number().int(),
    /** Channels that sell from it; null is all. */
    channelIds: z.array(typeId('chn')).nullable(),
    closed: z.boolean(),
    /** Offers that have units there, or may be sold from there. */
    offers: z.number().int(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'StockLocation' });

const locationFields = {
  name: line(80),
  address: text(500, 0).optional(),
  country: Country.nullable().optional(),
  /** Lower is taken from first. */
  position: z.number().int().min(0).max(10_000).optional(),
  channelIds: z.array(typeId('chn')).max(100).nullable().optional(),
};
export const listLocations = operation({
  id: 'listStockLocations',
  method: 'GET',
  path: '/v1/admin/stock-locations',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'Where units lie, in the order they are taken from.',
  response: z.object({ items: z.array(StockLocation) }),
});
export const createLocation = operation({
  id: 'createStockLocation',
  method: 'POST',
  path: '/v1/admin/stock-locations',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Open a place for stock; the last in the order when nothing else is said.',
  body: z.strictObject(locationFields),
  response: StockLocation,
  status: 201,
  idempotent: true,
});
export const changeLocation = operation({
  id: 'changeStockLocation',
  method: 'PATCH',
  path: '/v1/admin/stock-locations/:id',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Rename a place, say where it is, when it is taken from, and which channels sell from it.',
  params: LocationId,
  body: z.strictObject({ ...locationFields, name: line(80).optional(), version: z.number().int().min(1) }),
  response: StockLocation,
});
export const closeLocation = operation({
  id: 'closeStockLocation',
  method: 'POST',
  path: '/v1/admin/stock-locations/:id/close',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Close a place for good. One with units, reservations, expected goods or an open count stays open.',
  params: LocationId,
  response: StockLocation,
});

export const IncomingStock = z
  .object({
    id: typeId('inc'),
    offerId: typeId('ofr'),
    sku: z.string(),
    title: z.string(),
    location: z.string(),
    expected: z.number().int(),
    received: z.number().int(),
    expectedOn: Day.nullable(),
    note: z.string(),
    state: z.enum(['open', 'received', 'cancelled']),
    createdAt: Timestamp,
  })
  .meta({ id: 'IncomingStock' });
export const listIncoming = operation({
  id: 'listIncomingStock',
  method: 'GET',
  path: '/v1/admin/stock-incoming',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'What is expected, newest first.',
  query: PageQuery.extend({ state: z.enum(['open', 'received', 'cancelled']).default('open') }),
  response: pageOf(IncomingStock),
});
export const expectStock = operation({
  id: 'expectStock',
  method: 'POST',
  path: '/v1/admin/stock-incoming',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Say that units are on their way.',
  body: z.strictObject({
    offerId: typeId('ofr'),
    locationId: typeId('loc').optional(),
    units: Units,
    expectedOn: Day.nullable().optional(),
    note: Note,
  }),
  response: IncomingStock,
  status: 201,
  idempotent: true,
});
const IncomingId = z.strictObject({ id: typeId('inc') });
export const receiveStock = operation({
  id: 'receiveStock',
  method: 'POST',
  path: '/v1/admin/stock-incoming/:id/receive',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Units came: some of them, all, or more than were expected. `done` says that no more will come.',
  params: IncomingId,
  body: z.strictObject({ units: z.number().int().min(0).max(1_000_000), done: z.boolean().default(false) }),
  response: IncomingStock,
  idempotent: true,
});
export const cancelIncoming = operation({
  id: 'cancelIncomingStock',
  method: 'POST',
  path: '/v1/admin/stock-incoming/:id/cancel',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Nothing more will come.',
  params: IncomingId,
  response: IncomingStock,
});

const StockSettings = z.object({ lowAt: z.number().int() }).meta({ id: 'StockSettings' });
export const getStockSettings = operation({
  id: 'getStockSettings',
  method: 'GET',
  path: '/v1/admin/stock-settings',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'What holds for every offer without a rule of its own.',
  response: StockSettings,
});
export const changeStockSettings = operation({
  id: 'changeStockSettings',
  method: 'PUT',
  path: '/v1/admin/stock-settings',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Say at how many free units something runs low.',
  body: z.strictObject({ lowAt: z.number().int().min(0).max(100_000) }),
  response: StockSettings,
});
