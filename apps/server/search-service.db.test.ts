// One shop searched by PostgreSQL and by a Meilisearch: both answer alike; the latter is told of changes, and is not missed while it is away.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { meilisearchAt } from '#adapters/meilisearch/index.ts';
import { keepTold, searchIndex, tellMissing, useSearchService, writeDocuments } from '#modules/discovery/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { deliverOnce } from '#platform/outbox/relay.ts';
import { type OnShelf, searchContract, type SearchUnderTest } from '#ports/search-contract.ts';
import { ShelfNotWhole } from '#ports/search-service.ts';
import { type Answer, openQuestion, type Question, type Shelf } from '#ports/search.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { type StandInMeilisearch, startMeilisearch } from '../../tools/testing/meilisearch.ts';

let database: TestDatabase;
let standIn: StandInMeilisearch;
let service: ReturnType<typeof meilisearchAt>;
let shop: Omit<SearchUnderTest, 'find' | 'nearest'>;

const settle = async (): Promise<void> => {
  while (await writeDocuments());
  while (await deliverOnce());
};

const shown = (shelf: Shelf): Promise<OnShelf[]> =>
  database.sql<OnShelf>(
    `select product_id as id, title ->> 'en' as title, price_from::int as price, newest::int as newest, position, in_stock as "inStock",
            compare_at is not null as reduced, facets
       from search_documents where channel_id = $1 and currency = $2`,
    [shelf.channelId, shelf.currency],
  );

beforeAll(async () => {
  standIn = await startMeilisearch();
  database = await useDatabase({ preset: 'vestify' });
  loadConfig();
  await openDatabase();
  service = meilisearchAt(standIn.url, standIn.key, 10_000);
  keepTold(service);
  // One is reduced, one sold out.
  await database.sql(`update offers set compare_at_minor = price_minor * 2 where id = (select min(id::text)::uuid from offers)`);
  await settle();
  const [channel] = await database.sql<{ org_id: Uuid; id: Uuid; currencies: string[] }>(
    'select org_id, id, currencies from channels limit 1',
  );
  if (!channel) throw new Error('the preset has no channel');
  const [shelf, other] = channel.currencies.map((currency) => ({ orgId: channel.org_id, channelId: channel.id, currency }));
  if (!shelf || !other) throw new Error('the preset has one currency only');
  await tellMissing(service);
  shop = { shelf, products: await shown(shelf), other: { shelf: other, products: await shown(other) } };
});
afterAll(async () => {
  useSearchService(undefined);
  await standIn.stop();
  await closeDatabase();
});

const find = (question: Question): Promise<Answer> =>
  inTx({ ...systemActor, kind: 'visitor', shopId: question.shelf.orgId }, (tx) => searchIndex().find(tx, question));
/** What the service could not answer, which PostgreSQL would hide. */
const refusals: unknown[] = [];
const watched = (): typeof service => ({
  ...service,
  find: (asked) =>
    service.find(asked).catch((error: unknown) => {
      refusals.push(error);
      throw error;
    }),
});
const under = (byService: boolean) => (): SearchUnderTest => {
  useSearchService(byService ? watched() : undefined);
  return {
    ...shop,
    find,
    nearest: (shelf, words) =>
      inTx({ ...systemActor, kind: 'visitor', shopId: shelf.orgId }, (tx) => searchIndex().nearest(tx, shelf, words)),
  };
};
searchContract('PostgreSQL', under(false));
searchContract('Meilisearch', under(true));

const question = (more: Partial<Question> = {}): Question => ({
  ...openQuestion({ shelf: shop.shelf, locale: 'en', limit: 5 }),
  counts: true,
  ...more,
});
const searches = (): number => standIn.asked.filter((line) => line === 'POST /multi-search').length;

test('COR-24 Meilisearch has an index for each channel and currency, and answered every question of the contract itself', async () => {
  expect([...standIn.indexes.keys()].every((uid) => /^tessera-[0-9a-f-]{36}-[A-Z]{3}$/.test(uid))).toBe(true);
  expect(standIn.indexes.get(`tessera-${shop.shelf.channelId}-${shop.shelf.currency}`)?.documents.size).toBe(shop.products.length);
  expect(searches()).toBeGreaterThan(20);
  // But the one about a channel that is not there.
  expect(refusals.map((error) => error instanceof ShelfNotWhole)).toEqual([true]);
});

test('COR-24 a price, a product that goes and one that comes back reach Meilisearch after the commit; told twice is told once', async () => {
  const index = standIn.indexes.get(`tessera-${shop.shelf.channelId}-${shop.shelf.currency}`);
  const id = shop.products[0]?.id ?? '';
  const kept = () => [...(index?.documents.values() ?? [])].find(({ productId }) => productId === id);
  await database.sql('update offers set price_minor = 7, compare_at_minor = null where product_id = $1', [id]);
  await settle();
  const [row] = await shown(shop.shelf).then((all) => all.filter((each) => each.id === id));
  expect(kept()?.price).toBe(row?.price);
  await database.sql(`update products set status = 'draft' where id = $1`, [id]);
  await settle();
  expect(kept()).toBeUndefined();
  await database.sql(`update products set status = 'published' where id = $1`, [id]);
  standIn.tasks.failNext = 'internal';
  await settle();
  // The first telling failed as a task, so the outbox tells again.
  for (const end = Date.now() + 10_000; !kept() && Date.now() < end;) await deliverOnce();
  expect(kept()).toBeDefined();
});

test('COR-24 away, silent, with a wrong key or with half of a shelf Meilisearch is not missed: PostgreSQL answers, and goes on with its pages', async () => {
  useSearchService(service);
  const whole = await find(question({ limit: 200 }));
  const first = await find(question());
  for (const mode of ['broken', 'silent'] as const) {
    standIn.mode = mode;
    useSearchService(meilisearchAt(standIn.url, standIn.key, 300));
    const began = searches();
    expect((await find(question({ limit: 200 }))).total, mode).toBe(whole.total);
    const next = await find(question({ after: first.items.at(-1) ?? null }));
    expect(next.items.map(({ id }) => id)).toEqual(whole.items.slice(5, 10).map(({ id }) => id));
    // Left alone for a moment, so nobody else waits.
    for (let n = 0; n < 18; n += 1) await find(question());
    expect(searches() - began).toBeLessThan(10);
  }
  standIn.mode = 'well';
  useSearchService(meilisearchAt(standIn.url, 'wrong', 10_000));
  expect((await find(question())).total).toBe(whole.total);
  const uid = `tessera-${shop.shelf.channelId}-${shop.shelf.currency}`;
  standIn.indexes.delete(uid);
  await service.done(await service.write({ ...shop.shelf, locales: ['en'] }, [], []));
  useSearchService(service);
  expect((await find(question())).total).toBe(whole.total);
  await tellMissing(service);
  expect(standIn.indexes.get(uid)?.documents.size).toBe(whole.total);
});
