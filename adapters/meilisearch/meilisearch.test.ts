// Meilisearch against a stand-in that speaks its REST: settings, keys, tasks, names that hold signs. That it finds what PostgreSQL finds is tested
// where both have one shop (apps/server/search-service.db.test.ts).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { type ServiceDocument, type ServiceQuestion, ShelfNotWhole } from '#ports/search-service.ts';
import { type StandInMeilisearch, startMeilisearch } from '../../tools/testing/meilisearch.ts';
import { indexOf, meilisearch, meilisearchAt } from './index.ts';

const needed = {
  DATABASE_APP_URL: 'postgres://a@b/c',
  DATABASE_SYSTEM_URL: 'postgres://a@b/c',
  DATABASE_JOBS_URL: 'postgres://a@b/c',
  APP_SECRET: 'x'.repeat(32),
};
const shelf = {
  orgId: '00000000-0000-7000-8000-000000000001',
  channelId: '00000000-0000-7000-8000-000000000002',
  currency: 'THB',
  locales: ['en', 'th'],
};
const product = (n: number, more: Partial<ServiceDocument> = {}): ServiceDocument => ({
  orgId: shelf.orgId,
  id: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`,
  position: n,
  newest: -n,
  price: n * 100,
  titles: { en: `vest ${n}`, th: `เสื้อ ${n}` },
  words: [`vest ${n}`, '', '', ''],
  facets: ['kind:physical', `tag:say "${n}" \\ [x]`],
  marks: ['+', '!'],
  ...more,
});
const question = (more: Partial<ServiceQuestion> = {}): ServiceQuestion => ({
  shelf,
  locale: 'en',
  words: '',
  marks: [],
  choice: [],
  within: [],
  chosen: [],
  least: null,
  most: null,
  sort: 'featured',
  offset: 0,
  limit: 10,
  counts: true,
  ...more,
});

let standIn: StandInMeilisearch;
beforeAll(async () => {
  standIn = await startMeilisearch();
});
afterAll(() => standIn.stop());
const opened = () => meilisearchAt(standIn.url, standIn.key, 10_000);

test('COR-24 Meilisearch is chosen by settings, which are refused where they are not whole', () => {
  loadConfig(needed);
  expect(meilisearch()).toBeUndefined();
  loadConfig({ ...needed, SEARCH: 'meilisearch', MEILISEARCH_URL: standIn.url });
  expect(() => meilisearch()).toThrow(/SEARCH: meilisearch needs MEILISEARCH_URL and MEILISEARCH_KEY/);
  loadConfig({ ...needed, SEARCH: 'elsewhere' });
  expect(() => meilisearch()).toThrow(/SEARCH/);
  loadConfig({ ...needed, SEARCH: 'meilisearch', MEILISEARCH_URL: standIn.url, MEILISEARCH_KEY: 'k' });
  expect(meilisearch()).toBeDefined();
});

test('COR-24 Meilisearch: half of a shelf is never asked; the whole is found by values with any signs, and nothing but ids is fetched', async () => {
  const service = opened();
  expect(await service.isWhole(shelf)).toBe(false);
  await service.done(await service.write(shelf, [product(1), product(2)], []));
  expect(await service.isWhole(shelf)).toBe(false);
  await expect(service.find(question())).rejects.toThrow(ShelfNotWhole);
  await service.done(await service.finish(shelf));
  expect(await service.isWhole(shelf)).toBe(true);
  expect(await service.isWhole({ ...shelf, locales: ['en', 'th', 'ru'] })).toBe(false);
  const tag = `tag:say "2" \\ [x]`;
  const answer = await service.find(question({ chosen: [{ code: 'tag', values: [tag], isOption: false }] }));
  expect(answer).toMatchObject({ items: [{ orgId: shelf.orgId, id: product(2).id }], total: 1, more: false });
  expect(answer.counts.find(({ code, value }) => `${code}:${value}` === tag)?.count).toBe(1);
  expect(Object.keys(answer.items[0] ?? {}).toSorted()).toEqual(['id', 'orgId']);
});

test('COR-24 Meilisearch: what was written twice is there once, what is gone is gone, and forgetting it again is nothing', async () => {
  const service = opened();
  const kept = standIn.indexes.get(indexOf(shelf))?.documents;
  await service.done(await service.write(shelf, [product(3)], []));
  await service.done(await service.write(shelf, [product(3, { price: 1 })], []));
  expect([kept?.size, (await service.find(question({ most: 1 }))).items.length]).toEqual([3, 1]);
  for (const _ of [1, 2]) await service.done(await service.write(shelf, [], [product(3)]));
  expect(kept?.size).toBe(2);
  await service.done(await service.write({ ...shelf, currency: 'USD' }, [], [product(3)]));
});

test('COR-24 Meilisearch: a wrong key, a task that failed and an answer that is none are errors that say so, without the key', async () => {
  const wrong = meilisearchAt(standIn.url, 'secret-key', 10_000);
  await expect(wrong.find(question())).rejects.toThrow(/403 invalid_api_key/);
  await expect(wrong.find(question())).rejects.not.toThrow(/secret-key/);
  await expect(wrong.isWhole(shelf)).rejects.toThrow(/403/);
  standIn.tasks.failNext = 'no_space_left_on_device';
  const receipts = await opened().write(shelf, [product(4)], []);
  await expect(opened().done(receipts)).rejects.toThrow(/no_space_left_on_device/);
  standIn.mode = 'broken';
  await expect(opened().find(question())).rejects.toThrow(/503/);
  standIn.mode = 'well';
});
