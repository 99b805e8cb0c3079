// Whatever staff change leaves an entry: every operation that the API describes is done by an owner, and the trail is asked for it.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import type { Caller } from '../../../tools/testing/tenants/caller.ts';
import { crawl, fill } from '../../../tools/testing/tenants/crawl.ts';
import { type Described, describe, type Description } from '../../../tools/testing/tenants/description.ts';
import type { Known } from '../../../tools/testing/tenants/known.ts';
import { twoTenants } from '../../../tools/testing/tenants/world.ts';

let server: TestServer;
let api: Description;
let owner: Caller;
let known: Known;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  const worlds = await twoTenants(server);
  api = await describe(server.baseUrl);
  [owner] = worlds.insiders as [Caller];
  known = await crawl(owner, api);
  known.learn('', { flag: 'provider.test' });
}, 120_000);

/** What changes nothing that anybody has yet, or did it before (files that are known are finished), with what tells of it. */
const silent: Readonly<Record<string, string>> = {
  previewBulkEdit: 'createBulkEdit',
  previewFromBrands: 'importFromBrands',
  finishImport: 'beginImport',
  createView: 'nobody: how somebody looks at a list',
  changeView: 'nobody: how somebody looks at a list',
  orderViews: 'nobody: how somebody looks at a list',
  removeView: 'nobody: how somebody looks at a list',
  beginCourseFile: 'finishCourseFile',
  finishCourseFile: 'course-editor.scenario',
  putAwayBrandProducts: 'sold.scenario',
  // Nothing is suspended yet.
  resumeCard: 'memberships.scenario',
};

/** Bodies where the shape does not say what may stand. */
const bodies: Readonly<Record<string, unknown>> = {
  addChannelHost: { host: 'acts.example' },
  changeMemberRole: { role: 'viewer' },
  inviteMember: { email: 'another@acts.test', role: 'viewer' },
  shipOrder: { carrier: 'Kerry', trackingNumber: 'TH1' },
  moveOrderLines: { move: 'cancel', reason: 'sold out' },
};

const isAct = ({ method, permission }: Described): boolean =>
  method !== 'GET' && permission.includes('.') && !permission.startsWith('platform.');

/** What takes away comes later, a second hold after the first was lifted, and what takes the owner's own rights away at the very end. */
const weight = ({ method, path }: Described): number =>
  /transfer|suspen|close/.test(path) ? 3 : path.endsWith('/holds') ? 2 : method === 'DELETE' ? 1 : 0;

/** Does an operation with each thing known, until it is done once; the id of the request that did it. */
async function done(operation: Described): Promise<string | undefined> {
  for (let index = 0; index < 6; index += 1) {
    const filled = fill(operation, api, ({ prefix, field }) =>
      [...((prefix ? known.ids.get(prefix) : known.texts.get(field)) ?? [])].at(index),
    );
    if (!filled) return undefined;
    const body = bodies[operation.id] ?? filled.body;
    const { status, requestId } = await owner.ask(operation, { ...filled, body });
    if (status < 300) return requestId;
  }
  return undefined;
}

test('COR-63 each thing that an owner can change leaves an entry with the request that changed it', { timeout: 120_000 }, async () => {
  const acts = api.operations.filter(isAct).toSorted((one, other) => weight(one) - weight(other));
  const told: string[] = [];
  const untold: string[] = [];
  const undone: string[] = [];
  for (const operation of acts) {
    const requestId = await done(operation);
    if (!requestId) undone.push(operation.id);
    else {
      const entries = await server.database.sql('select 1 from audit_entries where request_id = $1', [requestId]);
      (entries.length > 0 || silent[operation.id] ? told : untold).push(operation.id);
    }
  }
  expect(untold).toEqual([]);
  // Some can't be done without the world: a host name that answers, a picture, an event that failed.
  expect(told.length, `not done: ${undone.join(', ')}`).toBeGreaterThan(20);
  expect(told).toEqual(
    expect.arrayContaining(['shipOrder', 'moveOrderLines', 'moveStock', 'setLegalHold', 'liftLegalHold', 'setAuditRetention']),
  );
});

test('COR-63 an event that is delivered again leaves an entry', async () => {
  const [parked] = await server.database.sql<{ seq: string }>(
    `with e as (
       insert into outbox_events (id, org_id, type, aggregate_type, aggregate_id, payload, actor, occurred_at)
       select gen_random_uuid(), id, 'order.cancelled', 'order', gen_random_uuid(), '{"orderId":"00000000-0000-7000-8000-000000000001"}', 'system', now()
         from organizations where slug = 'vestify' returning *)
     insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, state, available_at)
     select id, org_id, 'checkout.reopen', aggregate_id, 'parked', now() from e returning seq::text as seq`,
  );
  const filled = { path: `/v1/admin/operations/parked/${parked?.seq}/retry`, query: {}, body: undefined };
  const { status, requestId } = await owner.ask({ method: 'POST', accepts: undefined }, filled);
  expect(status).toBe(204);
  expect(await server.database.sql('select action, subject_id from audit_entries where request_id = $1', [requestId])).toEqual([
    { action: 'operations.event_retried', subject_id: parked?.seq },
  ]);
});
