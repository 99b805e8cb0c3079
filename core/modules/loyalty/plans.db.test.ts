// What holders and staff ask for, among many cards: an index leads there, behind the walls, too.
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config } from '#platform/config/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { connectForPlans, lookedAt, planOf, readWhole } from '../../../tools/testing/plans.ts';
import './index.ts';

const CARDS = 20_000;
const grows = ['loyalty_cards', 'loyalty_reservations'];
let database: TestDatabase;
let client: pg.Client;
let one: { org: string; programme: string; card: string; line: string };

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const run = (text: string) => database.sql(text);
  await run(
    `insert into loyalty_programmes (org_id, id, name, cards_taken, created_at)
     select o.id, uuidv7(), '{}', case n when 1 then ${CARDS - 40} else 40 end, now() from (select id from organizations order by id limit 1) o, generate_series(1, 2) n`,
  );
  await run(
    `create unlogged table seed as
     select uuidv7() as card, uuidv7() as line, n, p.org_id as org, p.id as programme
       from generate_series(1, ${CARDS}) n join loyalty_programmes p on (p.cards_taken = 40) = (n % 500 = 77)`,
  );
  await run(
    `insert into loyalty_reservations (org_id, id, programme_id, order_org_id, order_id, line_id, cards, tier, refund_days, state, created_at)
     select org, card, programme, org, line, line, 1, 'gold', 0, 'issued', now() from seed`,
  );
  await run(
    `insert into loyalty_cards (org_id, id, programme_id, tier, number_sealed, number_index, last_four, holder_guest, name_sealed, name_index, order_org_id,
                                order_id, line_id, place, issued_at, refund_until)
     select org, card, programme, 'gold', '', 'number ' || n, lpad((n % 10000)::text, 4, '0'), 'guest ' || n, '', array['name ' || n], org, line, line, 1,
            now(), now() from seed`,
  );
  const [row] = await database.sql<typeof one>('select org, programme, card, line from seed where n = 77');
  if (!row) throw new Error('nobody holds a card');
  one = row;
  await run('drop table seed');
  await run('analyze');
  client = await connectForPlans(config().DATABASE_APP_URL);
}, 120_000);
afterAll(() => client.end());

const now = new Date();
const buyer = () => ({ 'app.shop': one.org, 'app.guest': 'guest 77', 'app.sellers': one.org });
const staff = () => ({ 'app.org': one.org });
const listed = (programme: string | null, value: unknown) => [one.org, null, null, 51, null, null, programme, value];

const hot: [name: string, settings: () => Record<string, string>, values: () => unknown[]][] = [
  ['loyalty.mine', buyer, () => [null, 'guest 77', one.org, null, null, 21, null]],
  ['loyalty.my_card', buyer, () => [null, 'guest 77', one.org, one.card]],
  ['loyalty.my_card_number', buyer, () => [null, 'guest 77', one.org, one.card]],
  ['loyalty.revoke_of_lines', buyer, () => [one.org, one.line, [one.line], now, 'refunded']],
  ['loyalty.of_lines', buyer, () => [one.org, one.line, [one.line]]],
  ['loyalty.turn_into_cards', buyer, () => [one.org, one.line, [one.line], now]],
  ['loyalty.free_cards', buyer, () => [one.org, one.line, [one.line], 'released', now]],
  ['loyalty.cards_all', staff, () => listed(null, null)],
  ['loyalty.cards_of_programme', staff, () => listed(one.programme, null)],
  ['loyalty.cards_by_number', staff, () => listed(null, 'number 77')],
  ['loyalty.cards_by_last_four', staff, () => listed(null, '0077')],
  ['loyalty.cards_by_name', staff, () => listed(null, ['name 77'])],
];

test.each(hot)('COR-20 %s reads a few rows, however many cards there are', async (name, settings, values) => {
  const plan = await planOf(client, name, values(), { settings: settings(), analyze: true });
  const read = plan.filter((node) => grows.includes(node['Relation Name'] ?? ''));
  expect(readWhole(plan, grows)).toEqual([]);
  expect(read.filter((node) => lookedAt(node) > 60)).toEqual([]);
});

test('COR-20 words of a name find the cards of who asks, and nobody else’s', async () => {
  const found = async (org: string): Promise<number> => {
    await client.query('begin');
    await client.query(`select set_config('app.org', $1, true)`, [org]);
    const { rowCount } = await client.query(`select from cards_named(array['name 77'])`);
    await client.query('rollback');
    return rowCount ?? 0;
  };
  expect([await found(one.org), await found(one.card), await found('')]).toEqual([1, 0, 0]);
});
