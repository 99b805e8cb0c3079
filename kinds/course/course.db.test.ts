// Courses pass the contract of kinds, and give and take access with the line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { movesFor, targetOf } from '#platform/machine/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { guestOrder, kindContract } from '../kind-contract.ts';
import { machine } from './contract.ts';
import { course } from './server.ts';

let database: TestDatabase;
let shop: { org_id: string; channel_id: string };
let offer: { product: string; offer: string; course: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<typeof shop>('select org_id, id as channel_id from channels limit 1');
  if (!row) throw new Error('the preset has no channel');
  shop = row;
  offer = await sell();
});
afterAll(closeDatabase);

/** A course on sale, with as many places as anybody likes. */
async function sell(): Promise<typeof offer> {
  const { org_id: org } = shop;
  const [product, variant, id, courseId] = [newId(), newId(), newId(), newId()];
  await database.sql(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select org_id, $2::uuid, 'course', $2::uuid::text, 'published', id, '{}', '{}', '{}', '' from categories where org_id = $1 order by id limit 1`,
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
    `insert into courses (org_id, id, variant_id, status, title, created_at, device_limit, window_days, refund_days) values ($1, $2, $3, 'published', '{}', now(), 2, 30, 14)`,
    [org, courseId, variant],
  );
  return { product, offer: id, course: courseId };
}

async function order(quantity: number) {
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
     values ($1, $2, $3, 0, 'course', 'reserved', 'held', $1, $4, $1, $5, '{}', $6::int, 1, $6::bigint, 0, 0, 'payment')`,
    [orgId, lineId, orderId, offer.offer, offer.product, quantity],
  );
  const line = { lineId, sellerOrgId: orgId, offerId: offer.offer, quantity, config: {}, state: 'reserved', paidMinor: BigInt(quantity) };
  return { order: guestOrder({ orgId, orderId, channelId }), line };
}

kindContract(course, {
  order,
  supply: async (units) => {
    await database.sql('update courses set seat_limit = seats_taken + $2 where id = $1', [offer.course, units]);
  },
  config: { good: {}, bad: { slot: 'now' } },
  given: async ({ lineId }) =>
    (await database.sql(`select from enrollments where line_id = $1 and state in ('active', 'consumed')`, [lineId])).length,
});

const enrollmentOf = async (lineId: string) =>
  (
    await database.sql<{ state: string; device_limit: number }>('select state, device_limit from enrollments where line_id = $1', [lineId])
  )[0];

test('MKT-08 a paid line is given access, twice the devices for two places, and a refund takes it back for good', async () => {
  await database.sql('update courses set seat_limit = null where id = $1', [offer.course]);
  const { order: bought, line } = await order(2);
  const effect = (move: string): Promise<void> => inTx(systemActor, async (tx) => course.effects[move]?.(tx, bought, [line]));
  await inTx(systemActor, (tx) => course.reserve(tx, bought, [line], new Date(tx.now.getTime() + 60_000)));
  await effect('grant');
  expect(await enrollmentOf(line.lineId)).toBeUndefined();
  await effect('pay');
  await effect('grant');
  await effect('grant');
  expect(await enrollmentOf(line.lineId)).toEqual({ state: 'active', device_limit: 4 });
  await effect('refund');
  await effect('refund');
  await effect('grant');
  expect(await enrollmentOf(line.lineId)).toMatchObject({ state: 'revoked' });
  const [seats] = await database.sql('select state from course_seats where line_id = $1', [line.lineId]);
  expect(seats).toEqual({ state: 'released' });
});

test('MKT-08 a line goes from new to closed by being paid, opened and finished', () => {
  const walk = ['reserve', 'pay', 'grant', 'consume', 'close'];
  let state = machine.initial;
  const states = walk.map((move) => (state = targetOf(machine, state, move) ?? 'nowhere'));
  expect(states).toEqual(['reserved', 'paid', 'access_granted', 'consumed', 'closed']);
});

const nothing = { paid: false, paidOffline: false, has: new Set<string>() };

test('MKT-08 it can be given back within its window, by the seller later, too, not when it was finished, and nobody opens it without money', async () => {
  expect(movesFor(machine, 'access_granted', 'buyer')).toEqual(['refund']);
  expect(movesFor(machine, 'consumed', 'buyer')).toEqual([]);
  expect(movesFor(machine, 'consumed', 'staff')).toEqual(['close']);
  expect(course.guards.grant?.(nothing)).toContain('money');
  await database.sql('update courses set seat_limit = null where id = $1', [offer.course]);
  const { order: bought, line } = await order(1);
  await inTx(systemActor, (tx) => course.reserve(tx, bought, [line], null));
  await inTx(systemActor, async (tx) => course.effects.grant?.(tx, bought, [line]));
  const refund = (mover: 'buyer' | 'staff') =>
    inTx(systemActor, async (tx) => (await course.terms?.(tx, bought, [line], mover))?.get(line.lineId)?.refund);
  expect(await refund('buyer')).toMatchObject({ allowed: true, keptMinor: 0n, reasons: [{ code: 'in_window' }] });
  await database.sql(`update enrollments set refund_until = now() - interval '1 second' where line_id = $1`, [line.lineId]);
  expect(await refund('buyer')).toMatchObject({ allowed: false, reasons: [{ code: 'window_over' }] });
  expect(await refund('staff')).toMatchObject({ allowed: true, keptMinor: 0n });
  await database.sql(`update enrollments set state = 'revoked', ended_at = now() where line_id = $1`, [line.lineId]);
  expect(await refund('staff')).toMatchObject({ allowed: false, reasons: [{ code: 'access_ended' }] });
});

test('MKT-08 a course that is not on sale any more, or full, is refused', async () => {
  await database.sql(`update courses set seat_limit = seats_taken + 1 where id = $1`, [offer.course]);
  const { order: bought, line } = await order(2);
  const attempt = () =>
    inTx(systemActor, (tx) => course.reserve(tx, bought, [line], null)).catch((error: unknown) => course.refusal(error));
  expect(await attempt()).toMatchObject({ code: 'COURSE_FULL', status: 409 });
  await database.sql(`update courses set status = 'archived', seat_limit = null where id = $1`, [offer.course]);
  expect(await attempt()).toMatchObject({ code: 'COURSE_FULL' });
  await database.sql(`update courses set status = 'published' where id = $1`, [offer.course]);
});
