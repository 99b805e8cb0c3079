// The shelf under a rush of lists that nobody asked for before: a bounded number is worked on, the rest are told when to come again.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'vestify', role: 'api' });
});

test('of two hundred new lists at once some are refused with 503 TOO_BUSY and Retry-After, and other reads go on', async () => {
  const lists = Array.from({ length: 200 }, (_, n) => fetch(`${server.baseUrl}/v1/products?limit=100&minPrice=${n + 1}`));
  const product = await fetch(`${server.baseUrl}/v1/channel`);
  expect(product.status).toBe(200);
  const answers = await Promise.all(lists);
  const counts = Map.groupBy(answers, ({ status }) => status);
  expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([200, 503]);
  expect(counts.get(200)?.length).toBeGreaterThanOrEqual(44);
  const refused = counts.get(503)?.[0] ?? new Response('{}');
  expect([((await refused.json()) as { code: string }).code, refused.headers.get('retry-after')]).toEqual(['TOO_BUSY', '1']);
  expect((await fetch(`${server.baseUrl}/v1/products?limit=100&minPrice=1`)).status).toBe(200);
});
