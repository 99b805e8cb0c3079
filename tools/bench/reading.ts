// What the reading roads share: cached reads beside bare Fastify, uncached ones beside the bare driver with the recorded SQL.
import { createHash } from 'node:crypto';
import { type Bench, count } from './bench.ts';
import { cannon } from './cannon.ts';
import { ask, drive, type Driven, requestBytes } from './load.ts';
import { cpuMicroseconds, cpuOfFamily } from './proc.ts';
import { runBareSql, startBareFastify } from './programs.ts';
import { oneAfterAnother, recorded } from './recording.ts';
import type { Figure } from './road.ts';
import { settle } from './seed.ts';
import { inTurns, median, percentile } from './stats.ts';
import type { Sent } from './wire.ts';

/** The load driver asks this long before it counts. */
const CANNON_WARM_SECONDS = 0.5;

/** One address again and again, beside Fastify with the same bytes. */
export async function measureCached(bench: Bench, pathOf: (port: number) => Promise<string>): Promise<Figure> {
  const api = await bench.startServer(await bench.copy('bench_cached'));
  const path = await pathOf(api.port);
  const answer = await fetch(`${api.url}${path}`);
  const body = Buffer.from(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  // Fastify sets these itself.
  const own = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !own.has(name)));
  const bare = await startBareFastify(bench, { path, headers, body });
  const shop = { port: api.port, pid: api.program.pid, costs: [] as number[] };
  const limit = { port: Number(new URL(bare.url).port), pid: bare.program.pid, costs: [] as number[] };
  let busiest = 0;
  const shoot = async ({ port, pid, costs }: typeof shop, seconds: number): Promise<number> => {
    const before = cpuMicroseconds(pid);
    const { perSecond, busy } = await cannon(port, path, seconds);
    costs.push((cpuMicroseconds(pid) - before) / (perSecond * (seconds + CANNON_WARM_SECONDS)));
    busiest = Math.max(busiest, busy);
    return perSecond;
  };
  try {
    for (const one of [shop, limit]) await shoot(one, bench.quick ? 2 : 4);
    for (const one of [shop, limit]) one.costs.length = 0;
    const rounds = await inTurns(
      bench.rounds,
      () => shoot(shop, bench.seconds),
      () => shoot(limit, bench.seconds),
    );
    const [cost, limitCost] = [median(shop.costs), median(limit.costs)];
    return {
      figure: median(rounds.subject),
      limit: median(rounds.limit),
      rounds,
      more: {
        'ratio by CPU': limitCost / cost,
        'µs CPU of a request': cost,
        'µs CPU by bare Fastify': limitCost,
        'load driver busy': busiest,
        bytes: body.length,
        headers: Object.keys(headers).length,
        path,
      },
    };
  } finally {
    await Promise.all([api.program.stop(), bare.program.stop()]);
  }
}

export interface Uncached {
  database: string;
  /** Addresses to ask for in turn: more than the server keeps, so that none is ever found in its cache. */
  paths: string[];
}

/** As many of the addresses are recorded for the limit. */
const SAMPLE = 1_000;
/** What the figure of one reader at a time is called. */
export const ONE_READER = 'p95 ms of one reader';
/** The server's own pool (DATABASE_POOL). */
const POOL = 12;
const CONNECTIONS = 16;

/** Addresses that all miss the cache, beside the same SQL by the bare driver with a pool of the same size. */
export async function measureUncached(bench: Bench, { database, paths }: Uncached): Promise<Figure> {
  await bench.admin(database, settle);
  const urls = bench.urls(database);
  const requests = await recordReads(bench, database, sample(paths));
  const users = new Set(requests.flat().map(({ user }) => user));
  const options = requests[0]?.[0]?.options ?? '';
  const logins = Object.fromEntries(
    [...users].map((user) => [user, { connectionString: user.endsWith('system') ? urls.system : urls.app, options }]),
  );
  const api = await bench.startServer(urls, { DATABASE_POOL: String(POOL) });
  let next = 0;
  const read = (seconds: number, connections = CONNECTIONS): Promise<Driven> =>
    drive({
      port: api.port,
      connections,
      seconds,
      next: () => requestBytes({ method: 'GET', path: paths[next++ % paths.length] ?? '/' }),
    });
  const latencies: number[] = [];
  // What a request costs of CPU, database included: what other programs do on the machine changes it less than the rate.
  const costs = { shop: [] as number[], bare: [] as number[] };
  const databaseCpu = (): number => cpuOfFamily(bench.cluster.pid);
  const askShop = async (): Promise<number> => {
    const cpu = (): number => databaseCpu() + cpuMicroseconds(api.program.pid);
    const before = cpu();
    const driven = await read(bench.seconds);
    if (driven.statuses[200] !== driven.requests) throw new Error(`Reads were refused: ${JSON.stringify(driven.statuses)}`);
    costs.shop.push((cpu() - before) / driven.requests);
    latencies.push(...driven.latenciesMs);
    return driven.requests / driven.seconds;
  };
  const askBare = async (): Promise<number> => {
    const before = databaseCpu();
    const run = await runBareSql(bench, { pool: POOL, atOnce: CONNECTIONS, seconds: bench.seconds, logins, requests });
    costs.bare.push((databaseCpu() - before + run.cpuMicroseconds) / run.requests);
    return run.rate;
  };
  try {
    await mustMiss(bench, database, async () => (await read(bench.quick ? 2 : 4)).requests);
    const rounds = await inTurns(bench.rounds, askShop, askBare);
    const alone = await read(bench.seconds, 1);
    return {
      figure: median(rounds.subject),
      limit: median(rounds.limit),
      rounds,
      more: {
        [ONE_READER]: percentile(alone.latenciesMs, 0.95),
        'p50 ms': percentile(latencies, 0.5),
        'p95 ms': percentile(latencies, 0.95),
        'p99 ms': percentile(latencies, 0.99),
        'ratio by CPU': median(costs.bare) / median(costs.shop),
        'µs CPU of a request': median(costs.shop),
        'µs CPU by the bare driver': median(costs.bare),
        statements: requests[0]?.[0]?.statements.length ?? 0,
      },
    };
  } finally {
    await api.program.stop();
  }
}

/** Spread over the list, and in no step that what is behind the addresses could be in, too. */
const sample = (paths: string[]): string[] =>
  Array.from({ length: Math.min(SAMPLE, paths.length) }, (_, n) => paths[Math.floor(((n * GOLDEN) % 1) * paths.length)] ?? '');
const GOLDEN = 0.618_033_988_749_895;

/** Throws when the server answered without asking the database. */
async function mustMiss(bench: Bench, database: string, asking: () => Promise<number>): Promise<void> {
  const look = (): Promise<number> => count(bench, database, `select xact_commit as n from pg_stat_database where datname = '${database}'`);
  const before = await look();
  const asked = await asking();
  // Sessions tell their counts at most once a second, and idle ones later still; a cache would answer nearly all.
  await new Promise((resume) => setTimeout(resume, 1_500));
  const transactions = (await look()) - before;
  if (transactions < 0.5 * asked) throw new Error(`${asked} requests made only ${transactions} transactions: the cache answered`);
}

interface Transaction {
  user: string;
  options: string;
  statements: { name: string; text: string; values?: (string | null)[] }[];
}

/** What the server sends for each address, in whole transactions. */
async function recordReads(bench: Bench, database: string, paths: string[]): Promise<Transaction[][]> {
  return recorded(bench, database, async (port, recorder) => {
    const all: Transaction[][] = [];
    // The first one loads what is kept in memory, such as the channels.
    await ask(port, { method: 'GET', path: '/v1/channel' });
    for (const path of paths) {
      recorder.sent.length = 0;
      const { status } = await ask(port, { method: 'GET', path });
      if (status !== 200) throw new Error(`${path} answers ${status}`);
      all.push(transactionsOf(oneAfterAnother(recorder.sent)));
    }
    return all;
  });
}

function transactionsOf(sent: Sent[]): Transaction[] {
  const all: Transaction[] = [];
  for (const { text, values, user, options } of sent) {
    if (all.length === 0 || /^begin\b/i.test(text)) all.push({ user, options, statements: [] });
    const name = createHash('sha1').update(text).digest('hex');
    all.at(-1)?.statements.push({ name, text, ...(values ? { values } : {}) });
  }
  return all;
}
