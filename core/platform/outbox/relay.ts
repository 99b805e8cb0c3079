// The relay: leases the oldest undelivered event of each handler and aggregate, runs the handler, ticks. A poison event is parked.
import { now } from '../clock/index.ts';
import { config } from '../config/index.ts';
import { inTx, listen, statement, systemActor } from '../db/index.ts';
import { failpoint } from '../failpoint.ts';
import { newId } from '../ids/index.ts';
import { log, scrubbed } from '../log/index.ts';
import { type Loop, loop } from '../loop.ts';
import { reportError } from '../report/index.ts';
import { inSpan, SpanKind, type SpanInput } from '../trace/index.ts';
import { type Event, type Handler, handlerNamed } from './index.ts';

/** Tries before an event is parked: about two minutes of back-off. */
export const TRIES = 10;
const BATCH = 64;
const AT_ONCE = 4;

interface Claimed {
  delivery_seq: bigint;
  handler: string;
  attempts: number;
  id: string;
  org_id: string;
  type: string;
  aggregate_type: string;
  aggregate_id: string;
  payload: Record<string, unknown>;
  actor: string;
  request_id: string | null;
  occurred_at: Date;
  trace: string | null;
}

const claim = statement<Claimed>(
  'outbox.claim',
  `with heads as materialized (
     select d.seq from outbox_deliveries d
      where d.state = 'pending' and d.available_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
        and not exists (select 1 from outbox_deliveries p
                         where p.handler = d.handler and p.aggregate_id = d.aggregate_id and p.seq < d.seq)
      order by d.seq limit $2 for update of d skip locked)
   update outbox_deliveries d set leased_until = $3, lease = $4, attempts = d.attempts + 1
     from heads, outbox_events e
    where d.seq = heads.seq and e.id = d.event_id
   returning d.seq as delivery_seq, d.handler, d.attempts, e.id, e.org_id, e.type, e.aggregate_type, e.aggregate_id, e.payload, e.actor,
             e.request_id, e.occurred_at, e.trace`,
);

/** Deletes the delivery only under our lease, so a stale holder's effect is rolled back with its tick. */
const tick = statement<{ seq: bigint }>('outbox.tick', `delete from outbox_deliveries where seq = $1 and lease = $2 returning seq`);

const fail = statement(
  'outbox.fail',
  `update outbox_deliveries
      set leased_until = null, lease = null, last_error = $3, available_at = $4,
          state = case when attempts >= $5 then 'parked' else 'pending' end
    where seq = $1 and lease = $2`,
);

const unpark = statement(
  'outbox.unpark',
  `update outbox_deliveries set state = 'pending', attempts = 0, available_at = $2 where handler = $1 and state = 'parked'`,
);

/** Tries again what a handler was given up for, once what it calls is back. */
export const takeUpParked = (handler: string): Promise<void> => inTx(systemActor, async (tx) => tx.send(unpark, [handler, tx.now]));

class LeaseLost extends Error {}

/** Delivers up to a batch; true when it found any. */
export async function deliverOnce(): Promise<boolean> {
  const lease = newId();
  const until = new Date(now().getTime() + config().LEASE_SECONDS * 1000);
  const claimed = await inTx(systemActor, (tx) => tx.rows(claim, [tx.now, BATCH, until, lease]));
  failpoint('relay.claimed');
  const queue = [...claimed];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await deliver(next, lease);
    }),
  );
  return claimed.length > 0;
}

async function deliver(row: Claimed, lease: string): Promise<void> {
  const handler = handlerNamed(row.handler);
  const event: Event = {
    id: row.id,
    type: row.type,
    orgId: row.org_id,
    aggregateType: row.aggregate_type,
    aggregateId: row.aggregate_id,
    payload: row.payload,
    actor: row.actor,
    requestId: row.request_id,
    occurredAt: row.occurred_at,
  };
  try {
    if (!handler) throw new Error(`There is no handler ${row.handler}`);
    const handle = () => handleOnce(handler, event, { seq: row.delivery_seq, lease });
    await (row.trace ? inSpan(spanOf(row), handle) : handle());
    failpoint('relay.delivered');
  } catch (error) {
    if (error instanceof LeaseLost) return;
    log.warn({ err: error, handler: row.handler, event: row.id, attempts: row.attempts }, 'event not handled');
    if (row.attempts >= TRIES) reportError(error, { kind: 'event', route: row.handler, requestId: row.request_id });
    const retryAt = new Date(now().getTime() + Math.min(60_000, 100 * 2 ** row.attempts));
    await inTx(systemActor, async (tx) =>
      tx.send(fail, [row.delivery_seq, lease, scrubbed(String(error)).slice(0, 2_000), retryAt, TRIES]),
    );
  }
}

const spanOf = (row: Claimed): SpanInput => ({
  name: `event ${row.handler}`,
  kind: SpanKind.CONSUMER,
  attributes: { 'messaging.operation.type': 'process', 'tessera.event': row.type, 'tessera.attempt': row.attempts },
  parent: row.trace,
});

async function handleOnce(handler: Handler, event: Event, { seq, lease }: { seq: bigint; lease: string }): Promise<void> {
  if (handler.mode === 'world') await handler.work(event as Event<never>);
  await inTx({ ...systemActor, requestId: event.requestId }, async (tx) => {
    if (handler.mode === 'database') await handler.work(tx, event as Event<never>);
    if (!(await tx.row(tick, [seq, lease]))) throw new LeaseLost();
    failpoint('relay.before-commit');
  });
}

/** Starts the relay of this process. */
export function startRelay(): Loop {
  const relay = loop('relay', config().POLL_MS, deliverOnce);
  const ears = listen('tessera_outbox', () => relay.wake());
  return {
    wake: relay.wake,
    async stop() {
      await ears.stop();
      await relay.stop();
    },
  };
}
