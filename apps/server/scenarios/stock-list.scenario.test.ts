// The desk's list of stock over HTTP: its pages, what it is narrowed by, and what it knows of other names.
import { beforeAll, expect, test } from 'vitest';
import { privateId } from '#platform/ids/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { offersOf, staffClient, until } from './shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  staff = await staffClient(server.baseUrl);
});

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const place = async (name: string) => {
  const { data, error } = await staff.POST('/v1/admin/stock-locations', { params: { header: key() }, body: { name, country: 'TH' } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};

test('COR-22 the list of stock is paged by SKU, found by words, narrowed to a place, and soon knows another name', async () => {
  const offerId = (await offersOf(server.baseUrl))[0]?.offerId ?? '';
  type Query = { q?: string; location?: string; level?: 'all' | 'low' | 'out'; cursor?: string; limit?: number };
  const list = async (query: Query) => {
    const { data } = await staff.GET('/v1/admin/stock', { params: { query } });
    if (!data) throw new Error('no list');
    return data;
  };
  const skus: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await list({ limit: 50, ...(cursor ? { cursor } : {}) });
    skus.push(...page.items.map(({ sku }) => sku));
    if (!page.nextCursor) break;
    cursor = page.nextCursor;
  }
  expect(skus.length).toBe((await list({})).counts.all);
  expect(new Set(skus).size).toBe(skus.length);
  const attic = await place('Attic');
  expect((await list({ location: attic.id })).items).toEqual([]);
  await staff.POST('/v1/admin/stock/{offerId}/moves', {
    params: { path: { offerId }, header: key() },
    body: { delta: 2, reason: 'received', locationId: attic.id },
  });
  const [lain] = (await list({ location: attic.id })).items;
  expect([lain?.offerId, lain?.onHand]).toEqual([offerId, 2]);
  expect((await list({ q: lain?.sku.toLowerCase() ?? '' })).items.map((row) => row.offerId)).toContain(offerId);
  await server.database.sql(
    `update products p set title = title || '{"en": "Quokka"}', words = 'quokka' from offers o
      where o.id = $1 and p.org_id = o.variant_org_id and p.id = o.product_id`,
    [privateId('offer', offerId)],
  );
  await until('its new name to be known', async () => (await list({ q: 'QUOKKA', location: attic.id })).items[0]?.title === 'Quokka');
});
