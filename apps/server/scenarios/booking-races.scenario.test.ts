// Time under pressure over HTTP: hundreds who want one slot, who follows it live, and sellers in somebody else's shop.
import { beforeAll, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { type Act, freeTimes, openShopService, ownerOf, sellerOf } from '../../../tools/testing/appointments.ts';
import { ask } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { addPerson, Person } from './people.ts';
import { Shopper, until } from './shopper.ts';

let server: TestServer;
let seller: Act;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  seller = await ownerOf(server);
});

async function ready(offerId: string, start: string, quantity = 1): Promise<Shopper> {
  return (await new Shopper(server.baseUrl).withCart([{ offerId, quantity, config: { start } }])).details();
}

/** So many buyers who place at the same moment, and what became of them. */
async function race(many: number, offerId: string, start: string): Promise<Record<string, number>> {
  const shoppers: Shopper[] = [];
  for (let batch = 0; batch < many; batch += 50)
    shoppers.push(...(await Promise.all(Array.from({ length: Math.min(50, many - batch) }, () => ready(offerId, start)))));
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  const said = placed.map(({ status, body }) => (status === 201 ? 'sold' : `${status} ${body.code}`));
  return Object.fromEntries(Object.entries(Object.groupBy(said, (each) => each)).map(([key, list]) => [key, list?.length ?? 0]));
}

/** Seats taken at a start, orders that are not void, and payments that were ever asked for. */
async function standing(start: string): Promise<{ seats: number; orders: number; payments: number }> {
  const [row] = await server.database.sql<{ seats: number; orders: number; payments: number }>(
    `select (select coalesce(sum(seats), 0)::int from bookings where starts_at = $1 and state in ('held', 'confirmed')) as seats,
            count(distinct l.order_id)::int as orders, count(distinct i.id)::int as payments
       from order_lines l left join payment_intents i on i.org_id = l.org_id and i.order_id = l.order_id
      where l.config ->> 'start' = $2 and l.phase <> 'void'`,
    [new Date(start), start],
  );
  if (!row) throw new Error('no row');
  return row;
}

test('MKT-09 two hundred buyers of one time over HTTP: one order has it, the others are told SLOT_TAKEN and no money is asked of them', async () => {
  const { offerId } = await openShopService(seller, server.baseUrl);
  const start = (await freeTimes(server.baseUrl, offerId))[0]?.start ?? '';
  expect(await race(200, offerId, start)).toEqual({ sold: 1, '409 SLOT_TAKEN': 199 });
  expect(await standing(start)).toEqual({ seats: 1, orders: 1, payments: 1 });
}, 90_000);

test('MKT-09 two hundred buyers of a group of ten: exactly ten have a seat', async () => {
  const { offerId } = await openShopService(seller, server.baseUrl, { service: { capacity: 10 } });
  const start = (await freeTimes(server.baseUrl, offerId))[1]?.start ?? '';
  expect(await race(200, offerId, start)).toEqual({ sold: 10, '409 SLOT_TAKEN': 190 });
  expect(await standing(start)).toEqual({ seats: 10, orders: 10, payments: 10 });
}, 90_000);

/** Versions that a stream told so far. */
async function listenTo(path: string, headers: Record<string, string> = {}) {
  const away = new AbortController();
  const stream = await fetch(server.baseUrl + path, { headers, signal: away.signal });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  let heard = '';
  void (async () => {
    for await (const part of stream.body?.pipeThrough(new TextDecoderStream()) ?? []) heard += part;
  })().catch(() => undefined);
  return {
    versions: () => [...heard.matchAll(/"version":(\d+)/g)].map(([, version]) => Number(version)),
    leave: () => away.abort(),
  };
}

test('COR-73 MKT-09 who looks at the times of a service hears of one that goes, and what went while the connection was lost', async () => {
  const { offerId } = await openShopService(seller, server.baseUrl);
  const [one, two] = await freeTimes(server.baseUrl, offerId);
  const path = `/v1/offers/${offerId}/slots/events`;
  const stream = await listenTo(path);
  const calendar = await listenTo('/v1/admin/calendar/events', await staffHeaders());
  await until('a first word', async () => stream.versions().length > 0 && calendar.versions().length > 0);
  const before = stream.versions().at(-1) ?? 0;
  const ofSeller = calendar.versions().at(-1) ?? 0;
  await (await ready(offerId, one?.start ?? '')).place();
  await until('both to hear of it', async () => (stream.versions().at(-1) ?? 0) > before && (calendar.versions().at(-1) ?? 0) > ofSeller);
  const known = stream.versions().at(-1) ?? 0;
  stream.leave();
  calendar.leave();
  await (await ready(offerId, two?.start ?? '')).place();
  const again = await listenTo(path, { 'last-event-id': String(known) });
  await until('what was missed', async () => again.versions().some((version) => version > known));
  again.leave();
  // Nobody follows a seller's calendar but their staff.
  expect((await fetch(`${server.baseUrl}/v1/admin/calendar/events`)).status).toBe(401);
});

async function staffHeaders(): Promise<Record<string, string>> {
  const login = { email: 'owner@vestify.test', password: 'demo-vest-2026' };
  const { body } = await ask<{ accessToken: string }>(`${server.baseUrl}/v1/auth/login`, { method: 'POST', body: login });
  return { authorization: `Bearer ${body.accessToken}` };
}

test('MKT-07 a seller in somebody else’s shop confirms their own lines, and sees who comes but not their address', async () => {
  const email = 'spa@seller.test';
  await addPerson(server, email);
  const owner = await new Person(server, email).signIn();
  const { slug } = await owner.found('Spa', 'US');
  const spa = sellerOf(server.baseUrl, { authorization: `Bearer ${owner.token}` });
  await server.database.sql(
    `insert into channel_sellers select c.org_id, c.id, o.id from channels c join organizations o on o.slug = $1 where c.preset = 'vestify'`,
    [slug],
  );
  await server.database.sql(`select pg_notify('tessera_caches', '')`);
  const { offerId } = await openShopService(spa, server.baseUrl, { title: 'Hot stone massage' });
  const start = (await freeTimes(server.baseUrl, offerId))[0]?.start ?? '';
  const shopper = await ready(offerId, start);
  const { body } = await shopper.place();
  expect(body).toMatchObject({ order: { status: 'paid' } });
  type Calendar = { bookings: { id: string; lineId: string; buyer: object; moves: string[] }[] };
  const calendar = await spa<Calendar>('GET', `/calendar?from=${start}&days=1`);
  const [booking] = calendar.body.bookings;
  expect(booking).toMatchObject({ buyer: { name: 'Somchai Dee', email: null }, moves: ['confirm', 'cancel'] });
  // The seller can't reach the order by the shop's own road, nor can others reach the line.
  expect((await spa('POST', `/orders/${body.order.id}/moves`, { move: 'confirm' })).status).toBe(404);
  await addPerson(server, 'other@seller.test');
  const other = await new Person(server, 'other@seller.test').signIn();
  await other.found('Other', 'US');
  const others = sellerOf(server.baseUrl, { authorization: `Bearer ${other.token}` });
  expect(await others('POST', `/sold-lines/${booking?.lineId}/moves`, { move: 'confirm' })).toMatchObject({
    status: 404,
    body: { code: 'LINE_NOT_FOUND' },
  });
  const confirmed = await spa('POST', `/sold-lines/${booking?.lineId}/moves`, { move: 'confirm' });
  expect(confirmed).toMatchObject({ status: 200, body: { state: 'confirmed' } });
  const order = await shopper.order(body.order.id);
  expect(order.lines.map(({ state }) => state)).toEqual(['confirmed']);
  const key = { 'x-guest-token': shopper.token, 'idempotency-key': randomUUID() };
  const { body: mine } = await ask<{ items: { seller: { name: string } }[] }>(`${server.baseUrl}/v1/me/bookings`, { headers: key });
  expect(mine.items.map(({ seller: { name } }) => name)).toEqual(['Spa']);
});
