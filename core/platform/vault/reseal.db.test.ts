// Sealing again over many rows: every row once, whatever order they come in, and a row that changes meanwhile keeps its change.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDatabase, type TestDatabase } from '../../../tools/testing/database.ts';
import { loadConfig } from '../config/index.ts';
import { closeDatabase, openDatabase } from '../db/index.ts';
import { defineSealed } from './columns.ts';
import { keyIdOf, open, seal } from './index.ts';
import { openJson } from './json.ts';
import { reseal } from './reseal.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const ROWS = 2_500;
const org = '00000000-0000-7000-8000-000000000001';
let database: TestDatabase;

defineSealed({ table: 'test_notes', column: 'note', key: { org_id: 'uuid', place: 'bigint', name: 'text' }, org: 'org_id', form: 'text' });
defineSealed({
  table: 'test_notes',
  column: 'address',
  key: { org_id: 'uuid', place: 'bigint', name: 'text' },
  org: 'org_id',
  form: { keep: ['country'] },
  indexes: { found: ({ city }: { city: string }) => [city.toLowerCase()] },
});

const keys = (ring: string): unknown => loadConfig({ ...process.env, DATA_KEYS: ring });
const noteAt = { table: 'test_notes', column: 'note', orgId: org };
const addressAt = { table: 'test_notes', column: 'address', orgId: org };

interface Row {
  place: string;
  note: string;
  address: { country: string } | null;
  found: string[] | null;
}

const rows = (): Promise<Row[]> =>
  database.sql<Row>(`select place::text as place, note, address, found from test_notes order by place, name`);

beforeAll(async () => {
  database = await useDatabase();
  keys(`k1:${key(1)}`);
  await openDatabase();
  await database.sql(
    `create table test_notes (org_id uuid, place bigint, name text, note text, address jsonb, found text[], primary key (org_id, place, name))`,
  );
  await database.sql('grant select, update on test_notes to tessera_system');
  // Half of them plain, half sealed under the first key, some with nothing to seal.
  await database.sql(
    `insert into test_notes (org_id, place, name, note, address)
     select $1, n - 1200, 'n' || n % 7, case when n % 5 = 0 then null when n % 2 = 0 then $2 else 'plain ' || n end,
            case when n % 3 = 0 then null else jsonb_build_object('country', 'TH', 'city', 'Bangkok') end from generate_series(1, ${ROWS}) n`,
    [org, seal('sealed', noteAt)],
  );
});
afterAll(async () => {
  await database.sql('drop table test_notes');
  await closeDatabase();
});

const underKey = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { note } of await rows()) if (note !== null) counts[keyIdOf(note) ?? 'plain'] = (counts[keyIdOf(note) ?? 'plain'] ?? 0) + 1;
  return counts;
};

test(
  'COR-65 every row is sealed with the newest key, each value as it was, and a second run changes nothing',
  { timeout: 60_000 },
  async () => {
    keys(`k2:${key(2)},k1:${key(1)}`);
    await reseal();
    expect(await underKey()).toEqual({ k2: ROWS * 0.8 });
    const sealed = await rows();
    keys(`k2:${key(2)}`);
    for (const row of sealed) {
      const n = Number(row.place) + 1200;
      if (n % 5 !== 0) expect(open(row.note, noteAt)).toBe(n % 2 === 0 ? 'sealed' : `plain ${n}`);
      if (n % 3 === 0) expect(row.address).toBeNull();
      else {
        expect(row.address?.country).toBe('TH');
        expect(openJson(row.address, addressAt)).toEqual({ country: 'TH', city: 'Bangkok' });
        expect(row.found).toEqual(['bangkok']);
      }
    }
    await reseal();
    expect(await rows()).toEqual(sealed);
  },
);

test('COR-65 a row that somebody writes while it is sealed again keeps what they wrote', { timeout: 60_000 }, async () => {
  keys(`k3:${key(3)},k2:${key(2)}`);
  const client = new pg.Client({ connectionString: database.urls.admin });
  await client.connect();
  await client.query('begin');
  const written = seal('written meanwhile', noteAt);
  await client.query(`update test_notes set note = $1 where place = 7`, [written]);
  const running = reseal();
  for (let waits = 0; waits === 0;) {
    const { rows: found } = await client.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
    );
    waits = found[0]?.n ?? 0;
  }
  await client.query('commit');
  await client.end();
  await running;
  expect(open((await rows()).find((row) => row.place === '7')?.note ?? '', noteAt)).toBe('written meanwhile');
  expect(Object.keys(await underKey())).toEqual(['k3']);
});

test('COR-65 a value that does not open is counted at the end, and keeps no other from being sealed', { timeout: 60_000 }, async () => {
  await database.sql(`update test_notes set note = replace(note, 'v1.k3.', 'v1.gone.') where place = 1`);
  keys(`k4:${key(4)},k3:${key(3)}`);
  await expect(reseal()).rejects.toThrow('1 sealed values do not open');
  expect(await underKey()).toEqual({ k4: ROWS * 0.8 - 1, gone: 1 });
});
