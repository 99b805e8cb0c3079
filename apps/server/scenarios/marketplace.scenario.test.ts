// The shelf of a marketplace: who sells, what kinds there are, one list of categories, each narrowed by the other.
import { beforeAll, expect, test } from 'vitest';
import { preset } from '#presets/snail/index.ts';
import { visitShop } from '../../../tools/start/visit.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';

interface Card {
  slug: string;
  kind: string;
  seller: { slug: string; name: string } | null;
  category: { slug: string };
  inStock: boolean;
  priceFrom: { currency: string };
}
interface Page {
  items: Card[];
  total: number;
  facets: { code: string; values: { code: string; name: string; count: number }[] }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ preset: 'snail', role: 'api' });
});

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(`${server.baseUrl}/v1${path}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

const countsOf = (page: Page, code: string): Record<string, number> =>
  Object.fromEntries((page.facets.find((facet) => facet.code === code)?.values ?? []).map((value) => [value.code, value.count]));
const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((all, each) => all + each, 0);

test('MKT-02 goods, times and courses of six sellers stand on one shelf, each with its seller, all of them to be had', async () => {
  const all = await get<Page>('/products?limit=100');
  expect(all.items).toHaveLength(all.total);
  expect(new Set(all.items.map(({ kind }) => kind))).toEqual(new Set(['physical', 'service', 'course']));
  expect(new Set(all.items.map(({ seller }) => seller?.slug)).size).toBe(6);
  expect(all.items.filter(({ kind, inStock }) => kind !== 'physical' && !inStock)).toEqual([]);
  expect(sum(countsOf(all, 'kind'))).toBe(all.total);
  expect(sum(countsOf(all, 'seller'))).toBe(all.total);
  // Those who sell stand side by side from the first row on.
  expect(new Set(all.items.slice(0, 6).map(({ seller }) => seller?.slug)).size).toBe(6);
});

test('MKT-02 the shelf is narrowed by kind and by seller; what is chosen of one counts for the other and not for itself', async () => {
  const all = await get<Page>('/products?limit=100');
  const courses = await get<Page>('/products?kind=course');
  expect(courses.items.every(({ kind }) => kind === 'course')).toBe(true);
  expect(courses.total).toBe(countsOf(all, 'kind').course);
  expect(sum(countsOf(courses, 'seller'))).toBe(courses.total);
  expect(countsOf(courses, 'kind')).toEqual(countsOf(all, 'kind'));

  const tea = await get<Page>('/products?seller=two-leaves-tea');
  expect(tea.items.every(({ seller }) => seller?.slug === 'two-leaves-tea')).toBe(true);
  expect(tea.total).toBe(countsOf(all, 'seller')['two-leaves-tea']);
  expect(countsOf(tea, 'kind')).toEqual({ physical: 6, service: 1 });

  const two = await get<Page>('/products?seller=two-leaves-tea,sadaf-leather&kind=service');
  expect(two.items.map(({ slug }) => slug).toSorted()).toEqual(['stitch-a-card-holder', 'tea-tasting']);
  expect((await get<Page>('/products?seller=nobody')).total).toBe(0);
  expect((await get<Page>('/products?kind=elephant')).total).toBe(0);
});

test('MKT-02 a category of several sellers is one category, and search finds in three languages and by who sells', async () => {
  const channel = await get<{ categories: { slug: string; name: string; productCount: number }[] }>('/channel?locale=ru');
  const slugs = channel.categories.map(({ slug }) => slug);
  expect(new Set(slugs).size).toBe(slugs.length);
  const workshops = await get<Page>('/products?category=workshops&limit=100');
  expect(new Set(workshops.items.map(({ seller }) => seller?.slug)).size).toBeGreaterThan(2);
  expect(channel.categories.find(({ slug }) => slug === 'workshops')).toMatchObject({
    name: 'Мастер-классы',
    productCount: workshops.total,
  });
  const found = async (words: string): Promise<string[]> =>
    (await get<Page>(`/products?q=${encodeURIComponent(words)}`)).items.map(({ slug }) => slug);
  expect(await found('card holder')).toContain('souk-card-holder');
  expect(await found('кардхолдер')).toContain('souk-card-holder');
  expect(await found('حافظة بطاقات')).toContain('souk-card-holder');
  expect(await found('north chair')).toContain('haircut');
});

test('MKT-02 what is sold is priced in dirhams, dollars and roubles alike', async () => {
  const all = await get<Page>('/products?limit=100');
  for (const currency of ['USD', 'RUB']) {
    const page = await get<Page>(`/products?limit=100&currency=${currency}`);
    expect(page.total).toBe(all.total);
    expect(page.items.every(({ priceFrom }) => priceFrom.currency === currency)).toBe(true);
  }
});

interface Seller {
  slug: string;
  name: string;
  story: string;
  city: string;
  kinds: string[];
  productCount: number;
  picture: { url: string } | null;
}

test('MKT-02 sellers are listed by name, page by page, and each has a page with its story in the reader’s language', async () => {
  const first = await get<{ items: Seller[]; nextCursor: string | null }>('/sellers?limit=4');
  const rest = await get<{ items: Seller[]; nextCursor: string | null }>(`/sellers?limit=4&cursor=${first.nextCursor}`);
  const names = [...first.items, ...rest.items].map(({ name }) => name);
  expect(names).toHaveLength(6);
  expect(names).toEqual(names.toSorted());
  expect(rest.nextCursor).toBeNull();

  const barbers = await get<Seller>('/sellers/north-chair-barbers?locale=ar');
  expect(barbers.city).toBe('دبي');
  expect(barbers.story).toMatch(/\p{Script=Arabic}/u);
  expect(barbers.kinds.toSorted()).toEqual(['physical', 'service']);
  expect(barbers.picture?.url).toMatch(/^\/media\//);
  const lost = await fetch(`${server.baseUrl}/v1/sellers/nobody`);
  expect([lost.status, ((await lost.json()) as { code: string }).code]).toEqual([404, 'SELLER_NOT_FOUND']);
});

test('MKT-05 visitors fill one cart with goods, times and courses of several sellers, and pay once, with a code that takes ten percent off', async () => {
  expect(await visitShop(server.baseUrl, preset)).toEqual([]);
  const orders = await server.database.sql<{ sellers: number; kinds: string[]; items: string; discount: string; halves: string }>(
    `select cardinality(o.seller_org_ids) as sellers, o.items_minor::text as items, o.discount_minor::text as discount,
            array_agg(distinct l.kind) as kinds, sum(l.total_minor)::text as halves
       from orders o join order_lines l on l.org_id = o.org_id and l.order_id = o.id group by o.org_id, o.id order by o.discount_minor desc, o.id`,
  );
  expect(orders).toHaveLength(preset.visits?.length ?? 0);
  expect(orders[0]).toMatchObject({ sellers: 3, kinds: ['course', 'physical', 'service'] });
  // The parts of the lines add up to what came off the sum.
  expect(BigInt(orders[0]?.discount ?? 0)).toBe(BigInt(orders[0]?.items ?? 0) / 10n);
  const booked = await server.database.sql(`select from bookings where state = 'confirmed' and starts_at > now()`);
  expect(booked.length).toBeGreaterThan(12);
});

test('MKT-02 who is suspended sells nothing and has no page', async () => {
  await server.database.sql(`update organizations set status = 'suspended' where slug = 'layla-arabic'`);
  await server.restart();
  expect((await fetch(`${server.baseUrl}/v1/sellers/layla-arabic`)).status).toBe(404);
  expect((await get<Page>('/products?seller=layla-arabic')).total).toBe(0);
  expect((await get<{ items: Seller[] }>('/sellers')).items).toHaveLength(5);
});
