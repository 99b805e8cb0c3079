// Hosting over HTTP for who runs it: hosts, plans, apps.
import type { z } from 'zod';
import * as contract from '#contracts/hosting.ts';
import { record } from '#modules/audit/index.ts';
import { forgetOffers, inLocale, readIn, staffActor } from '#modules/organizations/index.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { inTx, type StaffActor, type Tx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { nextByTime, readCursor, readTimeCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Call, Download, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { changeHost, createHost } from './edit-host.ts';
import { HostingError } from './hosting.errors.ts';
import { hostById, type HostRow, hostsOf } from './hosts.sql.ts';
import { instanceById, instanceCounts, instancePage, instancesInState, type StaffRow } from './instances.sql.ts';
import { type OfferedRow, type PlanRow, plansOf } from './plans.sql.ts';
import { planOf, setPlan } from './put-plan.ts';
import { provisionInstance, stopApp } from './run-instances.ts';

const shownHost = (row: HostRow): z.input<typeof contract.Host> => ({
  id: publicId('hostingHost', row.id),
  name: row.name,
  memoryMib: row.memory_mib,
  cpuMillicores: row.cpu_millicores,
  diskGib: row.disk_gib,
  memoryTaken: row.memory_taken,
  cpuTaken: row.cpu_taken,
  diskTaken: row.disk_taken,
  drained: row.drained,
  apps: row.apps,
  version: row.version,
  createdAt: row.created_at.toISOString(),
});

async function hostShown(tx: Tx, orgId: Uuid, id: Uuid) {
  const row = await tx.row(hostById, [orgId, id]);
  if (!row) throw HostingError('HOSTING_HOST_NOT_FOUND');
  return shownHost(row);
}

/** Runs a change of what there is room for; whoever asks after it sees it. */
async function edited<T>(actor: StaffActor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTx(actor, work);
  await forgetOffers(actor.orgId);
  return done;
}

const hostRoutes = [
  route(contract.listHosts, async (call) => {
    const actor = staffActor(call);
    return inTx(actor, async (tx) => ({ items: (await tx.rows(hostsOf, [actor.orgId])).map(shownHost) }));
  }),
  route(contract.createHost, async (call) => {
    const actor = staffActor(call);
    return edited(actor, async (tx) => hostShown(tx, actor.orgId, await createHost(tx, actor.orgId, call.body)));
  }),
  route(contract.updateHost, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const hostId = privateId('hostingHost', call.params.id);
    const { version, ...change } = call.body;
    return edited(actor, async (tx) => {
      await changeHost(tx, { orgId, hostId, version }, change);
      return hostShown(tx, orgId, hostId);
    });
  }),
];

const hasPlan = (row: OfferedRow): row is OfferedRow & PlanRow => row.id !== null;

const shownPlan = (row: OfferedRow, locale: string): z.input<typeof contract.OwnPlan> => ({
  variantId: publicId('variant', row.variant_id),
  sku: row.sku,
  options: row.options,
  product: { id: publicId('product', row.product_id), slug: row.slug, title: inLocale(row.title, locale, 'en'), status: row.status },
  plan: hasPlan(row) ? { ...planOf(row), version: row.version, room: row.room ?? 0 } : null,
});

const planRoutes = [
  route(contract.listPlans, async (call) => {
    const actor = staffActor(call);
    const { product, cursor, limit } = call.query;
    const [after = null] = readCursor(cursor, ['uuid']);
    const productId = product ? privateId('product', product) : null;
    const rows = await inTx(actor, (tx) => tx.rows(plansOf, [actor.orgId, productId, after, limit + 1]));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const items = rows.slice(0, limit).map((row) => shownPlan(row, readIn(call)));
    return { items, nextCursor: last ? writeCursor([last.variant_id]) : null };
  }),
  route(contract.putPlan, async (call) => {
    const actor = staffActor(call);
    const variantId = privateId('variant', call.params.variantId);
    const { version, ...input } = call.body;
    await edited(actor, (tx) => setPlan(tx, { orgId: actor.orgId, variantId, version }, input));
  }),
];

const shownInstance = (row: StaffRow, locale: string): z.input<typeof contract.Instance> => ({
  id: publicId('instance', row.id),
  name: row.name,
  title: inLocale(row.title, locale, 'en'),
  state: row.state,
  address: row.address,
  memoryMib: row.memory_mib,
  cpuMillicores: row.cpu_millicores,
  diskGib: row.disk_gib,
  host: { id: publicId('hostingHost', row.host_id), name: row.host },
  order: { id: publicId('order', row.order_id), number: row.number === null ? null : Number(row.number) },
  wantedAt: row.wanted_at.toISOString(),
  runningAt: row.running_at?.toISOString() ?? null,
  refundUntil: row.refund_until?.toISOString() ?? null,
  paidUntil: row.paid_until?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  endedHow: row.ended_how,
  note: row.note,
});

type Filters = z.output<typeof contract.InstanceFilters>;
const filtersOf = ({ state, host, q }: Filters): unknown[] => [state ?? null, host ? privateId('hostingHost', host) : null, containing(q)];

const pageIn = ({ state }: Filters) => (state ? instancesInState : instancePage);

const STEP = 500;

/** Pages of apps, each in a transaction of its own, so that a long file holds nothing. */
async function* linesOf(actor: StaffActor, filters: Filters, locale: string): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['name', 'plan', 'state', 'address', 'host', 'order', 'wanted', 'running', 'paid until', 'ended', 'how', 'note']);
  for (let after: [Date | null, Uuid | null] = [null, null]; ;) {
    const values = [actor.orgId, ...filtersOf(filters), ...after, STEP];
    const rows = await inTx(actor, (tx) => tx.rows(pageIn(filters), values));
    yield rows
      .map((row) => shownInstance(row, locale))
      .map((app) =>
        csvLine([
          ...[app.name, app.title, app.state, app.address, app.host.name, app.order.number, app.wantedAt, app.runningAt],
          ...[app.paidUntil, app.endedAt, app.endedHow, app.note],
        ]),
      )
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = [last.wanted_at, last.id];
  }
}

type OneInstance = Call<{ id: string }>;

/** Acts on an instance of the caller's organization and answers it as it is then. */
async function acted(call: OneInstance, act: (tx: Tx, of: { orgId: Uuid; instanceId: Uuid }) => Promise<void>) {
  const actor = staffActor(call);
  const of = { orgId: actor.orgId, instanceId: privateId('instance', call.params.id) };
  return edited(actor, async (tx) => {
    await act(tx, of);
    const row = await tx.row(instanceById, [of.orgId, of.instanceId]);
    if (!row) throw HostingError('INSTANCE_NOT_FOUND');
    return shownInstance(row, readIn(call));
  });
}

const instanceRoutes = [
  route(contract.listInstances, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit, ...filters } = call.query;
    return inTx(actor, async (tx) => {
      const values = [actor.orgId, ...filtersOf(filters), ...readTimeCursor(cursor), limit + 1];
      const [rows, counts] = await Promise.all([tx.rows(pageIn(filters), values), tx.rows(instanceCounts, [actor.orgId])]);
      const countOf = (state: string): number => counts.find((row) => row.state === state)?.count ?? 0;
      return {
        items: rows.slice(0, limit).map((row) => shownInstance(row, readIn(call))),
        nextCursor: nextByTime(rows, limit, (row) => [row.wanted_at, row.id]),
        counts: { wanted: countOf('wanted'), running: countOf('running'), ended: countOf('ended') },
      };
    });
  }),
  route(contract.exportInstances, async (call) => {
    const actor = staffActor(call);
    const { orgId } = actor;
    const day = await inTx(actor, async (tx) => {
      await record(tx, { orgId, action: 'instance.exported', subject: { type: 'organization', id: orgId } });
      return tx.now.toISOString().slice(0, 10);
    });
    return new Download(linesOf(actor, call.query, readIn(call)), { type: 'text/csv; charset=utf-8', name: `apps-${day}.csv` });
  }),
  route(contract.provisionInstance, async (call) => acted(call, (tx, of) => provisionInstance(tx, of, call.body.address))),
  route(contract.stopInstance, async (call) => acted(call, (tx, of) => stopApp(tx, of, call.body.reason))),
];

export const hostingRoutes = [...hostRoutes, ...planRoutes, ...instanceRoutes];
