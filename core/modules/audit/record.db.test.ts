// Entries of the trail on a real database: chained, complete under concurrency, and not to be changed by any role of the program.
import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { loadConfig } from '#platform/config/index.ts';
import { type Actor, closeDatabase, inTx, openDatabase, type StaffActor, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import * as vault from '#platform/vault/index.ts';
import { stretch } from './audit.sql.ts';
import { valueOf } from './chain.ts';
import { INSTALLATION, record } from './index.ts';
import { verify } from './verify.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

const staffOf = (orgId: Uuid, more: Partial<Actor> = {}): StaffActor => ({
  ...systemActor,
  kind: 'staff',
  userId: newId(),
  requestId: 'a-request',
  ip: '192.0.2.7',
  ...more,
  orgId,
});

const note = (actor: Actor, n: number): Promise<void> =>
  inTx(actor, (tx) => record(tx, { orgId: actor.orgId, action: 'test.noted', subject: { type: 'thing', id: String(n) }, after: { n } }));

const verdictOf = (orgId: Uuid) => inTx(systemActor, (tx) => verify(tx, vault, orgId));

test('COR-63 an entry says who did what to what, from where, in which request, and keeps what is personal sealed', async () => {
  const actor = staffOf(newId(), { impersonatorId: newId() });
  await inTx(actor, (tx) =>
    record(tx, {
      orgId: actor.orgId,
      action: 'member.role_changed',
      subject: { type: 'user', id: newId() },
      before: { role: 'staff' },
      after: { role: 'owner', note: '\ud800' },
      personal: { email: 'anna@example.com' },
    }),
  );
  const [entry] = await database.sql('select * from audit_entries where org_id = $1', [actor.orgId]);
  expect(entry).toMatchObject({
    seq: '1',
    action: 'member.role_changed',
    actor_type: 'user',
    actor_id: actor.userId,
    impersonator_id: actor.impersonatorId,
    subject_type: 'user',
    before: { role: 'staff' },
    request_id: 'a-request',
  });
  const all = JSON.stringify([entry, await database.sql('select * from audit_personal where org_id = $1', [actor.orgId])]);
  expect(all).not.toContain('anna');
  expect(all).not.toContain('192.0.2.7');
  const values = await database.sql<{ field: string; sealed: string }>(
    'select field, sealed from audit_personal where org_id = $1 order by 1',
    [actor.orgId],
  );
  expect(values.map(({ field, sealed }) => [field, valueOf(vault, actor.orgId, sealed).value])).toEqual([
    ['email', 'anna@example.com'],
    ['ip', '192.0.2.7'],
  ]);
  expect(await verdictOf(actor.orgId)).toMatchObject({ ok: true, length: 1, faults: [] });
});

test('COR-63 an entry is written with its act or not at all', async () => {
  const actor = staffOf(newId());
  await note(actor, 1);
  await expect(
    inTx(actor, async (tx) => {
      await record(tx, { orgId: actor.orgId, action: 'test.noted', subject: { type: 'thing', id: '2' } });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  await note(actor, 3);
  expect(await verdictOf(actor.orgId)).toMatchObject({ ok: true, length: 2 });
});

test('COR-63 many writers at once leave one chain without a gap, and none waits for another for ever', { timeout: 30_000 }, async () => {
  const [one, other] = [newId(), newId()].toSorted() as [Uuid, Uuid];
  const both = (first: Uuid, second: Uuid): Promise<void> =>
    inTx({ ...systemActor }, async (tx) => {
      await record(tx, { orgId: first, action: 'test.noted', subject: { type: 'thing', id: 'x' } });
      await record(tx, { orgId: null, action: 'test.noted', subject: { type: 'thing', id: 'x' } });
      await record(tx, { orgId: second, action: 'test.noted', subject: { type: 'thing', id: 'x' } });
    });
  const before = (await verdictOf(INSTALLATION)).length;
  const acts = Array.from(
    { length: 60 },
    (_, n) => () => (n % 3 === 0 ? note(staffOf(one), n) : n % 3 === 1 ? both(one, other) : both(other, one)),
  );
  // As many at once as there are connections, each going on as soon as it is done.
  const writer = async (): Promise<void> => {
    for (let act = acts.pop(); act; act = acts.pop()) await act();
  };
  await Promise.all(Array.from({ length: 12 }, writer));
  expect(await verdictOf(one)).toMatchObject({ ok: true, length: 60 });
  expect(await verdictOf(other)).toMatchObject({ ok: true, length: 40 });
  expect(await verdictOf(INSTALLATION)).toMatchObject({ ok: true, length: before + 40 });
});

test('COR-63 no role of the program may change an entry, and none may drop one that no checkpoint covers', async () => {
  const actor = staffOf(newId());
  await note(actor, 1);
  const tries: [role: string, text: string, answer: string | number][] = [
    ['app', `update audit_entries set action = 'x.y'`, '42501'],
    ['app', 'delete from audit_entries', '42501'],
    ['app', 'delete from audit_chains', '42501'],
    ['app', 'delete from audit_personal', '42501'],
    ['app', `update audit_checkpoints set seq = 9`, '42501'],
    ['system', `update audit_entries set action = 'x.y'`, '42501'],
    ['system', 'delete from audit_entries', 0],
    ['system', 'delete from audit_chains', '42501'],
    ['system', 'delete from audit_checkpoints', '42501'],
    ['system', `update audit_checkpoints set seq = 9`, '42501'],
  ];
  for (const [role, text, answer] of tries) {
    const client = new pg.Client({ connectionString: role === 'app' ? database.urls.app : database.urls.system });
    await client.connect();
    await client.query(`select set_config('app.org', $1, false)`, [actor.orgId]);
    const got = await client.query(text).then(
      (result) => result.rowCount,
      (error: { code: string }) => error.code,
    );
    await client.end();
    expect([role, text, got]).toEqual([role, text, answer]);
  }
  expect(await verdictOf(actor.orgId)).toMatchObject({ ok: true, length: 1 });
});

test('COR-63 an organization neither reads nor writes the entries of another', async () => {
  const [mine, theirs] = [staffOf(newId()), staffOf(newId())];
  await note(theirs, 1);
  expect(await inTx(mine, (tx) => tx.rows(stretch, [theirs.orgId, '0', 10]))).toEqual([]);
  await expect(
    inTx(mine, (tx) => record(tx, { orgId: theirs.orgId, action: 'test.noted', subject: { type: 'thing', id: '1' } })),
  ).rejects.toMatchObject({ code: '42501' });
});

test('COR-63 of a long chain the newest entries are proved while somebody waits, and all of it at night', async () => {
  const actor = staffOf(newId());
  for (let n = 1; n <= 12; n += 1) await note(actor, n);
  const newest = (most: number) => inTx(systemActor, (tx) => verify(tx, vault, actor.orgId, most));
  expect(await newest(5)).toMatchObject({ ok: true, from: '8', length: 5, head: { seq: '12' } });
  expect(await newest(50)).toMatchObject({ ok: true, from: '1', length: 12 });
  const change = (seq: number) =>
    database.sql(`update audit_entries set action = 'test.forged' where org_id = $1 and seq = $2`, [actor.orgId, seq]);
  await change(2);
  expect(await newest(5)).toMatchObject({ ok: true });
  expect(await verdictOf(actor.orgId)).toMatchObject({ ok: false, faults: [{ seq: '2', what: 'changed' }] });
  await change(10);
  expect(await newest(5)).toMatchObject({ ok: false, faults: [{ seq: '10', what: 'changed' }] });
});
