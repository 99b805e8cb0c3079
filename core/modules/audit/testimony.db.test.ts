// The witness of the audit trail: what it says, how it is tampered with, and databases that are not what it saw.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { witnessFolder } from '#adapters/witness-folder/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import * as vault from '#platform/vault/index.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { allChains } from './audit.sql.ts';
import {
  chainsBehindWitness,
  disagreements,
  keepWitness,
  letGoOfEntries,
  lookAtWitness,
  type Reader,
  readTestimony,
  record,
  testify,
  useWitness,
} from './index.ts';

let database: TestDatabase;
let folder: string;
let orgId: Uuid;
const witness = () => witnessFolder(folder);
const reader: Reader = { rows: (what, values) => inTx(systemActor, (tx) => tx.rows(what, values)) };

const noted = (org = orgId, at?: Date): Promise<void> =>
  inTx(systemActor, (tx) => {
    if (at) Object.defineProperty(tx, 'now', { value: at });
    return record(tx, { orgId: org, action: 'test.noted', subject: { type: 'thing', id: '1' } });
  });
const testimony = () => readTestimony(witness(), vault);
const found = async (): Promise<string[]> => (await disagreements(reader, await testimony())).map((each) => `${each.orgId} ${each.what}`);

beforeAll(async () => {
  database = await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(async () => {
  useWitness(undefined);
  await closeDatabase();
});
beforeEach(async () => {
  await database.sql('truncate audit_entries, audit_personal, audit_chains, audit_checkpoints');
  folder = await mkdtemp(join(tmpdir(), 'tessera-witness-'));
  useWitness(witness());
  orgId = newId();
  for (let times = 0; times < 3; times += 1) await noted();
  return () => rm(folder, { recursive: true, force: true });
});

test('COR-63 the witness has a line for the ends that moved, none where nothing did, and agrees with the database it saw', async () => {
  await keepWitness();
  await keepWitness();
  expect((await testimony()).number).toBe(1);
  const other = newId();
  await noted(other);
  await keepWitness();
  const { number, ends, faults } = await testimony();
  expect([number, ends.get(orgId)?.seq, ends.get(other)?.seq, faults]).toEqual([2, '3', '1', []]);
  const [part = ''] = await witness().parts();
  expect((await witness().read(part))[1]).not.toContain(orgId);
  await noted();
  expect(await found()).toEqual([]);
});

test('COR-63 a chain that is shorter than the witness saw, one that is gone and one that went another way are each found', async () => {
  const [gone, other] = [newId(), newId()];
  await Promise.all([noted(gone), noted(other)]);
  await database.sql('create table kept_chains as select * from audit_chains');
  await database.sql('create table kept_entries as select * from audit_entries');
  await noted();
  await noted(other);
  await keepWitness();
  // Every chain goes back to how it was, and one goes on from there: each proves itself.
  await database.sql('truncate audit_entries, audit_personal, audit_chains');
  await database.sql('insert into audit_chains select * from kept_chains where org_id <> $1', [gone]);
  await database.sql('insert into audit_entries select * from kept_entries where org_id <> $1', [gone]);
  await database.sql('drop table kept_chains, kept_entries');
  await noted(other);
  expect(await found()).toEqual([`${gone} gone`, `${orgId} older`, `${other} other`].toSorted());
  await lookAtWitness();
  expect(chainsBehindWitness()).toBe(3);
  // The alarm does not wear off: hours later, with entries enough to be longer than what was seen, it is told still.
  await noted();
  await noted();
  await keepWitness();
  expect(await found()).toEqual([`${gone} gone`, `${orgId} other`, `${other} other`].toSorted());
  const chains = await reader.rows(allChains, []);
  await testify(witness(), vault, { testimony: await testimony(), chains, except: new Set(), at: new Date(), accepted: true });
  expect(await found()).toEqual([]);
  expect((await testimony()).faults).toEqual([]);
  // The invariants look at this database, too, and the chain that is gone is missed.
  await database.sql('truncate audit_entries, audit_personal, audit_chains');
});

test('COR-63 what retention let go of is no disagreement, and is witnessed before it goes', async () => {
  await database.sql('truncate audit_entries, audit_personal, audit_chains, audit_checkpoints');
  for (let times = 0; times < 3; times += 1) await noted(orgId, new Date(Date.now() - 401 * 24 * 3600_000));
  await letGoOfEntries();
  expect((await testimony()).ends.get(orgId)?.seq).toBe('3');
  expect(await found()).toEqual([]);
  await noted();
  expect(await found()).toEqual([]);
});

test('COR-63 a line that was changed, one that was taken out and one of another key are found; a torn one harms nothing', async () => {
  for (let times = 0; times < 3; times += 1) {
    await noted();
    await keepWitness();
  }
  const path = join(folder, `audit-${(await witness().parts())[0]}.jsonl`);
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const faultsOf = async (...texts: string[]): Promise<string[]> => {
    await writeFile(path, texts.join('\n'));
    return (await testimony()).faults.map((text) => text.replace(/ of .*/, ''));
  };
  const [first = '', second = '', third = ''] = lines;
  expect(await faultsOf(first, second, '{"number":3,"at', third)).toEqual([]);
  expect(await faultsOf(first, second.replace('"5"', '"3"'), third)).toEqual(['Line 2', 'Lines are missing before line 3']);
  expect(await faultsOf(first, third)).toEqual(['Lines are missing before line 2']);
  expect(await faultsOf(second, third)).toEqual(['Lines are missing before line 1']);
  // Its end was cut off: that is no fault of the lines, and the next line goes on from what is there.
  expect(await faultsOf(first, second)).toEqual([]);
});

test('COR-63 a new month begins with all there is, so that only its part is read; a clock put back begins no older one', async () => {
  await keepWitness();
  await noted();
  const chains = await reader.rows(allChains, []);
  const say = async (at: string) =>
    testify(witness(), vault, { testimony: await testimony(), chains, except: new Set(), at: new Date(at) });
  await say('2099-02-03T00:00:00Z');
  await noted();
  await testify(witness(), vault, {
    testimony: await testimony(),
    chains: await reader.rows(allChains, []),
    except: new Set(),
    at: new Date('2099-01-03T00:00:00Z'),
  });
  expect((await witness().parts()).at(-1)).toBe('2099-02');
  expect(await witness().read('2099-02')).toHaveLength(2);
  await rm(join(folder, `audit-${(await witness().parts())[0]}.jsonl`));
  const { ends, faults } = await testimony();
  expect([ends.get(orgId)?.seq, faults]).toEqual(['5', []]);
});
