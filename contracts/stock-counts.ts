// Counting stock: a count of a location may be left and gone on with; closing it writes what differs as moves.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, PageQuery, Timestamp, pageOf, typeId } from './shapes.ts';

export const StockCount = z
  .object({
    id: typeId('cnt'),
    locationId: typeId('loc'),
    location: z.string(),
    name: z.string(),
    state: z.enum(['open', 'closed', 'cancelled']),
    startedAt: Timestamp,
    endedAt: Timestamp.nullable(),
    /** Offers that were counted, and of them those with a difference. */
    counted: z.number().int(),
    different: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'StockCount' });
export const StockCountLine = z
  .object({
    offerId: typeId('ofr'),
    sku: z.string(),
    title: z.string(),
    /** As the books had it when the number was entered. */
    onHand: z.number().int(),
    counted: z.number().int(),
    difference: z.number().int(),
    at: Timestamp,
  })
  .meta({ id: 'StockCountLine' });
const CountId = z.strictObject({ id: typeId('cnt') });
export const listCounts = operation({
  id: 'listStockCounts',
  method: 'GET',
  path: '/v1/admin/stock-counts',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'Counts, newest first.',
  query: PageQuery,
  response: pageOf(StockCount),
});
export const startCount = operation({
  id: 'startStockCount',
  method: 'POST',
  path: '/v1/admin/stock-counts',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Begin to count a location. What nobody enters is left as it is.',
  body: z.strictObject({ locationId: typeId('loc'), name: line(120, 0).optional() }),
  response: StockCount,
  status: 201,
  idempotent: true,
});
export const getCount = operation({
  id: 'getStockCount',
  method: 'GET',
  path: '/v1/admin/stock-counts/:id',
  permission: 'stock.read',
  tag: 'Stock',
  summary: 'A count with what was entered, last first.',
  params: CountId,
  query: PageQuery.extend({ different: z.enum(['true', 'false']).optional() }),
  response: z.object({ count: StockCount, lines: z.array(StockCountLine), nextCursor: z.string().nullable() }),
});
export const enterCount = operation({
  id: 'enterStockCount',
  method: 'POST',
  path: '/v1/admin/stock-counts/:id/lines',
  permission: 'stock.write',
  tag: 'Stock',
  summary:
    'Enter a number, or add to it as a scanner does, one when nothing else is said. The difference is to what is on hand at this moment.',
  params: CountId,
  body: z
    .strictObject({
      sku: line(64),
      counted: z.number().int().min(0).max(1_000_000).optional(),
      add: z.number().int().min(1).max(10_000).optional(),
    })
    .refine(({ counted, add }) => counted === undefined || add === undefined, {
      path: ['add'],
      message: 'must not be there beside counted',
    }),
  response: z.object({ count: StockCount, line: StockCountLine }),
  idempotent: true,
});
export const dropCountLine = operation({
  id: 'dropStockCountLine',
  method: 'DELETE',
  path: '/v1/admin/stock-counts/:id/lines/:offerId',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Take a number back: the offer is not counted.',
  params: CountId.extend({ offerId: typeId('ofr') }),
  response: StockCount,
});
export const closeCount = operation({
  id: 'closeStockCount',
  method: 'POST',
  path: '/v1/admin/stock-counts/:id/close',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Write the differences as moves. Refused as a whole where fewer units would be left than are reserved.',
  params: CountId,
  body: z.strictObject({ version: z.number().int().min(1) }),
  response: StockCount,
});
export const cancelCount = operation({
  id: 'cancelStockCount',
  method: 'POST',
  path: '/v1/admin/stock-counts/:id/cancel',
  permission: 'stock.write',
  tag: 'Stock',
  summary: 'Give up a count: nothing changes.',
  params: CountId,
  response: StockCount,
});
