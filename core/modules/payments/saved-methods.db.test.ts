// The wall around saved methods, and what is left of them when their person is forgotten.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { paymentsPrivacy } from './payments.privacy.ts';
import type { IntentRow } from './payments.sql.ts';
import { saveFromOutcome } from './save-method.ts';
import { isExpired, listSavedMethods, preferMethod, removeMethod, requireMethod, sealToken } from './saved-methods.ts';

let database: TestDatabase;
const shop = newId();
const otherShop = newId();
const ann = newId();
const bob = newId();

beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
  for (const id of [shop, otherShop])
    await database.sql(`insert into organizations (id, slug, name, country, created_at) values ($1::uuid, $1::text, 'Shop', 'TH', now())`, [
      id,
    ]);
  for (const id of [ann, bob])
    await database.sql(`insert into users (id, email, name, created_at) values ($1::uuid, $1::text || '@b.test', 'B', now())`, [id]);
  await add(ann, shop);
  await add(ann, otherShop);
  await add(bob, shop);
});
afterAll(closeDatabase);

const add = (userId: Uuid, orgId: Uuid) =>
  database.sql(
    `insert into saved_methods (org_id, id, user_id, provider, fingerprint, token_sealed, brand, last4, expiry_month, expiry_year, created_at)
     values ($1, gen_random_uuid(), $2, 'test', 'f', $3, 'visa', '4242', 12, 2030, now())`,
    [orgId, userId, sealToken(orgId, 'tok')],
  );

const asSystem = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTx(systemActor, work);

/** Rows that the role of requests reads, changes and deletes, as whom the settings name. */
async function reach(settings: Record<string, string>): Promise<number[]> {
  const client = new pg.Client({ connectionString: config().DATABASE_APP_URL });
  await client.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
    const seen = await client.query('select 1 from saved_methods');
    const changed = await client.query('update saved_methods set decline_code = null');
    return [seen.rowCount ?? 0, changed.rowCount ?? 0];
  } finally {
    await client.end();
  }
}

test('COR-89 COR-11 the wall shows a person their own methods in the shop they are in, and nobody else’s', async () => {
  expect(await reach({ 'app.shop': shop, 'app.user': ann })).toEqual([1, 1]);
  expect(await reach({ 'app.shop': otherShop, 'app.user': bob })).toEqual([0, 0]);
  expect(await reach({ 'app.org': shop, 'app.user': newId() })).toEqual([0, 0]);
  expect(await reach({ 'app.org': shop })).toEqual([0, 0]);
  expect(await reach({ 'app.user': ann })).toEqual([0, 0]);
  expect(await reach({ 'app.shop': shop })).toEqual([0, 0]);
});

test('COR-89 COR-11 without the wall the acts alone let nobody at another’s, another shop’s or another provider’s', async () => {
  const [row] = await database.sql<{ id: Uuid }>('select id from saved_methods where org_id = $1 and user_id = $2', [shop, ann]);
  const id = row?.id ?? '';
  const refused = { code: 'SAVED_METHOD_NOT_FOUND' };
  for (const [orgId, userId] of [
    [shop, bob],
    [otherShop, ann],
  ] as const) {
    await expect(asSystem((tx) => requireMethod(tx, { orgId, userId }, { id, provider: 'test' }))).rejects.toMatchObject(refused);
    await expect(asSystem((tx) => preferMethod(tx, orgId, userId, id))).rejects.toMatchObject(refused);
    await expect(asSystem((tx) => removeMethod(tx, orgId, userId, id))).rejects.toMatchObject(refused);
  }
  await expect(asSystem((tx) => requireMethod(tx, { orgId: shop, userId: ann }, { id, provider: 'other' }))).rejects.toMatchObject(refused);
  await asSystem((tx) => requireMethod(tx, { orgId: shop, userId: ann }, { id, provider: 'test' }));
});

test('COR-89 two payments that save the same new card at the same moment both stand, and it is saved once', async () => {
  const carol = newId();
  await database.sql(`insert into users (id, email, name, created_at) values ($1::uuid, $1::text || '@b.test', 'C', now())`, [carol]);
  const intent = { org_id: shop, id: newId(), provider: 'test', saved_method_id: null, save_asked_by: carol } as IntentRow;
  const saved = (token: string) => ({ token, fingerprint: 'new', brand: 'visa', last4: '1111', expiryMonth: 1, expiryYear: 2031 });
  const save = (token: string, then: () => Promise<void>): Promise<void> =>
    asSystem(async (tx) => {
      await saveFromOutcome(tx, intent, { status: 'authorized', providerRef: 'r', instrument: '', saved: saved(token) });
      await then();
    });
  let second: Promise<void> | undefined;
  await save('tok first', async () => {
    second = save('tok second', () => Promise.resolve());
    await untilBlocked();
  });
  await second;
  expect(await asSystem((tx) => listSavedMethods(tx, shop, carol))).toMatchObject([{ last4: '1111' }]);
  expect(await database.sql('select 1 from saved_methods where user_id = $1 and removed_at is not null', [carol])).toHaveLength(1);
});

/** Waits until a connection of this database waits for a lock. */
async function untilBlocked(): Promise<void> {
  const waiting = () =>
    database.sql(`select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`);
  while ((await waiting()).length === 0) await new Promise((resume) => setTimeout(resume, 10));
}

const person = { userId: ann, email: '', addresses: [] };

test('COR-89 COR-65 a person’s archive tells their methods without the token; forgotten, nothing but the token is left, on its way to the provider', async () => {
  const told = await asSystem((tx) => paymentsPrivacy.collect(tx, person));
  expect(told).toEqual([1, 2].map(() => expect.objectContaining({ brand: 'visa', last4: '4242', expires: '2030-12' })));
  expect(JSON.stringify(told)).not.toContain('v1.');
  expect(await asSystem((tx) => paymentsPrivacy.erase(tx, person))).toEqual({ erased: 2, kept: [] });
  expect(await asSystem((tx) => paymentsPrivacy.collect(tx, person))).toEqual([]);
  const left = await database.sql(
    `select brand || last4 || fingerprint as told, removed_at is not null as removed from saved_methods where user_id = $1`,
    [ann],
  );
  expect(left).toEqual([1, 2].map(() => ({ told: '', removed: true })));
  const jobs = await database.sql(
    `select 1 from saved_methods m join graphile_worker._private_jobs j on j.key = 'detach ' || m.id where m.user_id = $1`,
    [ann],
  );
  expect(jobs).toHaveLength(2);
  expect(await reach({ 'app.shop': shop, 'app.user': bob })).toEqual([1, 1]);
});

test.each([
  ['2026-11-30T23:59:00Z', false],
  ['2026-12-01T11:59:00Z', false],
  ['2026-12-01T12:00:00Z', true],
  ['2025-12-31T00:00:00Z', false],
])('COR-89 a card of 11/2026 at %s: expired is %s', (at, expired) => {
  expect(isExpired({ expiry_year: 2026, expiry_month: 11 }, new Date(at))).toBe(expired);
});
