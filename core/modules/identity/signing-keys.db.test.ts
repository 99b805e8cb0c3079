// Keys over months: each is published before it signs and verifies after it stopped, so that no rotation logs anybody out.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, setOffset } from '#platform/clock/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { ACCESS_SECONDS, checkAccessToken, signAccessToken } from './access-token.ts';
import { dropKeys, keyThatSigns, keyOfHeader, loadKeys, rotateKeys } from './signing-keys.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(async () => {
  setOffset(0);
  await closeDatabase();
});

const HOUR = 3600_000;
const token = () =>
  signAccessToken({
    userId: newId(),
    sessionId: newId(),
    orgId: null,
    permissions: [],
    issuedMs: now().getTime(),
    authenticatedMs: now().getTime(),
    secondFactorMs: null,
    impersonatorId: null,
    host: null,
  });

test('COR-02 over four months keys follow one another: published a day ahead, every token good for its whole life', async () => {
  const signed = new Map<string, string>();
  const published = new Map<string, number>();
  for (let hour = 0; hour < 120 * 24; hour += 6) {
    setOffset(hour * HOUR);
    await rotateKeys();
    for (const { kid } of await loadKeys()) if (!published.has(kid)) published.set(kid, hour);
    const { kid, header } = await keyThatSigns();
    if (!signed.has(kid)) {
      if (signed.size > 0) expect(hour - (published.get(kid) ?? hour)).toBeGreaterThanOrEqual(24);
      // What the key before signed in its last moment is good after it.
      if (signed.size > 0) {
        setOffset((hour - 6) * HOUR);
        dropKeys();
        const late = await token();
        setOffset((hour - 6) * HOUR + (ACCESS_SECONDS - 1) * 1000);
        await rotateKeys();
        expect((await checkAccessToken(late)).claims.permissions).toEqual([]);
        setOffset(hour * HOUR);
        dropKeys();
      }
      signed.set(kid, header);
    }
  }
  expect(signed.size).toBeGreaterThanOrEqual(4);
  expect(signed.size).toBeLessThanOrEqual(6);
  // Keys whose last token lapsed long ago verify nothing.
  const [oldest = ''] = signed.values();
  expect(await keyOfHeader(oldest)).toBeUndefined();
}, 120_000);

test('COR-02 private keys stand sealed in the database, and no database role of requests sees them', async () => {
  const [row] = await database.sql<{ private_sealed: string; app: boolean }>(
    `select private_sealed, has_table_privilege('tessera_app', 'signing_keys', 'select') as app from signing_keys`,
  );
  expect(row?.private_sealed).toMatch(/^v1\./);
  expect(row?.app).toBe(false);
});

test('COR-02 ten processes that start at once on an empty database make one key', async () => {
  await database.sql('delete from signing_keys');
  dropKeys();
  const kids = await Promise.all(
    Array.from({ length: 10 }, async () => {
      dropKeys();
      return (await keyThatSigns()).kid;
    }),
  );
  expect(new Set(kids).size).toBe(1);
});
