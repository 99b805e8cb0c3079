// One trace from the caller's own span through HTTP, database, outbox and job, as a collector receives it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CollectedSpan, type Collector, sendsTo, startCollector } from '../../../tools/testing/collector.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { cards, offersOf, readyShopper, Shopper, staffClient, until } from './shopper.ts';

let collector: Collector;
let server: TestServer;
let offerId: string;
beforeAll(async () => {
  collector = await startCollector();
  server = await startServer({ preset: 'vestify', env: sendsTo(collector) });
  offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
});
afterAll(() => collector.stop());

const SERVER = 2;
const CLIENT = 3;
const CONSUMER = 5;
let last = 0;
const newTrace = () => ({ traceId: (last += 1).toString(16).padStart(32, 'a'), parentId: 'b7ad6b7169203331' });
const inTrace = (traceId: string): CollectedSpan[] => collector.spans.filter((span) => span.traceId === traceId);

/** The chain of names from a span up to the caller's own. */
function roadOf(span: CollectedSpan): string[] {
  const parent = inTrace(span.traceId).find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? roadOf(parent) : [span.parentSpanId])];
}

test('COR-67 one trace goes through HTTP, database, outbox and job, each with its right parent', async () => {
  const { traceId, parentId } = newTrace();
  const buyer = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  const placed = await buyer.place({ headers: { traceparent: `00-${traceId}-${parentId}-01` } });
  expect(placed.status).toBe(201);
  const find = (name: string, kind: number) => inTrace(traceId).find((span) => span.name === name && span.kind === kind);
  const http = await until('the span of the request', async () => find('POST /v1/checkouts/:id/place', SERVER));
  expect([http.parentSpanId, http.service]).toEqual([parentId, 'tessera']);
  expect(http.attributes).toMatchObject({
    'http.route': '/v1/checkouts/:id/place',
    'http.request.method': 'POST',
    'http.response.status_code': 201,
  });

  const write = await until('the statement that writes events', async () => find('outbox.write', CLIENT));
  expect(roadOf(write)).toEqual(['outbox.write', 'transaction', http.name, parentId]);
  expect(write.attributes).toMatchObject({ 'db.system.name': 'postgresql', 'db.query.summary': 'outbox.write' });

  const job = await until('the span of the job', async () => find('job payments.operate', CONSUMER));
  const road = roadOf(job);
  expect(road[1]).toBe('transaction');
  expect(road[2]).toBe('event payments.operate');
  // The event was written in a transaction of the request.
  expect(road.slice(-2)).toEqual([http.name, parentId]);
  await until('what the job wrote', async () => inTrace(traceId).some((span) => span.kind === CLIENT && roadOf(span).includes(job.name)));

  // The job told of the capture; what heard of that is in the same trace, behind the job.
  const note = await until('the handler of what the job told', async () => find('event orders.money_history', CONSUMER));
  expect(roadOf(note)).toContain('job payments.operate');
  const orphans = inTrace(traceId).filter(
    ({ parentSpanId }) => parentSpanId !== parentId && !inTrace(traceId).some(({ spanId }) => spanId === parentSpanId),
  );
  expect(orphans.filter(({ kind }) => kind === CLIENT)).toEqual([]);
});

test('COR-67 a refusal is an answer with its code, not a failed span; a broken traceparent begins a trace of its own', async () => {
  const { traceId, parentId } = newTrace();
  const buyer = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  await buyer.place({ card: cards.declined, headers: { traceparent: `00-${traceId}-${parentId}-01` } });
  const span = await until('the span', async () => inTrace(traceId).find(({ kind }) => kind === SERVER));
  expect([span.status, span.attributes['http.response.status_code']]).toEqual([0, 402]);
  const before = collector.spans.length;
  for (const traceparent of ['nonsense', `00-${'0'.repeat(32)}-${parentId}-01`, `00-${traceId}-${parentId}-01, x`, 'x'.repeat(5_000)])
    await fetch(`${server.baseUrl}/v1/auth/session`, { headers: { traceparent } });
  const fresh = await until('four spans', async () => {
    const found = collector.spans.slice(before).filter(({ name }) => name === 'GET /v1/auth/session');
    return found.length === 4 && found;
  });
  expect(new Set(fresh.map((each) => each.traceId)).size).toBe(4);
  expect(fresh.map((each) => each.parentSpanId)).toEqual(['', '', '', '']);
});

/** The statements of a placement's own transactions, by name: what the request waits for, and nothing that follows later. */
async function statementsOf(shopper: Shopper): Promise<string[]> {
  const { traceId, parentId } = newTrace();
  const placed = await shopper.place({ headers: { traceparent: `00-${traceId}-${parentId}-01` } });
  expect(placed.status).toBe(201);
  const http = await until('the span of the request', async () => inTrace(traceId).find(({ kind }) => kind === SERVER));
  const own = (span: CollectedSpan): boolean => roadOf(span).join() === [span.name, 'transaction', http.name, parentId].join();
  const sent = inTrace(traceId).filter((span) => span.kind === CLIENT && own(span));
  // What is kept in memory and read anew from time to time is nobody's in particular.
  const kept = sent
    .filter(({ name }) => /^(flags|organizations)\.|^orders\.take_numbers$/.test(name))
    .map(({ parentSpanId }) => parentSpanId);
  return sent.filter(({ parentSpanId }) => !kept.includes(parentSpanId)).map(({ name }) => name);
}

test('MKT-05 a cart without a code is placed with no statement more than before there were codes, one with a code with three', async () => {
  const lines = [{ offerId, quantity: 1 }];
  const plain = await statementsOf(await readyShopper(server.baseUrl, lines));
  expect(plain.filter((name) => name.startsWith('pricing.'))).toEqual([]);
  expect(plain.length, plain.join()).toBe(40);
  const staff = await staffClient(server.baseUrl);
  await staff.POST('/v1/admin/promotions', { body: { name: 'Counted', code: 'COUNTED', kind: 'percent', basisPoints: 100 } });
  const saver = await new Shopper(server.baseUrl).withCart(lines);
  await saver.client.PUT('/v1/carts/{id}/promotion', { params: { path: { id: saver.cartId } }, body: { code: 'counted' } });
  const lowered = await statementsOf(await saver.details());
  expect(lowered.filter((name) => !plain.includes(name))).toEqual(['pricing.promotion', 'pricing.take_promotion', 'pricing.apply_use']);
  expect(lowered.length).toBe(43);
});

test('COR-67 loops that only look for work leave no spans', async () => {
  const names = new Set(collector.spans.filter(({ parentSpanId }) => parentSpanId === '').map(({ name }) => name.split(' ')[0]));
  expect([...names].filter((name) => !['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD'].includes(name ?? ''))).toEqual([]);
});

test('COR-67 a collector that is away fails no request; without one nothing is traced and nothing of it stands with the events', async () => {
  collector.away = true;
  const buyer = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  expect((await buyer.place()).status).toBe(201);
  collector.away = false;
  await server.restart({ OTEL_EXPORTER_OTLP_ENDPOINT: '' });
  const [before] = await server.database.sql<{ traced: number }>('select count(trace)::int as traced from outbox_events');
  const count = collector.bodies.length;
  const later = await readyShopper(server.baseUrl, [{ offerId, quantity: 1 }]);
  expect((await later.place({ headers: { traceparent: `00-${newTrace().traceId}-b7ad6b7169203331-01` } })).status).toBe(201);
  const [after] = await server.database.sql<{ traced: number }>('select count(trace)::int as traced from outbox_events');
  expect([after?.traced, collector.bodies.length]).toEqual([before?.traced, count]);
});
