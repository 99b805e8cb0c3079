// Whoever has the whole database but not the key: each thing they can do to a chain is found, and said by name.
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import * as vault from '#platform/vault/index.ts';
import { at } from '../../../tools/lib/paths.ts';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { INSTALLATION, letGoOfEntries, record, verify, verifyCount, type Verdict } from './index.ts';

const LENGTH = 6;
let database: TestDatabase;
let orgId: Uuid;

beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

async function chainOf(org: Uuid): Promise<void> {
  for (let n = 1; n <= LENGTH; n += 1)
    await inTx({ ...systemActor, ip: `192.0.2.${n}` }, (tx) =>
      record(tx, { orgId: org, action: 'test.noted', subject: { type: 'thing', id: String(n) }, after: { n } }),
    );
}

beforeEach(async () => {
  orgId = newId();
  await chainOf(orgId);
});
afterEach(async () => {
  await database.sql('truncate audit_entries, audit_personal, audit_chains, audit_checkpoints');
});

const verdictOf = (org = orgId): Promise<Verdict> => inTx(systemActor, (tx) => verify(tx, vault, org));
const faultsOf = async (): Promise<string[]> => (await verdictOf()).faults.map(({ seq, what }) => `${seq} ${what}`);

/** `:org` stands for the organization. */
const tamper = async (...texts: string[]): Promise<void> => {
  for (const text of texts) await database.sql(text.replaceAll(':org', `'${orgId}'`));
};

describe('COR-63 the chain tells', () => {
  const cases: [what: string, acts: string[], faults: string[]][] = [
    ['an act that was renamed', [`update audit_entries set action = 'test.other' where org_id = :org and seq = 3`], ['3 changed']],
    ['a value that was changed', [`update audit_entries set after = '{"n":9}' where org_id = :org and seq = 3`], ['3 changed']],
    ['the same value in other letters', [`update audit_entries set after = '{"n": 3}' where org_id = :org and seq = 3`], ['3 changed']],
    ['a time that was moved', [`update audit_entries set at = at - interval '1 second' where org_id = :org and seq = 3`], ['3 changed']],
    [
      'an actor who was exchanged',
      [`update audit_entries set actor_id = gen_random_uuid() where org_id = :org and seq = 6`],
      ['6 changed'],
    ],
    ['a hash that was made without the key', [`update audit_entries set hash = md5(hash) where org_id = :org and seq = 3`], ['3 changed']],
    ['an entry that is gone', [`delete from audit_entries where org_id = :org and seq = 3`], ['3 missing']],
    ['entries that are gone', [`delete from audit_entries where org_id = :org and seq in (3, 4)`], ['3 missing']],
    [
      'an entry that is gone, the others moved up',
      [
        `delete from audit_personal where org_id = :org`,
        `delete from audit_entries where org_id = :org and seq = 4`,
        `update audit_entries set seq = seq - 1 where org_id = :org and seq = 5`,
        `update audit_entries set seq = seq - 1 where org_id = :org and seq = 6`,
      ],
      ['4 reordered', '5 reordered', '6 end_cut'],
    ],
    [
      'two entries that changed places',
      [
        `delete from audit_personal where org_id = :org`,
        `update audit_entries set seq = 1000 where org_id = :org and seq = 3`,
        `update audit_entries set seq = 3 where org_id = :org and seq = 4`,
        `update audit_entries set seq = 4 where org_id = :org and seq = 1000`,
      ],
      ['3 reordered', '4 reordered'],
    ],
    ['a start that was cut off', [`delete from audit_entries where org_id = :org and seq <= 2`], ['1 start_cut']],
    ['an end that was cut off', [`delete from audit_entries where org_id = :org and seq > 4`], ['5 end_cut']],
    ['everything cut off', [`delete from audit_entries where org_id = :org`], ['1 end_cut']],
    [
      'an end that was cut off, and the record of the end with it',
      [
        `delete from audit_entries where org_id = :org and seq > 4`,
        `update audit_chains c set seq = 4, hash = (select hash from audit_entries where org_id = :org and seq = 4) where org_id = :org`,
      ],
      ['4 head_forged'],
    ],
    ['the record of the end gone', [`delete from audit_chains where org_id = :org`], ['6 head_missing']],
    [
      'a checkpoint that we did not write',
      [
        `insert into audit_checkpoints select org_id, seq, hash, prev, now() from audit_entries where org_id = :org and seq = 2`,
        `delete from audit_entries where org_id = :org and seq <= 2`,
      ],
      ['2 checkpoint_forged', '1 start_cut'],
    ],
    [
      'a personal value that was exchanged',
      [
        `update audit_personal set sealed = (select sealed from audit_personal where org_id = :org and seq = 2) where org_id = :org and seq = 3`,
      ],
      ['3 value_changed'],
    ],
    ['a personal value that was made up', [`update audit_personal set sealed = 'x' where org_id = :org and seq = 3`], ['3 value_changed']],
  ];
  test.each(cases)('%s', async (_, acts, faults) => {
    expect(await faultsOf()).toEqual([]);
    await tamper(...acts);
    expect(await faultsOf()).toEqual(faults);
  });

  test('an entry that was written for another organization', async () => {
    const other = newId();
    await chainOf(other);
    await database.sql(`delete from audit_entries where org_id = $1 and seq = 6`, [orgId]);
    await database.sql('delete from audit_personal where org_id = $1', [other]);
    await database.sql('update audit_entries set org_id = $1 where org_id = $2 and seq = 6', [orgId, other]);
    expect(await faultsOf()).toEqual(['6 changed']);
  });
});

test('COR-63 an entry of another history of the same chain, put in by who kept an old copy, is found', async () => {
  const noted = (id: string) => inTx(systemActor, (tx) => record(tx, { orgId, action: 'test.noted', subject: { type: 'thing', id } }));
  await tamper('create table kept_head as select * from audit_chains where org_id = :org');
  await noted('of the first history');
  await tamper('create table kept_entry as select * from audit_entries where org_id = :org and seq = 7');
  // The database is put back to before entry 7, and life goes on from there.
  await tamper('delete from audit_entries where org_id = :org and seq = 7', 'delete from audit_chains where org_id = :org');
  await database.sql('insert into audit_chains select * from kept_head');
  await noted('of the second history');
  await noted('after it');
  expect(await faultsOf()).toEqual([]);
  await tamper(
    'delete from audit_entries where org_id = :org and seq = 7',
    'insert into audit_entries select * from kept_entry',
    'update audit_entries set prev = (select hash from kept_entry) where org_id = :org and seq = 8',
    'drop table kept_entry',
    'drop table kept_head',
  );
  expect(await faultsOf()).toEqual(['8 changed']);
});

test('COR-63 a whole chain that is gone, with the record of where it ended, is missed', async () => {
  await chainOf(newId());
  const count = (): Promise<string[]> =>
    inTx(systemActor, verifyCount).then((faults) => faults.map(({ what, text }) => `${what}: ${text}`));
  expect(await count()).toEqual([]);
  await tamper('delete from audit_entries where org_id = :org', 'delete from audit_chains where org_id = :org');
  expect(await faultsOf()).toEqual([]);
  expect(await count()).toEqual(['chains_missing: 2 chains were started, and 1 are there']);
  // Made to fit, it no longer proves itself.
  await database.sql('update audit_chains set chains = 1 where chains is not null');
  expect((await verdictOf(INSTALLATION)).faults.map(({ what }) => what)).toEqual(['head_forged']);
});

test('COR-63 a personal value can be erased, and the chain still proves itself', async () => {
  await database.sql('delete from audit_personal where org_id = $1 and seq = 3', [orgId]);
  expect(await verdictOf()).toMatchObject({ ok: true, length: LENGTH });
});

describe('COR-63 retention', () => {
  /** A chain whose first entries are old, written by ourselves as then. */
  async function age(until: number): Promise<void> {
    await database.sql('truncate audit_entries, audit_personal, audit_chains, audit_checkpoints');
    for (let n = 1; n <= LENGTH; n += 1)
      await inTx(systemActor, (tx) => {
        if (n <= until) Object.defineProperty(tx, 'now', { value: new Date(tx.now.getTime() - (config().AUDIT_DAYS + 1) * 24 * 3600_000) });
        return record(tx, { orgId, action: 'test.noted', subject: { type: 'thing', id: String(n) } });
      });
  }

  test('lets go of the oldest and leaves a chain that proves itself', async () => {
    await age(4);
    await letGoOfEntries();
    expect(await verdictOf()).toMatchObject({ ok: true, from: '5', length: 2, head: { seq: '6' } });
    await inTx(systemActor, (tx) => record(tx, { orgId, action: 'test.noted', subject: { type: 'thing', id: '7' } }));
    expect(await verdictOf()).toMatchObject({ ok: true, from: '5', length: 3, head: { seq: '7' } });
    await tamper('delete from audit_entries where org_id = :org and seq = 5');
    expect(await faultsOf()).toEqual(['5 start_cut']);
  });

  test('may let go of all there is', async () => {
    await age(LENGTH);
    await letGoOfEntries();
    expect(await verdictOf()).toMatchObject({ ok: true, from: '0', length: 0, head: { seq: '6' } });
    await inTx(systemActor, (tx) => record(tx, { orgId, action: 'test.noted', subject: { type: 'thing', id: '7' } }));
    expect(await verdictOf()).toMatchObject({ ok: true, from: '7', length: 1 });
  });

  test('an organization may keep less long, never longer than the installation allows', async () => {
    await age(2);
    await database.sql('update audit_chains set retention_days = 3650 where org_id = $1', [orgId]);
    await letGoOfEntries();
    expect(await verdictOf()).toMatchObject({ ok: true, from: '3' });
  });

  test('keeps all of a chain that is broken, and says which', async () => {
    await age(4);
    await tamper('delete from audit_entries where org_id = :org and seq = 2');
    await expect(letGoOfEntries()).rejects.toThrow(orgId);
    expect(await verdictOf()).toMatchObject({ ok: false, from: '1', length: 5 });
  });
});

test('COR-63 the doctor proves every chain, and names organization, entry and what is wrong', { timeout: 30_000 }, async () => {
  const run = promisify(execFile);
  const env = { ...process.env, DATABASE_ADMIN_URL: database.urls.admin, WITNESS_DIR: `${tmpdir()}/no-witness` };
  const doctor = () =>
    run(process.execPath, [at('tools/doctor.ts')], { env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
  const sound = await doctor();
  expect(sound.stdout).toMatch(/✓ 2 chains of the audit trail prove themselves/);
  expect(sound.code).toBe(0);
  await tamper(`update audit_entries set action = 'test.other' where org_id = :org and seq = 3`);
  const broken = await doctor();
  expect(broken.stdout).toContain(`organization ${orgId}: Entry 3 was changed after it was written`);
  expect(broken.code).toBe(1);
});
