// Loaded, the marketplace can be bought from: every service has times in the next two weeks, every course its films and papers.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { showSlots } from '#modules/booking/index.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { type TestDatabase, useDatabase } from '../../tools/testing/database.ts';
import { loadPreset } from '../load.ts';
import { preset as vestify } from '../vestify/index.ts';
import { preset } from './index.ts';

const FORTNIGHT_MS = 14 * 86_400_000;
let database: TestDatabase;

beforeAll(async () => {
  database = await useDatabase({ preset: 'snail' });
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

test('MKT-03 every service of the marketplace has times in the next two weeks', async () => {
  const offers = await database.sql<{ org_id: Uuid; id: Uuid; sku: string }>(
    `select o.org_id, o.id, v.sku from booking_services s join offers o on o.org_id = s.org_id and o.id = s.offer_id
       join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id order by v.sku`,
  );
  const sellers = [...new Set(offers.map(({ org_id }) => org_id))];
  const [shop] = await database.sql<{ org_id: Uuid }>('select org_id from channels');
  const visitor = { ...systemActor, kind: 'visitor' as const, shopId: shop?.org_id ?? null, sellers };
  for (const { org_id, id, sku } of offers) {
    const { slots } = await inTx(visitor, (tx) => {
      const from = tx.now.getTime();
      return showSlots(tx, { orgId: org_id, offerId: id }, { from, until: from + FORTNIGHT_MS });
    });
    expect([sku, slots.length > 0]).toEqual([sku, true]);
  }
  expect(offers.length).toBeGreaterThan(12);
});

test('MKT-02 each seller has two ways of shipping, each with a price in every currency of the shop', async () => {
  const ways = await database.sql<{ ways: number; prices: number }>(
    `select count(*) filter (where further_of is null)::int as ways, count(*)::int as prices from shipping_methods group by org_id`,
  );
  expect(new Set(ways.map((each) => `${each.ways} ways, ${each.prices} prices`))).toEqual(new Set(['2 ways, 6 prices']));
});

test('MKT-04 every course is published with lessons, and every film of one can be played', async () => {
  const courses = await database.sql<{ status: string; lessons: number }>(
    `select c.status, (select count(*)::int from course_lessons l where l.org_id = c.org_id and l.course_id = c.id) as lessons from courses c`,
  );
  expect(courses.length).toBeGreaterThanOrEqual(5);
  expect(courses.every(({ status, lessons }) => status === 'published' && lessons >= 3)).toBe(true);
  const films = await database.sql<{ state: string; segments: number; seconds: number }>(
    `select r.state, jsonb_array_length(r.segments) as segments, l.seconds from course_lessons l
       left join course_renditions r on r.org_id = l.org_id and r.file_id = l.file_id where l.kind = 'video'`,
  );
  expect(films).toHaveLength(5);
  expect(films.every(({ state, segments, seconds }) => state === 'ready' && segments === 2 && seconds === 12)).toBe(true);
});

test('MKT-02 every product is on sale in each of the three currencies', async () => {
  const [row] = await database.sql<{ products: number; priced: number }>(
    `select count(distinct p.id)::int as products,
            count(distinct p.id) filter (where (select count(*) from offer_prices w where w.org_id = o.org_id and w.offer_id = o.id) = 2)::int as priced
       from products p join offers o on o.variant_org_id = p.org_id and o.product_id = p.id
      where p.status = 'published' and o.status = 'published' and o.currency = 'AED'`,
  );
  const all = preset.sellers?.flatMap(({ products }) => products).length;
  expect(row).toEqual({ products: all, priced: all });
});

test('MKT-05 a code that takes ten percent off stands ready, and some services need no word of their seller', async () => {
  expect(await database.sql('select code, kind, basis_points from promotions')).toEqual([
    { code: 'SNAIL10', kind: 'percent', basis_points: 1_000 },
  ]);
  const confirming = await database.sql<{ auto_confirm: boolean }>('select distinct auto_confirm from booking_services order by 1');
  expect(confirming.map(({ auto_confirm: alone }) => alone)).toEqual([false, true]);
});

test('a preset is loaded once, and another one stands beside it in the same database', async () => {
  expect(await loadPreset(preset)).toBe(false);
  expect(await loadPreset(vestify)).toBe(true);
  const channels = await database.sql<{ preset: string; sellers: number }>(
    `select c.preset, count(s.seller_org_id)::int as sellers from channels c join channel_sellers s on s.channel_id = c.id group by 1 order by 1`,
  );
  expect(channels).toEqual([
    { preset: 'snail', sellers: 7 },
    { preset: 'vestify', sellers: 1 },
  ]);
});
