// The audit trail over HTTP, for staff: entries with the names of who acted, a file of them, and the proof of the chain.
import type { z } from 'zod';
import {
  type AuditEntry,
  type AuditFilters,
  exportAudit,
  getAuditChain,
  listAudit,
  listPlatformAudit,
  setAuditRetention,
} from '#contracts/audit.ts';
import { daysOf, type EntryRow, entryPage, INSTALLATION, readChain, record, setRetention, valueOf, verify } from '#modules/audit/index.ts';
import { openName } from '#modules/identity/index.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { config } from '#platform/config/index.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { type Actor, inTx, type Statement, statement, systemActor } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { gate } from '#platform/gate.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { Download, route } from '#platform/http/route.ts';
import { type IdKind, prefixes, privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import * as vault from '#platform/vault/index.ts';

type Filters = z.output<typeof AuditFilters>;

const namesOf = statement<{ id: Uuid; name: string }>('audit.names', `select id, name from users where id = any ($1::uuid[])`);

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const kinds = Object.keys(prefixes) as IdKind[];
const snake = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The outside form of a subject's id where its type has one. */
function shownSubject(type: string, id: string): { type: string; id: string } {
  const kind = kinds.find((each) => snake(each) === type);
  return { type, id: kind && uuidShape.test(id) ? publicId(kind, id) : id };
}

/** What stands in the trail for an id that people see. */
function subjectOf(id: string | undefined): string | null {
  const kind = kinds.find((each) => id?.startsWith(`${prefixes[each]}_`));
  return id && kind ? privateId(kind, id) : (id ?? null);
}

const parsed = (json: string | null): unknown => (json === null ? null : (JSON.parse(json) as unknown));

/** Values that do not open are left out here: the proof of the chain tells of them. */
function personal(row: EntryRow): Record<string, string> {
  const opened = Object.entries(row.sealed).flatMap(([field, sealed]): [string, string][] => {
    try {
      return [[field, valueOf(vault, row.org_id, sealed).value]];
    } catch {
      return [];
    }
  });
  return Object.fromEntries(opened);
}

function shown(row: EntryRow, names: ReadonlyMap<Uuid, string>): z.input<typeof AuditEntry> {
  const { ip = null, ...values } = personal(row);
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    action: row.action,
    actor: {
      type: row.actor_type,
      id: row.actor_id && row.actor_type === 'user' ? publicId('user', row.actor_id) : row.actor_id,
      name: names.get(row.actor_id ?? '') ?? null,
    },
    impersonator: row.impersonator_id ? { id: publicId('user', row.impersonator_id), name: names.get(row.impersonator_id) ?? null } : null,
    subject: shownSubject(row.subject_type, row.subject_id),
    before: parsed(row.before),
    after: parsed(row.after),
    personal: values,
    ip,
    requestId: row.request_id,
  };
}

const conditions = (filters: Filters): unknown[] => [
  filters.action ?? null,
  filters.actor ? privateId('user', filters.actor) : null,
  filters.subjectType ?? null,
  subjectOf(filters.subject),
  filters.from ?? null,
  filters.to ?? null,
  containing(filters.q),
];

interface Asked {
  actor: Actor;
  orgId: Uuid;
  filters: Filters;
}

/** Entries below a seq, with names. People are read past the wall, but only those who acted in these entries. */
async function entries({ actor, orgId, filters }: Asked, below: string | null, limit: number): Promise<z.input<typeof AuditEntry>[]> {
  const rows = await inTx(actor, (tx) => tx.rows(entryPage, [orgId, ...conditions(filters), below, limit]));
  const ids = [...new Set(rows.flatMap((row) => [row.actor_id, row.impersonator_id]).filter((id) => id !== null))];
  const names = ids.length > 0 ? await inTx(systemActor, (tx) => tx.rows(namesOf, [ids])) : [];
  const byId = new Map(names.map(({ id, name }) => [id, openName(name)]));
  return rows.map((row) => shown(row, byId));
}

async function page(asked: Asked, cursor: string | undefined, limit: number) {
  const [below = null] = readCursor(cursor, ['number']);
  const items = await entries(asked, below === null ? null : String(below), limit + 1);
  const shownItems = items.slice(0, limit);
  return { items: shownItems, nextCursor: items.length > limit ? writeCursor([Number(shownItems.at(-1)?.seq)]) : null };
}

const columns = [
  'seq',
  'at',
  'action',
  'actor',
  'name',
  'impersonator',
  'subject type',
  'subject',
  'ip',
  'request',
  'before',
  'after',
  'personal',
];
const STEP = 500;

async function* linesOf(asked: Asked): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(columns);
  for (let below: string | null = null; ;) {
    const found: z.input<typeof AuditEntry>[] = await entries(asked, below, STEP);
    yield found.map(lineOf).join('');
    if (found.length < STEP) return;
    below = found.at(-1)?.seq ?? null;
  }
}

const json = (value: unknown): string => (value === null ? '' : JSON.stringify(value));

const lineOf = (entry: z.input<typeof AuditEntry>): string =>
  csvLine([
    entry.seq,
    entry.at,
    entry.action,
    entry.actor.id ?? entry.actor.type,
    entry.actor.name,
    entry.impersonator?.name ?? entry.impersonator?.id,
    entry.subject.type,
    entry.subject.id,
    entry.ip,
    entry.requestId,
    json(entry.before),
    json(entry.after),
    Object.keys(entry.personal).length > 0 ? json(entry.personal) : '',
  ]);

/** Entries that are proved while somebody waits: a second of this process's time. The job `audit_retention` proves them all. */
const MOST_PROVED = 20_000;
const provers = gate({ atOnce: 1, waiting: 8, refusal: () => PlatformError('TOO_BUSY', { headers: { 'retry-after': '2' } }) });

export const auditRoutes = [
  route(listAudit, (call) => {
    const { cursor, limit, ...filters } = call.query;
    const actor = staffActor(call);
    return page({ actor, orgId: actor.orgId, filters }, cursor, limit);
  }),
  route(exportAudit, async (call) => {
    const actor = staffActor(call);
    const filters = call.query;
    await inTx(actor, (tx) =>
      record(tx, {
        orgId: actor.orgId,
        action: 'audit.exported',
        subject: { type: 'organization', id: actor.orgId },
        after: { ...filters },
      }),
    );
    const day = new Date().toISOString().slice(0, 10);
    return new Download(linesOf({ actor, orgId: actor.orgId, filters }), { type: 'text/csv; charset=utf-8', name: `audit-${day}.csv` });
  }),
  route(getAuditChain, async (call) => {
    const actor = staffActor(call);
    // Each step in a transaction of its own: a long chain would outlast one.
    const reader = { rows: <Row>(what: Statement<Row>, values: unknown[]) => inTx(actor, (tx) => tx.rows(what, values)) };
    const verdict = await provers(() => verify(reader, vault, actor.orgId, MOST_PROVED));
    const chain = await inTx(actor, (tx) => tx.row(readChain, [actor.orgId]));
    const { ok, from, length, head, faults } = verdict;
    const shownFaults = faults.map(({ seq, what, text }) => ({ seq, what, text }));
    const retentionDays = daysOf(chain ?? { retention_days: null });
    return { ok, from, length, head, faults: shownFaults, retentionDays, mostDays: config().AUDIT_DAYS };
  }),
  route(setAuditRetention, async (call) => {
    const actor = staffActor(call);
    const { days } = call.body;
    await inTx(actor, async (tx) => {
      const chain = await tx.row(readChain, [actor.orgId]);
      await record(tx, {
        orgId: actor.orgId,
        action: 'audit.retention_changed',
        subject: { type: 'organization', id: actor.orgId },
        before: { days: daysOf(chain ?? { retention_days: null }) },
        after: { days },
      });
      // The chain may begin with this very entry: only then is there a row to say it on.
      tx.finish(() => Promise.resolve(tx.send(setRetention, [actor.orgId, days])));
    });
  }),
  route(listPlatformAudit, (call) => {
    staffActor(call);
    const { cursor, limit, ...filters } = call.query;
    return page({ actor: systemActor, orgId: INSTALLATION, filters }, cursor, limit);
  }),
];
