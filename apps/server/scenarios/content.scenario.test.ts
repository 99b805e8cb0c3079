// Pages, policies and menus: written at the desk, read in the shop, agreed to at the checkout.
import { beforeAll, expect, test } from 'vitest';
import { newId, publicId } from '#platform/ids/index.ts';
import { createTessera, type Schemas } from '../../../client/index.ts';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { cards, offersOf, Shopper, staffClient, until } from './shopper.ts';

let server: TestServer;
let staff: Awaited<ReturnType<typeof staffClient>>;
let shop: ReturnType<typeof createTessera>;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { POLL_MS: '50' } });
  staff = await staffClient(server.baseUrl);
  shop = createTessera({ baseUrl: server.baseUrl });
});

type Page = Schemas['OwnPage'];
const texts = { title: { en: 'About us' }, body: { en: 'We make **vests**.' } };
const create = (body: Record<string, unknown>) =>
  staff.POST('/v1/admin/pages', {
    params: { header: { 'idempotency-key': crypto.randomUUID() } },
    body: { ...texts, status: 'published', ...body } as never,
  });
async function made(body: Record<string, unknown>): Promise<Page> {
  const { data, error } = await create(body);
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}
const put = (page: Page, change: Record<string, unknown>) => {
  const { slug, status, title, body, seoTitle, seoDescription, required, version } = page;
  return staff.PUT('/v1/admin/pages/{id}', {
    params: { path: { id: page.id } },
    body: { slug, status, title, body, seoTitle, seoDescription, required, version, ...change } as never,
  });
};
const read = async (slug: string, locale = 'en') =>
  (await shop.GET('/v1/pages/{slug}', { params: { path: { slug }, query: { locale } } })).data;
const content = async () => (await shop.GET('/v1/content', { params: { query: { locale: 'en' } } })).data;

test('COR-90 a page is read in its language with fallback, by its former names, too, and not while it is a draft', async () => {
  const page = await made({ slug: 'about', title: { en: 'About us', th: 'เกี่ยวกับเรา' } });
  expect(page).toMatchObject({ status: 'published', version: 1, edition: 0, formerSlugs: [] });
  expect(await read('about', 'th')).toMatchObject({ title: 'เกี่ยวกับเรา', body: 'We make **vests**.', locale: 'en' });
  const { data: renamed } = await put(page, { slug: 'our-story' });
  expect(renamed).toMatchObject({ slug: 'our-story', version: 2, formerSlugs: ['about'] });
  expect((await read('about'))?.slug).toBe('our-story');
  expect((await read('our-story'))?.title).toBe('About us');

  const { error: stale } = await put(page, { slug: 'late' });
  expect(stale?.code).toBe('PAGE_CHANGED');
  const { error: taken } = await create({ slug: 'our-story' });
  expect(taken?.code).toBe('PAGE_NAME_TAKEN');
  // Another page may take a name that is only remembered; then that is what it leads to.
  await made({ slug: 'about', title: { en: 'Another' } });
  expect((await read('about'))?.title).toBe('Another');

  const { data: back } = await put(renamed as Page, { status: 'draft' });
  expect(back?.url).toBeNull();
  expect(await read('our-story')).toBeUndefined();
  const { response } = await staff.DELETE('/v1/admin/pages/{id}', { params: { path: { id: page.id } } });
  expect(response.status).toBe(204);
  expect((await staff.GET('/v1/admin/pages/{id}', { params: { path: { id: page.id } } })).error?.code).toBe('PAGE_NOT_FOUND');
});

test('COR-90 links that run programs, bodies that are too large and pages without a text are refused and leave nothing', async () => {
  const before = (await staff.GET('/v1/admin/pages')).data?.items.length;
  for (const link of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'vbscript:x',
    '\\\\evil',
  ]) {
    const { error } = await create({ slug: 'bad', body: { en: `[click](${link})` } });
    expect([link, error?.code]).toEqual([link, 'VALIDATION_FAILED']);
  }
  const { error: large } = await create({ slug: 'bad', body: { en: 'x'.repeat(1_000_000) } });
  expect(large?.code).toBe('BODY_TOO_LARGE');
  const { error: long } = await create({ slug: 'bad', body: { en: 'x'.repeat(30_001) } });
  expect(long?.code).toBe('VALIDATION_FAILED');
  for (const slug of ['Bad', 'a--b', '-a', '../x', '']) expect((await create({ slug })).error?.code).toBe('VALIDATION_FAILED');
  expect((await create({ slug: 'bad', title: { th: 'ไทย' }, body: { th: 'ไทย' } })).error?.code).toBe('PAGE_TEXT_NEEDED');
  expect((await create({ slug: 'bad', required: true })).error?.code).toBe('ONLY_POLICIES_REQUIRED');
  expect((await staff.GET('/v1/admin/pages')).data?.items.length).toBe(before);
  // HTML is kept as the text it is; drawing it as text is the page's part.
  const page = await made({
    slug: 'html',
    body: { en: '<script>alert(1)</script> [ok](https://example.com) [mail](mailto:a@b.example) [us](/products)' },
  });
  expect(page.body.en).toContain('<script>');
});

test('COR-90 menus lead to what there is, two deep, and to nothing harmful', async () => {
  const [page, hidden] = [await made({ slug: 'sizes' }), await made({ slug: 'hidden', status: 'draft' })];
  const putMenu = (items: unknown, version = 0) =>
    staff.PUT('/v1/admin/menus/{place}', { params: { path: { place: 'footer' } }, body: { items, version } as never });
  const link = (label: string, to: unknown) => ({ label: { en: label }, link: to });
  expect((await content())?.footer).toBeNull();
  const items = [
    {
      ...link('Help', { type: 'none' }),
      items: [
        link('Sizes', { type: 'page', pageId: page.id }),
        link('Hidden', { type: 'page', pageId: hidden.id }),
        link('Elsewhere', { type: 'url', url: 'https://example.com/x' }),
      ],
    },
    { ...link('Tops', { type: 'category', slug: 'tops' }), items: [] },
  ];
  const { data } = await putMenu(items);
  expect(data?.version).toBe(1);
  await until('the shop to show it', async () => (await content())?.footer);
  expect((await content())?.footer).toEqual([
    {
      label: 'Help',
      href: null,
      items: [
        { label: 'Sizes', href: '/pages/sizes' },
        { label: 'Elsewhere', href: 'https://example.com/x' },
      ],
    },
    { label: 'Tops', href: '/c/tops', items: [] },
  ]);
  expect((await putMenu(items)).error?.code).toBe('MENU_CHANGED');
  const bad = (url: string) => putMenu([{ ...link('Bad', { type: 'url', url }), items: [] }], 1);
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'https://me:pw@evil.example'])
    expect([url, (await bad(url)).error?.code]).toEqual([url, 'VALIDATION_FAILED']);
  const deep = [{ ...items[0], items: [{ ...items[1], items: [link('Third', { type: 'none' })] }] }];
  expect((await putMenu(deep, 1)).error?.code).toBe('VALIDATION_FAILED');
  const others = [{ ...link('Lost', { type: 'page', pageId: publicId('contentPage', newId()) }), items: [] }];
  expect((await putMenu(others, 1)).error?.code).toBe('PAGE_NOT_FOUND');
  expect((await putMenu(null, 1)).data).toMatchObject({ items: null, version: 0 });
});

test('COR-90 where a policy is required nobody orders without agreeing to it as it stands, and the order keeps which edition', async () => {
  const policy = await made({ slug: 'terms', role: 'terms', title: { en: 'Terms' }, body: { en: 'First.' }, required: true });
  expect(policy.edition).toBe(1);
  expect((await create({ slug: 'terms-2', role: 'terms' })).error?.code).toBe('POLICY_EXISTS');
  const { data: changed } = await put(policy, { body: { en: 'Second.' } });
  expect(changed?.edition).toBe(2);
  // What search engines are told is no new edition.
  const { data: seo } = await put(changed as Page, { seoTitle: { en: 'Terms of sale' } });
  expect(seo?.edition).toBe(2);

  const [offer] = await offersOf(server.baseUrl);
  const buyer = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await buyer.details();
  const place = (policies: { pageId: string; edition: number }[]) =>
    buyer.client.POST('/v1/checkouts/{id}/place', {
      params: { path: { id: buyer.cartId }, header: { 'idempotency-key': crypto.randomUUID() } },
      body: { quoteFingerprint: buyer.fingerprint, payment: { method: 'test', token: cards.success }, policies },
    });
  for (const agreed of [[], [{ pageId: policy.id, edition: 1 }]]) {
    const { error } = await place(agreed);
    expect(error?.code).toBe('POLICIES_NOT_AGREED');
    expect(error?.facts?.policies).toEqual([{ pageId: policy.id, slug: 'terms', edition: 2 }]);
  }
  const { data } = await place([{ pageId: policy.id, edition: 2 }]);
  const order = data?.order;
  await staff.DELETE('/v1/admin/pages/{id}', { params: { path: { id: policy.id } } });
  const { data: kept } = await staff.GET('/v1/admin/orders/{id}/policies', { params: { path: { id: order?.id ?? '' } } });
  expect(kept?.items).toEqual([
    { id: policy.id, role: 'terms', edition: 2, title: { en: 'Terms' }, body: { en: 'Second.' }, agreedAt: expect.any(String) },
  ]);
  // The buyer reads it at the order, in their language; nobody else finds an order.
  const asked = { params: { path: { id: order?.id ?? '' }, query: { locale: 'th' } } };
  const { data: own } = await buyer.client.GET('/v1/orders/{id}/policies', asked);
  expect(own?.items).toEqual([
    { id: policy.id, role: 'terms', edition: 2, title: 'Terms', body: 'Second.', agreedAt: kept?.items[0]?.agreedAt },
  ]);
  const stranger = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  expect((await stranger.client.GET('/v1/orders/{id}/policies', asked)).error?.code).toBe('NOT_FOUND');
  // Without the policy the next one orders as ever.
  const next = await new Shopper(server.baseUrl).withCart([{ offerId: offer?.offerId ?? '', quantity: 1 }]);
  await next.details();
  expect((await next.place()).status).toBe(201);
});

test('COR-90 COR-11 nobody reads or changes pages of another organization', async () => {
  const page = await made({ slug: 'ours', status: 'draft' });
  const viewer = createTessera({ baseUrl: server.baseUrl });
  expect((await viewer.GET('/v1/admin/pages/{id}', { params: { path: { id: page.id } } })).response.status).toBe(401);
  expect(await read('ours')).toBeUndefined();
});
