// Hosting passes the contract of kinds, and makes, names, places and ends apps with the line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provisionInstance } from '#modules/hosting/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { type Actor, closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { movesFor, targetOf } from '#platform/machine/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { guestOrder, kindContract } from '../kind-contract.ts';
import { machine } from './contract.ts';
import { hosting } from './server.ts';

let database: TestDatabase;
let shop: { org_id: string; channel_id: string };
let offer: { product: string; offer: string };
const host = newId();

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<typeof shop>('select org_id, id as channel_id from channels limit 1');
  if (!row) throw new Error('the preset has no channel');
  shop = row;
  offer = await sell();
  await addHost(host, 'first');
});
afterAll(closeDatabase);

const staff = (): Actor & { orgId: string } => ({ ...systemActor, orgId: shop.org_id });

async function addHost(id: string, name: string, apps = 0): Promise<void> {
  await database.sql(
    `insert into hosting_hosts (org_id, id, name, memory_mib, cpu_millicores, disk_gib, created_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [shop.org_id, id, name, apps * 512, apps * 1_000, apps * 10],
  );
}

/** A plan on sale: 512 MiB, one core, 10 GiB, for 30 days, to be given back within 7. */
async function sell(): Promise<typeof offer> {
  const { org_id: org } = shop;
  const [product, variant, id] = [newId(), newId(), newId()];
  await database.sql(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select org_id, $2::uuid, 'hosting', $2::uuid::text, 'published', id, '{}', '{}', '{}', '' from categories where org_id = $1 order by id limit 1`,
    [org, product],
  );
  await database.sql(
    `insert into variants (org_id, id, product_id, sku, options, position) values ($1, $2::uuid, $3, $2::uuid::text, '{}', 0)`,
    [org, variant, product],
  );
  await database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor) values ($1, $2, $1, $3, $4, 'published', 'USD', 1)`,
    [org, id, variant, product],
  );
  await database.sql(
    `insert into hosting_plans (org_id, id, variant_id, memory_mib, cpu_millicores, disk_gib, period_days, refund_days, created_at)
     values ($1, $2, $3, 512, 1000, 10, 30, 7, now())`,
    [org, newId(), variant],
  );
  return { product, offer: id };
}

async function order(quantity: number, config: Record<string, unknown> = {}) {
  const [cartId, orderId, lineId] = [newId(), newId(), newId()];
  const { org_id: orgId, channel_id: channelId } = shop;
  await database.sql(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) values ($1, $2, $3, 'g', 'open', 'USD', now(), now() + interval '1 day')`,
    [orgId, cartId, channelId],
  );
  await database.sql(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor, shipping_minor,
                         shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at, expires_at)
     values ($1, $2, (random() * 1e12)::bigint, $3, $4, 'g', array[$1::uuid], 'pending', 'USD', $5::bigint, 0, 0, 0, 0, $5::bigint, true, '{}', 'en', now(), now())`,
    [orgId, orderId, channelId, cartId, quantity],
  );
  await database.sql(
    `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot, quantity,
                              unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
     values ($1, $2, $3, 0, 'hosting', 'reserved', 'held', $1, $4, $1, $5, '{}', $6::int, 1, $6::bigint, 0, 0, 'payment')`,
    [orgId, lineId, orderId, offer.offer, offer.product, quantity],
  );
  const line = { lineId, sellerOrgId: orgId, offerId: offer.offer, quantity, config, state: 'reserved', paidMinor: BigInt(quantity) };
  return { order: guestOrder({ orgId, orderId, channelId }), line };
}

/** Makes room for exactly so many more, on the first host. */
async function supply(units: number): Promise<void> {
  await database.sql('update hosting_hosts set drained = (id <> $1)', [host]);
  await database.sql(
    `update hosting_hosts set memory_mib = memory_taken + $2 * 512, cpu_millicores = cpu_taken + $2 * 1000, disk_gib = disk_taken + $2 * 10 where id = $1`,
    [host, units],
  );
}

type Ordered = Awaited<ReturnType<typeof order>>;
const reserve = ({ order: bought, line }: Ordered): Promise<unknown> =>
  inTx(systemActor, (tx) => hosting.reserve(tx, bought, [line], null));
const effect = ({ order: bought, line }: Ordered, move: string): Promise<void> =>
  inTx(systemActor, async (tx) => hosting.effects[move]?.(tx, bought, [line]));
const refusalOf = (ordered: Ordered): Promise<unknown> => reserve(ordered).catch((error: unknown) => hosting.refusal(error));
const placesOf = ({ line }: Ordered) =>
  database.sql<{ name: string; host_id: string; state: string }>(
    'select name, host_id, state from hosting_places where line_id = $1 order by ordinal',
    [line.lineId],
  );
const appsOf = ({ line }: Ordered) =>
  database.sql<{ id: string; state: string; ended_how: string | null }>(
    'select i.id, i.state, i.ended_how from hosting_instances i join hosting_places p on p.id = i.place_id where i.line_id = $1 order by p.ordinal',
    [line.lineId],
  );

kindContract(hosting, {
  order,
  supply,
  config: { good: { name: 'my-shop' }, bad: { name: 'My Shop' } },
  given: async ({ lineId }) =>
    (await database.sql(`select from hosting_instances where line_id = $1 and state <> 'ended'`, [lineId])).length,
});

test('COR-20 a line goes from new to closed by being paid, set up and over, and staff set it up through its app alone', () => {
  const walk = ['reserve', 'pay', 'provision', 'close'];
  let state = machine.initial;
  const states = walk.map((move) => (state = targetOf(machine, state, move) ?? 'nowhere'));
  expect(states).toEqual(['reserved', 'paid', 'running', 'closed']);
  expect(movesFor(machine, 'paid', 'staff')).toEqual(['cancel']);
  expect(movesFor(machine, 'paid', 'buyer')).toEqual(['cancel']);
  expect(movesFor(machine, 'running', 'buyer')).toEqual(['refund']);
  expect(movesFor(machine, 'running', 'staff')).toEqual(['refund']);
  const nothing = { paid: false, paidOffline: false, has: new Set<string>() };
  expect(hosting.guards.provision?.(nothing)).toContain('money');
});

test.each(['', 'a b', '-shop', 'shop-', 'Shop', 'xn--80ak6aa92e', '1shop', 'a'.repeat(41), 'shop.evil', 'é'])(
  'COR-20 %j is no name of an app',
  (name) => {
    expect(hosting.config.safeParse({ name }).success).toBe(false);
  },
);

test('COR-20 a line of three makes three apps, each with room and a name of its own beside the one that was chosen', async () => {
  await supply(4);
  const chosen = await order(3, { name: 'bakery' });
  await reserve(chosen);
  await effect(chosen, 'pay');
  expect((await placesOf(chosen)).map(({ name }) => name)).toEqual(['bakery', 'bakery-2', 'bakery-3']);
  expect((await appsOf(chosen)).map(({ state }) => state)).toEqual(['wanted', 'wanted', 'wanted']);
  const unnamed = await order(1);
  await reserve(unnamed);
  expect((await placesOf(unnamed))[0]?.name).toMatch(/^app-[0-9a-f]{8}$/);
  for (const each of [chosen, unnamed]) await effect(each, 'cancel');
  expect((await appsOf(chosen)).map(({ ended_how: how }) => how)).toEqual(['cancelled', 'cancelled', 'cancelled']);
});

test('COR-20 a name that an app has is refused with a free one, not shown as available, and free when that app ends', async () => {
  await supply(3);
  const first = await order(1, { name: 'florist' });
  await reserve(first);
  const second = await order(1, { name: 'florist' });
  expect(await refusalOf(second)).toMatchObject({
    code: 'HOSTING_NAME_TAKEN',
    status: 409,
    facts: { names: [{ name: 'florist', free: 'florist-2' }] },
  });
  const units = (): Promise<number[]> => inTx(systemActor, (tx) => hosting.available(tx, [second.line], newId()));
  expect(await units()).toEqual([0]);
  await effect(first, 'expire');
  expect(await units()).toEqual([3]);
  await reserve(second);
  await effect(second, 'cancel');
});

test('COR-20 a long name is numbered within what may be chosen, and a line goes on where another left off', async () => {
  await supply(6);
  const name = 'a'.repeat(40);
  const [first, second] = [await order(3, { name }), await order(1, { name })];
  await reserve(first);
  expect((await placesOf(first)).map((place) => place.name)).toEqual([name, `${'a'.repeat(38)}-2`, `${'a'.repeat(38)}-3`]);
  expect(await refusalOf(second)).toMatchObject({ facts: { names: [{ free: `${'a'.repeat(38)}-4` }] } });
  expect(hosting.config.safeParse({ name: `${'a'.repeat(38)}-4` }).success).toBe(true);
  await effect(first, 'cancel');
});

test('COR-20 a line of which one app waits is not called off by its buyer when another has had its days', async () => {
  await supply(2);
  const bought = await order(2);
  await reserve(bought);
  await effect(bought, 'pay');
  const cancel = (mover: 'buyer' | 'staff') =>
    inTx(systemActor, async (tx) => (await hosting.terms?.(tx, bought.order, [bought.line], mover))?.get(bought.line.lineId)?.cancel);
  expect(await cancel('buyer')).toBeUndefined();
  const [app] = await appsOf(bought);
  await inTx(staff(), (tx) => provisionInstance(tx, { orgId: shop.org_id, instanceId: app?.id ?? '' }, 'https://one.example'));
  expect(await cancel('buyer')).toMatchObject({ allowed: true, keptMinor: 0n });
  await database.sql(`update hosting_instances set refund_until = now() - interval '1 minute' where id = $1`, [app?.id]);
  expect(await cancel('buyer')).toMatchObject({ allowed: false, reasons: [{ code: 'window_over' }] });
  expect(await cancel('staff')).toMatchObject({ allowed: true });
  await effect(bought, 'cancel');
});

test('COR-20 an app goes to the host with the most that is free, and none to one that is drained', async () => {
  await supply(1);
  const [large, drained] = [newId(), newId()];
  await addHost(large, 'large', 2);
  await addHost(drained, 'drained', 9);
  await database.sql('update hosting_hosts set drained = true where id = $1', [drained]);
  const three = await order(3);
  expect(await inTx(systemActor, (tx) => hosting.available(tx, [three.line], newId()))).toEqual([3]);
  await reserve(three);
  expect((await placesOf(three)).map((place) => place.host_id).toSorted()).toEqual([host, large, large].toSorted());
  expect((await placesOf(three))[0]?.host_id).toBe(large);
  expect(await refusalOf(await order(1))).toMatchObject({ code: 'HOSTING_FULL', status: 409 });
  await effect(three, 'cancel');
});

test('COR-20 the shelf counts what fits on all hosts, and nothing of a product without a plan', async () => {
  await supply(2);
  const unitsOf = async () =>
    (await database.sql<{ units: number }>('select units from offer_units where offer_id = $1', [offer.offer]))[0]?.units;
  expect(await unitsOf()).toBe(2);
  await database.sql('update hosting_hosts set disk_gib = disk_taken + 10 where id = $1', [host]);
  expect(await unitsOf()).toBe(1);
  const { line } = await order(1);
  expect(await inTx(systemActor, (tx) => hosting.available(tx, [{ ...line, offerId: newId() }], newId()))).toEqual([0]);
});

test('COR-20 it can be given back within its days, by the seller later, too, and not when it has ended', async () => {
  await supply(1);
  const bought = await order(1);
  await reserve(bought);
  await effect(bought, 'pay');
  const refund = (mover: 'buyer' | 'staff') =>
    inTx(systemActor, async (tx) => (await hosting.terms?.(tx, bought.order, [bought.line], mover))?.get(bought.line.lineId)?.refund);
  const [app] = await appsOf(bought);
  const of = { orgId: shop.org_id, instanceId: app?.id ?? '' };
  await inTx(staff(), (tx) => provisionInstance(tx, of, 'https://one.example'));
  expect(await refund('buyer')).toMatchObject({ allowed: true, keptMinor: 0n, reasons: [{ code: 'in_window' }] });
  await database.sql(`update hosting_instances set refund_until = now() - interval '1 second' where id = $1`, [app?.id]);
  expect(await refund('buyer')).toMatchObject({ allowed: false, reasons: [{ code: 'window_over' }] });
  expect(await refund('staff')).toMatchObject({ allowed: true, keptMinor: 0n });
  await effect(bought, 'refund');
  expect(await refund('staff')).toMatchObject({ allowed: false, reasons: [{ code: 'app_ended' }] });
  const late = inTx(staff(), (tx) => provisionInstance(tx, of, 'https://two.example'));
  await expect(late).rejects.toMatchObject({ code: 'INSTANCE_ENDED' });
});
