// Memberships: a seller makes a programme and sells its cards beside goods; they are issued with the money, held by who bought them, and end with it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { membership } from '#kinds/membership/server.ts';
import { expireDue } from '#modules/loyalty/index.ts';
import { useKinds } from '#modules/orders/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { inProcess, leaveProcess } from '../../../tools/testing/learner.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { Person } from './person.ts';
import { offersOf, readyShopper, type Shopper, staffClient, thai, until } from './shopper.ts';
import { lineOf, n, ordered, own, settled } from './ware-shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;
let vest: string;

beforeAll(async () => {
  await inProcess();
  // What this process ends itself is told to its line.
  useKinds([membership]);
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50', RATE_LIMITS: '0' } });
  vest = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  staff = await staffClient(server.baseUrl);
});

afterAll(leaveProcess);

const header = () => ({ 'idempotency-key': crypto.randomUUID() });
function given<T>({ data, error }: { data?: T; error?: unknown }): T {
  if (data === undefined) throw new Error(JSON.stringify(error));
  return data;
}

async function programme(cardLimit: number | null = null) {
  const body = { name: { en: 'Club', ar: 'النادي' }, cardLimit };
  return given(await staff.POST('/v1/admin/card-programmes', { params: { header: header() }, body }));
}

async function product(title: string) {
  const body = { kind: 'membership', title, price: { amount: '9900', currency: 'USD' } } as never;
  return given(await staff.POST('/v1/admin/products', { params: { header: header() }, body }));
}

const gold = { version: 0, tier: 'gold', validDays: 365, refundDays: 14 } as const;

/** A card on sale: its programme, its product's address, its offer. */
async function sellCards(cardLimit: number | null = null, terms: Partial<{ refundDays: number }> = {}) {
  const { id: programmeId } = await programme(cardLimit);
  const { slug, variantId, id } = await product('Club card');
  const params = { path: { variantId } };
  given(await staff.PUT('/v1/admin/card-terms/{variantId}', { params, body: { ...gold, ...terms, programmeId } }));
  const shown = given(await staff.GET('/v1/products/{slug}', { params: { path: { slug } } }));
  return { programmeId, slug, variantId, productId: id, offerId: shown.variants[0]?.offer?.id ?? '' };
}

const cardsOf = async (shopper: Shopper, orderId?: string) =>
  given(await shopper.client.GET('/v1/me/cards', { params: { query: orderId ? { orderId } : {} } })).items;
const takenOf = async (programmeId: string) =>
  given(await staff.GET('/v1/admin/card-programmes', { params: { query: { limit: 100 } } })).items.find(({ id }) => id === programmeId)
    ?.cardsTaken;

test('COR-20 a seller makes a programme, a product and what it hands over; until then it is on no shelf, and the desk says what is missing', async () => {
  const { id: programmeId } = await programme(3);
  const { slug, variantId, id: productId } = await product('Gold card');
  const available = async () =>
    given(await staff.GET('/v1/products/{slug}', { params: { path: { slug } } })).variants[0]?.offer?.available ?? 0;
  const offered = async (locale = 'en') =>
    given(await staff.GET('/v1/products/{slug}/cards', { params: { path: { slug }, query: { locale } } })).items;
  const terms = async () => given(await staff.GET('/v1/admin/card-terms', { params: { query: { productId } } })).items;
  expect([await available(), await offered()]).toEqual([0, []]);
  expect(await terms()).toMatchObject([{ variantId, terms: null, product: { id: productId } }]);
  const params = { path: { variantId } };
  const put = (body: object) => staff.PUT('/v1/admin/card-terms/{variantId}', { params, body: { ...gold, programmeId, ...body } });
  expect(given(await put({})).terms).toMatchObject({ tier: 'gold', version: 1, programme: { id: programmeId } });
  expect([(await put({})).error?.code, (await put({ version: 7 })).error?.code]).toEqual(['CARD_TERMS_CHANGED', 'CARD_TERMS_CHANGED']);
  expect((await put({ version: 1, tier: 'tin' })).error?.code).toBe('VALIDATION_FAILED');
  await expect.poll(available, { timeout: 5_000 }).toBe(3);
  await expect
    .poll(() => offered('ar'), { timeout: 5_000 })
    .toEqual([{ variantId, programme: 'النادي', tier: 'gold', validDays: 365, refundDays: 14 }]);
  const goods = await staff.GET('/v1/admin/products', { params: { query: { kind: 'physical', limit: 1 } } });
  const good = { path: { variantId: given(goods).items[0]?.variantId ?? '' } };
  expect((await staff.PUT('/v1/admin/card-terms/{variantId}', { params: good, body: { ...gold, programmeId } })).error?.code).toBe(
    'CARD_VARIANT_REFUSED',
  );
});

test('COR-20 a card is bought in one cart with a vest, issued as it is paid with a number and the name, and a refund takes back all of it', async () => {
  const ware = await sellCards(10);
  const { shopper, id, order } = await ordered(server, [
    { offerId: vest, quantity: 1 },
    { offerId: ware.offerId, quantity: 2 },
  ]);
  const line = await lineOf(shopper, id, 'membership');
  expect([line.state, line.moves, order.lines.map(({ kind }) => kind).toSorted()]).toEqual([
    'issued',
    ['refund'],
    ['membership', 'physical'],
  ]);
  const cards = await cardsOf(shopper, id);
  expect(cards).toMatchObject([
    { tier: 'gold', name: thai.name, state: 'active', programme: 'Club', lineId: line.id },
    { tier: 'gold', state: 'active' },
  ]);
  const days = (new Date(cards[0]?.validUntil ?? '').getTime() - new Date(cards[0]?.issuedAt ?? '').getTime()) / 86_400_000;
  expect([days, await takenOf(ware.programmeId)]).toEqual([365, 2]);
  await settled(server, shopper, id);
  const paid = n(line.terms[0]?.refund);
  const before = (await settled(server, shopper, id)).kept;
  expect((await own(shopper, { orderId: id, lineId: line.id }, 'refund', 0n)).response.status).toBe(200);
  expect((await settled(server, shopper, id)).kept).toBe(before - paid);
  expect((await cardsOf(shopper, id)).map(({ state }) => state)).toEqual(['revoked', 'revoked']);
  expect(await takenOf(ware.programmeId)).toBe(0);
});

test('COR-20 the last card of a programme goes to exactly one of many, and nobody else is charged', async () => {
  const ware = await sellCards(1);
  const shoppers = await Promise.all(
    Array.from({ length: 8 }, () => readyShopper(server.baseUrl, [{ offerId: ware.offerId, quantity: 1 }])),
  );
  const placed = await Promise.all(shoppers.map((shopper) => shopper.place()));
  expect(placed.map(({ status }) => status === 201).filter(Boolean)).toHaveLength(1);
  expect(new Set(placed.flatMap(({ status, body }) => (status === 201 ? [] : [`${status} ${body.code}`])))).toEqual(
    new Set(['409 NO_CARDS_LEFT']),
  );
  const [row] = await server.database.sql('select cards_taken as taken from loyalty_programmes where id = $1', [
    privateId('loyaltyProgramme', ware.programmeId),
  ]);
  expect(row).toEqual({ taken: 1 });
});

test('COR-20 a card is its holder’s alone: they name it and read its number; staff find it by that number, suspend, resume and revoke it with a reason', async () => {
  const ware = await sellCards();
  const { shopper, id } = await ordered(server, [{ offerId: ware.offerId, quantity: 1 }]);
  const [card] = await cardsOf(shopper, id);
  const at = { params: { path: { id: card?.id ?? '' } } };
  const stranger = await readyShopper(server.baseUrl, [{ offerId: vest, quantity: 1 }]);
  expect((await stranger.client.GET('/v1/me/cards/{id}/number', at)).error?.code).toBe('CARD_NOT_FOUND');
  expect((await stranger.client.PATCH('/v1/me/cards/{id}', { ...at, body: { name: 'Mine' } })).error?.code).toBe('CARD_NOT_FOUND');
  expect(given(await shopper.client.PATCH('/v1/me/cards/{id}', { ...at, body: { name: 'Anna Dee' } })).name).toBe('Anna Dee');
  const { number } = given(await shopper.client.GET('/v1/me/cards/{id}/number', at));
  expect(number).toMatch(new RegExp(`^9\\d{11}${card?.lastFour}$`));
  const found = async (query: object) => given(await staff.GET('/v1/admin/cards', { params: { query } })).items.map((each) => each.id);
  const spaced = number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
  for (const q of [number, spaced, card?.lastFour, 'dee anna'])
    expect(await found({ q, programmeId: ware.programmeId })).toEqual([card?.id]);
  for (const no of [
    { q: ',' },
    { q: '.' },
    { q: `9${number.slice(1).split('').toReversed().join('')}` },
    { tier: 'bronze' },
    { state: 'suspended' },
  ])
    expect(await found({ ...no, programmeId: ware.programmeId })).toEqual([]);

  const change = (move: 'suspend' | 'resume' | 'revoke', reason = 'Shown by two') =>
    staff.POST(`/v1/admin/cards/{id}/${move}`, { ...at, body: { reason } });
  expect((await change('suspend', '')).error?.code).toBe('VALIDATION_FAILED');
  expect([given(await change('suspend')).state, given(await change('suspend')).state]).toEqual(['suspended', 'suspended']);
  expect((await cardsOf(shopper, id))[0]?.state).toBe('suspended');
  expect(given(await change('resume')).state).toBe('active');
  expect([given(await change('revoke')).state, (await change('resume')).error?.code]).toEqual(['revoked', 'CARD_ENDED']);
  expect((await shopper.client.PATCH('/v1/me/cards/{id}', { ...at, body: { name: 'B' } })).error?.code).toBe('CARD_ENDED');
  expect(await takenOf(ware.programmeId)).toBe(0);
  await until('the line to close', async () => (await lineOf(shopper, id, 'membership')).state === 'closed');
  const told = await server.database.sql(`select action, after from audit_entries where subject_id = $1 order by seq`, [
    privateId('loyaltyCard', card?.id ?? ''),
  ]);
  expect(told.map(({ action }) => action)).toEqual(['loyalty_card.suspended', 'loyalty_card.resumed', 'loyalty_card.revoked']);
  expect(told.map(({ after }) => after)).toEqual(told.map(() => ({ lastFour: card?.lastFour })));
  const trail = given(await staff.GET('/v1/admin/audit', { params: { query: { limit: 5 } } })).items;
  expect(trail).toContainEqual(expect.objectContaining({ action: 'loyalty_card.revoked', personal: { reason: 'Shown by two' } }));
  const ends = await server.database.sql(
    `select payload->>'reason' as reason from outbox_events where type = 'loyalty_card.ended' and aggregate_id = $1`,
    [privateId('loyaltyCard', card?.id ?? '')],
  );
  expect(ends).toEqual([{ reason: 'revoked' }]);
  const file = await (await fetch(`${server.baseUrl}/v1/admin/cards.csv?programmeId=${ware.programmeId}`, await asStaff())).text();
  expect(file).toContain(`,gold,${card?.lastFour},Anna Dee,revoked,`);
  expect(file).not.toContain(number);
});

test('COR-20 staff are led to the order of a card that was sold in their own shop, and to none of another’s', async () => {
  const ware = await sellCards();
  const { id } = await ordered(server, [{ offerId: ware.offerId, quantity: 1 }]);
  const led = async () =>
    given(await staff.GET('/v1/admin/cards', { params: { query: { programmeId: ware.programmeId } } })).items.map(({ orderId }) => orderId);
  expect(await led()).toEqual([id]);
  const sold = (org: string) =>
    server.database.sql(`update loyalty_cards set order_org_id = ${org} where order_id = $1`, [privateId('order', id)]);
  await sold('uuidv7()');
  expect(await led()).toEqual([null]);
  await sold('org_id');
});

async function asStaff() {
  const { accessToken } = given(await staff.POST('/v1/auth/login', { body: { email: 'owner@vestify.test', password: 'demo-vest-2026' } }));
  return { headers: { authorization: `Bearer ${accessToken}` } };
}

test('COR-20 a guest’s card is the person’s who shows their token; past its time it ends, makes room, and its line closes', async () => {
  const ware = await sellCards(1);
  const { shopper, id } = await ordered(server, [{ offerId: ware.offerId, quantity: 1 }]);
  const person = await new Person(server).signUp();
  await person.send('POST', '/v1/me/claim', {}, { 'x-guest-token': shopper.token });
  expect((await person.get('/v1/me/cards')).body.items).toMatchObject([{ state: 'active', tier: 'gold' }]);
  expect(await cardsOf(shopper)).toEqual([]);
  await server.database.sql(
    `update loyalty_cards set issued_at = issued_at - interval '400 days', valid_until = now() - interval '1 minute' where order_id = $1`,
    [privateId('order', id)],
  );
  expect((await person.get('/v1/me/cards')).body.items).toMatchObject([{ state: 'expired' }]);
  expect([await expireDue(), await expireDue(), await takenOf(ware.programmeId)]).toEqual([1, 0, 0]);
  await until('the line to close', async () => (await person.get(`/v1/orders/${id}`)).body.status === 'closed');
});

test('COR-20 a limit never goes below what is taken, two editors do not undo each other, and of a closed programme nothing is sold', async () => {
  const ware = await sellCards(5);
  await ordered(server, [{ offerId: ware.offerId, quantity: 2 }]);
  const params = { path: { id: ware.programmeId } };
  const change = (body: object) => staff.PATCH('/v1/admin/card-programmes/{id}', { params, body: { version: 1, ...body } });
  expect((await change({ cardLimit: 1 })).error).toMatchObject({ code: 'CARD_LIMIT_TAKEN', facts: { taken: 2 } });
  expect(given(await change({ cardLimit: 2 }))).toMatchObject({ cardLimit: 2, cardsTaken: 2, version: 2 });
  expect((await change({ cardLimit: 9 })).error?.code).toBe('PROGRAMME_CHANGED');
  expect(given(await change({ version: 2, cardLimit: null, status: 'closed' })).status).toBe('closed');
  const late = await (await readyShopper(server.baseUrl, [{ offerId: vest, quantity: 1 }])).cart();
  expect(late.lines).toHaveLength(1);
  const added = await staff.POST('/v1/carts', { body: { lines: [{ offerId: ware.offerId, quantity: 1, config: {} }] } });
  expect([added.error?.code ?? added.data?.lines[0]?.problem]).toEqual(['OUT_OF_STOCK']);
});
