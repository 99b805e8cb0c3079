// What this program counts beyond requests: sign-ins, orders, payments, the outbox, the jobs, the pool.
import type { Operation } from '#contracts/operation.ts';
import { chainsBehindWitness } from '#modules/audit/index.ts';
import { OrderCancelled, OrderExpired, OrderPaid, OrderPlaced } from '#modules/orders/index.ts';
import { channelById } from '#modules/organizations/index.ts';
import { PaymentRefunded } from '#modules/payments/index.ts';
import { inTx, type PendingEvent, poolFigures, statement, systemActor } from '#platform/db/index.ts';
import { log } from '#platform/log/index.ts';
import { type Figures, figure, labelled } from '#platform/metrics/index.ts';
import { onCommitted } from '#platform/outbox/index.ts';

const events = labelled('events_total', 'Facts committed by this process.', 'type');
const byPreset = (name: string, help: string) => labelled(name, help, 'preset');
const placed = byPreset('orders_placed_total', 'Orders placed.');
const paid = byPreset('orders_paid_total', 'Orders paid.');
const cancelled = byPreset('orders_cancelled_total', 'Orders cancelled, those whose payment was declined among them.');
const expired = byPreset('orders_expired_total', 'Orders that were not paid in time.');
const declined = byPreset('payments_declined_total', 'Payments declined by the provider.');
const refunded = labelled('payments_refunded_total', 'Refunds done.', 'currency');

/** Counts what a commit of this process made true. */
function countFacts(committed: readonly PendingEvent[]): void {
  for (const event of committed) {
    events({ type: event.type });
    if (event.type === PaymentRefunded.type) refunded({ currency: String(event.payload.currency) });
    const { channelId } = event.payload;
    if (event.aggregateType === 'order' && typeof channelId === 'string') void countOrder(event, channelId);
  }
}

async function countOrder(event: PendingEvent, channelId: string): Promise<void> {
  const count = { [OrderPlaced.type]: placed, [OrderPaid.type]: paid, [OrderExpired.type]: expired, [OrderCancelled.type]: cancelled }[
    event.type
  ];
  if (!count) return;
  try {
    const { preset } = await channelById(channelId);
    count({ preset });
    if (event.type === OrderCancelled.type && String(event.payload.reason).startsWith('payment declined')) declined({ preset });
  } catch (error) {
    log.warn({ err: error }, 'an order was not counted');
  }
}

const outbox = statement<{ pending: number; parked: number; lag: number }>(
  'metrics.outbox',
  `select (count(*) filter (where d.state = 'pending'))::int as pending, (count(*) filter (where d.state = 'parked'))::int as parked,
          coalesce(extract(epoch from $1::timestamptz - min(e.occurred_at) filter (where d.state = 'pending')), 0)::float8 as lag
     from outbox_deliveries d join outbox_events e on e.id = d.event_id`,
);
const jobs = statement<{ state: string; jobs: number }>('metrics.jobs', 'select state, jobs from graphile_worker.job_figures()');

const signIns = labelled('sign_ins_total', 'Tries to sign in, by the operation and by what became of them.', 'operation', 'result');
/** Where a session can begin. */
const signInOperations = new Set([
  'login',
  'verifyEmail',
  'verifyCode',
  'signInByPasskey',
  'secondFactor',
  'finishSocial',
  'finishSocialForm',
  'completeSocial',
]);

/** Counts what became of a call. */
export function countAnswered(operation: Operation, result: string): void {
  if (signInOperations.has(operation.id)) signIns({ operation: operation.id, result });
}

/** What the database is asked, once for all figures of a scrape and for those that come at the same moment. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | undefined;
  return () => {
    if (!last || Date.now() - last.at > 1_000) last = { at: Date.now(), answer: ask() };
    return last.answer;
  };
}

const readOutbox = shared(() => inTx(systemActor, (tx) => tx.row(outbox, [tx.now])));
const outboxFigure = async (name: 'pending' | 'parked' | 'lag'): Promise<number> => Math.max(0, (await readOutbox())?.[name] ?? 0);
const readJobs = async (): Promise<Figures> => {
  const rows = await inTx(systemActor, (tx) => tx.rows(jobs, []));
  return { waiting: 0, delayed: 0, running: 0, failed: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.jobs])) };
};

/** Begins to count. */
export function startMetrics(): void {
  onCommitted(countFacts);
  figure('outbox_pending', 'Deliveries of events that are still to be made.', () => outboxFigure('pending'));
  figure('outbox_parked', 'Deliveries that were given up and wait for people.', () => outboxFigure('parked'));
  figure('outbox_lag_seconds', 'Age of the oldest event that is not yet delivered everywhere.', () => outboxFigure('lag'));
  figure('jobs', 'Jobs by state; `failed` are given up.', readJobs, 'state');
  figure(
    'audit_chains_behind_witness',
    'Chains of the audit trail that are not what the witness saw: the database was put back.',
    chainsBehindWitness,
  );
  figure('database_pool_connections', 'Connections of the request pool, and requests that wait for one.', readPool, 'state');
}

function readPool(): Figures {
  const { total, idle, waiting } = poolFigures();
  return { used: total - idle, idle, waiting };
}
