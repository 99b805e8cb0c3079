// The tree of categories and the set of attributes, as their organization runs them, and as shops show them.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { askShop, outcomes, type Person, sellerAndRival } from './people.ts';

let server: TestServer;
let seller: Person;
let rival: Person;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  ({ seller, rival, slug } = await sellerAndRival(server, 'Categories'));
});

interface Category {
  id: string;
  slug: string;
  title: string;
  depth: number;
  parentId: string | null;
  products: number;
}
const add = (en: string, parentId: string | null = null, more: Record<string, unknown> = {}, who = seller) =>
  who.call('POST', '/v1/admin/categories', { name: { en }, parentId, ...more });
const made = async (en: string, parentId: string | null = null): Promise<Category> => {
  const answer = await add(en, parentId);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as unknown as Category;
};
const change = (id: string, body: Record<string, unknown>, who = seller) => who.call('PATCH', `/v1/admin/categories/${id}`, body);
const tree = async (): Promise<string[]> =>
  ((await seller.call('GET', '/v1/admin/categories')).body.items as Category[]).map(({ depth, slug: name }) => `${depth} ${name}`);
const inShop = (path: string) => askShop(server, slug, path);
const inShopTree = async (): Promise<string[]> =>
  ((await inShop('/v1/channel')).body.categories as { slug: string; parentSlug: string | null; productCount: number }[]).map(
    (row) => `${row.parentSlug ?? ''}/${row.slug} ${row.productCount}`,
  );

test('NET-01 categories are a tree at most four deep, in the order people give it, without circles', async () => {
  const top = await made('Tops');
  const shirts = await made('Shirts', top.id);
  const linen = await made('Linen shirts', shirts.id);
  const white = await made('White linen shirts', linen.id);
  expect((await add('Too deep', white.id)).code).toBe('CATEGORY_TOO_DEEP');
  expect((await change(top.id, { parentId: white.id })).code).toBe('CATEGORY_IN_CIRCLE');
  expect((await change(top.id, { parentId: top.id })).code).toBe('CATEGORY_IN_CIRCLE');
  const other = await made('Others');
  expect((await change(top.id, { parentId: other.id })).code).toBe('CATEGORY_TOO_DEEP');
  expect((await add('Tops again', null, { slug: 'tops' })).code).toBe('ADDRESS_TAKEN');
  expect((await made('Tops')).slug).toBe('tops-2');
  const tops = (await seller.call('GET', '/v1/admin/categories')).body.items as Category[];
  const ids = tops.filter(({ parentId }) => parentId === null).map(({ id }) => id);
  expect((await seller.call('PUT', '/v1/admin/categories/order', { parentId: null, ids: ids.slice(1) })).code).toBe('CATEGORY_ORDER');
  expect((await seller.call('PUT', '/v1/admin/categories/order', { parentId: null, ids: ids.toReversed() })).status).toBe(200);
  expect((await tree()).filter((row) => row.startsWith('1'))).toEqual(['1 tops-2', '1 others', '1 tops']);
  // Two that would hang below each other: one of them comes too late.
  const [one, two] = [await made('One'), await made('Two')];
  const both = await Promise.all([change(one.id, { parentId: two.id }), change(two.id, { parentId: one.id })]);
  expect(outcomes(both)).toEqual([200, 'CATEGORY_IN_CIRCLE']);
});

test('NET-01 a shop shows the tree with what stands in it, and an earlier address of a category leads on', async () => {
  const bags = await made('Bags');
  const totes = await made('Totes', bags.id);
  const product = await seller.call('POST', '/v1/admin/products', {
    title: 'Tote',
    category: totes.slug,
    price: { amount: '100', currency: 'THB' },
  });
  expect(product.status).toBe(201);
  expect(await inShopTree()).toEqual(expect.arrayContaining(['/bags 1', 'bags/totes 1']));
  const shown = await inShop(`/v1/products/${String(product.body.slug)}`);
  expect(shown.body.path).toEqual([
    { slug: 'bags', name: 'Bags' },
    { slug: 'totes', name: 'Totes' },
  ]);
  expect((await change(totes.id, { slug: 'tote-bags', name: { en: 'Tote bags', th: 'กระเป๋าผ้า' } })).status).toBe(200);
  expect((await inShop('/v1/categories/totes')).body).toEqual({ slug: 'tote-bags' });
  expect((await inShop('/v1/categories/never')).status).toBe(404);
  expect(await inShopTree()).toContain('bags/tote-bags 1');
  const refused = await seller.call('DELETE', `/v1/admin/categories/${totes.id}`);
  expect([refused.code, refused.body.facts]).toEqual(['CATEGORY_NOT_EMPTY', { products: 1, categories: 0 }]);
  expect((await seller.call('DELETE', `/v1/admin/categories/${bags.id}`)).code).toBe('CATEGORY_NOT_EMPTY');
  const empty = await made('Empty');
  expect((await seller.call('DELETE', `/v1/admin/categories/${empty.id}`)).status).toBe(204);
});

test('NET-01 another organization’s categories are nobody’s to see, name or hang something below', async () => {
  const own = await made('Own');
  expect((await change(own.id, { name: { en: 'Theirs' } }, rival)).code).toBe('CATEGORY_NOT_FOUND');
  expect((await rival.call('DELETE', `/v1/admin/categories/${own.id}`)).code).toBe('CATEGORY_NOT_FOUND');
  expect((await add('Below', own.id, {}, rival)).code).toBe('CATEGORY_NOT_FOUND');
  expect((await add('Own', null, {}, rival)).status).toBe(201);
  expect((await add('', null)).code).toBe('VALIDATION_FAILED');
  expect((await add('Pictured', null, { pictureKey: `${'0'.repeat(32)}.webp` })).code).toBe('PICTURE_NOT_FOUND');
});

test('COR-20 attributes of the set say the same on every product, in every language, and stay as long as one says them', async () => {
  const put = (code: string, body: Record<string, unknown>, who = seller) => who.call('PUT', `/v1/admin/attributes/${code}`, body);
  const fabric = {
    name: { en: 'Fabric', ru: 'Ткань' },
    type: 'choice',
    choices: [
      { code: 'linen', name: { en: 'Linen', ru: 'Лён' } },
      { code: 'silk', name: { en: 'Silk' } },
    ],
  };
  expect((await put('fabric', fabric)).status).toBe(200);
  expect((await put('length', { name: { en: 'Length' }, type: 'number', unit: 'cm' })).status).toBe(200);
  expect((await put('fabric', { ...fabric, type: 'text' })).code).toBe('ATTRIBUTE_TYPE');
  const product = await seller.call('POST', '/v1/admin/products', { title: 'Said', price: { amount: '100', currency: 'THB' } });
  const path = `/v1/admin/products/${String(product.body.id)}`;
  const write = async (attributes: unknown[]) => {
    const { body } = await seller.call('GET', path);
    const { slug: address, status, categoryId, texts, fingerprint } = body;
    const variants = (body.variants as Record<string, unknown>[]).map(({ available: _, ...variant }) => variant);
    return seller.call('PUT', path, { fingerprint, slug: address, status, categoryId, texts, variants, attributes });
  };
  expect((await write([{ code: 'fabric', valueCode: 'wool' }])).code).toBe('ATTRIBUTE_EMPTY');
  expect((await write([{ code: 'length', valueCode: 'long' }])).code).toBe('ATTRIBUTE_EMPTY');
  const twice = { code: 'fabric', valueCode: 'silk' };
  expect((await write([twice, twice])).code).toBe('ATTRIBUTE_TWICE');
  const own = { name: { en: 'Care' }, value: { en: 'By hand' } };
  expect((await write([{ code: 'fabric', valueCode: 'linen' }, { code: 'length', valueCode: '72' }, own])).status).toBe(200);
  const shown = async () => (await inShop(`/v1/products/${String(product.body.slug)}?locale=ru`)).body.attributes;
  expect(await shown()).toEqual([
    { name: 'Ткань', value: 'Лён' },
    { name: 'Length', value: '72 cm' },
    { name: 'Care', value: 'By hand' },
  ]);
  // Another word for it is said by all products at once; a choice that is said stays.
  expect((await put('fabric', { ...fabric, choices: [{ code: 'linen', name: { en: 'Linen', ru: 'Льняная' } }] })).status).toBe(200);
  expect(await shown()).toContainEqual({ name: 'Ткань', value: 'Льняная' });
  expect((await put('fabric', { ...fabric, choices: [fabric.choices[1]] })).code).toBe('ATTRIBUTE_IN_USE');
  expect((await seller.call('DELETE', '/v1/admin/attributes/fabric')).code).toBe('ATTRIBUTE_IN_USE');
  expect((await rival.call('DELETE', '/v1/admin/attributes/fabric')).code).toBe('ATTRIBUTE_NOT_FOUND');
  expect((await write([])).status).toBe(200);
  expect((await seller.call('DELETE', '/v1/admin/attributes/fabric')).status).toBe(204);
});

test('COR-20 tags in use are told, the most used first', async () => {
  for (const tags of [['red', 'new'], ['new']]) {
    const product = await seller.call('POST', '/v1/admin/products', { title: 'Tagged', price: { amount: '100', currency: 'THB' } });
    const path = `/v1/admin/products/${String(product.body.id)}`;
    const { body } = await seller.call('GET', path);
    const { slug: address, status, categoryId, texts, fingerprint } = body;
    const variants = (body.variants as Record<string, unknown>[]).map(({ available: _, ...variant }) => variant);
    expect((await seller.call('PUT', path, { fingerprint, slug: address, status, categoryId, texts, variants, tags })).status).toBe(200);
  }
  expect((await seller.call('GET', '/v1/admin/tags')).body.items).toEqual([
    { tag: 'new', products: 2 },
    { tag: 'red', products: 1 },
  ]);
  expect((await rival.call('GET', '/v1/admin/tags')).body.items).toEqual([]);
});
