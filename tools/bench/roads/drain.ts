// How fast one worker works off what placing left behind: deliveries of events and jobs, to the last one.
import { type Bench, count } from '../bench.ts';
import { placeMany } from '../placing.ts';
import type { Road } from '../road.ts';

const PATIENCE_MS = 180_000;

const left = (bench: Bench, database: string): Promise<number> =>
  count(
    bench,
    database,
    `select (select count(*) from outbox_deliveries where state = 'pending')
          + (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts < max_attempts) as n`,
  );

/** How many there have ever been: deliveries and jobs are numbered. */
const numbered = async (bench: Bench, database: string): Promise<{ deliveries: number; jobs: number }> => ({
  deliveries: await count(bench, database, `select last_value as n from outbox_deliveries_seq_seq`),
  jobs: await count(
    bench,
    database,
    `select last_value as n from pg_sequences where schemaname = 'graphile_worker' and sequencename ~ 'jobs_id'`,
  ),
});

export const drain: Road = {
  name: 'drain',
  unit: 'deliveries and jobs/s',
  limits: 'one transaction with its own commit for each delivery and each job',
  async run(bench) {
    const database = 'bench_drain';
    const orders = bench.quick ? 300 : 1_500;
    await placeMany(bench, { database, items: 200, orders });
    const worker = await bench.startServer(bench.urls(database), { ROLE: 'worker' });
    try {
      const began = performance.now();
      for (let rest = await left(bench, database); rest > 0; rest = await left(bench, database)) {
        if (performance.now() - began > PATIENCE_MS) throw new Error(`${rest} were left after ${PATIENCE_MS / 1000} s`);
        await new Promise((resume) => setTimeout(resume, 50));
      }
      const seconds = (performance.now() - began) / 1000;
      const { deliveries, jobs } = await numbered(bench, database);
      const parked = await count(bench, database, `select count(*) as n from outbox_deliveries where state = 'parked'`);
      if (parked > 0) throw new Error(`${parked} deliveries were parked`);
      return { figure: (deliveries + jobs) / seconds, more: { orders, deliveries, jobs, seconds, 'orders/s': orders / seconds } };
    } finally {
      await worker.program.stop();
    }
  },
};
