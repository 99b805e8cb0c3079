// What a person is told of groups of customers that name them, and that they are in none once they are forgotten.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { groupsPrivacy } from './groups.privacy.ts';
import { memberIndex, sealedEmail } from './groups.sealed.ts';

let database: TestDatabase;
const [org, group] = [randomUUID(), randomUUID()];

const name = (email: string, userId: string | null = null) =>
  database.sql(
    `insert into customer_group_members (org_id, id, group_id, email_index, email_sealed, user_id, added_at) values ($1, $2, $3, $4, $5, $6, now())`,
    [org, randomUUID(), group, memberIndex(email), sealedEmail(org, email), userId],
  );

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  await openDatabase();
  await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1, 'keeper', 'K', 'TH', now())`, [org]);
  await database.sql(`insert into customer_groups (org_id, id, name, created_at) values ($1, $2, 'Trade', now())`, [org, group]);
});
afterAll(closeDatabase);

test('COR-65 COR-82 groups that name a person, by account or by address alone, are told to them and forget them', async () => {
  const userId = await database.addPerson({ email: 'ann@groups.test', name: 'Ann' });
  await name('ann@groups.test', userId);
  await name('ann.before@groups.test');
  await name('bo@groups.test');
  const person = {
    userId,
    email: 'ann@groups.test',
    addresses: ['ann@groups.test', 'ann.before@groups.test'].map((email) => ({ index: memberIndex(email), until: null })),
  };
  const told = await inTx(systemActor, (tx) => groupsPrivacy.collect(tx, person));
  const byAddress = told.toSorted((one, other) => (String(one.email) < String(other.email) ? -1 : 1));
  expect(byAddress.map(({ group: of, email }) => [of, email])).toEqual([
    ['Trade', 'ann.before@groups.test'],
    ['Trade', 'ann@groups.test'],
  ]);
  expect(await inTx(systemActor, (tx) => groupsPrivacy.erase(tx, person))).toEqual({ erased: 2, kept: [] });
  expect(await inTx(systemActor, (tx) => groupsPrivacy.collect(tx, person))).toEqual([]);
  expect(await database.sql(`select 1 from customer_group_members where group_id = $1`, [group])).toHaveLength(1);
});
