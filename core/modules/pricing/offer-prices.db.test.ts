// Further prices of an offer: what the database refuses whoever writes it.
import { beforeAll, expect, test } from 'vitest';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';

let database: TestDatabase;
let offer: { org: string; id: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const [row] = await database.sql<typeof offer>(`select org_id as org, id from offers order by id limit 1`);
  if (!row) throw new Error('the preset has no offers');
  offer = row;
});

const add = (currency: string, price: string, compareAt: string | null = null, org = offer.org) =>
  database
    .sql(`insert into offer_prices (org_id, offer_id, currency, price_minor, compare_at_minor) values ($1, $2, $3, $4, $5)`, [
      org,
      offer.id,
      currency,
      price,
      compareAt,
    ])
    .then(
      () => 'added',
      (error: { constraint?: string }) => error.constraint,
    );

test('COR-12 an offer has one price in a currency, its own among them', async () => {
  expect(await add('JPY', '1001')).toBe('added');
  expect(await add('JPY', '1002')).toBe('offer_prices_pkey');
  expect(await add('USD', '1')).toBe('one_price_in_a_currency');
  const moved = database.sql(`update offer_prices set currency = 'USD' where offer_id = $1 and currency = 'JPY'`, [offer.id]);
  await expect(moved).rejects.toMatchObject({ constraint: 'one_price_in_a_currency' });
});

test('COR-12 a further price is an amount of a currency for an offer of the same organization', async () => {
  expect(await add('KWD', '-1')).toBe('offer_prices_price_minor_check');
  expect(await add('KWD', '1000000000000001')).toBe('offer_prices_price_minor_check');
  expect(await add('KWD', '1235', '1235')).toBe('offer_prices_check');
  expect(await add('kwd', '1235')).toBe('offer_prices_currency_check');
  expect(await add('KWD', '1235', null, '00000000-0000-7000-8000-00000000000f')).toBe('offer_prices_org_id_offer_id_fkey');
  expect(await add('KWD', '0', '1')).toBe('added');
});
