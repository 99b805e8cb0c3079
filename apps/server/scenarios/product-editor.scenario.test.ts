// A product as its editor writes it, whole: options and variants, pictures, categories, addresses; what does not fit is refused by field, and
// nothing is half written.
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { askShop, outcomes, type Person, sellerAndRival } from './people.ts';

interface Variant {
  id?: string;
  options: Record<string, string>;
  sku: string;
  barcode: string | null;
  status: string;
  price: { amount: string; currency: string } | null;
  compareAt: unknown;
  prices: unknown[];
  available?: number | null;
  stock?: number;
}
interface Whole {
  id: string;
  slug: string;
  earlierSlugs: string[];
  status: string;
  categoryId: string;
  categoryIds: string[];
  tags: string[];
  attributes: { code: string | null; valueCode: string | null; name: Record<string, string>; value: Record<string, string> }[];
  texts: Record<string, Record<string, string>>;
  pictures: { key: string; alt: Record<string, string>; options: Record<string, string> }[];
  options: {
    code: string;
    name: Record<string, string>;
    values: { code: string; name: Record<string, string>; swatch: string | null }[];
  }[];
  variants: Variant[];
  lacks: string[];
  fingerprint: string;
}

let server: TestServer;
let seller: Person;
let rival: Person;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  ({ seller, rival, slug } = await sellerAndRival(server, 'Editor'));
});

const baht = (amount: string) => ({ amount, currency: 'THB' });
const inShop = (path: string) => askShop(server, slug, path);

/** A new product, and how it is read and written whole; what is read is what is sent, but for what changes. */
async function product(who: Person, title: string) {
  const made = await who.call('POST', '/v1/admin/products', { title, price: baht('100'), stock: 3 });
  expect(made.status).toBe(201);
  const path = `/v1/admin/products/${String(made.body.id)}`;
  const read = async (): Promise<Whole> => (await who.call('GET', path)).body as unknown as Whole;
  const put = async (change: (whole: Whole) => Record<string, unknown>, of?: Whole) => {
    const whole = of ?? (await read());
    return who.call('PUT', path, { ...bodyOf(whole), ...change(whole) });
  };
  return { path, read, put };
}

const bodyOf = (whole: Whole) => ({
  fingerprint: whole.fingerprint,
  slug: whole.slug,
  status: whole.status,
  categoryId: whole.categoryId,
  categoryIds: whole.categoryIds,
  tags: whole.tags,
  attributes: whole.attributes.map(({ code, valueCode, name, value }) => ({
    ...(code ? { code } : { name }),
    ...(valueCode ? { valueCode } : {}),
    value,
  })),
  texts: whole.texts,
  pictures: whole.pictures.map(({ key, alt, options }) => ({ key, alt, options })),
  options: whole.options,
  variants: whole.variants.map(({ available: _, ...variant }) => variant),
});

const value = (code: string, swatch: string | null = null) => ({ code, name: { en: code.toUpperCase() }, swatch });
const size = (...codes: string[]) => ({ code: 'size', name: { en: 'Size', ru: 'Размер' }, values: codes.map((code) => value(code)) });
const colour = (...codes: string[]) => ({ code: 'colour', name: { en: 'Colour' }, values: codes.map((code) => value(code, '#112233')) });
const variant = (sku: string, options: Record<string, string>, more: Partial<Variant> = {}) => ({
  options,
  sku,
  price: baht('200'),
  stock: 5,
  ...more,
});
const fields = (answer: { body: Record<string, unknown> }): string[] =>
  ((answer.body.fields ?? []) as { pointer: string; message: string }[]).map(({ pointer, message }) => `${pointer} ${message}`);

test('COR-20 NET-01 a product gets options and a variant for each choice, with stock, and the shop shows and finds them', async () => {
  const { put, read } = await product(seller, 'Choice shirt');
  const before = await read();
  const all = ['s', 'm'].flatMap((s) => ['ink', 'sand'].map((c) => variant(`CH-${s}-${c}`, { size: s, colour: c })));
  // The first variant stays who it was: it becomes one of the choices.
  const variants = all.map((each, at) => (at === 0 ? { ...each, id: before.variants[0]?.id } : each));
  const answer = await put(() => ({
    options: [size('s', 'm'), colour('ink', 'sand')],
    variants,
    texts: { en: { title: 'Choice shirt', seoTitle: 'Buy it', seoDescription: 'The one' }, ru: { title: 'Рубашка' } },
    tags: ['Summer', 'summer', 'linen'],
  }));
  expect(answer.code, JSON.stringify(answer.body)).toBeUndefined();
  const whole = answer.body as unknown as Whole;
  expect(whole.variants.map(({ sku, price, available }) => [sku, price?.amount, available])).toEqual([
    ['CH-s-ink', '200', 3],
    ['CH-s-sand', '200', 5],
    ['CH-m-ink', '200', 5],
    ['CH-m-sand', '200', 5],
  ]);
  expect(whole.variants[0]?.id).toBe(before.variants[0]?.id);
  expect(whole.tags).toEqual(['summer', 'linen']);
  for (const q of ['choice', 'CH-M-SAND', 'ch-m']) {
    const { body } = await seller.call('GET', `/v1/admin/products?q=${q}`);
    expect(
      (body.items as { slug: string }[]).map((item) => item.slug),
      q,
    ).toEqual([whole.slug]);
  }
  const shown = await inShop(`/v1/products/${whole.slug}?locale=ru`);
  expect(shown.body).toMatchObject({ title: 'Рубашка', options: [{ code: 'size', name: 'Размер' }, { code: 'colour' }] });
  expect((shown.body.variants as { offer: { available: number } }[]).map(({ offer }) => offer.available)).toEqual([3, 5, 5, 5]);
});

test('COR-20 a variant that had a price is retired and not shown, one that never had is deleted, and what is retired comes back', async () => {
  const { put, read } = await product(seller, 'Retiring shirt');
  const [first] = (await read()).variants;
  await put(() => ({
    options: [size('s', 'm', 'l')],
    variants: [
      { ...variant('RE-s', { size: 's' }), id: first?.id },
      variant('RE-m', { size: 'm' }),
      variant('RE-l', { size: 'l' }, { price: null, stock: 0 }),
    ],
  }));
  const left = await put(({ variants }) => ({ variants: variants.slice(0, 1).map(({ available: _, ...each }) => each) }));
  const whole = left.body as unknown as Whole;
  expect(whole.variants.map(({ sku, status }) => [sku, status])).toEqual([
    ['RE-s', 'active'],
    ['RE-m', 'retired'],
  ]);
  const shown = async () => ((await inShop(`/v1/products/${whole.slug}`)).body.variants as { sku: string }[]).map(({ sku }) => sku);
  expect(await shown()).toEqual(['RE-s']);
  const back = await put(({ variants }) => ({
    variants: variants.map(({ available: _, ...each }) => ({ ...each, status: 'active' })),
  }));
  expect(back.status).toBe(200);
  expect(await shown()).toEqual(['RE-s', 'RE-m']);
  expect((await put(({ variants }) => ({ variants: variants.map(({ available: _, ...each }) => ({ ...each, price: null })) }))).code).toBe(
    'PRICE_STAYS',
  );
});

test('COR-20 two variants change their SKUs with each other, and a SKU of another product is refused at its field', async () => {
  const { put, read } = await product(seller, 'Swapping shirt');
  const [first] = (await read()).variants;
  await put(() => ({
    options: [size('s', 'm')],
    variants: [{ ...variant('SW-1', { size: 's' }), id: first?.id }, variant('SW-2', { size: 'm' })],
  }));
  const swapped = await put(({ variants }) => ({
    variants: variants.map(({ available: _, ...each }) => ({ ...each, sku: each.sku === 'SW-1' ? 'SW-2' : 'SW-1' })),
  }));
  expect((swapped.body as unknown as Whole).variants.map(({ sku }) => sku)).toEqual(['SW-2', 'SW-1']);
  // Choices change places, too: what is one of a kind is judged at the end.
  const moved = await put(({ variants }) => ({
    variants: variants.map(({ available: _, ...each }) => ({ ...each, options: { size: each.options.size === 's' ? 'm' : 's' } })),
  }));
  expect((moved.body as unknown as Whole).variants.map(({ options }) => options.size)).toEqual(['m', 's']);
  const other = await product(seller, 'Other shirt');
  const taken = await other.put(({ variants }) => ({ variants: variants.map(({ available: _, ...each }) => ({ ...each, sku: 'SW-1' })) }));
  expect([taken.status, taken.code, fields(taken)]).toEqual([409, 'SKU_TAKEN', ['/body/variants/0/sku SKU_TAKEN']]);
  // Another organization's SKUs are nobody's business.
  const theirs = await product(rival, 'Rival shirt');
  expect(
    (await theirs.put(({ variants }) => ({ variants: variants.map(({ available: _, ...each }) => ({ ...each, sku: 'SW-1' })) }))).status,
  ).toBe(200);
});

test('COR-20 five hundred variants are written at once, and five hundred and one are refused', async () => {
  const { put, read } = await product(seller, 'Large shirt');
  const codes = Array.from({ length: 100 }, (_, at) => `v${at}`);
  const options = [{ code: 'shade', name: { en: 'Shade' }, values: codes.map((code) => value(code)) }, size('a', 'b', 'c', 'd', 'e')];
  const variants = codes.flatMap((shade) => ['a', 'b', 'c', 'd', 'e'].map((s) => variant(`LG-${shade}-${s}`, { shade, size: s })));
  const tooMany = await put(() => ({ options, variants: [...variants, variant('LG-x', { shade: 'v0', size: 'a' })] }));
  expect([tooMany.code, fields(tooMany)[0]?.split(' ')[0]]).toEqual(['VALIDATION_FAILED', '/body/variants']);
  const written = await put(() => ({ options, variants }));
  expect(written.status, JSON.stringify(written.body).slice(0, 300)).toBe(200);
  expect((await read()).variants.filter(({ status }) => status === 'active')).toHaveLength(500);
  const again = await put(({ variants: all }) => ({
    variants: all.filter(({ status }) => status === 'active').map(({ available: _, ...each }) => ({ ...each, price: baht('333') })),
  }));
  expect(
    new Set((again.body as unknown as Whole).variants.filter(({ status }) => status === 'active').map(({ price }) => price?.amount)),
  ).toEqual(new Set(['333']));
});

test('COR-20 nobody writes over what they did not see: the parts that changed are named', async () => {
  const { put, read } = await product(seller, 'Seen shirt');
  const seen = await read();
  expect((await put(() => ({ tags: ['one'] }), seen)).status).toBe(200);
  const late = await put(() => ({ tags: ['two'] }), seen);
  expect([late.status, late.code, late.body.facts]).toEqual([409, 'PRODUCT_CHANGED', { changed: ['organization'] }]);
  expect((await read()).tags).toEqual(['one']);
  const fresh = await read();
  const both = await Promise.all([put(() => ({ tags: ['a'] }), fresh), put(() => ({ tags: ['b'] }), fresh)]);
  expect(outcomes(both)).toEqual([200, 'PRODUCT_CHANGED']);
});

test('COR-20 an earlier address leads to the product until another one takes it', async () => {
  const { put, read } = await product(seller, 'Moving shirt');
  const first = (await read()).slug;
  expect((await put(() => ({ slug: 'moved-once' }))).status).toBe(200);
  expect((await put(() => ({ slug: 'moved-twice' }))).status).toBe(200);
  for (const old of [first, 'moved-once', 'moved-twice']) {
    const shown = await inShop(`/v1/products/${old}`);
    expect([shown.status, shown.body.slug]).toEqual([200, 'moved-twice']);
  }
  expect((await read()).earlierSlugs.toSorted()).toEqual(['moved-once', first].toSorted());
  // Back again: no address leads in a circle.
  await put(() => ({ slug: 'moved-once' }));
  expect((await inShop('/v1/products/moved-twice')).body.slug).toBe('moved-once');
  expect((await read()).earlierSlugs).not.toContain('moved-once');
  const other = await product(seller, 'Taking shirt');
  const taken = await other.put(() => ({ slug: 'moved-once' }));
  expect([taken.code, fields(taken)]).toEqual(['ADDRESS_TAKEN', ['/body/slug ADDRESS_TAKEN']]);
  expect((await other.put(() => ({ slug: 'moved-twice' }))).status).toBe(200);
  expect((await inShop('/v1/products/moved-twice')).body.title).toBe('Taking shirt');
  // What is put away is nowhere, by whatever name.
  await put(() => ({ status: 'archived' }));
  expect((await inShop(`/v1/products/${first}`)).status).toBe(404);
});

test('COR-20 pictures keep their order, their words and the values they show; another organization’s are refused', async () => {
  const upload = async (who: Person, background: string) => {
    const bytes = await sharp({ create: { width: 80, height: 100, channels: 3, background } })
      .png()
      .toBuffer();
    return String((await who.call('POST', '/v1/admin/media', new Uint8Array(bytes), { 'content-type': 'image/png' })).body.key);
  };
  const keys = await Promise.all(['#111111', '#222222', '#333333'].map((background) => upload(seller, background)));
  const { put } = await product(seller, 'Pictured shirt');
  const [a = '', b = '', c = ''] = keys;
  const picture = (key: string, options = {}) => ({ key, alt: { en: `Shows ${key.slice(0, 4)}`, ar: 'صورة' }, options });
  const written = await put(({ variants }) => ({
    options: [colour('ink')],
    variants: variants.map(({ available: _, ...each }) => ({ ...each, options: { colour: 'ink' } })),
    pictures: [picture(c, { colour: 'ink' }), picture(a), picture(b)],
  }));
  const whole = written.body as unknown as Whole;
  expect(whole.pictures.map(({ key }) => key)).toEqual([c, a, b]);
  expect((await inShop(`/v1/products/${whole.slug}?locale=ar`)).body.pictures).toMatchObject([
    { url: `/media/${c}`, alt: 'صورة', options: { colour: 'ink' } },
    { url: `/media/${a}` },
    { url: `/media/${b}` },
  ]);
  const theirs = await upload(rival, '#444444');
  expect((await put(() => ({ pictures: [picture(theirs)] }))).code).toBe('PICTURE_NOT_FOUND');
  expect(fields(await put(() => ({ pictures: [picture(a, { colour: 'gold' })] })))).toEqual(['/body/pictures/0/options CHOICE_UNKNOWN']);
});

test('COR-20 what is hostile or does not fit is refused by name, and nothing of it is written', async () => {
  const { put, read } = await product(seller, 'Hostile shirt');
  const before = await read();
  const one = (more: Record<string, unknown>) => ({ variants: [{ ...variant('HO-1', {}), id: before.variants[0]?.id, ...more }] });
  const theirs = await product(rival, 'Their shirt');
  const [foreign] = (await theirs.read()).variants;
  const tries: [Record<string, unknown>, string][] = [
    [{ texts: { en: { title: 'A\u0000B' } } }, 'VALIDATION_FAILED'],
    [{ texts: { en: { title: 'A\u202EB' } } }, 'VALIDATION_FAILED'],
    [{ texts: { en: { title: 'A', description: `e${'\u0301'.repeat(1000)}` } } }, 'VALIDATION_FAILED'],
    [{ texts: { en: { title: '' } } }, 'TITLE_NEEDED'],
    [{ texts: { xx: { title: 'A' } } }, 'VALIDATION_FAILED'],
    [{ slug: '../admin' }, 'VALIDATION_FAILED'],
    [{ slug: '-a' }, 'VALIDATION_FAILED'],
    [{ categoryId: (await theirs.read()).categoryId }, 'CATEGORY_NOT_FOUND'],
    [{ categoryIds: [(await theirs.read()).categoryId] }, 'CATEGORY_NOT_FOUND'],
    [{ variants: [{ ...variant('HO-2', {}), id: foreign?.id }] }, 'VARIANT_NOT_FOUND'],
    [one({ barcode: '4006381333932' }), 'BARCODE_WRONG'],
    [one({ price: { amount: '1', currency: 'USD' } }), 'WRONG_CURRENCY'],
    [one({ price: baht('-1') }), 'VALIDATION_FAILED'],
    [one({ compareAt: baht('200') }), 'COMPARE_AT_TOO_LOW'],
    [one({ options: { size: 's' } }), 'CHOICE_UNKNOWN'],
    [{ options: [size('s'), size('m'), colour('x'), colour('y')] }, 'VALIDATION_FAILED'],
    [{ attributes: [{ code: 'unknown', valueCode: 'x' }] }, 'ATTRIBUTE_UNKNOWN'],
    [{ ...one({ status: 'retired' }), status: 'published' }, 'PRODUCT_NOT_READY'],
    [{ surprise: 1 }, 'VALIDATION_FAILED'],
  ];
  for (const [change, code] of tries) expect((await put(() => change)).code, JSON.stringify(change).slice(0, 100)).toBe(code);
  expect(await read()).toEqual(before);
  expect((await rival.call('GET', `/v1/admin/products/${before.id}`)).code).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await rival.call('PUT', `/v1/admin/products/${before.id}`, bodyOf(before))).code).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await rival.call('POST', `/v1/admin/products/${before.id}/duplicate`)).code).toBe('OWN_PRODUCT_NOT_FOUND');
});

test('COR-20 a duplicate is a draft with SKUs and an address of its own, and no stock', async () => {
  const { path, put, read } = await product(seller, 'Like shirt');
  const [first] = (await read()).variants;
  await put(() => ({
    options: [size('s', 'm')],
    variants: [{ ...variant('LI-s', { size: 's' }), id: first?.id }, variant('LI-m', { size: 'm' })],
    tags: ['linen'],
  }));
  const [one, two] = await Promise.all([seller.call('POST', `${path}/duplicate`), seller.call('POST', `${path}/duplicate`)]);
  expect([one.status, two.status]).toEqual([201, 201]);
  const copies = await Promise.all(
    [one, two].map(async ({ body }) => (await seller.call('GET', `/v1/admin/products/${String(body.id)}`)).body),
  );
  const [copy, other] = copies as unknown as [Whole, Whole];
  expect(copy).toMatchObject({ status: 'draft', tags: ['linen'], texts: { en: { title: 'Copy of Like shirt' } } });
  expect(copy.variants.map(({ available, price }) => [available, price?.amount])).toEqual([
    [0, '200'],
    [0, '200'],
  ]);
  expect(new Set([copy.slug, other.slug, (await read()).slug]).size).toBe(3);
  expect((await inShop(`/v1/products/${copy.slug}`)).status).toBe(404);
});

test('COR-20 what nobody could buy is not put on sale, by the editor or from the list', async () => {
  const { path, put, read } = await product(seller, 'Unready shirt');
  const [first] = (await read()).variants;
  const retired = { ...variant('UN-1', {}), id: first?.id, status: 'retired' };
  expect((await put(() => ({ status: 'draft', variants: [retired] }))).status).toBe(200);
  expect((await read()).lacks).toEqual(['VARIANT']);
  const refused = await seller.call('PATCH', path, { status: 'published' });
  expect([refused.status, refused.code, refused.body.facts]).toEqual([422, 'PRODUCT_NOT_READY', { reasons: ['VARIANT'] }]);
  expect((await put(() => ({ status: 'draft', variants: [{ ...retired, status: 'active' }] }))).status).toBe(200);
  expect((await seller.call('PATCH', path, { status: 'published' })).status).toBe(200);
});

test('COR-20 a change of any part is in the shop at once, and leaves an entry that says what it was', async () => {
  const { put, read } = await product(seller, 'Shown shirt');
  const { slug: address } = await read();
  const title = async () => (await inShop(`/v1/products/${address}`)).body.title;
  expect(await title()).toBe('Shown shirt');
  expect((await put(({ texts }) => ({ texts: { ...texts, en: { title: 'Told shirt' } } }))).status).toBe(200);
  expect(await title()).toBe('Told shirt');
  const { body } = await seller.call('GET', '/v1/admin/audit?limit=5');
  expect(body.items).toContainEqual(
    expect.objectContaining({ action: 'product.changed', after: expect.objectContaining({ title: { en: 'Told shirt' } }) }),
  );
});

test('NET-01 what a brand owns its store does not write: it is told whose it is, and strangers are told nothing', async () => {
  const { path, read } = await product(seller, 'Brand shirt');
  const whole = await read();
  expect((await rival.call('GET', path)).code).toBe('OWN_PRODUCT_NOT_FOUND');
  // The rival sells it as a store does.
  await server.database.sql(
    `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor)
     select r.id, uuidv7(), o.variant_org_id, o.variant_id, o.product_id, 'withdrawn', o.currency, o.price_minor
       from offers o join products p on p.org_id = o.variant_org_id and p.id = o.product_id, organizations r
      where p.slug = $1 and r.name = 'Rival of editor'`,
    [whole.slug],
  );
  const answers = [
    await rival.call('GET', path),
    await rival.call('PUT', path, bodyOf(whole)),
    await rival.call('POST', `${path}/duplicate`),
  ];
  expect(answers.map(({ status, code }) => [status, code])).toEqual(answers.map(() => [403, 'PRODUCT_OF_BRAND']));
  expect(await read()).toEqual(whole);
});
