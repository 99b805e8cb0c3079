// The audit trail: what was done in an organization, by whom, and whether the record of it is whole.
import { z } from 'zod';
import { operation } from './operation.ts';
import { PageQuery, Timestamp, pageOf, text, typeId } from './shapes.ts';

const Person = z.object({ id: typeId('usr'), name: z.string().nullable() });

export const AuditEntry = z
  .object({
    /** Place in the chain, from 1 on. */
    seq: z.string(),
    at: Timestamp,
    /** The thing first, the act in the past tense: `order.shipped`. */
    action: z.string(),
    actor: z.object({
      /** `user`, `guest`, `api_key`, `system` or `provider`. */
      type: z.string(),
      id: z.string().nullable(),
      name: z.string().nullable(),
    }),
    /** Who of the platform's team acted in the actor's name. */
    impersonator: Person.nullable(),
    subject: z.object({ type: z.string(), id: z.string() }),
    before: z.unknown(),
    after: z.unknown(),
    /** Personal values of the entry by name, as far as they were not erased. */
    personal: z.record(z.string(), z.string()),
    ip: z.string().nullable(),
    requestId: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

const filters = {
  /** Start of an action: `order.` finds all that was done to orders. */
  action: z
    .string()
    .regex(/^[a-z_.]{1,80}$/, 'must be the start of an action, for example order.')
    .optional(),
  actor: typeId('usr').optional(),
  subjectType: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
  subject: z.string().min(1).max(100).optional(),
  from: Timestamp.optional(),
  to: Timestamp.optional(),
  q: text(100, 0).optional(),
};

export const AuditFilters = z.strictObject(filters);

export const listAudit = operation({
  id: 'listAuditEntries',
  method: 'GET',
  path: '/v1/admin/audit',
  permission: 'audit.read',
  tag: 'Audit',
  summary: 'What was done in the organization, newest first.',
  query: PageQuery.extend(filters),
  response: pageOf(AuditEntry),
});
export const exportAudit = operation({
  id: 'exportAuditEntries',
  method: 'GET',
  path: '/v1/admin/audit.csv',
  permission: 'audit.export',
  rate: 'export',
  tag: 'Audit',
  summary: 'The same as a CSV file, oldest last; the export is an entry of its own.',
  query: AuditFilters,
  produces: 'text/csv',
});

export const AuditChain = z
  .object({
    ok: z.boolean(),
    /** First entry that was looked at: after the last checkpoint, or the first of the newest 20,000; `0` when there is none. */
    from: z.string(),
    length: z.number().int(),
    head: z.object({ seq: z.string(), hash: z.string() }).nullable(),
    faults: z.array(z.object({ seq: z.string(), what: z.string(), text: z.string() })),
    retentionDays: z.number().int(),
    /** The longest that the installation allows. */
    mostDays: z.number().int(),
  })
  .meta({ id: 'AuditChain' });

export const getAuditChain = operation({
  id: 'getAuditChain',
  method: 'GET',
  path: '/v1/admin/audit/chain',
  permission: 'audit.read',
  rate: 'export',
  tag: 'Audit',
  summary: 'Proves the organization’s chain of entries, of a long one its newest 20,000; all of every chain is proved at night.',
  response: AuditChain,
});
export const setAuditRetention = operation({
  id: 'setAuditRetention',
  method: 'PUT',
  path: '/v1/admin/audit/retention',
  permission: 'audit.retention',
  stepUp: true,
  tag: 'Audit',
  summary: 'How many days entries are kept.',
  body: z.strictObject({ days: z.number().int().min(90).max(3650) }),
  status: 204,
});

export const listPlatformAudit = operation({
  id: 'listPlatformAuditEntries',
  method: 'GET',
  path: '/v1/platform/audit',
  permission: 'platform.audit',
  tag: 'Audit',
  summary: 'What was done to the installation itself: accounts, sign-ins, organizations.',
  query: PageQuery.extend(filters),
  response: pageOf(AuditEntry),
});
