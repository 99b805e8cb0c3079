// Goods pass the contract of kinds.
import { afterAll, beforeAll } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { setStock } from '../../apps/server/scenarios/shopper.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { guestOrder, kindContract } from '../kind-contract.ts';
import { physical } from './server.ts';

let database: TestDatabase;
let offer: { org_id: string; id: string; product_id: string; channel_id: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<typeof offer>(
    'select o.org_id, o.id, o.product_id, c.id as channel_id from offers o join channels c on c.org_id = o.org_id order by o.id limit 1',
  );
  if (!row) throw new Error('the preset has no offers');
  offer = row;
});
afterAll(closeDatabase);

async function order(quantity: number) {
  const [cartId, orderId, lineId] = [newId(), newId(), newId()];
  const { org_id: orgId } = offer;
  await database.sql(
    `insert into carts (org_id, id, channel_id, buyer_guest, state, currency, created_at, expires_at) values ($1, $2, $3, 'g', 'open', 'USD', now(), now() + interval '1 day')`,
    [orgId, cartId, offer.channel_id],
  );
  await database.sql(
    `insert into orders (org_id, id, number, channel_id, cart_id, buyer_guest, seller_org_ids, status, currency, items_minor, discount_minor, shipping_minor,
                         shipping_tax_minor, tax_minor, total_minor, tax_included, contact, locale, placed_at, expires_at)
     values ($1, $2, (random() * 1e12)::bigint, $3, $4, 'g', array[$1::uuid], 'pending', 'USD', $5::bigint, 0, 0, 0, 0, $5::bigint, true, '{}', 'en', now(), now())`,
    [orgId, orderId, offer.channel_id, cartId, quantity],
  );
  await database.sql(
    `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot, quantity,
                              unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
     values ($1, $2, $3, 0, 'physical', 'reserved', 'held', $1, $4, $1, $5, '{}', $6::int, 1, $6::bigint, 0, 0, 'payment')`,
    [orgId, lineId, orderId, offer.id, offer.product_id, quantity],
  );
  const line = { lineId, sellerOrgId: orgId, offerId: offer.id, quantity, config: {}, state: 'reserved', paidMinor: BigInt(quantity) };
  return { order: guestOrder({ orgId, orderId, channelId: offer.channel_id }), line };
}

kindContract(physical, {
  order,
  supply: async (units) => {
    const [row] = await database.sql<{ reserved: number }>('select reserved from stock_levels where offer_id = $1', [offer.id]);
    await setStock(database, offer.id, units + (row?.reserved ?? 0));
  },
  config: { good: {}, bad: { slot: 'now' } },
});
