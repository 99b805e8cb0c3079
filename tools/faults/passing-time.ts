// Lets time pass where nobody would wait for it: reservations that run out, second tries of jobs, enquiries at the bank.
import { privateId } from '../../core/platform/ids/index.ts';
import { type Abandoned, answerChallenge } from './buyer.ts';
import type { Shop } from './shop.ts';

export type Sql = <Row extends Record<string, unknown> = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;

/** The fifteen minutes of orders whose buyers went away are over at once; some buyers come back after that and approve. */
export class Abandonments {
  private waiting: Abandoned[] = [];
  private late: Abandoned[] = [];
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private readonly sql: Sql;
  private readonly shop: Shop;

  constructor(sql: Sql, shop: Shop) {
    this.sql = sql;
    this.shop = shop;
  }

  readonly abandon = (order: Abandoned): void => void this.waiting.push(order);

  start(everyMs: number): void {
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.turn());
    }, everyMs);
  }

  /** Ends when everybody who comes back late has been back. */
  async finish(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.turn();
    const deadline = Date.now() + 30_000;
    while (this.late.length > 0 && Date.now() < deadline) {
      await new Promise((resume) => setTimeout(resume, 100));
      await this.turn();
    }
    for (const { orderId } of this.late) this.shop.recorder.trouble(`order ${orderId} did not expire within 30 s after its time was up`);
  }

  private async turn(): Promise<void> {
    try {
      const gone = this.waiting.splice(0);
      if (gone.length > 0)
        await endReservations(
          this.sql,
          gone.map(({ orderId }) => privateId('order', orderId)),
        );
      this.late.push(...gone.filter(({ comesBack }) => comesBack));
      await this.sql(alarmsOfPaidOrders);
      const ids = this.late.map(({ orderId }) => privateId('order', orderId));
      const expired = await this.sql<{ id: string }>(`select id from orders where id = any ($1) and status = 'expired'`, [ids]);
      const back = this.late.filter(({ orderId }) => expired.some(({ id }) => id === privateId('order', orderId)));
      this.late = this.late.filter((order) => !back.includes(order));
      await Promise.all(back.map((order) => answerChallenge(this.shop, { ...order, decision: 'approve' })));
    } catch (error) {
      this.shop.recorder.trouble(`abandoned orders: ${String(error)}`);
    }
  }
}

/** Orders that were paid meanwhile have a job that will come to expire them; it comes now, and must do nothing. */
const alarmsOfPaidOrders = `
  update graphile_worker._private_jobs j set run_at = now() from orders o
   where j.key = 'expire ' || o.id and o.expires_at is null and j.run_at > now() and j.locked_at is null`;

/** The reservations of these orders have run out, and the jobs that wait for it are due. */
export async function endReservations(sql: Sql, orderIds: string[]): Promise<void> {
  await sql(
    `with o as (update orders set expires_at = now() - interval '1 second' where id = any ($1) and expires_at is not null returning id)
     update graphile_worker._private_jobs j set run_at = now() from o where j.key = 'expire ' || o.id`,
    [orderIds],
  );
}

/** What is not finished yet, by what it is; all nothing is rest. */
export async function unfinished(sql: Sql): Promise<Record<string, number>> {
  const [row] = await sql<Record<string, number>>(`
    select (select count(*) from outbox_deliveries where state = 'pending')::int as deliveries,
           (select count(*) from payment_operations where state in ('requested', 'pending'))::int as operations,
           (select count(*) from idempotency_keys where state = 'running')::int as keys,
           (select count(*) from payment_intents where state in ('created', 'processing'))::int as payments,
           (select count(*) from payment_intents where next_check_at <= now() and state in ('created', 'processing', 'needs_action', 'expired'))::int as enquiries,
           (select count(*) from provider_events where processed_at is null)::int as webhooks,
           (select count(*) from search_queue where due_at <= now())::int as documents,
           (select count(*) from catalog_runs where state in ('waiting', 'checking', 'running'))::int as runs,
           (select count(*) from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
             where attempts < max_attempts and t.identifier <> 'orders.expire')::int as jobs,
           (select count(*) from graphile_worker._private_jobs where attempts < max_attempts and run_at <= now() - interval '1 second')::int as due_jobs`);
  return row ?? {};
}

/** Second tries and enquiries are due now instead of in minutes. What is being worked on stays as it is. */
export async function hurry(sql: Sql): Promise<void> {
  await sql(`update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t
              where t.id = j.task_id and t.identifier <> 'orders.expire' and j.locked_at is null and j.run_at > now()`);
  await sql(`update outbox_deliveries set available_at = now() where state = 'pending' and leased_until is null and available_at > now()`);
  await sql(`update payment_intents set next_check_at = now() where next_check_at > now() and (leased_until is null or leased_until <= now())
               and state in ('created', 'processing', 'needs_action', 'expired')`);
}

/** Waits until nothing is left to do; returns what was left when the time was up, or undefined. */
export async function untilRest(
  sql: Sql,
  seconds: number,
  also: () => Promise<number> = async () => 0,
): Promise<Record<string, number> | undefined> {
  const deadline = Date.now() + seconds * 1000;
  let nextHurry = Date.now();
  for (let hurries = 0; ;) {
    if (Date.now() >= nextHurry) {
      await hurry(sql);
      hurries += 1;
      nextHurry = Date.now() + 3_000;
    }
    await new Promise((resume) => setTimeout(resume, 100));
    const left = { ...(await unfinished(sql)), others: await also() };
    if (hurries > 0 && Object.values(left).every((count) => count === 0)) return undefined;
    if (Date.now() > deadline) return left;
  }
}
