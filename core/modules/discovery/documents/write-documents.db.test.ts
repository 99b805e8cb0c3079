// Documents follow what they are made of, and no channel reads another's.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, statement, systemActor } from '#platform/db/index.ts';
import { type TestDatabase, useDatabase } from '../../../../tools/testing/database.ts';
import { becomeWriter, takeQueued } from './documents.sql.ts';
import { writeDocuments } from './write-documents.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
});
afterAll(async () => {
  // What the tests did to the counters is no story of moves.
  await database.sql(
    `update stock_levels l set on_hand = coalesce((select sum(m.delta) from stock_moves m
       where m.org_id = l.org_id and m.offer_id = l.offer_id and m.location_id = l.location_id), 0)`,
  );
  await closeDatabase();
});

const settle = async (): Promise<void> => {
  while (await writeDocuments());
};
interface Row {
  product_id: string;
  currency: string;
  price_from: string;
  in_stock: boolean;
  facets: string[];
}
const documents = (productId: string): Promise<Row[]> =>
  database.sql<Row>(`select * from search_documents where product_id = $1 order by currency`, [productId]);

const sample = async (): Promise<{ org: string; product: string; offer: string }> => {
  const [row] = await database.sql<{ org: string; product: string; offer: string }>(
    `select o.org_id as org, o.product_id as product, o.id as offer from offers o
       join stock_levels l on l.org_id = o.org_id and l.offer_id = o.id where l.on_hand > 0 order by o.id limit 1`,
  );
  if (!row) throw new Error('the preset has no offers');
  return row;
};

test('COR-24 a preset’s products are documents in each currency they have a price in, and the queue is empty', async () => {
  const [counts] = await database.sql<{ products: number; documents: number; queued: number }>(
    `select (select count(*)::int from products where status = 'published') as products,
            (select count(distinct product_id)::int from search_documents) as documents, (select count(*)::int from search_queue) as queued`,
  );
  expect(counts?.products).toBeGreaterThan(10);
  expect(counts).toMatchObject({ documents: counts?.products, queued: 0 });
});

test('COR-24 price, stock, publication and a category’s name reach the document; what did not change is not written', async () => {
  const { org, product, offer } = await sample();
  await database.sql('update offers set price_minor = 1, compare_at_minor = null where org_id = $1 and id = $2', [org, offer]);
  await settle();
  expect((await documents(product)).some(({ price_from: price }) => price === '1')).toBe(true);

  await database.sql(
    `update stock_levels l set on_hand = 0 from offers o where o.org_id = l.org_id and o.id = l.offer_id and o.product_id = $1`,
    [product],
  );
  await settle();
  expect((await documents(product)).every(({ in_stock: inStock }) => !inStock)).toBe(true);
  const [before] = await database.sql<{ xmin: string }>('select xmin::text from search_documents where product_id = $1 limit 1', [product]);
  await database.sql('update products set position = position where id = $1', [product]);
  await settle();
  expect(await database.sql('select xmin::text from search_documents where product_id = $1 limit 1', [product])).toEqual([before]);

  await database.sql(`update products set status = 'draft' where id = $1`, [product]);
  await settle();
  expect(await documents(product)).toEqual([]);
  await database.sql(`update products set status = 'published' where id = $1`, [product]);
  await settle();
  expect((await documents(product)).length).toBeGreaterThan(0);

  await database.sql(`update categories set slug = slug || '-new' where org_id = $1`, [org]);
  await settle();
  expect((await documents(product)).every(({ facets }) => facets.some((facet) => /^category:.*-new$/.test(facet)))).toBe(true);
});

test('COR-24 a row of the queue waits for its time, and a stock that only sinks queues nothing', async () => {
  const { product } = await sample();
  await settle();
  await database.sql(`update stock_levels set on_hand = 10`);
  await settle();
  await database.sql(`update stock_levels set on_hand = on_hand - 1`);
  await database.sql(
    `insert into search_queue (product_org_id, product_id, due_at) select org_id, id, now() + interval '1 hour' from products where id = $1`,
    [product],
  );
  await settle();
  const [left] = await database.sql<{ due: boolean }>('select due_at > now() as due from search_queue');
  expect(left).toEqual({ due: true });
});

test('COR-24 MKT-02 one change is written with the next step, however much an import left before it', async () => {
  const { org, product } = await sample();
  await settle();
  await database.sql(
    `insert into search_queue (product_org_id, product_id, due_at) select $1, gen_random_uuid(), now() - interval '1 minute' from generate_series(1, 600)`,
    [org],
  );
  await database.sql('update offers set price_minor = 2, compare_at_minor = null where org_id = $1 and product_id = $2', [org, product]);
  await writeDocuments();
  expect((await documents(product)).some(({ price_from: price }) => price === '2')).toBe(true);
  const [left] = await database.sql<{ oldest: number }>('select count(*)::int as oldest from search_queue');
  expect(left?.oldest).toBeLessThan(600);
  await settle();
});

const matches = statement<{ product_id: string }>(
  'test.search_matches',
  `select product_id from search_matches($1, $2, $3::tsquery, null, null, null, 1000)`,
);

test('COR-24 the function in the wall answers the shop whose channel it is, and nobody else', async () => {
  const [channel] = await database.sql<{ org_id: string; id: string; currency: string }>(
    'select org_id, id, currency from channels limit 1',
  );
  const ask = (shopId: string | null, channelId: string | undefined): Promise<unknown[]> =>
    inTx({ ...systemActor, kind: 'visitor', shopId }, (tx) =>
      tx.rows(matches, [channelId, channel?.currency, `'@${channel?.id}:${channel?.currency}'`]),
    );
  expect((await ask(channel?.org_id ?? '', channel?.id)).length).toBeGreaterThan(10);
  expect(await ask('00000000-0000-7000-8000-00000000000f', channel?.id)).toEqual([]);
  expect(await ask(null, channel?.id)).toEqual([]);
  expect(await ask(channel?.org_id ?? '', '00000000-0000-7000-8000-00000000000f')).toEqual([]);
});

test('COR-24 a product whose document can not be written waits alone: all others are written', async () => {
  const { org, product } = await sample();
  const others = await database.sql<{ id: string }>(
    `select id from products where org_id = $1 and status = 'published' and id <> $2 limit 3`,
    [org, product],
  );
  const ids = others.map(({ id }) => id);
  await database.sql(`alter table search_documents add constraint no_poison check (product_id <> '${product}') not valid`);
  await database.sql(`update products set title = title || '{"en": "Poisonous"}' where id = $1`, [product]);
  await database.sql(`update products set title = title || '{"en": "Wholesome"}' where id = any ($1)`, [ids]);
  await settle();
  const titles = await database.sql<{ title: string }>(
    `select distinct title ->> 'en' as title from search_documents where product_id = any ($1)`,
    [[product, ...ids]],
  );
  expect(titles.map(({ title }) => title)).toContain('Wholesome');
  expect(titles.map(({ title }) => title)).not.toContain('Poisonous');
  const waits = `select due_at > now() + interval '50 minutes' as later from search_queue where product_id = $1`;
  expect(await database.sql(waits, [product])).toEqual([{ later: true }]);
  await database.sql(`alter table search_documents drop constraint no_poison`);
  await database.sql(`update search_queue set due_at = now()`);
  await settle();
  expect(await database.sql(`select distinct title ->> 'en' as title from search_documents where product_id = $1`, [product])).toEqual([
    { title: 'Poisonous' },
  ]);
});

test('COR-24 a choice that is renamed and gets its first name back is called that in the filters', async () => {
  await settle();
  const [facet] = await database.sql<{ code: string; value: string; name: string }>(
    `select code, value, value_name ->> 'en' as name from search_facets
      where code in (select o ->> 'code' from products p, jsonb_array_elements(p.options) o where p.status = 'published') order by 1, 2 limit 1`,
  );
  const rename = async (to: string | undefined): Promise<unknown> => {
    await database.sql(
      `update products p set options = (
         select jsonb_agg(o || jsonb_build_object('values', (
           select jsonb_agg(case when o ->> 'code' = $1 and v ->> 'code' = $2 then jsonb_set(v, '{name,en}', to_jsonb($3::text)) else v end order by n)
             from jsonb_array_elements(o -> 'values') with ordinality as w(v, n))) order by m)
           from jsonb_array_elements(p.options) with ordinality as x(o, m))
        where p.options <> '[]'`,
      [facet?.code, facet?.value, to],
    );
    await settle();
    return database.sql(`select distinct value_name ->> 'en' as name from search_facets where code = $1 and value = $2`, [
      facet?.code,
      facet?.value,
    ]);
  };
  expect(await rename('Renamed')).toEqual([{ name: 'Renamed' }]);
  expect(await rename(facet?.name)).toEqual([{ name: facet?.name }]);
});

test('COR-24 what is dropped to be derived from nothing comes back whole, words and filters too, from a worker that goes on', async () => {
  const tables = ['search_documents', 'search_titles', 'search_words', 'search_facets'];
  const fromNothing = async (): Promise<Record<string, number>[]> => {
    await database.sql(`truncate ${tables.join(', ')}`);
    await database.sql('insert into search_queue (product_org_id) select id from organizations');
    await settle();
    return database.sql(`select ${tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')}`);
  };
  const [first] = await fromNothing();
  expect(Object.values(first ?? {}).map((count) => count > 10)).toEqual([true, true, true, true]);
  expect(await fromNothing()).toEqual([first]);
});

const looked = statement<{ rows: number }>(
  'test.looked_at',
  `select (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables where relname = 'search_queue'`,
);

test('COR-24 a queue that is filled at once is not gone through for each product, though it was known as empty', async () => {
  await settle();
  const [org] = await database.sql<{ id: string }>('select org_id as id from products limit 1');
  const step = () =>
    inTx(systemActor, async (tx) => {
      await tx.rows(becomeWriter, []);
      const taken = await tx.rows(takeQueued, [tx.now, 100]);
      return { taken: taken.length, looked: (await tx.row(looked, []))?.rows };
    });
  await database.sql('vacuum analyze search_queue');
  expect((await step()).taken).toBe(0);
  await database.sql('insert into search_queue (product_org_id, product_id) select $1, gen_random_uuid() from generate_series(1, 20000)', [
    org?.id,
  ]);
  const { taken, looked: rows } = await step();
  await database.sql('delete from search_queue');
  expect(taken).toBe(100);
  expect(rows).toBeLessThan(50_000);
});
