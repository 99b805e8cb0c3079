// What staff need besides orders: stock, and a look into the engine.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Money, PageQuery, Picture, Timestamp, pageOf, text, typeId } from './shapes.ts';

export const StockRow = z
  .object({
    offerId: typeId('ofr'),
    sku: z.string(),
    title: z.string(),
    variant: z.string(),
    picture: Picture,
    price: Money,
    location: z.string(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
  })
  .meta({ id: 'StockRow' });

export const listStock = operation({
  id: 'listStock',
  method: 'GET',
  path: '/v1/admin/stock',
  permission: 'stock.read',
  tag: 'Staff',
  summary: 'Stock of the organization, by SKU.',
  query: PageQuery.extend({ q: text(100, 0).optional(), level: z.enum(['all', 'low', 'out']).default('all') }),
  response: pageOf(StockRow).extend({ counts: z.object({ all: z.number().int(), low: z.number().int(), out: z.number().int() }) }),
});
export const moveStock = operation({
  id: 'moveStock',
  method: 'POST',
  path: '/v1/admin/stock/:offerId/moves',
  permission: 'stock.write',
  tag: 'Staff',
  summary: 'Add or take units with a reason. Taking what is reserved is refused.',
  params: z.strictObject({ offerId: typeId('ofr') }),
  body: z.strictObject({
    delta: z
      .number()
      .int()
      .min(-1_000_000)
      .max(1_000_000)
      .refine((n) => n !== 0, 'must not be 0'),
    reason: z.enum(['received', 'counted', 'damaged', 'returned', 'other']),
    note: text(200, 0).optional(),
  }),
  response: StockRow,
  idempotent: true,
});

export const ParkedEvent = z
  .object({
    id: z.string(),
    handler: z.string(),
    type: z.string(),
    aggregate: z.string(),
    attempts: z.number().int(),
    error: z.string(),
    occurredAt: Timestamp,
  })
  .meta({ id: 'ParkedEvent' });

export const JobRow = z
  .object({
    id: z.string(),
    task: z.string(),
    key: z.string().nullable(),
    runAt: Timestamp,
    attempts: z.number().int(),
    maxAttempts: z.number().int(),
    lastError: z.string().nullable(),
    state: z.enum(['waiting', 'delayed', 'running', 'failed']),
  })
  .meta({ id: 'JobRow' });

export const getOperations = operation({
  id: 'getOperations',
  method: 'GET',
  path: '/v1/admin/operations',
  permission: 'operations.read',
  tag: 'Staff',
  summary: 'Jobs, events on their way and events that are parked.',
  response: z.object({
    events: z.object({ pending: z.number().int(), parked: z.number().int(), oldestSeconds: z.number() }),
    jobs: z.array(JobRow),
    parked: z.array(ParkedEvent),
  }),
});
export const retryParked = operation({
  id: 'retryParkedEvent',
  method: 'POST',
  path: '/v1/admin/operations/parked/:id/retry',
  permission: 'operations.write',
  tag: 'Staff',
  summary: 'Deliver a parked event again.',
  params: z.strictObject({ id: z.string().max(80) }),
  status: 204,
});

export const MailRow = z
  .object({
    id: typeId('msg'),
    to: z.string(),
    subject: z.string(),
    template: z.string(),
    locale: z.string(),
    at: Timestamp,
    status: z.enum(['queued', 'sent', 'failed']),
  })
  .meta({ id: 'MailRow' });

export const listMails = operation({
  id: 'listMails',
  method: 'GET',
  path: '/v1/dev/mails',
  permission: 'dev',
  tag: 'Development',
  summary: 'Messages that would have been sent, newest first.',
  query: PageQuery,
  response: pageOf(MailRow),
});
export const getMail = operation({
  id: 'getMail',
  method: 'GET',
  path: '/v1/dev/mails/:id',
  permission: 'dev',
  tag: 'Development',
  summary: 'One message.',
  params: z.strictObject({ id: typeId('msg') }),
  response: MailRow.extend({ html: z.string(), text: z.string() }),
});
