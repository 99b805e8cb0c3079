// Orders followed live: every process hears which order changed, reads its version once and tells the streams that follow it.
import { inTx, listen, notify, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { onInWorld } from '#platform/outbox/index.ts';
import { LinesMoved, OrderNoted } from './orders.events.ts';
import { orderVersions } from './view.sql.ts';

const MOST_OF_AN_ORDER = 20;
const MOST = 2_000;
const AGAIN_MS = 1_000;

type Told = (version: number) => void;

const followed = new Map<Uuid, { orgId: Uuid; followers: Set<Told> }>();
let streams = 0;

/**
 * Tells the order's version after each change, until the returned function is called. Who may see the order is the caller's to check,
 * after this and before anything is passed on: a change between a look and a follow would be missed.
 * @throws Refusal TOO_BUSY when too many follow
 */
export function follow(order: { orgId: Uuid; orderId: Uuid }, told: Told): () => void {
  const entry = followed.get(order.orderId) ?? { orgId: order.orgId, followers: new Set() };
  if (streams >= MOST || entry.followers.size >= MOST_OF_AN_ORDER) throw PlatformError('TOO_BUSY', { headers: { 'retry-after': '10' } });
  // Of its own, so that one function may follow twice.
  const mine: Told = (version) => told(version);
  followed.set(order.orderId, entry);
  entry.followers.add(mine);
  streams += 1;
  return () => {
    if (!entry.followers.delete(mine)) return;
    streams -= 1;
    if (entry.followers.size === 0) followed.delete(order.orderId);
  };
}

const changed = new Set<Uuid>();
let reading = false;

/** Reads the versions of all orders that changed in one statement; what changes meanwhile is read after it. */
async function read(): Promise<void> {
  if (reading) return;
  reading = true;
  while (changed.size > 0) {
    const wanted = [...changed].flatMap((id) => {
      const orgId = followed.get(id)?.orgId;
      return orgId ? [{ id, orgId }] : [];
    });
    changed.clear();
    try {
      const rows = await inTx(systemActor, (tx) => tx.rows(orderVersions, [wanted.map(({ orgId }) => orgId), wanted.map(({ id }) => id)]));
      for (const { id, version } of rows) for (const told of followed.get(id)?.followers ?? []) told(version);
    } catch (error) {
      log.warn({ err: error }, 'versions of followed orders not read; trying again');
      for (const { id } of wanted) changed.add(id);
      await new Promise((resume) => setTimeout(resume, AGAIN_MS).unref());
    }
  }
  reading = false;
}

function tell(orderId: string): void {
  for (const id of orderId ? [orderId] : followed.keys()) if (followed.has(id)) changed.add(id);
  void read();
}

/** Hears the changes of all processes; after a lost connection everybody looks again. */
export const startLive = (): { stop(): Promise<void> } => listen('tessera_live', tell);

onInWorld([LinesMoved, OrderNoted] as never[], 'orders.live', async (event) => notify('tessera_live', event.aggregateId));
