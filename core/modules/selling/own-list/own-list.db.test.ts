// Words in an organization's list of products when it is long: found by index, the same ones as a walk finds, and none of another's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProducts, sweepProductWords } from '#modules/catalog/index.ts';
import { channelSelling } from '#modules/organizations/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../../../tools/testing/database.ts';
import { listOwn, narrowDown, type Sort } from './list-own.ts';
import { countOwn } from './own-list.sql.ts';

const PRODUCTS = 12_000;
/** No more when the list grows: what an index finds, and what belongs to it. */
const MOST_LOOKED_AT = 2_000;

let database: TestDatabase;
let org: Uuid;

beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  const [shop] = await database.sql<{ org: Uuid; category: string }>(`select org_id as org, category_id as category from products limit 1`);
  if (!shop) throw new Error('the preset has no products');
  org = shop.org;
  await database.sql(
    `insert into products (org_id, id, kind, slug, status, category_id, title, subtitle, description, words)
     select $1, uuidv7(), 'physical', 'seed-' || n, case when n % 3 = 0 then 'draft' else 'published' end, $2, jsonb_build_object('en', 'Lamp ' || n), '{}', '{}',
            'lamp ' || lpad(n::text, 6, '0') || case when n = 4444 then ' โคมไฟตั้งโต๊ะ' when n = 5000 then ' 50%_off' else '' end
       from generate_series(1, ${PRODUCTS}) n`,
    [org, shop.category],
  );
  await database.sql(
    `insert into variants (org_id, id, product_id, sku, options, position)
     select org_id, uuidv7(), id, 'SEED-' || split_part(words, ' ', 2), '{}', 0 from products where slug like 'seed-%'`,
  );
  loadConfig();
  await openDatabase();
  while (await sweepProductWords());
  await database.sql('vacuum analyze');
}, 120_000);
afterAll(closeDatabase);

const asStaff = { ...systemActor, kind: 'staff' as const };
const seen = statement<{ looked: number }>(
  'test.products_looked_at',
  `select coalesce(sum(seq_tup_read + idx_tup_fetch), 0)::int as looked from pg_stat_xact_user_tables where relname in ('products', 'product_words', 'variants')`,
);

/** What staff find, how many they are told there are, and how many rows were looked at for it, in functions, too. */
async function find(q: string, sort: Sort = 'newest') {
  const channel = await channelSelling(org);
  return inTx({ ...asStaff, orgId: org }, async (tx) => {
    const chosen = { orgId: org, channel, filter: { q } };
    const before = (await tx.row(seen, []))?.looked ?? 0;
    const { rows } = await listOwn(tx, chosen, { sort, cursor: undefined, limit: 25 });
    const { values, which } = await narrowDown(tx, chosen);
    const total = (await tx.row(countOwn[which], values))?.count;
    return { ids: rows.map(({ id }) => id), total, looked: ((await tx.row(seen, []))?.looked ?? 0) - before };
  });
}
const there = async (pattern: string, sku: string): Promise<Uuid[]> => {
  const rows = await database.sql<{ id: Uuid }>(
    `select id from products p where org_id = $1
        and (words like $2 or exists (select from variants v where v.product_id = p.id and lower(v.sku) like $3)) order by id desc`,
    [org, pattern, sku],
  );
  return rows.map(({ id }) => id);
};

test.each([
  ['a whole word', '004321', '%004321%', '004321%'],
  ['the middle of one', '0432', '%0432%', '0432%'],
  ['two words, in any form', 'LAMP  04321', '%lamp%04321%', 'lamp 04321%'],
  ['Thai in the middle of a text', 'ตั้งโต๊ะ', '%ตั้งโต๊ะ%', 'ตั้งโต๊ะ%'],
  ['how a SKU begins', 'seed-0043', '%seed-0043%', 'seed-0043%'],
  ['letters with a meaning in patterns', '50%_off', '%50\\%\\_off%', '50\\%\\_off%'],
  ['words nobody wrote', 'quokka', '%quokka%', 'quokka%'],
])('COR-20 %s is found in a long list of products without a walk of it', async (_, q, pattern, sku) => {
  const ids = await there(pattern, sku);
  for (const sort of ['newest', 'title', '-price'] as const) {
    const { ids: found, total, looked } = await find(q, sort);
    expect(total).toBe(ids.length);
    if (sort === 'newest') expect(found).toEqual(ids.slice(0, 25));
    else expect(found.length).toBe(Math.min(25, ids.length));
    expect(looked, sort).toBeLessThan(MOST_LOOKED_AT);
  }
});

test('COR-20 words that thousands have fill a page, and all of those are counted', async () => {
  const { ids, total } = await find('lamp');
  expect([ids, total]).toEqual([(await there('%lamp%', 'lamp%')).slice(0, 25), PRODUCTS]);
});

test('COR-20 a product is found by its new words at once, before anybody read them, and by the old ones no more', async () => {
  const [product] = await there('%lamp 007777%', 'none');
  await database.sql(`update products set words = 'aubergine' where id = $1`, [product]);
  for (const swept of [false, true]) {
    if (swept) while (await sweepProductWords());
    expect([(await find('bergin')).ids, (await find('lamp 007777')).ids]).toEqual([[product], []]);
  }
});

test('COR-20 a product that is called otherwise while its words are read is found by the new ones', async () => {
  const [product] = await there('%lamp 008888%', 'none');
  const rename = (words: string) => database.sql(`update products set words = $2 where id = $1`, [product, words]);
  const waits = `select from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`;
  await rename('courgette');
  // Whoever looks for unread words waits here: what it sees is of before, and nothing is taken yet.
  await database.sql(
    `create function gate() returns boolean language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(20); return true; end $$`,
  );
  await database.sql(`create policy gate on product_words as restrictive for select using ((select gate()))`);
  let swept: Promise<boolean> | undefined;
  try {
    await inTx(systemActor, async (tx) => {
      await tx.row(statement('test.close_gate', `select pg_advisory_xact_lock(20)`), []);
      swept = sweepProductWords();
      await expect.poll(async () => (await database.sql(waits)).length, { timeout: 10_000, interval: 20 }).toBe(1);
      await rename('pumpkin');
    });
    await swept;
  } finally {
    await database.sql('drop policy gate on product_words');
  }
  expect([(await find('pumpk')).ids, (await find('courgette')).ids]).toEqual([[product], []]);
});

test('COR-20 another organization finds nothing of it', async () => {
  const [other] = await database.sql<{ id: Uuid }>(
    `insert into organizations (id, slug, name, country, created_at) values (gen_random_uuid(), 'rival', 'Rival', 'TH', now()) returning id`,
  );
  const found = await inTx({ ...asStaff, orgId: other?.id ?? org }, (tx) => findProducts(tx, org, 'seed-004321'));
  expect(found).toEqual([]);
});
