// Cards of somebody who is told what is kept of them, and forgotten: all of them, however many.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import type { Person } from '#platform/privacy.ts';
import { nameIndex } from '#platform/vault/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { newCardNumber } from './card-number.ts';
import { loyaltyPrivacy } from './index.ts';
import { openHolder, sealHolder, sealNumber } from './loyalty.sealed.ts';

const MANY = 5_001;
let database: TestDatabase;
let person: Person;
const programme = newId();

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<{ org: string; user: string }>(
    'select o.id as org, u.id as user from organizations o, users u order by o.id, u.id limit 1',
  );
  if (!row) throw new Error('the preset has nobody');
  const { org } = row;
  person = { userId: row.user, email: 'anna@example.com', addresses: [] };
  await database.sql(
    `insert into loyalty_programmes (org_id, id, name, cards_taken, created_at) values ($1, $2, '{"en":"Club"}', ${MANY}, now())`,
    [org, programme],
  );
  await database.sql(
    `insert into loyalty_cards (org_id, id, programme_id, tier, number_sealed, number_index, last_four, holder_user, name_sealed, name_index, issued_at,
                                refund_until, state, reason)
     select $1, uuidv7(), $2, 'gold', $3, 'n' || n, '1234', $6, $4, $5, now(), now(), 'suspended', 'Anna showed it to two' from generate_series(1, ${MANY}) n`,
    [org, programme, sealNumber(org, newCardNumber()), sealHolder(org, 'Anna Dee'), nameIndex('Anna Dee'), person.userId],
  );
});
afterAll(closeDatabase);

test('COR-65 a person is told why a card of theirs is suspended; forgotten, none of their cards has a name or a reason any more', async () => {
  const [told] = (await inTx(systemActor, (tx) => loyaltyPrivacy.collect(tx, person))) as object[];
  expect(told).toMatchObject({ name: 'Anna Dee', reason: 'Anna showed it to two' });
  expect(await inTx(systemActor, (tx) => loyaltyPrivacy.erase(tx, person))).toEqual({ erased: MANY, kept: [] });
  const left = await database.sql<{ org_id: string; name_sealed: string }>(
    `select distinct org_id, name_sealed from loyalty_cards where programme_id = $1 and name_index = '{}' and reason is null`,
    [programme],
  );
  expect(left.map((row) => openHolder(row.org_id, row.name_sealed))).toEqual(['']);
  const named = await database.sql(`select from loyalty_cards where programme_id = $1 and (name_index <> '{}' or reason is not null)`, [
    programme,
  ]);
  expect(named).toEqual([]);
});
