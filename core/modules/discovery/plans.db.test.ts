// What lists, products, search and suggestions read of a large shelf: few pages, by index, behind the walls and with plans for any values. Ten
// thousand products are enough to tell a walk of all from a look at some; `npm run plans` looks at a hundred thousand.
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, type Statement, type Tx } from '#platform/db/index.ts';
import { publicId } from '#platform/ids/index.ts';
import { type Channel, channelById, shopActor } from '#modules/organizations/index.ts';
import { seedShelf, wordOf } from '../../../tools/bench/seed-shelf.ts';
import { type TestDatabase, useDatabase } from '../../../tools/testing/database.ts';
import { listProducts } from './list-products.ts';
import { showProduct } from './show-product.ts';
import { suggest } from './suggest.ts';

const PRODUCTS = Number(process.env.SHELF ?? 10_000);
const grows = [
  'products',
  'product_words',
  'variants',
  'product_pictures',
  'offers',
  'stock_levels',
  'search_documents',
  'search_titles',
  'search_words',
];

let database: TestDatabase;
let client: pg.Client;
let channel: Channel;

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const admin = new pg.Client(database.urls.admin);
  await admin.connect();
  // Nothing on hand, which is what the stock's moves say of them.
  await seedShelf(admin, PRODUCTS, 0);
  await admin.query(`vacuum analyze ${grows.join(', ')}`);
  await admin.end();
  loadConfig();
  await openDatabase();
  const [row] = await database.sql<{ id: string }>('select id from channels limit 1');
  channel = await channelById(row?.id ?? '');
  client = new pg.Client({ connectionString: database.urls.app, options: '-c plan_cache_mode=force_generic_plan -c jit=off' });
  await client.connect();
}, 300_000);
afterAll(async () => {
  await client.end();
  await closeDatabase();
});

const anybody = () =>
  shopActor(channel, { principal: { userId: null, guest: null, impersonatorId: null, apiKey: null }, requestId: '', ip: '' } as never);

interface Sent {
  what: Statement<unknown>;
  values: unknown[];
}

/** Does the work, and tells what it sent. */
async function sentBy(work: (tx: Tx) => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  await inTx(anybody(), (tx) =>
    work({
      ...tx,
      rows: (what, values) => (sent.push({ what, values }), tx.rows(what, values)),
      row: (what, values) => (sent.push({ what, values }), tx.row(what, values)),
    }),
  );
  return sent;
}

/** Rows of the large tables that the connection looked at so far, those that functions looked at, too. */
async function lookedAt(): Promise<number> {
  const { rows } = await client.query<{ looked: number }>(
    `select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)::int as looked from pg_stat_xact_user_tables where relname = any ($1)`,
    [grows],
  );
  return rows[0]?.looked ?? 0;
}

/** A value as SQL writes it; lists as PostgreSQL writes arrays. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((each) => JSON.stringify(String(each))).join(',')}}`);
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : `${value as string | number}`);
}

/** How many a statement looks at, for anybody in the shop. */
async function rowsOf({ what, values }: Sent): Promise<number> {
  const literals = values.map(literal);
  await client.query('begin');
  try {
    await client.query(`select set_config('app.shop', $1, true), set_config('app.sellers', $2, true)`, [
      channel.org_id,
      channel.sellers.join(','),
    ]);
    await client.query(`prepare looked_at as ${what.text}`);
    const before = await lookedAt();
    await client.query(`execute looked_at${literals.length > 0 ? `(${literals.join(', ')})` : ''}`);
    return (await lookedAt()) - before;
  } finally {
    await client.query('rollback');
    await client.query('deallocate all');
  }
}

const list = (more: object) => (tx: Tx) =>
  listProducts(tx, channel, { locale: 'en', currency: channel.currency, limit: 24, sort: 'featured', ...more });
const slug = async (): Promise<string> =>
  (await database.sql<{ slug: string }>('select slug from products order by position desc limit 1'))[0]?.slug ?? '';
const words = (locale: string) => list({ locale, q: wordOf(locale, 777) });

/** None of them may look at more when the shelf grows: counts look at some thousand documents, a list's cards at the variants of two dozen products. */
const MOST = 5_000;
type Road = [name: string, work: (tx: Tx) => Promise<unknown>];
const roads: Road[] = [
  ['the whole shelf', list({})],
  ['by price', list({ sort: 'price' })],
  ['by price downwards', list({ sort: '-price' })],
  ['by name', list({ sort: 'title' })],
  ['the newest', list({ sort: 'newest' })],
  ['a category', list({ category: 'jackets' })],
  ['sizes and colours', list({ size: ['m'], colour: ['navy'] })],
  ['in stock', list({ inStock: 'true' })],
  ['reduced', list({ reduced: 'true' })],
  ['a kind', list({ kind: ['physical'] })],
  ['from a price up', list({ minPrice: 10_000 })],
  ['a range of prices', list({ minPrice: 10_000, maxPrice: 12_000 })],
  ['above everything', list({ minPrice: 1_000_000_000 })],
  ['English words', words('en')],
  ['Thai words', words('th')],
  ['Russian words', words('ru')],
  ['Arabic words', words('ar')],
  // A shelf of ten thousand is read in one go and put in order, terms left aside: that is no more than a step of the walk.
  ...(PRODUCTS > 50_000 ? [['two letters', list({ q: 'ba' })] satisfies Road] : []),
  ['three letters', list({ q: 'bac' })],
  ['words nobody wrote', list({ q: 'bacodix' })],
  ['a product', async (tx) => showProduct(tx, channel, await slug(), { locale: 'en', currency: channel.currency })],
  ['two letters typed', (tx) => suggest(tx, channel, { locale: 'en', currency: channel.currency, words: 'ba' })],
  ['a word typed', (tx) => suggest(tx, channel, { locale: 'en', currency: channel.currency, words: wordOf('en', 777).slice(0, 5) })],
];

test.each(roads)('COR-24 %s: no statement looks at more than a few rows of a large shelf', async (_, work) => {
  const looked: Record<string, number> = {};
  for (const each of await sentBy(work)) looked[each.what.name] = Math.max(await rowsOf(each), looked[each.what.name] ?? 0);
  expect(Object.keys(looked).length).toBeGreaterThan(1);
  expect(Object.entries(looked).filter(([, rows]) => rows > MOST)).toEqual([]);
});

const truth = async (order: string, where = 'true'): Promise<string[]> =>
  (
    await database.sql<{ id: string }>(
      `select product_id as id from search_documents where channel_id = $1 and currency = $2 and ${where} order by ${order}, product_id limit 24`,
      [channel.id, channel.currency],
    )
  ).map(({ id }) => publicId('product', id));

test.each([
  ['featured', {}, 'position', 'true'],
  ['newest', {}, 'newest', 'true'],
  ['price', { minPrice: 12_345 }, 'price_from', 'price_from >= 12345'],
  ['-price', { maxPrice: 23_456 }, '- price_from', 'price_from <= 23456'],
  ['featured', { kind: ['physical'], minPrice: 20_000, maxPrice: 30_000 }, 'position', 'price_from between 20000 and 30000'],
] as const)(
  'COR-24 a large shelf by %s, narrowed by %j, begins as it does by plain SQL, and its total is near',
  async (sort, more, order, where) => {
    const page = await inTx(anybody(), (tx) => list({ ...more, sort })(tx));
    expect(page.items.map(({ id }) => id)).toEqual(await truth(order, where));
    const [counted] = await database.sql<{ n: number }>(
      `select count(*)::int as n from search_documents where channel_id = $1 and currency = $2 and ${where}`,
      [channel.id, channel.currency],
    );
    const off = page.total / (counted?.n ?? 0);
    expect([off > 0.8, off < 1.2]).toEqual([true, true]);
  },
);
