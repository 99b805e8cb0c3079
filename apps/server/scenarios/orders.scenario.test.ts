// The life of an order over HTTP: moves, refusals, expiry, money that comes late.
import { beforeAll, expect, test } from 'vitest';
import { machine } from '#kinds/physical/contract.ts';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { advance, cards, offersOf, readyShopper, setStock, type Shopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let offers: string[];
let staff: Awaited<ReturnType<typeof staffClient>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  offers = (await offersOf(server.baseUrl)).map(({ offerId }) => offerId);
  staff = await staffClient(server.baseUrl);
});

const item = (index: number, quantity = 1) => ({ offerId: offers[index] ?? '', quantity });
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

async function placed(index: number, card = cards.success, lines = [item(index)]): Promise<{ shopper: Shopper; id: string }> {
  const shopper = await readyShopper(server.baseUrl, lines);
  const answer = await shopper.place({ card });
  if (answer.status !== 201) throw new Error(answer.text);
  return { shopper, id: answer.body.order.id };
}

/** Waits until the capture is in the order's history, after which nothing changes by itself. */
const captured = (shopper: Shopper, id: string) =>
  until('the capture', async () => {
    const now = await shopper.order(id);
    return now.events.some((each) => each.type === 'payment.captured') && now;
  });

async function reserved(offerId: string): Promise<number> {
  const [row] = await server.database.sql<{ reserved: number }>('select reserved from stock_levels where offer_id = $1', [
    privateId('offer', offerId),
  ]);
  return row?.reserved ?? -1;
}

const move = (id: string, name: string, lineIds?: string[]) =>
  staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id }, header: key() },
    body: { move: name, ...(lineIds ? { lineIds } : {}) },
  });
const ship = (id: string, lineIds?: string[]) =>
  staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id }, header: key() },
    body: { carrier: 'Kerry', trackingNumber: 'TH1', ...(lineIds ? { lineIds } : {}) },
  });

/** Messages about an order, by template. */
async function mails(id: string): Promise<string[]> {
  const rows = await server.database.sql<{ template: string }>(
    `select m.template from messages m join outbox_events e on e.id::text = m.source_key where e.aggregate_id = $1 order by m.created_at`,
    [privateId('order', id)],
  );
  return rows.map(({ template }) => template);
}

test('COR-32 goods go from paid to closed, units leave the stock once, and every move says who, when and why', async () => {
  const { shopper, id } = await placed(0);
  const before = await reserved(offers[0] ?? '');
  expect((await move(id, 'fulfil')).data?.status).toBe('fulfilling');
  const shipped = await ship(id);
  expect(shipped.data?.status).toBe('shipped');
  expect(shipped.data?.shipments).toMatchObject([{ carrier: 'Kerry', trackingNumber: 'TH1' }]);
  expect(await reserved(offers[0] ?? '')).toBe(before - 1);
  expect((await move(id, 'deliver')).data?.status).toBe('delivered');
  expect((await move(id, 'close')).data?.status).toBe('closed');
  const { events } = await shopper.order(id);
  const moves = events.filter((event) => event.type.startsWith('line.')).map(({ type, actor, from, to }) => [type, actor, from, to]);
  expect(moves).toEqual([
    ['line.pay', 'buyer', 'reserved', 'paid'],
    ['line.fulfil', 'staff', 'paid', 'fulfilling'],
    ['line.ship', 'staff', 'fulfilling', 'shipped'],
    ['line.deliver', 'staff', 'shipped', 'delivered'],
    ['line.close', 'staff', 'delivered', 'closed'],
  ]);
  expect(events.every((event) => !Number.isNaN(Date.parse(event.at)))).toBe(true);
  expect(events.find((event) => event.type === 'line.ship')?.reason).toBe('Kerry TH1');
  await until('the mail that it is shipped', async () => (await mails(id)).includes('order.shipped'));
});

const moves = [...new Set(Object.values(machine.states).flatMap((state) => Object.keys(state.on ?? {})))];
const road = ['paid', 'fulfil', 'ship', 'deliver', 'close'];

test.each(road)('COR-32 after %s each move that is not allowed gets 409 with the allowed ones, and nothing changes', async (last) => {
  const { shopper, id } = await placed(1);
  await captured(shopper, id);
  for (const step of road.slice(1, road.indexOf(last) + 1)) await (step === 'ship' ? ship(id) : move(id, step));
  const before = await shopper.order(id);
  const state = before.lines[0]?.state ?? '';
  const allowed = machine.states[state]?.staff ?? [];
  for (const name of moves.filter((each) => !allowed.includes(each) || each === 'ship')) {
    const { response, error } = await move(id, name);
    expect([name, response.status, error?.code]).toEqual([name, 409, 'MOVE_NOT_ALLOWED']);
    expect(error?.facts).toMatchObject({ move: name, lines: [{ state, allowed: allowed.filter((each) => each !== 'ship') }] });
  }
  expect((await shopper.order(id)).version).toBe(before.version);
});

test('COR-32 lines move apart, and the order is as far as its slowest', async () => {
  const { shopper, id } = await placed(0, cards.success, [item(2), item(3)]);
  const [first, second] = (await shopper.order(id)).lines.map((line) => line.id);
  const half = await ship(id, [first ?? '']);
  expect(half.data?.status).toBe('paid');
  expect(half.data?.lines.map((line) => line.state)).toEqual(['shipped', 'paid']);
  expect((await ship(id, [second ?? ''])).data?.status).toBe('shipped');
  expect((await ship(id)).error?.code).toBe('NOTHING_TO_SHIP');
});

test('COR-32 of ten who move the same line at once one does, and the others are told', async () => {
  const { id } = await placed(4);
  const answers = await Promise.all(Array.from({ length: 10 }, () => move(id, 'fulfil')));
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(1);
  expect(answers.filter(({ response }) => response.status === 409)).toHaveLength(9);
});

test('COR-32 a paid line that staff cancel gives its units back, and its money', async () => {
  const { shopper, id } = await placed(5, cards.success, [item(5, 2)]);
  await until('the capture', async () => (await shopper.order(id)).payment?.status === 'captured');
  const before = await reserved(offers[5] ?? '');
  expect((await move(id, 'cancel')).data?.status).toBe('cancelled');
  expect(await reserved(offers[5] ?? '')).toBe(before - 2);
  const order = await until('the refund', async () => {
    const now = await shopper.order(id);
    return now.payment?.refunded.amount !== '0' && now;
  });
  expect(order.payment?.refunded).toEqual(order.totals.total);
  const [books] = await server.database.sql<{ balance: string }>(
    `select coalesce(sum(p.amount_minor), 0)::text as balance from postings p join ledger_accounts a on a.id = p.account_id and a.org_id = p.org_id
       join journals j on j.id = p.journal_id and j.org_id = p.org_id
       join payment_operations o on o.id::text = j.source_key join payment_intents i on i.id = o.intent_id
      where i.order_id = $1 and a.code = 'customer_funds'`,
    [privateId('order', id)],
  );
  expect(books?.balance).toBe('0');
});

test('the buyer calls off an order that waits for payment; a paid one can not be called off', async () => {
  const { shopper, id } = await placed(6, cards.challenge);
  const before = await reserved(offers[6] ?? '');
  const cancel = (order: string, who: Shopper) =>
    who.client.POST('/v1/orders/{id}/cancel', { params: { path: { id: order }, header: key() }, body: { reason: 'changed my mind' } });
  const done = await cancel(id, shopper);
  expect([done.data?.status, done.data?.lines[0]?.state]).toEqual(['cancelled', 'cancelled']);
  expect(done.data?.events.at(-1)).toMatchObject({ type: 'line.cancel', actor: 'buyer', reason: 'changed my mind' });
  expect(await reserved(offers[6] ?? '')).toBe(before - 1);
  await until('the cart to open again', async () => (await shopper.cart()).status === 'open');
  const paid = await placed(6);
  expect((await cancel(paid.id, paid.shopper)).error?.code).toBe('ORDER_NOT_CANCELLABLE');
});

test('VES-08 COR-33 an order unpaid after 15 minutes expires by its job: stock is back, the buyer is told, the cart is open again', async () => {
  const { shopper, id } = await placed(7, cards.challenge);
  const fresh = await shopper.order(id);
  expect(Date.parse(fresh.expiresAt ?? '') - Date.parse(fresh.placedAt)).toBe(15 * 60_000);
  const before = await reserved(offers[7] ?? '');
  await advance(server, 14);
  expect((await shopper.order(id)).status).toBe('pending');
  await advance(server, 2);
  const expired = await until('the order to expire', async () => {
    const now = await shopper.order(id);
    return now.status === 'expired' && now;
  });
  expect(expired.lines[0]?.state).toBe('expired');
  expect(expired.expiresAt).toBeNull();
  expect(expired.events.at(-1)).toMatchObject({ type: 'line.expire', actor: 'system', reason: 'not paid in time' });
  expect(await reserved(offers[7] ?? '')).toBe(before - 1);
  const [event] = await server.database.sql('select 1 from outbox_events where type = $1 and aggregate_id = $2', [
    'order.expired',
    privateId('order', id),
  ]);
  expect(event).toBeDefined();
  await until('the mail', async () => (await mails(id)).includes('order.expired'));
  await until('the cart to open again', async () => (await shopper.cart()).status === 'open');
});

test('VES-08 paid in time means the job does nothing', async () => {
  const { shopper, id } = await placed(8, cards.challenge);
  await approve((await shopper.order(id)).payment?.nextAction?.url ?? '');
  await until('the payment', async () => (await shopper.order(id)).status === 'paid');
  const jobs = await server.database.sql('select 1 from graphile_worker.jobs where key = $1', [`expire ${privateId('order', id)}`]);
  expect(jobs).toHaveLength(1);
  const { version } = await captured(shopper, id);
  await advance(server, 16);
  await until(
    'the job to run',
    async () =>
      (await server.database.sql('select 1 from graphile_worker.jobs where key = $1', [`expire ${privateId('order', id)}`])).length === 0,
  );
  const after = await shopper.order(id);
  expect([after.status, after.version]).toEqual(['paid', version]);
  expect(await mails(id)).not.toContain('order.expired');
});

async function approve(url: string, decision = 'approve'): Promise<void> {
  const answer = await fetch(url.replace('/challenge', '/answer'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `decision=${decision}`,
  });
  if (answer.status !== 303) throw new Error(`challenge: ${answer.status}`);
}

async function latePayment(
  policy: 'refund' | 'revive',
  index: number,
  between: (shopper: Shopper) => Promise<void>,
): Promise<{ shopper: Shopper; id: string }> {
  await server.database.sql(`update channels set late_payment = $1`, [policy]);
  await advance(server, 0.02);
  await setStock(server.database, privateId('offer', offers[index] ?? ''), 1);
  const { shopper, id } = await placed(index, `${cards.late};after=1200`);
  await advance(server, 16);
  await until('the order to expire', async () => (await shopper.order(id)).status === 'expired');
  await between(shopper);
  await advance(server, 5);
  return { shopper, id };
}

test('COR-33 money that comes after expiry goes back by policy, and the buyer is told', async () => {
  const { shopper, id } = await latePayment('refund', 9, async () => undefined);
  await until('the money to go back', async () => (await shopper.order(id)).payment?.status === 'voided');
  const [bank] = await server.database.sql<{ state: string }>(
    `select c.state from test_provider_charges c join payment_intents i on i.id::text = c.key where i.order_id = $1`,
    [privateId('order', id)],
  );
  expect(bank?.state).toBe('voided');
  expect((await shopper.order(id)).status).toBe('expired');
  await until('the mail', async () => (await mails(id)).includes('order.late_payment_returned'));
});

test('COR-33 by the other policy it revives the order, if the goods are still there', async () => {
  const { shopper, id } = await latePayment('revive', 10, async () => undefined);
  await until('the order to revive', async () => (await shopper.order(id)).status === 'paid');
  expect(await reserved(offers[10] ?? '')).toBe(1);
});

test('COR-33 when the goods are gone meanwhile, the money goes back all the same', async () => {
  const { shopper, id } = await latePayment('revive', 11, async () => {
    const other = await readyShopper(server.baseUrl, [item(11)]);
    expect((await other.place()).status).toBe(201);
  });
  await until('the money to go back', async () => (await shopper.order(id)).payment?.status === 'voided');
  expect((await shopper.order(id)).status).toBe('expired');
  expect(await reserved(offers[11] ?? '')).toBe(1);
});

test('COR-33 when the buyer ordered the same cart again meanwhile, the late money goes back and one order lives', async () => {
  const { shopper, id } = await latePayment('revive', 12, async (buyer) => {
    await until('the cart to open again', async () => (await buyer.cart()).status === 'open');
    await buyer.details();
    expect((await buyer.place()).status).toBe(201);
  });
  await until('the money to go back', async () => (await shopper.order(id)).payment?.status === 'voided');
  expect(await reserved(offers[12] ?? '')).toBe(1);
});
