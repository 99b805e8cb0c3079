// Memberships pass the contract of kinds, and give and take cards with the line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { movesFor } from '#platform/machine/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { guestOrder, kindContract } from '../kind-contract.ts';
import { machine } from './contract.ts';
import { membership } from './server.ts';

let database: TestDatabase;
let shop: { org_id: string; channel_id: string };
let offer: { product: string; offer: string; programme: string };

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

/** A gold card on sale, as many as anybody likes. */
async function sell(): Promise<typeof offer> {
  const { org_id: org } = shop;
  const [product, variant, id, programme] = [newId(), newId(), newId(), newId()];
  await database.sql(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select org_id, $2::uuid, 'membership', $2::uuid::text, 'published', id, '{}', '{}', '{}', '' from categories where org_id = $1 order by id limit 1`,
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
  await database.sql(`insert into loyalty_programmes (org_id, id, name, created_at) values ($1, $2, '{"en":"Club"}', now())`, [
    org,
    programme,
  ]);
  await database.sql(
    `insert into loyalty_terms (org_id, variant_id, programme_id, tier, valid_days, refund_days) values ($1, $2, $3, 'gold', 365, 14)`,
    [org, variant, programme],
  );
  return { product, offer: id, programme };
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
     values ($1, $2, $3, 0, 'membership', 'reserved', 'held', $1, $4, $1, $5, '{}', $6::int, 1, $6::bigint, 0, 0, 'payment')`,
    [orgId, lineId, orderId, offer.offer, offer.product, quantity],
  );
  const line = { lineId, sellerOrgId: orgId, offerId: offer.offer, quantity, config: {}, state: 'reserved', paidMinor: BigInt(quantity) };
  return { order: guestOrder({ orgId, orderId, channelId }), line };
}

kindContract(membership, {
  order,
  supply: async (units) => {
    await database.sql('update loyalty_programmes set card_limit = cards_taken + $2 where id = $1', [offer.programme, units]);
  },
  config: { good: {}, bad: { name: 'Anna' } },
  given: async ({ lineId }) => (await cardsOf(lineId)).filter(({ state }) => state === 'active').length,
});

interface Card {
  state: string;
  number_index: string;
  number_sealed: string;
  name_sealed: string;
  last_four: string;
}
const cardsOf = (lineId: string) => database.sql<Card>('select * from loyalty_cards where line_id = $1 order by place', [lineId]);
const taken = async () =>
  Number((await database.sql<{ n: number }>('select cards_taken as n from loyalty_programmes where id = $1', [offer.programme]))[0]?.n);
const unlimited = () => database.sql('update loyalty_programmes set card_limit = null where id = $1', [offer.programme]);

async function paid(quantity: number) {
  const { order: bought, line } = await order(quantity);
  const effect = (move: string): Promise<void> => inTx(systemActor, async (tx) => membership.effects[move]?.(tx, bought, [line]));
  await inTx(systemActor, (tx) => membership.reserve(tx, bought, [line], new Date(tx.now.getTime() + 60_000)));
  await effect('pay');
  return { bought, line, effect };
}

test('COR-20 a line of three is three cards with numbers of their own, sealed, once; a refund ends them for good and makes room', async () => {
  await unlimited();
  const before = await taken();
  const { line, effect } = await paid(3);
  expect(await cardsOf(line.lineId)).toEqual([]);
  await effect('issue');
  await effect('issue');
  const cards = await cardsOf(line.lineId);
  expect(cards.map(({ state }) => state)).toEqual(['active', 'active', 'active']);
  expect(new Set(cards.map((card) => card.number_index)).size).toBe(3);
  for (const card of cards)
    expect([card.number_sealed.slice(0, 3), card.name_sealed.slice(0, 3), card.last_four]).toEqual([
      'v1.',
      'v1.',
      expect.stringMatching(/^\d{4}$/),
    ]);
  expect(await taken()).toBe(before + 3);
  await effect('refund');
  await effect('refund');
  await effect('issue');
  expect((await cardsOf(line.lineId)).map(({ state }) => state)).toEqual(['revoked', 'revoked', 'revoked']);
  expect(await taken()).toBe(before);
});

test('COR-20 a card goes back within its days, by the seller later and while it is suspended, too, and not when it has ended', async () => {
  expect(movesFor(machine, 'issued', 'buyer')).toEqual(['refund']);
  expect(membership.guards.issue?.({ paid: false, paidOffline: false, has: new Set<string>() })).toContain('money');
  await unlimited();
  const { bought, line, effect } = await paid(2);
  await effect('issue');
  const refund = (mover: 'buyer' | 'staff') =>
    inTx(systemActor, async (tx) => (await membership.terms?.(tx, bought, [line], mover))?.get(line.lineId)?.refund);
  expect(await refund('buyer')).toMatchObject({ allowed: true, keptMinor: 0n, reasons: [{ code: 'in_window' }] });
  await database.sql(`update loyalty_cards set state = 'suspended' where line_id = $1 and place = 1`, [line.lineId]);
  expect(await refund('buyer')).toMatchObject({ allowed: false, reasons: [{ code: 'card_suspended' }, { code: 'in_window' }] });
  expect(await refund('staff')).toMatchObject({ allowed: true, keptMinor: 0n });
  await database.sql(`update loyalty_cards set state = 'active', refund_until = now() - interval '1 second' where line_id = $1`, [
    line.lineId,
  ]);
  expect(await refund('buyer')).toMatchObject({ allowed: false, reasons: [{ code: 'window_over' }] });
  expect(await refund('staff')).toMatchObject({ allowed: true });
  await effect('refund');
  expect(await refund('staff')).toMatchObject({ allowed: false, reasons: [{ code: 'card_ended' }] });
});

test('COR-20 what was ordered keeps its terms: a tier that changed meanwhile is that of later cards', async () => {
  await unlimited();
  const { line, effect } = await paid(1);
  await database.sql(`update loyalty_terms set tier = 'diamond', valid_days = null where programme_id = $1`, [offer.programme]);
  await effect('issue');
  const [card] = await database.sql('select tier, valid_until - issued_at as holds from loyalty_cards where line_id = $1', [line.lineId]);
  expect(card).toMatchObject({ tier: 'gold', holds: { days: 365 } });
  await database.sql(`update loyalty_terms set tier = 'gold', valid_days = 365 where programme_id = $1`, [offer.programme]);
});

test('COR-20 of a closed programme, and of a variant without terms, nothing is sold', async () => {
  await unlimited();
  const { order: bought, line } = await order(1);
  const attempt = () =>
    inTx(systemActor, (tx) => membership.reserve(tx, bought, [line], null)).catch((error: unknown) => membership.refusal(error));
  const units = () => inTx(systemActor, (tx) => membership.available(tx, [line], shop.channel_id));
  await database.sql(`update loyalty_programmes set status = 'closed' where id = $1`, [offer.programme]);
  expect(await units()).toEqual([0]);
  expect(await attempt()).toMatchObject({ code: 'NO_CARDS_LEFT', status: 409 });
  await database.sql(`update loyalty_programmes set status = 'open' where id = $1`, [offer.programme]);
  const [kept] = await database.sql<{ variant_id: string }>('delete from loyalty_terms where programme_id = $1 returning variant_id', [
    offer.programme,
  ]);
  expect(await units()).toEqual([0]);
  expect(await attempt()).toMatchObject({ code: 'NO_CARDS_LEFT' });
  await database.sql(
    `insert into loyalty_terms (org_id, variant_id, programme_id, tier, valid_days, refund_days) values ($1, $2, $3, 'gold', 365, 14)`,
    [shop.org_id, kept?.variant_id, offer.programme],
  );
  expect(await units()).toEqual([999]);
});

test('COR-20 what a line takes at most is no limit of a programme: two lines of as many are both answered, and the rest of a large limit counts on', async () => {
  const { line } = await order(999);
  const left = () => inTx(systemActor, (tx) => membership.available(tx, [line, line], shop.channel_id));
  await unlimited();
  expect(await left()).toEqual([999, 999]);
  await database.sql('update loyalty_programmes set card_limit = cards_taken + 1500 where id = $1', [offer.programme]);
  expect(await left()).toEqual([999, 501]);
});

test('COR-20 the search is told when a programme runs out of cards and has some again, and not of each that is taken', async () => {
  await database.sql('update loyalty_programmes set card_limit = cards_taken + 2 where id = $1', [offer.programme]);
  const told = async (work: () => Promise<unknown>): Promise<number> => {
    await database.sql('delete from search_queue where product_id = $1', [offer.product]);
    await work();
    return (await database.sql('select from search_queue where product_id = $1', [offer.product])).length;
  };
  const first = await paid(1);
  expect(await told(() => first.effect('issue'))).toBe(0);
  const last = await order(1);
  const take = () => inTx(systemActor, (tx) => membership.reserve(tx, last.order, [last.line], null));
  expect(await told(take)).toBe(1);
  expect(await told(() => first.effect('refund'))).toBe(1);
  expect(await told(() => database.sql(`update loyalty_terms set tier = 'gold' where programme_id = $1`, [offer.programme]))).toBe(1);
  await inTx(systemActor, async (tx) => membership.effects.cancel?.(tx, last.order, [last.line]));
});
