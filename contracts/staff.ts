// What staff need besides orders: a look into the engine.
import { z } from 'zod';
import { operation } from './operation.ts';
import { PageQuery, Timestamp, pageOf, typeId } from './shapes.ts';

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
