// Money follows the lines: whatever is cancelled, refused, late or away, what is kept is what the living lines cost.
import { beforeAll, expect, test } from 'vitest';
import { signWebhook } from '#adapters/test-payments/webhooks.ts';
import { newId, privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { advance, cards, offersOf, readyShopper, type Shopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let offers: string[];
let staff: Awaited<ReturnType<typeof staffClient>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  offers = (await offersOf(server.baseUrl)).map(({ offerId }) => offerId);
  staff = await staffClient(server.baseUrl);
});

const header = () => ({ 'idempotency-key': crypto.randomUUID() });
const act = (id: string, move: string, lineIds?: string[]) =>
  staff.POST('/v1/admin/orders/{id}/moves', {
    params: { path: { id }, header: header() },
    body: { move, ...(lineIds ? { lineIds } : {}) },
  });
const ship = (id: string) =>
  staff.POST('/v1/admin/orders/{id}/shipments', {
    params: { path: { id }, header: header() },
    body: { carrier: 'Kerry', trackingNumber: '1' },
  });

/** An order of two different vests, sent by express so that shipping is never free. */
async function order(card = cards.success): Promise<{ shopper: Shopper; id: string; lines: string[] }> {
  const shopper = await readyShopper(server.baseUrl, [
    { offerId: offers[0] ?? '', quantity: 1 },
    { offerId: offers[40] ?? '', quantity: 1 },
  ]);
  const path = { path: { id: shopper.cartId } };
  const { data } = await shopper.client.GET('/v1/checkouts/{id}', { params: path });
  const express = data?.shippingMethods.find((method) => method.price.amount !== '0');
  const changed = await shopper.client.PATCH('/v1/checkouts/{id}', { params: path, body: { shippingMethodId: express?.id ?? '' } });
  shopper.fingerprint = changed.data?.quote?.fingerprint ?? '';
  const { body, text } = await shopper.place({ card });
  if (!body.order) throw new Error(text);
  return { shopper, id: body.order.id, lines: body.order.lines.map((line) => line.id) };
}

const n = (money?: { amount: string }): bigint => BigInt(money?.amount ?? '-1');

/** Waits until nothing is asked for any more, then says what the shop keeps. */
async function settled(shopper: Shopper, id: string) {
  await until('operations to end', async () => {
    const open = await server.database.sql(
      `select 1 from payment_operations p join payment_intents i on i.id = p.intent_id where i.order_id = $1 and p.state in ('requested', 'pending')
       union all select 1 from outbox_deliveries where aggregate_id = $1`,
      [privateId('order', id)],
    );
    return open.length === 0;
  });
  const now = await shopper.order(id);
  return { now, kept: n(now.payment?.captured) - n(now.payment?.refunded) };
}

async function approve(shopper: Shopper, id: string): Promise<void> {
  const url = (await shopper.order(id)).payment?.nextAction?.url ?? '';
  await fetch(url.replace('/challenge', '/answer'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=approve',
  });
}

test('COR-32 staff cancel one of two lines before the buyer has paid: only the other is captured, with the shipping, and the rest let go', async () => {
  const { shopper, id, lines } = await order(cards.challenge);
  expect((await act(id, 'cancel', [lines[0] ?? ''])).response.status).toBe(200);
  await approve(shopper, id);
  await until('the payment', async () => (await shopper.order(id)).status === 'paid');
  const { now, kept } = await settled(shopper, id);
  const living = now.lines.find((line) => line.id === lines[1]);
  const others = now.lines.filter((line) => line.id !== lines[1]).reduce((sum, line) => sum + n(line.total) + n(line.tax), 0n);
  expect(n(living?.total)).toBeGreaterThan(0n);
  expect(kept).toBe(n(now.totals.total) - others);
  expect(await operations(id)).toMatchObject([{ type: 'capture' }, { type: 'void', amount: String(others) }]);
});

test('COR-32 staff cancel all of an order that waits: nobody is charged, not even when the bank says yes later', async () => {
  const { shopper, id } = await order(cards.challenge);
  const { nextAction } = (await shopper.order(id)).payment ?? {};
  expect((await act(id, 'cancel')).data?.status).toBe('cancelled');
  expect((await shopper.order(id)).payment).toMatchObject({ status: 'expired', nextAction: null });
  await fetch((nextAction?.url ?? '').replace('/challenge', '/answer'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'decision=approve',
  });
  await until('the money to be let go', async () => (await shopper.order(id)).payment?.status === 'voided');
  expect((await settled(shopper, id)).kept).toBe(0n);
});

test.each([
  ['first line first', [0, 1]],
  ['last line first', [1, 0]],
])('COR-32 lines cancelled one by one, %s: everything goes back, shipping and its tax included', async (_, sequence) => {
  const { shopper, id, lines } = await order();
  for (const index of sequence) expect((await act(id, 'cancel', [lines[index] ?? ''])).response.status).toBe(200);
  const { now, kept } = await settled(shopper, id);
  expect([now.status, kept]).toEqual(['cancelled', 0n]);
  expect(now.payment?.refunded).toEqual(now.totals.total);
});

async function policy(capture: 'payment' | 'fulfilment'): Promise<void> {
  await server.database.sql('update channels set capture = $1', [capture]);
  await advance(server, 0.02);
}

test('the policy "when fulfilled": nothing is captured before, all of it with the shipment', async () => {
  await policy('fulfilment');
  const { shopper, id } = await order();
  expect((await settled(shopper, id)).kept).toBe(0n);
  expect((await ship(id)).response.status).toBe(201);
  const { now, kept } = await settled(shopper, id);
  expect(kept).toBe(n(now.totals.total));
});

test('the policy "when fulfilled": a line cancelled before costs nothing, and an order cancelled whole lets the money go', async () => {
  const one = await order();
  await act(one.id, 'cancel', [one.lines[0] ?? '']);
  await ship(one.id);
  const first = await settled(one.shopper, one.id);
  const gone = first.now.lines.find((line) => line.id === one.lines[0]);
  expect(first.kept).toBe(n(first.now.totals.total) - n(gone?.total) - n(gone?.tax));
  const two = await order();
  await act(two.id, 'cancel');
  const second = await settled(two.shopper, two.id);
  expect([second.now.payment?.status, second.kept]).toEqual(['voided', 0n]);
  await policy('payment');
});

test('COR-41 an error on the way to the provider is no refusal: the capture is asked for again and done', async () => {
  const { shopper, id } = await order(`${cards.lateCapture};after=3600`);
  await until('the capture to be asked for', async () => (await operations(id)).some((each) => each.state === 'pending'));
  // The bank's row is held by somebody, so that its answer is an error and not a no.
  await server.database.sql(
    `update payment_operations p set state = 'requested' from payment_intents i where i.id = p.intent_id and i.order_id = $1`,
    [privateId('order', id)],
  );
  await server.database.sql(`alter table test_provider_operations rename to away`);
  await enqueueOperations(id);
  await until(
    'a failed try',
    async () =>
      (
        await server.database.sql(
          `select 1 from graphile_worker.jobs where task_identifier = 'payments.operate' and last_error is not null`,
        )
      ).length > 0,
  );
  expect((await operations(id)).map(({ state }) => state)).toEqual(['requested']);
  await server.database.sql(`alter table away rename to test_provider_operations`);
  await server.database.sql(`update test_provider_operations set state = 'done'`);
  await server.database.sql(
    `update test_provider_charges set captured_minor = amount_minor where captured_minor = 0 and state = 'authorized' and key in (select id::text from payment_intents where order_id = $1)`,
    [privateId('order', id)],
  );
  await server.database.sql(`update graphile_worker._private_jobs set run_at = now()`);
  await until('the capture', async () => (await shopper.order(id)).payment?.status === 'captured');
});

async function operations(id: string): Promise<{ id: string; type: string; state: string; amount: string }[]> {
  return server.database.sql(
    `select p.id, p.type, p.state, p.amount_minor::text as amount from payment_operations p join payment_intents i on i.id = p.intent_id where i.order_id = $1 order by p.seq`,
    [privateId('order', id)],
  );
}

/** As the sweep does for what is open for long. */
async function enqueueOperations(id: string): Promise<void> {
  for (const { id: operationId } of await operations(id)) {
    await server.database.sql(
      `select graphile_worker.add_job('payments.operate', json_build_object('orgId', (select org_id from payment_operations where id = $1::uuid), 'operationId', $1::text))`,
      [operationId],
    );
  }
}

test('COR-41 a provider that says no to a capture for good is told to staff; its later yes still counts', async () => {
  const { shopper, id } = await order(cards.challenge);
  await approve(shopper, id);
  await server.database.sql(
    `update test_provider_charges set state = 'voided' where key in (select id::text from payment_intents where order_id = $1)`,
    [privateId('order', id)],
  );
  const failed = await until('the failure to be told', async () => {
    const seen = (await staff.GET('/v1/admin/orders/{id}', { params: { path: { id } } })).data;
    return seen?.events.find((event) => event.type === 'payment.capture_failed');
  });
  expect(failed.reason).toContain('refuses');
  const [operation] = await operations(id);
  await webhook({ type: 'operation', key: operation?.id ?? '', state: 'done' });
  await until('the capture after all', async () => (await shopper.order(id)).payment?.status === 'captured');
  await server.database.sql(
    `update test_provider_charges set state = 'authorized', captured_minor = amount_minor where key in (select id::text from payment_intents where order_id = $1)`,
    [privateId('order', id)],
  );
});

async function webhook(event: { type: string; key: string; state: string; amountMinor?: string }): Promise<void> {
  const now = await advance(server, 0.02);
  const body = JSON.stringify({
    id: `evt_${newId()}`,
    chargeId: `ch_${newId()}`,
    amountMinor: '0',
    currency: 'USD',
    instrument: '•••• 1',
    declineCode: null,
    url: null,
    ...event,
  });
  const answer = await fetch(`${server.baseUrl}/v1/webhooks/payments/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-signature': signWebhook(body, now) },
    body,
  });
  expect(answer.status).toBe(204);
}

test('COR-41 declined, then authorized after all: the cart is long open again, so the money goes back', async () => {
  const { shopper, id } = await order(cards.challenge);
  const payment = (await shopper.order(id)).payment;
  const about = { type: 'charge', key: privateId('payment', payment?.id ?? ''), amountMinor: payment?.amount.amount ?? '' };
  await webhook({ ...about, state: 'declined' });
  await until('the order to be cancelled', async () => (await shopper.order(id)).status === 'cancelled');
  await webhook({ ...about, state: 'authorized' });
  await until('the money to be asked back', async () => (await operations(id)).some((each) => each.type === 'void'));
  expect((await shopper.order(id)).status).toBe('cancelled');
  await server.database.sql(`delete from payment_operations where intent_id = $1`, [privateId('payment', payment?.id ?? '')]);
  await server.database.sql(`update payment_intents set state = 'voided' where id = $1`, [privateId('payment', payment?.id ?? '')]);
});

test('COR-33 a revived order takes its cart with it: the paid goods are not in the drawer again', async () => {
  await server.database.sql(`update channels set late_payment = 'revive'`);
  await advance(server, 0.02);
  const { shopper, id } = await order(`${cards.late};after=1200`);
  await advance(server, 16);
  await until('the cart to open', async () => (await shopper.cart()).status === 'open');
  await advance(server, 5);
  await until('the order to revive', async () => (await shopper.order(id)).status === 'paid');
  await until('the cart to close', async () => (await shopper.cart()).status === 'placed');
});

test("another organization's offer is sold, shipped and cancelled by whoever runs the channel, from the seller's stock", async () => {
  const seller = newId();
  await server.database.sql(
    `insert into organizations (id, slug, name, country, created_at) values ($1, 'guest-seller', 'Guest seller', 'TH', now())`,
    [seller],
  );
  await server.database.sql(`insert into channel_sellers (org_id, channel_id, seller_org_id) select org_id, id, $1 from channels`, [
    seller,
  ]);
  await server.database.sql(
    `insert into entitlements (org_id, store_org_id, mode, starts_at, granted_at)
     select distinct variant_org_id, $1::uuid, 'STORE', now() - interval '1 day', now() from offers where id = $2`,
    [seller, privateId('offer', offers[0] ?? '')],
  );
  await server.database.sql(`insert into stock_locations (org_id, id, name) values ($1, $1, 'Shed')`, [seller]);
  await server.database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select $1, $1, variant_org_id, variant_id, product_id, 'published', currency, 500 from offers where id = $2`,
    [seller, privateId('offer', offers[0] ?? '')],
  );
  await server.database.sql(`insert into stock_levels (org_id, offer_id, location_id, on_hand) values ($1, $1, $1, 9)`, [seller]);
  await server.database.sql(
    `insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at) values ($1, $1, $1, $1, 9, 'received', 'opening', now())`,
    [seller],
  );
  await advance(server, 0.02);
  const { publicId } = await import('#platform/ids/index.ts');
  const lines = [{ offerId: publicId('offer', seller), quantity: 2 }];
  const [shipped, cancelled] = [await readyShopper(server.baseUrl, lines), await readyShopper(server.baseUrl, lines)];
  const one = (await shipped.place()).body.order.id;
  const two = (await cancelled.place()).body.order.id;
  expect((await ship(one)).data?.status).toBe('shipped');
  expect((await act(two, 'cancel')).data?.status).toBe('cancelled');
  const [level] = await server.database.sql(`select on_hand, reserved from stock_levels where org_id = $1`, [seller]);
  expect(level).toEqual({ on_hand: 7, reserved: 0 });
});
