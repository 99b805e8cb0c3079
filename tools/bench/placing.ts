// What the two placing roads share: prepared carts, the record of one placement, the shop and pgbench placing in turns.
import { randomUUID } from 'node:crypto';
import { TypeID } from 'typeid-js';
import { type Api, type Bench, count } from './bench.ts';
import { guestHash, guestToken, idOf, publicCartId } from './ids.ts';
import { type Ask, ask, drive, requestBytes } from './load.ts';
import { CLIENTS, makeScript, pgbenchVersion, type Recording, runPgbench, type Script } from './pgbench.ts';
import { oneAfterAnother, recorded } from './recording.ts';
import type { Figure } from './road.ts';
import { plainGuest, seedCarts, seedOffers, settle } from './seed.ts';
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
}

async function moreCarts(bench: Bench, subject: Subject, wanted: number): Promise<void> {
  const missing = subject.next + wanted - subject.ready;
  if (missing <= 0) return;
  const { templateId, items, ready: first } = subject;
  await bench.admin(subject.database, (client) => seedCarts(client, { templateId, first, count: missing, items, guests: 'token' }));
  subject.ready += missing;
}

/** Places carts over HTTP for some seconds; returns orders a second. Throws when any placement is refused. */
async function placeFor(bench: Bench, subject: Subject, seconds: number, latencies: number[]): Promise<number> {
  const before = await count(bench, subject.database, 'select count(*) as n from orders');
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
  const made = (await count(bench, subject.database, 'select count(*) as n from orders')) - before;
  const placed = driven.statuses[201] ?? 0;
  if (placed !== driven.requests) throw new Error(`Placements were refused: ${JSON.stringify(driven.statuses)}`);
  if (made !== placed) throw new Error(`${placed} placements were answered but ${made} orders were made`);
  if (subject.next >= subject.ready) throw new Error('The carts ran out before the time was up');
  latencies.push(...driven.latenciesMs);
  return placed / driven.seconds;
}

interface Limit {
  database: string;
  script: Script;
  next: number;
  ready: number;
}

/** Places by pgbench; returns whole placements a second. Throws when it made fewer orders than it says. */
async function pgbenchFor(bench: Bench, limit: Limit, seconds: number): Promise<number> {
  const before = await count(bench, limit.database, 'select count(*) as n from orders');
  const run = await runPgbench(bench, limit.database, limit.script, { seconds, first: limit.next });
  limit.next = run.next;
  const made = (await count(bench, limit.database, 'select count(*) as n from orders')) - before;
  if (made !== run.done) throw new Error(`pgbench says ${run.done} placements but ${made} orders were made`);
  return run.perSecond;
}

export interface PlacingRun {
  name: string;
  items: number;
}

/** The most placements a second the bare machine could do; carts are made for this many. */
const FASTEST = 2_500;

/** Measures the shop and pgbench in turns. */
export async function measurePlacing(bench: Bench, { name, items }: PlacingRun): Promise<Figure | string> {
  const version = pgbenchVersion();
  if (!version) return 'pgbench is not installed (Debian: apt install postgresql-contrib)';
  const ground = `bench_${name.replaceAll('-', '_')}`;
  const { templateId } = await prepareGround(bench, ground, items);
  const recording = await recordPlacing(bench, ground, { templateId, items });
  const urls = await bench.copy(`${ground}_shop`, ground);
  await bench.copy(`${ground}_limit`, ground);
  const api = await bench.startServer(urls);
  const subject: Subject = { database: `${ground}_shop`, api, prints: [], templateId, items, next: 0, ready: 0 };
  const limit: Limit = {
    database: `${ground}_limit`,
    script: await bench.admin(ground, (client) => makeScript(client, recording, items)),
    next: 0,
    ready: 0,
  };
  const warm = bench.quick ? 1 : 3;
  const total = warm + bench.rounds * bench.seconds;
  try {
    await moreCarts(bench, subject, Math.max(items, FASTEST * total));
    await bench.admin(limit.database, (client) =>
      seedCarts(client, { templateId, first: 0, count: FASTEST * total * 2, items, guests: 'plain' }),
    );
    const settleBoth = async (): Promise<void> => {
      for (const { database } of [subject, limit]) await bench.admin(database, settle);
    };
    await settleBoth();
    subject.prints = await fingerprints(api.port, items);
    const latencies: number[] = [];
    await placeFor(bench, subject, warm, []);
    await pgbenchFor(bench, limit, warm);
    await settleBoth();
    const rounds = await inTurns(
      bench.rounds,
      () => placeFor(bench, subject, bench.seconds, latencies),
      () => pgbenchFor(bench, limit, bench.seconds),
    );
    await checkUnits(bench, subject.database);
    await checkUnits(bench, limit.database);
    return {
      figure: median(rounds.subject),
      limit: median(rounds.limit),
      rounds,
      more: {
        'p50 ms': percentile(latencies, 0.5),
        'p99 ms': percentile(latencies, 0.99),
        'statements in a placement': limit.script.statements,
        'transactions in a placement': limit.script.transactions,
        limit: `${version}, ${CLIENTS} clients, -j 2, prepared`,
      },
    };
  } finally {
    await api.program.stop();
  }
}

/** Every order holds its unit: no unit is lost and none is promised twice. */
async function checkUnits(bench: Bench, database: string): Promise<void> {
  const reserved = await count(bench, database, 'select coalesce(sum(reserved), 0) as n from stock_levels');
  const ordered = await count(bench, database, `select coalesce(sum(quantity), 0) as n from order_lines where phase in ('held', 'active')`);
  if (reserved !== ordered) throw new Error(`${reserved} units are reserved but ${ordered} are ordered`);
}
