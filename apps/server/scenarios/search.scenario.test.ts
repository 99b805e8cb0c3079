// The search of a shop over HTTP: words in five languages, beginnings, slips of the finger, facets, pages, and how soon it knows.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { type Person, person } from './people.ts';
import { until } from './shopper.ts';

interface Page {
  items: { slug: string; title: string; priceFrom: { amount: string }; inStock: boolean }[];
  total: number;
  nextCursor: string | null;
  meant: string | null;
  approximate: boolean;
  facets: { code: string; values: { code: string; count: number }[] }[];
}

let server: TestServer;
let seller: Person;
let host: string;
const slugs: Record<string, string> = {};

const products = {
  jacket: { en: 'Waterproof jacket', th: 'เสื้อแจ็คเก็ตกันน้ำ', vi: 'Áo khoác chống thấm', ru: 'Непромокаемая куртка', ar: 'سترة مقاومة للماء' },
  lamp: { en: 'Reading lamps', th: 'โคมไฟอ่านหนังสือ', vi: 'Đèn đọc sách', ru: 'Тёплые лампы', ar: 'مصابيح للقراءة' },
};

const get = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${server.baseUrl}/v1${path}`, { headers: { 'x-forwarded-host': host } });
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
};
const search = (words: string, more = ''): Promise<Page> => get<Page>(`/products?q=${encodeURIComponent(words)}${more}`);
const found = async (words: string): Promise<string[]> => (await search(words)).items.map(({ slug }) => slug);

async function put(title: string, more: Record<string, unknown> = {}): Promise<{ id: string; slug: string }> {
  const { status, body } = await seller.call('POST', '/v1/admin/products', {
    title,
    description: 'Made by hand.',
    price: { amount: '100', currency: 'THB' },
    stock: 3,
    ...more,
  });
  expect(status).toBe(201);
  return { id: String(body.id), slug: String(body.slug) };
}

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0', POLL_MS: '50' } });
  seller = await person(server, 'seller@search.test');
  host = `${(await seller.found('Search')).slug}.localhost`;
  for (const [name, titles] of Object.entries(products)) {
    const made = await put(titles.en, { sku: `SKU-${name}-7` });
    slugs[name] = made.slug;
    const path = `/v1/admin/products/${made.id}/texts`;
    const { fingerprint } = (await seller.call('GET', path)).body as { fingerprint: string };
    const texts = Object.fromEntries(Object.entries(titles).map(([locale, title]) => [locale, { title, subtitle: '', description: 'x' }]));
    expect((await seller.call('PUT', path, { fingerprint, texts })).status).toBe(200);
  }
  await until('the search', async () => (await found('مصابيح')).includes(slugs.lamp ?? ''));
});

test.each([
  ['lamp', 'waterproof jackets'],
  ['jacket', 'lamps reading'],
])('COR-24 the words of %s do not find it where they are another’s', async (name, words) => {
  expect(await found(words)).not.toContain(slugs[name]);
});

test.each([
  [
    'jacket',
    [
      'jackets',
      'waterpr',
      'JACKET',
      'แจ็คเก็ต',
      'กันน้ำ',
      'ao khoac',
      'áo khoác',
      'chống thấm',
      'куртки',
      'непромока',
      'سترة',
      'ستره',
      'SKU-jacket-7',
      'sku jacket',
    ],
  ],
  ['lamp', ['lamp', 'อ่านหนังสือ', 'den doc sach', 'лампа', 'теплые', 'тёплая', 'قراءة', 'مصابيح', 'sku-lamp-7']],
])('COR-24 a %s is found by words, their beginnings and endings in every language, with marks and without', async (name, words) => {
  for (const each of words) expect([each, await found(each)]).toEqual([each, [slugs[name]]]);
});

test.each([
  ['jakcet', 'jacket', 'jacket'],
  ['watreproof jaket', 'waterproof jacket', 'jacket'],
  ['курткк', 'куртка', 'jacket'],
  ['เสือ', 'เสื้อ', 'jacket'],
  ['سترت', 'سترة', 'jacket'],
])('COR-24 %s finds what %s does, and says so', async (typed, meant, name) => {
  const page = await search(typed);
  expect([page.meant, page.items.map(({ slug }) => slug)]).toEqual([meant, [slugs[name]]]);
});

test('COR-24 what nobody sells, signs that mean something elsewhere and very long words find nothing and break nothing', async () => {
  for (const words of ['zzzzqqqq', `'; drop table products; --`, '& | ! :* <->', '%', '\\', 'ก'.repeat(100), '💡', '%00', '('])
    expect([words, (await search(words)).total]).toEqual([words, 0]);
  for (const filter of ['constructor:x', `tag:'`, 'tag:\\', 'nothing:nothing'])
    expect([filter, (await get<Page>(`/products?filter=${encodeURIComponent(filter)}`)).total]).toEqual([filter, 0]);
});

test('COR-24 suggestions hold products with picture and price, categories, whole words, and what was meant', async () => {
  type Answer = {
    products: { slug: string; priceFrom: { amount: string } }[];
    words: string[];
    meant: string | null;
    categories: unknown[];
  };
  const suggest = (words: string): Promise<Answer> => get<Answer>(`/suggest?q=${encodeURIComponent(words)}`);
  expect(await suggest('jac')).toMatchObject({
    products: [{ slug: slugs.jacket, priceFrom: { amount: '100' } }],
    words: ['jacket'],
    meant: null,
  });
  expect(await suggest('lmap')).toMatchObject({ products: [{ slug: slugs.lamp }], meant: expect.stringMatching(/^lamps?$/) });
  expect((await suggest('zzzz')).products).toEqual([]);
});

test('COR-24 COR-20 COR-22 price, title and stock are seen in the list and in the search within a second', async () => {
  const made = await put('Kettle', { stock: 1 });
  const soon = { timeout: 1_000, interval: 20 };
  await expect.poll(() => found('kettle'), soon).toEqual([made.slug]);
  const path = `/v1/admin/products/${made.id}`;
  expect((await seller.call('PATCH', path, { title: 'Samovar', price: { amount: '777', currency: 'THB' } })).status).toBe(200);
  await expect.poll(() => found('samovar'), soon).toEqual([made.slug]);
  expect((await search('samovar')).items[0]?.priceFrom.amount).toBe('777');
  for (const [prices, total] of [
    ['minPrice=777', 1],
    ['maxPrice=777', 1],
    ['minPrice=778', 0],
    ['maxPrice=776', 0],
    ['minPrice=99999999', 0],
  ] as const)
    expect([prices, (await search('samovar', `&${prices}`)).total]).toEqual([prices, total]);
  await expect.poll(async () => (await search('', '&minPrice=700')).items.map(({ slug }) => slug), soon).toEqual([made.slug]);
  await server.database.sql(
    `update stock_levels l set reserved = l.on_hand from offers o join products p on p.org_id = o.org_id and p.id = o.product_id
      where o.org_id = l.org_id and o.id = l.offer_id and p.slug = $1 and p.title ->> 'en' = 'Samovar'`,
    [made.slug],
  );
  await expect.poll(async () => (await search('samovar', '&inStock=true')).total, soon).toBe(0);
  await server.database.sql(
    `update stock_levels l set reserved = 0 from offers o join products p on p.org_id = o.org_id and p.id = o.product_id
      where o.org_id = l.org_id and o.id = l.offer_id and p.slug = $1 and p.title ->> 'en' = 'Samovar'`,
    [made.slug],
  );
});

test('COR-24 each order of the preset’s shelf goes through all its pages once, with facets that add up', async () => {
  const shelf = async (query: string): Promise<Page> => {
    const answer = await fetch(`${server.baseUrl}/v1/products?${query}`, { headers: { 'x-forwarded-host': 'vestify.localhost' } });
    return (await answer.json()) as Page;
  };
  const all = await shelf('limit=100');
  expect(all.approximate).toBe(false);
  for (const sort of ['featured', 'newest', 'price', '-price', 'title']) {
    const seen: Page['items'] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page = await shelf(`sort=${sort}&limit=7&locale=ru${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      expect(page.total).toBe(all.total);
      seen.push(...page.items);
      cursor = page.nextCursor;
    }
    expect([sort, new Set(seen.map(({ slug }) => slug)).size, seen.length]).toEqual([sort, all.total, all.total]);
    const asked = seen.map(({ priceFrom }) => Number(priceFrom.amount));
    if (sort === 'price') expect(asked).toEqual(asked.toSorted((a, b) => a - b));
    if (sort === '-price') expect(asked).toEqual(asked.toSorted((a, b) => b - a));
  }
  const prices = all.items.map(({ priceFrom }) => Number(priceFrom.amount)).toSorted((a, b) => a - b);
  const [lowest = 0, middle = 0, highest = 0] = [prices[0], prices[prices.length >> 1], prices.at(-1)];
  const within = async (range: string, sort = 'price'): Promise<number[]> => {
    const page = await shelf(`limit=100&sort=${sort}&${range}`);
    expect(page.total).toBe(page.items.length);
    return page.items.map(({ priceFrom }) => Number(priceFrom.amount));
  };
  for (const least of [lowest, middle, middle + 1, highest])
    expect(await within(`minPrice=${least}`)).toEqual(prices.filter((price) => price >= least));
  for (const most of [lowest, middle - 1, highest])
    expect(await within(`maxPrice=${most}`, '-price')).toEqual(prices.filter((price) => price <= most).toReversed());
  expect(await within(`minPrice=${middle}&maxPrice=${middle}`, 'title')).toEqual(prices.filter((price) => price === middle));
  expect([await within(`minPrice=${highest + 1}`), await within(`maxPrice=${lowest - 1}`)]).toEqual([[], []]);
  const size = all.facets.find(({ code }) => code === 'size')?.values[0];
  const narrowed = await shelf(`size=${size?.code}&limit=100`);
  expect(narrowed.total).toBe(size?.count);
  // A facet is counted as if nothing of itself were chosen.
  expect(narrowed.facets.find(({ code }) => code === 'size')).toEqual(all.facets.find(({ code }) => code === 'size'));
});
