// The outbox: facts leave with the change that made them, at least once, in order for each aggregate and handler.
import { actorName, type EventType, notify, onEvents, type PendingEvent, statement, type Tx } from '../db/index.ts';
import { newId } from '../ids/index.ts';
import { log } from '../log/index.ts';
import { traceparent } from '../trace/index.ts';

/** A delivered event. */
export interface Event<Payload = Record<string, unknown>> {
  id: string;
  type: string;
  orgId: string;
  aggregateType: string;
  aggregateId: string;
  payload: Payload;
  actor: string;
  requestId: string | null;
  occurredAt: Date;
}

export type { EventType };

/** Declares an event: a fact in the past tense about one aggregate, for example `order.placed` of an `order`. */
export const defineEvent = <Payload extends Record<string, unknown>>(type: string, aggregateType: string): EventType<Payload> => ({
  type,
  aggregateType,
});

/**
 * `database`: its writes and its tick commit together, so its effect happens exactly once.
 * `world`: runs outside a transaction under a lease; it may run twice and must be idempotent by the event's id.
 */
export type Handler =
  | { name: string; mode: 'database'; work: (tx: Tx, event: Event<never>) => Promise<void> }
  | { name: string; mode: 'world'; work: (event: Event<never>) => Promise<void> };

const handlers = new Map<string, Handler>();
const byType = new Map<string, string[]>();

/** What a module does when facts happen; the name is kept in delivery rows, so it never changes. */
export function on<Payload extends Record<string, unknown>>(
  events: EventType<Payload>[],
  name: string,
  work: (tx: Tx, event: Event<Payload>) => Promise<void>,
): void {
  register(events, { name, mode: 'database', work: work });
}

/** As `on`, for handlers that call the world outside a transaction. */
export function onInWorld<Payload extends Record<string, unknown>>(
  events: EventType<Payload>[],
  name: string,
  work: (event: Event<Payload>) => Promise<void>,
): void {
  register(events, { name, mode: 'world', work: work });
}

function register(events: EventType<never>[] | EventType<Record<string, unknown>>[], handler: Handler): void {
  if (handlers.has(handler.name)) throw new Error(`Two event handlers are called ${handler.name}`);
  handlers.set(handler.name, handler);
  for (const event of events) byType.set(event.type, [...(byType.get(event.type) ?? []), handler.name]);
}

export const handlerNamed = (name: string): Handler | undefined => handlers.get(name);

const write = statement(
  'outbox.write',
  `with e as (
     insert into outbox_events (id, org_id, type, aggregate_type, aggregate_id, payload, actor, request_id, occurred_at, trace)
     select u.id, u.org_id, u.type, u.aggregate_type, u.aggregate_id, u.payload, $7, $8, $9, $14
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::jsonb[]) as u(id, org_id, type, aggregate_type, aggregate_id, payload))
   insert into outbox_deliveries (event_id, org_id, handler, aggregate_id, available_at)
   select d.event_id, d.org_id, d.handler, d.aggregate_id, $9
     from unnest($10::uuid[], $11::uuid[], $12::text[], $13::uuid[]) as d(event_id, org_id, handler, aggregate_id)`,
);

function flush(tx: Tx, events: PendingEvent[]): void {
  const rows = events.map((event) => ({ id: newId(), ...event }));
  const deliveries = rows.flatMap((row) => (byType.get(row.type) ?? []).map((handler) => ({ row, handler })));
  tx.send(write, [
    rows.map((row) => row.id),
    rows.map((row) => row.orgId),
    rows.map((row) => row.type),
    rows.map((row) => row.aggregateType),
    rows.map((row) => row.aggregateId),
    rows.map((row) => JSON.stringify(row.payload)),
    actorName(tx.actor),
    tx.actor.requestId,
    tx.now,
    deliveries.map(({ row }) => row.id),
    deliveries.map(({ row }) => row.orgId),
    deliveries.map(({ handler }) => handler),
    deliveries.map(({ row }) => row.aggregateId),
    traceparent(),
  ]);
}

let announcing = false;

/** Wakes the relay soon; many commits share one notification, and polling stands behind it. */
function announce(): void {
  if (announcing) return;
  announcing = true;
  setTimeout(() => {
    announcing = false;
    notify('tessera_outbox', '').catch((error: unknown) => log.debug({ err: error }, 'relay not notified'));
  }, 25).unref();
}

const hearers: ((events: readonly PendingEvent[]) => void)[] = [];

/** Hears of every commit of this process that wrote events; for counting, not for consequences: a crash between commit and this loses it. */
export function onCommitted(hear: (events: readonly PendingEvent[]) => void): void {
  hearers.push(hear);
}

onEvents(flush, (events) => {
  announce();
  for (const hear of hearers) hear(events);
});
