// The invariants of cards are seen to fire: what is whole satisfies them all, and each break is told by the one it concerns.
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { newId } from '#platform/ids/index.ts';
import { allChecks, runChecks } from '../../../tools/checks.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';

let database: TestDatabase;
const [programme, reservation, card, line] = [newId(), newId(), newId(), newId()];
const checks = allChecks().filter(({ module }) => module === 'loyalty');

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
});

/** Of a programme of five cards one is issued, and two are set aside. */
const whole = [
  `insert into loyalty_programmes (org_id, id, name, card_limit, cards_taken, created_at)
   select id, '${programme}', '{}', 5, 3, now() from organizations order by id limit 1`,
  `insert into loyalty_reservations (org_id, id, programme_id, order_org_id, order_id, line_id, cards, tier, refund_days, state, created_at)
   select p.org_id, r.id::uuid, p.id, p.org_id, p.id, r.line::uuid, r.cards, 'gold', 0, r.state, now()
     from loyalty_programmes p, (values ('${reservation}', '${line}', 1, 'issued'), ('${newId()}', '${newId()}', 2, 'firm')) as r(id, line, cards, state)
    where p.id = '${programme}'`,
  `insert into loyalty_cards (org_id, id, programme_id, tier, number_sealed, number_index, last_four, holder_guest, name_sealed, order_org_id, order_id,
     line_id, place, issued_at, refund_until)
   select org_id, '${card}', id, 'gold', 's', 'i', '1234', 'g', 's', org_id, id, '${line}', 1, now(), now() from loyalty_programmes where id = '${programme}'`,
];

/** Names of the checks that find something after this; in a transaction that is rolled back, past the guards of the database. */
async function told(...breaking: string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.urls.admin });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const text of [...whole, ...breaking]) expect((await client.query(text)).rowCount, text).not.toBe(0);
    const found = await runChecks(async (sql) => (await client.query(sql)).rows as Record<string, unknown>[], checks);
    return found.map(({ check }) => check.id).toSorted();
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

const setLine = (phase: string, of: string) =>
  `insert into order_lines (org_id, id, order_id, position, kind, state, phase, seller_org_id, offer_id, product_org_id, product_id, snapshot, quantity,
                            unit_price_minor, total_minor, tax_minor, tax_basis_points, capture)
   select org_id, line_id, line_id, 0, 'membership', 's', '${phase}', org_id, org_id, org_id, org_id, '{}', 1, 1, 1, 0, 0, 'payment' from ${of}`;

test.each<[what: string, breaking: string[], checks: string[]]>([
  ['nothing is broken', [], []],
  ['a card is counted that is not there', [`update loyalty_programmes set cards_taken = 4`], ['LC1']],
  ['a card ended and was not given back', [`update loyalty_cards set state = 'revoked', ended_at = now()`], ['LC1']],
  [
    'more is taken than there may be',
    [`alter table loyalty_programmes drop constraint cards_within_limit`, `update loyalty_programmes set card_limit = 2`],
    ['LC1'],
  ],
  ['a card of a line is missing', [`update loyalty_reservations set cards = 2 where id = '${reservation}'`], ['LC2']],
  ['a card lives for a line that is void', [setLine('void', `loyalty_cards`)], ['LC3']],
  ['what is set aside is for a line that is done', [setLine('done', `loyalty_reservations where state = 'firm'`)], ['LC4']],
  ['a card came of nothing', [`delete from loyalty_reservations where id = '${reservation}'`], ['LC5']],
])('COR-20 where %s the invariants of cards say so', async (_what, breaking, names) => {
  expect(await told(...breaking)).toEqual(names);
});
