// The built-in test provider end to end: every card, signed webhooks, and each fault on demand.
import { beforeAll, expect, test } from 'vitest';
import { signWebhook } from '#adapters/test-payments/webhooks.ts';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { advance, cards, offersOf, readyShopper, type Shopper, until } from './shopper.ts';

let server: TestServer;
let offer: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  offer = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
});

async function pay(
  card: string,
): Promise<{ shopper: Shopper; id: string; status: number; code: string | undefined; outcome: string | undefined; facts: unknown }> {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offer, quantity: 1 }]);
  const { status, body } = await shopper.place({ card });
  return { shopper, id: body.order?.id ?? '', status, code: body.code, outcome: body.outcome, facts: body.facts };
}

const status = async (shopper: Shopper, id: string): Promise<string> => (await shopper.order(id)).status;

async function answerChallenge(shopper: Shopper, id: string, decision: 'approve' | 'refuse'): Promise<Response> {
  const url = (await shopper.order(id)).payment?.nextAction?.url ?? '';
  const page = await fetch(url, { headers: { 'accept-language': 'ar' } });
  expect(await page.text()).toContain('dir="rtl"');
  return fetch(url.replace('/challenge', '/answer'), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `decision=${decision}`,
  });
}

/** Times a fact was recorded about an order. */
async function events(id: string, type: string): Promise<number> {
  const [row] = await server.database.sql<{ n: number }>(
    'select count(*)::int as n from outbox_events where aggregate_id = $1 and type = $2',
    [privateId('order', id), type],
  );
  return row?.n ?? 0;
}

test('COR-41 success: authorized at once, captured soon after, once, with its journal', async () => {
  const { shopper, id, outcome } = await pay(cards.success);
  expect(outcome).toBe('paid');
  const order = await until('the capture', async () => {
    const now = await shopper.order(id);
    return now.payment?.status === 'captured' && now;
  });
  expect(order.payment?.captured).toEqual(order.totals.total);
  expect(order.payment?.instrument).toBe('•••• 4242');
  expect(await events(id, 'payment.captured')).toBe(1);
});

test.each([
  [cards.declined, 'card_declined'],
  [cards.poor, 'insufficient_funds'],
  ['4000000000000069', 'expired_card'],
  ['1234', 'invalid_number'],
])('COR-41 decline %s: 402 %s, nothing is held, the cart stays open and can be paid with another card', async (card, declineCode) => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offer, quantity: 1 }]);
  const [before] = await server.database.sql<{ reserved: number }>('select sum(reserved)::int as reserved from stock_levels');
  const refused = await shopper.place({ card });
  expect([refused.status, refused.body.code, refused.body.facts?.declineCode]).toEqual([402, 'PAYMENT_DECLINED', declineCode]);
  const [after] = await server.database.sql<{ reserved: number }>('select sum(reserved)::int as reserved from stock_levels');
  expect(after).toEqual(before);
  expect((await shopper.cart()).status).toBe('open');
  expect((await shopper.place({ card: cards.success })).status).toBe(201);
});

test('COR-41 3-D Secure: the buyer is sent to the bank, approves, comes back, and the order is paid', async () => {
  const { shopper, id, outcome } = await pay(cards.challenge);
  expect(outcome).toBe('needs_action');
  const back = await answerChallenge(shopper, id, 'approve');
  expect([back.status, new URL(back.headers.get('location') ?? '').pathname]).toEqual([303, `/en/orders/${id}`]);
  await until('the payment', async () => (await status(shopper, id)) === 'paid');
});

test.each([
  ['vestify.localhost:3000', 'http://vestify.localhost:3000'],
  ['evil.example', undefined],
])('COR-41 from the bank the buyer comes back to the address they used, if it is one of ours: %s', async (host, home) => {
  const shopper = await readyShopper(server.baseUrl, [{ offerId: offer, quantity: 1 }]);
  const { body } = await shopper.place({ card: cards.challenge, headers: { 'x-forwarded-host': host } });
  expect(new URL(body.nextAction?.url ?? '').origin).toBe(home ?? `http://localhost:${new URL(server.baseUrl).port}`);
});

test('COR-41 3-D Secure refused: the order is cancelled and its cart is open again', async () => {
  const { shopper, id } = await pay(cards.challenge);
  await answerChallenge(shopper, id, 'refuse');
  await until('the order to be cancelled', async () => (await status(shopper, id)) === 'cancelled');
  await until('the cart to open', async () => (await shopper.cart()).status === 'open');
  expect((await shopper.order(id)).payment?.declineCode).toBe('authentication_failed');
});

test('COR-41 time-out: the charge was made, the answer was lost, the engine asks and the order is paid once', async () => {
  const { shopper, id, outcome } = await pay(cards.timeOut);
  expect(outcome).toBe('processing');
  await advance(server, 1);
  await until('the payment', async () => (await status(shopper, id)) === 'paid');
  const charges = await server.database.sql(
    `select 1 from test_provider_charges c join payment_intents i on i.id::text = c.key where i.order_id = $1`,
    [privateId('order', id)],
  );
  expect(charges).toHaveLength(1);
});

test('COR-41 late capture: confirmed by a webhook, journalled once', async () => {
  const { shopper, id, outcome } = await pay(`${cards.lateCapture};after=1`);
  expect(outcome).toBe('paid');
  await until('the capture', async () => (await shopper.order(id)).payment?.status === 'captured');
  expect(await events(id, 'payment.captured')).toBe(1);
});

test('COR-41 late capture whose webhook is lost: made good by asking again', async () => {
  const { shopper, id } = await pay(`${cards.lateCapture};after=1;webhook=lost`);
  await until('the bank to have captured', async () => {
    const rows = await server.database.sql(
      `select 1 from test_provider_operations b join payment_operations p on p.id::text = b.key join payment_intents i on i.id = p.intent_id
        where i.order_id = $1 and b.state = 'done' and p.state = 'pending'`,
      [privateId('order', id)],
    );
    return rows.length > 0;
  });
  await advance(server, 1);
  await until('the capture', async () => (await shopper.order(id)).payment?.status === 'captured');
  expect(await events(id, 'payment.captured')).toBe(1);
});

test.each(['duplicate', 'out-of-order'])('COR-41 webhooks that come %s settle the payment once and never turn it back', async (fault) => {
  const { shopper, id } = await pay(`${cards.challenge};webhook=${fault}`);
  await answerChallenge(shopper, id, 'approve');
  await until('the payment', async () => (await status(shopper, id)) === 'paid');
  await advance(server, 1);
  await until('every webhook to be worked through', async () => {
    const open = await server.database.sql(
      `select 1 from graphile_worker.jobs where task_identifier in ('test_provider.deliver', 'payments.webhook') union all select 1 from outbox_deliveries`,
    );
    return open.length === 0;
  });
  expect(await status(shopper, id)).toBe('paid');
  expect(await events(id, 'order.paid')).toBe(1);
  expect(await events(id, 'payment.captured')).toBe(1);
});

test('COR-41 a delayed webhook settles the payment when it comes', async () => {
  const { shopper, id } = await pay(`${cards.challenge};webhook=delayed`);
  await answerChallenge(shopper, id, 'approve');
  expect(await status(shopper, id)).toBe('pending');
  await server.database.sql(
    `update graphile_worker._private_jobs set run_at = now() where run_at > now() + interval '10 seconds' and run_at < now() + interval '30 seconds'`,
  );
  await until('the payment', async () => (await status(shopper, id)) === 'paid');
});

test('COR-41 a lost webhook is made good by asking', async () => {
  const { shopper, id } = await pay(`${cards.challenge};webhook=lost`);
  await answerChallenge(shopper, id, 'approve');
  await advance(server, 2);
  await until('the payment', async () => (await status(shopper, id)) === 'paid');
});

const event = (key: string, more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    id: `evt_${crypto.randomUUID()}`,
    type: 'charge',
    key,
    state: 'authorized',
    chargeId: 'ch_x',
    amountMinor: '1',
    currency: 'USD',
    instrument: '',
    declineCode: null,
    url: null,
    ...more,
  });

const post = (body: string, signature?: string): Promise<Response> =>
  fetch(`${server.baseUrl}/v1/webhooks/payments/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature ? { 'x-test-signature': signature } : {}) },
    body,
  });

test('COR-41 a forged, old or altered webhook is refused and changes nothing; a genuine one about another amount is kept, not applied', async () => {
  const { shopper, id } = await pay(cards.challenge);
  const intent = privateId('payment', (await shopper.order(id)).payment?.id ?? '');
  const body = event(intent);
  const now = await advance(server, 0.05);
  const old = new Date(now.getTime() - 310_000);
  for (const signature of [
    undefined,
    't=1,v1=00',
    signWebhook(body, old),
    signWebhook(`${body} `, now),
    signWebhook(body, now).replace(/.$/, (c) => (c === '0' ? '1' : '0')),
  ]) {
    const answer = await post(body, signature);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'WEBHOOK_REFUSED']);
  }
  expect((await post(body, signWebhook(body, now))).status).toBe(204);
  const stored = await until('the event to be looked at', async () => {
    const [row] = await server.database.sql<{ error: string }>(
      'select error from provider_events where processed_at is not null and error is not null',
    );
    return row;
  });
  expect(stored.error).toBe('amount or currency differs from ours');
  expect(await status(shopper, id)).toBe('pending');
});
