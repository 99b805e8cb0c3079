// The life of an app: wanted when it is paid, running when it is set up, ended with its line, by staff, or when its time is over.
import { record } from '#modules/audit/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { HostingError } from './hosting.errors.ts';
import { InstanceEnded, type InstanceFact, InstanceRunning, InstanceWanted } from './hosting.events.ts';
import {
  addInstances,
  callableOf,
  endDue,
  type EndedHow,
  endInstancesOfLines,
  forgetEnded,
  instanceById,
  type MovedRow,
  refundableOf,
  setAddress,
  standingOf,
  type StandingRow,
  startInstance,
  stopInstance,
} from './instances.sql.ts';
import { firmWithoutApp, freePlaces } from './places.sql.ts';
import type { ForOrder } from './take-places.ts';

const factOf = (row: MovedRow): InstanceFact => ({
  instanceId: row.id,
  orderOrgId: row.order_org_id,
  orderId: row.order_id,
  lineId: row.line_id,
});

/** Makes an app of each firm place of these lines, once; how many are new. */
export async function wantInstances(
  tx: Tx,
  order: ForOrder,
  of: { lineIds: Uuid[]; buyer: { userId: Uuid | null; guest: string | null } },
): Promise<number> {
  const places = await tx.rows(firmWithoutApp, [order.orgId, order.orderId, of.lineIds]);
  if (places.length === 0) return 0;
  const each = [
    places.map((place) => place.org_id),
    places.map(() => newId()),
    places.map((place) => place.id),
    places.map((place) => place.line_id),
  ];
  const rows = await tx.rows(addInstances, [...each, of.buyer.userId, of.buyer.guest, order.orgId, order.orderId, tx.now]);
  for (const row of rows) tx.emit(InstanceWanted, { orgId: row.org_id, aggregateId: row.id, payload: factOf(row) });
  return rows.length;
}

const subject = (id: Uuid) => ({ type: 'instance', id });

/** Why an act on an instance of an organization found nothing to do. */
async function refusal(tx: Tx, orgId: Uuid, id: Uuid): Promise<Error> {
  const row = await tx.row(instanceById, [orgId, id]);
  if (!row) return HostingError('INSTANCE_NOT_FOUND');
  return HostingError(row.state === 'ended' ? 'INSTANCE_ENDED' : 'INSTANCE_NOT_RUNNING');
}

/**
 * Says where an app runs: by staff who set it up, or by what did. From the first time on it is paid for; afterwards it has moved, and its time
 * goes on. @throws Refusal INSTANCE_NOT_FOUND, INSTANCE_ENDED
 */
export async function provisionInstance(tx: Tx, of: { orgId: Uuid; instanceId: Uuid }, address: string): Promise<void> {
  const { orgId, instanceId } = of;
  const started = await tx.row(startInstance, [orgId, instanceId, address, tx.now]);
  if (!started && !(await tx.row(setAddress, [orgId, instanceId, address]))) throw await refusal(tx, orgId, instanceId);
  if (started) tx.emit(InstanceRunning, { orgId, aggregateId: instanceId, payload: factOf(started) });
  await record(tx, {
    orgId,
    action: started ? 'instance.set_up' : 'instance.moved',
    subject: subject(instanceId),
    personal: { address },
  });
}

function announceEnds(tx: Tx, rows: MovedRow[], how: EndedHow): void {
  if (rows.length > 0) tx.send(forgetEnded, [rows.map((row) => row.org_id), rows.map((row) => row.id)]);
  for (const row of rows) tx.emit(InstanceEnded, { orgId: row.org_id, aggregateId: row.id, payload: { ...factOf(row), how } });
}

const freePlacesOf = (tx: Tx, rows: MovedRow[]): void =>
  tx.last(() => tx.send(freePlaces, [rows.map((row) => row.org_id), rows.map((row) => row.place_id), tx.now]));

/** Ends the apps of lines that are let go of, set up or not. Their places are freed by the caller, who has those that never had one, too. */
export async function endInstances(tx: Tx, order: ForOrder, lineIds: Uuid[], how: EndedHow): Promise<void> {
  announceEnds(tx, await tx.rows(endInstancesOfLines, [order.orgId, order.orderId, lineIds, how, tx.now]), how);
}

/** Ends an app that runs, for a reason its buyer can read. @throws Refusal INSTANCE_NOT_FOUND, INSTANCE_ENDED, INSTANCE_NOT_RUNNING */
export async function stopApp(tx: Tx, of: { orgId: Uuid; instanceId: Uuid }, reason: string): Promise<void> {
  const { orgId, instanceId } = of;
  const row = await tx.row(stopInstance, [orgId, instanceId, tx.now, reason]);
  if (!row) throw await refusal(tx, orgId, instanceId);
  announceEnds(tx, [row], 'stopped');
  freePlacesOf(tx, [row]);
  await record(tx, { orgId, action: 'instance.stopped', subject: subject(instanceId), personal: { reason } });
}

const BITE = 200;

/** Ends what is paid for no longer, and gives its room back. */
export async function endOverdue(): Promise<number> {
  for (let all = 0; ;) {
    const found = await inTx(systemActor, async (tx) => {
      const rows = await tx.rows(endDue, [tx.now, BITE]);
      announceEnds(tx, rows, 'expired');
      if (rows.length > 0) freePlacesOf(tx, rows);
      return rows.length;
    });
    all += found;
    if (found < BITE) return all;
  }
}

defineJob('hosting_end_overdue', async () => void (await endOverdue()), { cron: '*/5 * * * *' });

/** How the apps of a line stand together, as they are now. */
export async function standingOfLine(tx: Tx, order: ForOrder, lineId: Uuid): Promise<StandingRow> {
  const row = await tx.row(standingOf, [order.orgId, order.orderId, lineId]);
  return row ?? { wanted: 0, running: 0, how: null };
}

/** Until when each line's apps can be given back; null where none runs any more. A line that has none yet is not in it. */
export async function refundableUntil(tx: Tx, order: ForOrder, lineIds: Uuid[]): Promise<Map<Uuid, Date | null>> {
  const rows = await tx.rows(refundableOf, [order.orgId, order.orderId, lineIds]);
  return new Map(rows.map((row) => [row.line_id, row.until]));
}

/** Until when lines can be called off as a whole though some of their apps have run. One of which none has is not in it. */
export async function callableUntil(tx: Tx, order: ForOrder, lineIds: Uuid[]): Promise<Map<Uuid, Date>> {
  const rows = await tx.rows(callableOf, [order.orgId, order.orderId, lineIds]);
  return new Map(rows.map((row) => [row.line_id, row.until]));
}
