// Whatever an organization may have so many of: of those who add the last one at once, one does.
import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person } from './people.ts';
import { until } from './shopper.ts';

const AT_ONCE = 6;

let server: TestServer;
let owner: Person;
let orgId: string;
let schedule: string;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify' });
  owner = await person(server, 'owner@rooms.test');
  const { slug } = await owner.found('Rooms');
  const [row] = await server.database.sql<{ id: string }>('select id from organizations where slug = $1', [slug]);
  orgId = row?.id ?? '';
  schedule = String((await owner.call('POST', '/v1/admin/schedules', { name: 'Hours', zone: 'Asia/Bangkok', openings: [] })).body.id);
});
afterAll(() => server.stop());

interface Room {
  what: string;
  row: string;
  table: string;
  /** How many there may be, and of which. */
  most: number;
  of?: string;
  code: string;
  /** What differs between one and the next, as SQL made of the number `n`. */
  each: string;
  path: string | (() => string);
  body: (n: number) => unknown;
}
const id = `'id', md5(random()::text || n)::uuid`;
const day = (n: number): string => new Date(Date.UTC(2031, 0, n)).toISOString().slice(0, 10);

const view = (n: number) => ({ list: 'orders', name: `View ${n}`, shows: { filters: {} } });
const upload = (n: number) => ({ name: `${n}.pdf`, type: 'document', bytes: 100 });

const rooms: Room[] = [
  {
    what: 'pages',
    row: 'COR-90',
    table: 'content_pages',
    most: 500,
    code: 'TOO_MANY_PAGES',
    each: `${id}, 'slug', 'filled-' || n`,
    path: '/v1/admin/pages',
    body: (n) => ({ slug: `page-${n}`, title: { en: `Page ${n}` }, body: { en: 'Words' }, seoTitle: {}, seoDescription: {} }),
  },
  {
    what: 'views of one’s own',
    row: 'COR-90',
    table: 'saved_views',
    most: 50,
    of: `user_id is not null and list = 'orders'`,
    code: 'TOO_MANY_VIEWS',
    each: id,
    path: '/v1/admin/views',
    body: view,
  },
  {
    what: 'views of everybody',
    row: 'COR-90',
    table: 'saved_views',
    most: 50,
    of: `user_id is null and list = 'orders'`,
    code: 'TOO_MANY_VIEWS',
    each: id,
    path: '/v1/admin/views',
    body: (n) => ({ ...view(n), shared: true }),
  },
  {
    what: 'price lists',
    row: 'COR-82',
    table: 'price_lists',
    most: 200,
    code: 'PRICE_LISTS_TOO_MANY',
    each: id,
    path: '/v1/admin/price-lists',
    body: (n) => ({ name: `List ${n}`, currency: 'THB' }),
  },
  {
    what: 'groups of customers',
    row: 'COR-82',
    table: 'customer_groups',
    most: 100,
    code: 'CUSTOMER_GROUPS_TOO_MANY',
    each: id,
    path: '/v1/admin/customer-groups',
    body: (n) => ({ name: `Group ${n}` }),
  },
  {
    what: 'locations',
    row: 'COR-81',
    table: 'stock_locations',
    most: 200,
    of: 'closed_at is null',
    code: 'TOO_MANY_LOCATIONS',
    each: id,
    path: '/v1/admin/stock-locations',
    body: (n) => ({ name: `Location ${n}` }),
  },
  {
    what: 'roles',
    row: 'COR-06',
    table: 'roles',
    most: 50,
    code: 'TOO_MANY_ROLES',
    each: `'key', 'filled-' || n`,
    path: '/v1/admin/roles',
    body: (n) => ({ name: `Role ${n}`, permissions: ['catalog.read'] }),
  },
  {
    what: 'API keys',
    row: 'COR-07',
    table: 'api_keys',
    most: 50,
    code: 'TOO_MANY_KEYS',
    each: `${id}, 'prefix', left(md5(n::text), 8), 'key_hash', md5(n::text)`,
    path: '/v1/admin/keys',
    body: (n) => ({ name: `Key ${n}`, permissions: ['catalog.read'] }),
  },
  {
    what: 'invitations in a day',
    row: 'COR-10',
    table: 'invitations',
    most: 100,
    code: 'TOO_MANY_INVITATIONS',
    each: `${id}, 'email', 'filled' || n, 'email_index', 'filled' || n, 'token_hash', md5(n::text)`,
    path: '/v1/admin/invitations',
    body: (n) => ({ email: `invited${n}@rooms.test`, role: 'owner' }),
  },
  {
    what: 'schedules',
    row: 'MKT-03',
    table: 'booking_schedules',
    most: 500,
    code: 'TOO_MANY_SCHEDULES',
    each: id,
    path: '/v1/admin/schedules',
    body: (n) => ({ name: `Hours ${n}`, zone: 'Asia/Bangkok', openings: [] }),
  },
  {
    what: 'resources',
    row: 'MKT-03',
    table: 'booking_resources',
    most: 500,
    code: 'TOO_MANY_RESOURCES',
    each: id,
    path: '/v1/admin/resources',
    body: (n) => ({ kind: 'room', name: `Room ${n}`, scheduleId: schedule }),
  },
  {
    what: 'exceptions of a schedule',
    row: 'MKT-03',
    table: 'booking_exceptions',
    most: 1000,
    code: 'TOO_MANY_EXCEPTIONS',
    each: `${id}, 'from_local', timestamp '2040-01-01' + n * interval '1 day', 'until_local', timestamp '2040-01-02' + n * interval '1 day'`,
    path: () => `/v1/admin/schedules/${schedule}/exceptions`,
    body: (n) => ({ kind: 'closed', from: `${day(n)}T08:00`, until: `${day(n)}T09:00` }),
  },
  {
    what: 'files of courses',
    row: 'MKT-06',
    table: 'course_files',
    most: 2000,
    code: 'TOO_MANY_UPLOADS',
    each: id,
    path: '/v1/admin/course-files',
    body: upload,
  },
  {
    what: 'imports under way',
    row: 'COR-23',
    table: 'catalog_runs',
    most: 100,
    code: 'TOO_MANY_RUNS',
    each: id,
    path: '/v1/admin/catalog-runs/imports',
    body: (n) => ({ kind: 'csv_prices', name: `${n}.csv`, bytes: 10 }),
  },
];

const count = async ({ table, of = 'true' }: Pick<Room, 'table' | 'of'>): Promise<number> => {
  const [row] = await server.database.sql<{ many: number }>(`select count(*)::int as many from ${table} where org_id = $1 and ${of}`, [
    orgId,
  ]);
  return row?.many ?? 0;
};

/** `many` more, like one of those there are. */
async function fill({ table, of = 'true', each }: Pick<Room, 'table' | 'of' | 'each'>, many: number): Promise<void> {
  await server.database.sql(
    `insert into ${table} select x.* from (select * from ${table} where org_id = $1 and ${of} limit 1) t cross join generate_series(1, $2::int) n
       cross join lateral jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${each})) x`,
    [orgId, many],
  );
}

/** All stand before the door when it opens: who counts before adding has counted by then. */
async function atOnce<T>(table: string, many: number, ask: (n: number) => Promise<T>): Promise<T[]> {
  const gate = new pg.Client({ connectionString: server.database.urls.admin });
  await gate.connect();
  try {
    await gate.query(`begin; lock table ${table} in share mode`);
    const answers = Promise.all(Array.from({ length: many }, (_, n) => ask(n)));
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename like 'tessera%'`;
    await until('all to wait', async () => (await server.database.sql(waits)).length >= many);
    await gate.query('rollback');
    return await answers;
  } finally {
    await gate.end();
  }
}

test.each(rooms)('$row the last of so many $what is had by one of those who add it at once', async (room) => {
  const path = typeof room.path === 'string' ? room.path : room.path();
  expect(await owner.call('POST', path, room.body(1))).toMatchObject({ status: 201 });
  await fill(room, room.most - 1 - (await count(room)));
  const answers = await atOnce(room.table, AT_ONCE, (n) => owner.call('POST', path, room.body(10 + n)));
  expect(outcomes(answers)).toEqual([201, ...Array.from({ length: AT_ONCE - 1 }, () => room.code)]);
  expect(await count(room)).toBe(room.most);
});

test('COR-25 the last of so many pictures is had by one of those who upload it at once', async () => {
  const picture = (red: number) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
      .png()
      .toBuffer();
  const send = async (red: number) => owner.call('POST', '/v1/admin/media', await picture(red), { 'content-type': 'image/png' });
  expect((await send(1)).status).toBe(201);
  await fill({ table: 'pictures', each: `'key', md5(n::text) || '.webp'` }, 4_998);
  const answers = await atOnce('pictures', 3, (n) => send(60 + 30 * n));
  expect(outcomes(answers)).toEqual([201, 'TOO_MANY_PICTURES', 'TOO_MANY_PICTURES']);
  expect(await count({ table: 'pictures' })).toBe(5000);
});

test('COR-90 a view that was taken away comes back only where there is room', async () => {
  const made = await owner.call('POST', '/v1/admin/views', { ...view(1), list: 'stock' });
  await owner.call('DELETE', `/v1/admin/views/${String(made.body.id)}`);
  await fill({ table: 'saved_views', of: `list = 'stock'`, each: `${id}, 'removed_at', null` }, 50);
  expect(await owner.call('POST', `/v1/admin/views/${String(made.body.id)}/restore`)).toMatchObject({ code: 'TOO_MANY_VIEWS' });
});
