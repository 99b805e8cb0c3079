// A shop whose search is a Meilisearch: it fills itself, names products only, and is not missed.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandInMeilisearch, startMeilisearch } from '../../../tools/testing/meilisearch.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { until } from './shopper.ts';

interface Page {
  items: { slug: string; priceFrom: { amount: string } }[];
  total: number;
}

let standIn: StandInMeilisearch;
let server: TestServer;
beforeAll(async () => {
  standIn = await startMeilisearch();
  const env = { SEARCH: 'meilisearch', MEILISEARCH_URL: standIn.url, MEILISEARCH_KEY: standIn.key, MEILISEARCH_PATIENCE_MS: '10000' };
  server = await startServer({ preset: 'vestify', env: { ...env, RATE_LIMITS: '0', POLL_MS: '50' } });
});
afterAll(() => standIn.stop());

let asked = 0;
/** Each time another question, so that no answer that was kept is given again. */
const list = async (): Promise<Page> => {
  asked += 1;
  const answer = await fetch(`${server.baseUrl}/v1/products?limit=48&maxPrice=${9_000_000_000 + asked}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Page;
};

test('COR-24 a Meilisearch fills itself and answers; what it names is shown as the database has it, or not at all; without it the shop goes on', async () => {
  const before = await list();
  const searches = (): number => standIn.asked.filter((line) => line === 'POST /multi-search').length;
  await until('the index', async () => [...standIn.indexes.values()].some(({ settings }) => settings.sortableAttributes));
  await until('an answer of its own', async () => {
    const began = searches();
    return (await list()).total === before.total && searches() > began;
  });
  for (const { documents } of standIn.indexes.values()) {
    const [[, first] = []] = documents;
    for (const document of documents.values()) document.price = 1;
    documents.set('foreign', {
      ...first,
      key: 'foreign',
      orgId: '00000000-0000-7000-8000-00000000000e',
      productId: '00000000-0000-7000-8000-00000000000f',
    });
  }
  expect((await list()).items).toEqual(before.items);
  standIn.mode = 'broken';
  for (let n = 0; n < 3; n += 1) expect(await list()).toEqual(before);
  const told = (): number => server.log(1_000).split('the search service does not answer').length - 1;
  await until('the log', async () => told() > 0);
  expect(told()).toBe(1);
});
