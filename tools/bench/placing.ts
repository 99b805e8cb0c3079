// What the two placing roads share: prepared carts, the record of one placement, the shop and pgbench placing in turns.
import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { type Api, type Bench, count } from './bench.ts';
import { guestHash, guestToken, idOf, publicCartId } from './ids.ts';
import { type Ask, ask, drive, type Driven, requestBytes } from './load.ts';
import { CLIENTS, makeScript, pgbenchVersion, type Recording, runPgbench, type Script } from './pgbench.ts';
import { cpuMicroseconds, cpuOfEndedChildren, cpuOfFamily } from './proc.ts';
import { oneAfterAnother, recorded } from './recording.ts';
import type { Figure } from './road.ts';
import { type Carts, plainGuest, seedCarts, seedOffers, settle } from './seed.ts';
import { inTurns, median, percentile } from './stats.ts';

const address = { name: 'Somchai Dee', line1: '1 Sukhumvit Road', city: 'Bangkok', postalCode: '10110', country: 'TH' };
const MANY = 1_000_000;

/** Units there are of each item: enough to never fall short. */
const onHand = MANY;

/** A cart made over HTTP, as buyers make them: the template of all others. Returns its inner id. */
async function templateCart(port: number): Promise<string> {
  const offerId = TypeID.fromUUID('ofr', idOf('offer', 0)).toString();
  const made = await ask(port, {
    method: 'POST',
    path: '/v1/carts',
    body: JSON.stringify({ lines: [{ offerId, quantity: 1 }] }),
    headers: { 'x-guest-token': guestToken(MANY) },
  });
  if (made.status !== 201) throw new Error(`The cart was not made: ${made.status} ${made.body.toString()}`);
  const { id } = JSON.parse(made.body.toString()) as { id: string };
  const body = JSON.stringify({ contact: { email: 'buyer@example.com' }, shippingAddress: address });
  const detailed = await ask(port, { method: 'PATCH', path: `/v1/checkouts/${id}`, body, headers: { 'x-guest-token': guestToken(MANY) } });
  if (detailed.status !== 200) throw new Error(`The cart was not completed: ${detailed.status} ${detailed.body.toString()}`);
  return TypeID.fromString(id).toUUID();
}

/** A database with offers and, as template, one cart. */
async function prepareGround(bench: Bench, database: string, items: number): Promise<{ templateId: string }> {
  const urls = await bench.copy(database);
  await bench.admin(database, (client) => seedOffers(client, items, onHand));
  const api = await bench.startServer(urls);
  try {
    return { templateId: await templateCart(api.port) };
  } finally {
    await api.program.stop();
  }
}

const placeAsk = (index: number, quoteFingerprint: string): Ask => ({
  method: 'POST',
  path: `/v1/checkouts/${publicCartId(index)}/place`,
  headers: { 'x-guest-token': guestToken(index), 'idempotency-key': randomUUID() },
  body: JSON.stringify({ quoteFingerprint, payment: { method: 'test', token: '4242424242424242' } }),
});

/** The quote's fingerprint for each item: the same in every cart that holds just this item. */
async function fingerprints(port: number, items: number): Promise<string[]> {
  const found: string[] = [];
  let index = 0;
  await drive({
    port,
    connections: CLIENTS,
    next: () =>
      index < items
        ? requestBytes({ method: 'GET', path: `/v1/checkouts/${publicCartId(index)}`, headers: { 'x-guest-token': guestToken(index++) } })
        : undefined,
    seen: ({ body, index: at }) => {
      found[at] = (JSON.parse(body.toString()) as { quote?: { fingerprint: string } }).quote?.fingerprint ?? '';
    },
  });
  const missing = found.findIndex((fingerprint) => !fingerprint);
  if (missing >= 0 || found.length < items) throw new Error(`There is no quote for item ${missing}`);
  return found;
}

const RECORDED = [4, 5] as const;

/** Places carts through the recording proxy and returns what was sent for the last two. */
async function recordPlacing(
  bench: Bench,
  ground: string,
  { templateId, items }: { templateId: string; items: number },
): Promise<Recording> {
  const database = `${ground}_rec`;
  await bench.copy(database, ground);
  await bench.admin(database, (client) => seedCarts(client, { templateId, first: 0, count: 10, items, guests: 'token' }));
  return recorded(bench, database, async (port, recorder) => {
    const prints = await fingerprints(port, Math.min(items, 10));
    const place = async (index: number): Promise<Recording['sent']> => {
      const from = recorder.sent.length;
      const { status, body } = await ask(port, placeAsk(index, prints[index % items] ?? ''));
      if (status !== 201) throw new Error(`The placement that was to be recorded failed: ${status} ${body.toString()}`);
      // What the server sends after its answer, for example a notification, is not part of the placement but must not mix with the next.
      const sent = recorder.sent.slice(from);
      await new Promise((resume) => setTimeout(resume, 100));
      return oneAfterAnother(sent);
    };
    // The first ones prepare statements, fetch a block of numbers, fill caches.
    for (let index = 0; index < RECORDED[0]; index += 1) await place(index);
    const [sent, other] = [await place(RECORDED[0]), await place(RECORDED[1])];
    return { sent, other, words: new Map([[guestHash(RECORDED[0]), plainGuest]]) };
  });
}

/** A database in which so many orders were placed and nothing was worked off. */
export async function placeMany(
  bench: Bench,
  { database, items, orders }: { database: string; items: number; orders: number },
): Promise<void> {
  const { templateId } = await prepareGround(bench, database, items);
  await bench.admin(database, (client) =>
    seedCarts(client, { templateId, first: 0, count: Math.max(orders, items), items, guests: 'token' }),
  );
  const api = await bench.startServer(bench.urls(database));
  try {
    const prints = await fingerprints(api.port, items);
    let index = 0;
    const next = (): Buffer | undefined => (index < orders ? requestBytes(placeAsk(index, prints[index++ % items] ?? '')) : undefined);
    const { statuses } = await drive({ port: api.port, connections: CLIENTS, next });
    if (statuses[201] !== orders) throw new Error(`Placements were refused: ${JSON.stringify(statuses)}`);
  } finally {
    await api.program.stop();
  }
}

interface Subject {
  database: string;
  api: Api;
  prints: string[];
  templateId: string;
  items: number;
  /** The next cart that nobody placed. */
  next: number;
  /** Carts there are. */
  ready: number;
  latencies: number[];
  cost: Cost;
}

type Stock = Pick<Subject, 'database' | 'templateId' | 'items' | 'next' | 'ready'>;

async function moreCarts(bench: Bench, stock: Stock, { wanted, guests }: { wanted: number; guests: Carts['guests'] }): Promise<void> {
  // The counter of pgbench counts rounds of all its clients.
  const used = guests === 'plain' ? stock.next * CLIENTS : stock.next;
  const missing = used + wanted - stock.ready;
  if (missing <= 0) return;
  const { templateId, items, ready: first } = stock;
  await bench.admin(stock.database, (client) => seedCarts(client, { templateId, first, count: missing, items, guests }));
  stock.ready += missing;
}

/** What a stretch of placing cost: orders made, and CPU microseconds by who used them. */
interface Cost {
  orders: number;
  shop: number;
  postgres: number;
}

const orders = (bench: Bench, database: string): Promise<number> => count(bench, database, 'select count(*) as n from orders');

/** Does the placing and adds what it cost; returns what the placing returns. Throws when it made fewer orders than it says. */
async function costing<T extends { placed: number }>(
  bench: Bench,
  database: string,
  { cost, cpu, placing }: { cost: Cost; cpu: () => number; placing: () => Promise<T> },
): Promise<T> {
  const [before, cpuBefore, postgresBefore] = [await orders(bench, database), cpu(), cpuOfFamily(bench.cluster.pid)];
  const result = await placing();
  const made = (await orders(bench, database)) - before;
  if (made !== result.placed) throw new Error(`${result.placed} placements are said to be done but ${made} orders were made`);
  cost.orders += made;
  cost.shop += cpu() - cpuBefore;
  cost.postgres += cpuOfFamily(bench.cluster.pid) - postgresBefore;
  return result;
}

/** Places carts over HTTP for some seconds; returns orders a second. Throws when any placement is refused. */
async function placeFor(bench: Bench, subject: Subject, seconds: number): Promise<number> {
  const placing = async (): Promise<Driven & { placed: number }> => {
    const driven = await drive({
      port: subject.api.port,
      connections: CLIENTS,
      seconds,
      next() {
        if (subject.next >= subject.ready) return undefined;
        const index = subject.next++;
        return requestBytes(placeAsk(index, subject.prints[index % subject.items] ?? ''));
      },
    });
    return { ...driven, placed: driven.statuses[201] ?? 0 };
  };
  const cpu = (): number => cpuMicroseconds(subject.api.program.pid);
  const driven = await costing(bench, subject.database, { cost: subject.cost, cpu, placing });
  if (driven.placed !== driven.requests) throw new Error(`Placements were refused: ${JSON.stringify(driven.statuses)}`);
  if (subject.next >= subject.ready) throw new Error('The carts ran out before the time was up');
  subject.latencies.push(...driven.latenciesMs);
  return driven.placed / driven.seconds;
}

interface Limit {
  database: string;
  script: Script;
  next: number;
  ready: number;
  cost: Cost;
}

/** Places by pgbench; returns whole placements a second. */
async function pgbenchFor(bench: Bench, limit: Limit, seconds: number): Promise<number> {
  const placing = async () => {
    const run = await runPgbench(bench, limit.database, limit.script, { seconds, first: limit.next });
    limit.next = run.next;
    return { placed: run.done, perSecond: run.perSecond };
  };
  return (await costing(bench, limit.database, { cost: limit.cost, cpu: cpuOfEndedChildren, placing })).perSecond;
}

export interface PlacingRun {
  name: string;
  items: number;
}

/** The most placements a second that the first moments may see; after them carts are made for twice what was seen. */
const FASTEST = 2_500;

const noCost = (): Cost => ({ orders: 0, shop: 0, postgres: 0 });

/** Measures the shop and pgbench in turns. */
export async function measurePlacing(bench: Bench, { name, items }: PlacingRun): Promise<Figure | string> {
  const version = pgbenchVersion();
  if (!version) return 'pgbench is not installed (Debian: apt install postgresql-contrib)';
  const ground = `bench_${name.replaceAll('-', '_')}`;
  const { templateId } = await prepareGround(bench, ground, items);
  const recording = await recordPlacing(bench, ground, { templateId, items });
  const script = await bench.admin(ground, (client) => makeScript(client, recording, items));
  const urls = await bench.copy(`${ground}_shop`, ground);
  await bench.copy(`${ground}_limit`, ground);
  const api = await bench.startServer(urls);
  const common = { templateId, items, next: 0, ready: 0 };
  const subject: Subject = { database: `${ground}_shop`, api, prints: [], latencies: [], cost: noCost(), ...common };
  const limit: Limit & typeof common = { database: `${ground}_limit`, script, cost: noCost(), ...common };
  try {
    await warmUp(bench, subject, limit);
    const rounds = await inTurns(
      bench.rounds,
      () => placeFor(bench, subject, bench.seconds),
      () => pgbenchFor(bench, limit, bench.seconds),
    );
    await checkUnits(bench, subject.database);
    await checkUnits(bench, limit.database);
    const each = ({ cost }: { cost: Cost }, who: 'shop' | 'postgres'): number => Math.round(cost[who] / cost.orders);
    return {
      figure: median(rounds.subject),
      limit: median(rounds.limit),
      rounds,
      more: {
        'p50 ms': percentile(subject.latencies, 0.5),
        'p99 ms': percentile(subject.latencies, 0.99),
        'ratio by CPU': (each(limit, 'shop') + each(limit, 'postgres')) / (each(subject, 'shop') + each(subject, 'postgres')),
        'CPU of an order': `${each(subject, 'shop')} µs server + ${each(subject, 'postgres')} µs PostgreSQL`,
        'CPU of one by pgbench': `${each(limit, 'shop')} µs pgbench + ${each(limit, 'postgres')} µs PostgreSQL`,
        statements: script.statements,
        transactions: script.transactions,
        limit: `${version}, ${CLIENTS} clients, -j 2, prepared, statement by statement`,
      },
    };
  } finally {
    await api.program.stop();
  }
}

/** Places for a moment, so that code is compiled, caches are warm and tables have rows; then makes carts for what was seen, and settles. */
async function warmUp(bench: Bench, subject: Subject, limit: Limit & Pick<Subject, 'templateId' | 'items'>): Promise<void> {
  const seconds = bench.quick ? 2 : 4;
  await moreCarts(bench, subject, { wanted: Math.max(subject.items, FASTEST * seconds), guests: 'token' });
  await moreCarts(bench, limit, { wanted: FASTEST * seconds * 3, guests: 'plain' });
  for (const { database } of [subject, limit]) await bench.admin(database, settle);
  subject.prints = await fingerprints(subject.api.port, subject.items);
  const [rate, limitRate] = [await placeFor(bench, subject, seconds), await pgbenchFor(bench, limit, seconds)];
  const left = bench.rounds * (bench.seconds + 3);
  await moreCarts(bench, subject, { wanted: Math.ceil(rate * left * 3), guests: 'token' });
  // Clients of pgbench count for themselves and leave gaps, see `next`.
  await moreCarts(bench, limit, { wanted: Math.ceil(limitRate * left * 5) + bench.rounds * 1_000, guests: 'plain' });
  for (const { database } of [subject, limit]) await bench.admin(database, settle);
  Object.assign(subject, { latencies: [], cost: noCost() });
  limit.cost = noCost();
}

/** Every order holds its unit: no unit is lost and none is promised twice. */
async function checkUnits(bench: Bench, database: string): Promise<void> {
  const reserved = await count(bench, database, 'select coalesce(sum(reserved), 0) as n from stock_levels');
  const ordered = await count(bench, database, `select coalesce(sum(quantity), 0) as n from order_lines where phase in ('held', 'active')`);
  if (reserved !== ordered) throw new Error(`${reserved} units are reserved but ${ordered} are ordered`);
}
