// Sellers write their products in every language: shown at once where it is read, with what the shop falls back to where nothing is written.
import { beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../../../tools/testing/server.ts';
import { outcomes, type Person, person } from './people.ts';

interface Said {
  title: string;
  subtitle: string;
  description: string;
}
interface Texts {
  languages: { locale: string; spoken: boolean; needed: boolean }[];
  texts: Record<string, Said>;
  pictures: { key: string; alt: Record<string, string> }[];
  fingerprint: string;
}

let server: TestServer;
let seller: Person;
let slug: string;

beforeAll(async () => {
  server = await startServer({ preset: 'vestify', env: { RATE_LIMITS: '0' } });
  seller = await person(server, 'seller@texts.test');
  ({ slug } = await seller.found('Texts'));
});

/** A new product, and how its texts are read and written. */
async function product(title: string) {
  const made = await seller.call('POST', '/v1/admin/products', {
    title,
    description: 'Of clay.',
    price: { amount: '100', currency: 'THB' },
  });
  expect(made.status).toBe(201);
  const [path, page] = [`/v1/admin/products/${String(made.body.id)}/texts`, String(made.body.slug)];
  const read = async (): Promise<Texts> => (await seller.call('GET', path)).body as unknown as Texts;
  const write = async (texts: unknown, more: Record<string, unknown> = {}) =>
    seller.call('PUT', path, { fingerprint: (await read()).fingerprint, texts, ...more });
  const shown = async (locale: string): Promise<Said> => {
    const answer = await fetch(`${server.baseUrl}/v1/products/${page}?locale=${locale}`, {
      headers: { 'x-forwarded-host': `${slug}.localhost` },
    });
    return (await answer.json()) as Said;
  };
  return { id: String(made.body.id), path, page, read, write, shown };
}
const found = async (words: string): Promise<string[]> => {
  const answer = await fetch(`${server.baseUrl}/v1/products?q=${encodeURIComponent(words)}`, {
    headers: { 'x-forwarded-host': `${slug}.localhost` },
  });
  return ((await answer.json()) as { items: { slug: string }[] }).items.map((item) => item.slug);
};

const mug = { title: 'Mug', subtitle: 'Holds a pint', description: 'Of clay.' };
const kruzhka = { title: 'Кружка', subtitle: 'На пол-литра', description: 'Из глины.' };
const koub = { title: 'كوب', subtitle: '', description: '' };

test('MKT-02 what a seller writes in a language is shown in it at once and found by its words; elsewhere the shop’s own stands', async () => {
  const { read, write, shown, page } = await product('Mug');
  const before = await read();
  expect(before.texts.en).toEqual({ title: 'Mug', subtitle: '', description: 'Of clay.' });
  expect(before.texts.ru).toEqual({ title: '', subtitle: '', description: '' });
  expect(before.languages.map(({ locale, needed }) => [locale, needed])).toEqual([
    ['en', true],
    ['th', false],
    ['vi', false],
    ['ru', false],
    ['ar', false],
  ]);
  // Answers of the shop are kept from here on.
  expect(await shown('ru')).toMatchObject({ title: 'Mug', description: 'Of clay.' });
  expect(await shown('ar')).toMatchObject({ title: 'Mug' });

  const written = await write({ en: mug, ru: kruzhka, ar: koub });
  expect(written.status).toBe(200);
  expect((written.body as unknown as Texts).texts).toMatchObject({ en: mug, ru: kruzhka, ar: koub });
  expect(await shown('ru')).toMatchObject(kruzhka);
  // Field by field: what is not said in Arabic is said as the shop says it.
  expect(await shown('ar')).toMatchObject({ ...mug, title: 'كوب' });
  expect(await shown('vi')).toMatchObject(mug);
  for (const words of ['кружка пол-литра', 'كوب', 'pint']) await expect.poll(() => found(words)).toEqual([page]);

  expect((await write({ en: mug, ru: { ...kruzhka, title: '' } })).status).toBe(200);
  expect(await shown('ru')).toMatchObject({ ...kruzhka, title: 'Mug' });
  expect(await shown('ar')).toMatchObject(mug);
  await expect.poll(() => found('кружка')).toEqual([]);
});

test('MKT-02 another title of a product leaves its translations and its subtitle where they are', async () => {
  const { id, write, shown, page } = await product('Cup');
  await write({ en: { ...mug, title: 'Cup' }, th: { title: 'Cup' }, ru: { ...kruzhka, title: 'Чашка' } });
  expect((await seller.call('PATCH', `/v1/admin/products/${id}`, { title: 'Big cup' })).status).toBe(200);
  expect(await shown('en')).toMatchObject({ title: 'Big cup', subtitle: 'Holds a pint' });
  // What said the same goes with it.
  expect(await shown('th')).toMatchObject({ title: 'Big cup' });
  expect(await shown('ru')).toMatchObject({ title: 'Чашка', subtitle: 'На пол-литра' });
  await expect.poll(() => found('чашка')).toEqual([page]);
  await expect.poll(() => found('big cup pint')).toEqual([page]);
});

test('MKT-02 the second of two who write the same texts is told, and nothing of the first is lost', async () => {
  const { path, read, shown } = await product('Bowl');
  const { fingerprint } = await read();
  const bowl = { ...mug, title: 'Bowl' };
  const both = await Promise.all(
    ['Миска', 'Чаша'].map((title) => seller.call('PUT', path, { fingerprint, texts: { en: bowl, ru: { title } } })),
  );
  expect(outcomes(both)).toEqual([200, 'TEXTS_CHANGED']);
  const kept = (await read()).texts.ru?.title;
  expect(kept).toBe(both[0]?.status === 200 ? 'Миска' : 'Чаша');
  expect(await shown('ru')).toMatchObject({ title: kept });
});

test('MKT-02 what a picture shows is said in each language; pictures of others are refused', async () => {
  const { id, path, read, write } = await product('Plate');
  const key = `${'a1'.repeat(16)}.webp`;
  await server.database.sql(
    `insert into product_pictures (org_id, id, product_id, media_key, alt, options, position)
     select org_id, gen_random_uuid(), id, $1, '{"en": "Plate", "de": "Teller"}', '{}', place from products, generate_series(0, 1) as place where slug = 'plate'`,
    [key],
  );
  const texts = { en: { title: 'Plate' } };
  expect((await read()).pictures).toMatchObject([{ key, alt: { en: 'Plate', ru: '' } }]);
  expect((await write(texts, { pictures: [{ key, alt: { en: 'A plate', ru: 'Тарелка' } }] })).status).toBe(200);
  expect((await read()).pictures).toMatchObject([{ key, alt: { en: 'A plate', ru: 'Тарелка' } }]);
  // A language that nobody writes here is nobody's to take away.
  const [row] = await server.database.sql<{ alt: object }>(`select alt from product_pictures where media_key = $1`, [key]);
  expect(row?.alt).toEqual({ en: 'A plate', ru: 'Тарелка', de: 'Teller' });
  const other = { key: `${'b2'.repeat(16)}.webp`, alt: { en: 'Not mine' } };
  expect((await write(texts, { pictures: [other] })).code).toBe('TEXTS_CHANGED');
  expect((await seller.call('GET', path)).body.id).toBe(id);
});

test('MKT-02 texts that no shop could show are refused, and another organization’s product is not there', async () => {
  const { id, path, read, write } = await product('Jug');
  const before = await read();
  const jug = { ...mug, title: 'Jug' };
  const needed = await write({ en: { ...jug, title: '  ' }, ru: kruzhka });
  expect([needed.code, needed.body.facts]).toEqual(['TITLE_NEEDED', { locales: ['en'] }]);
  expect((await write({})).code).toBe('TITLE_NEEDED');
  const refused = [
    { en: jug, de: { title: 'Krug' } },
    { en: jug, 'ru-RU': kruzhka },
    { en: { ...jug, title: 'x'.repeat(121) } },
    { en: { ...jug, subtitle: 'x'.repeat(201) } },
    { en: { ...jug, description: 'x'.repeat(5_001) } },
    { en: { ...jug, title: 'Ju\u202eg' } },
    { en: { ...jug, title: 'Ju\ng' } },
    { en: { ...jug, body: '' } },
    { en: 'Jug' },
    [],
  ];
  for (const texts of refused) expect([texts, (await write(texts)).code]).toEqual([texts, 'VALIDATION_FAILED']);
  expect((await seller.call('PUT', path, { texts: { en: jug } })).code).toBe('VALIDATION_FAILED');
  expect(await read()).toEqual(before);
  // As long as may be, in letters of three bytes.
  const long = { title: 'ก'.repeat(120), subtitle: 'ก'.repeat(200), description: 'ก'.repeat(5_000) };
  expect((await write({ en: jug, th: long, vi: long, ru: long, ar: long })).status).toBe(200);

  const rival = await person(server, 'rival@texts.test');
  await rival.found('Rival texts');
  const { fingerprint } = await read();
  expect((await rival.call('GET', path)).code).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await rival.call('PUT', path, { fingerprint, texts: { en: jug } })).code).toBe('OWN_PRODUCT_NOT_FOUND');
  expect((await seller.call('GET', path.replace(id, 'prd_01jc0000000000000000000000'))).status).toBe(404);
});

test('MKT-02 COR-63 who wrote which texts is in the trail, without the long ones', async () => {
  const { write } = await product('Vase');
  await write({ en: { title: 'Vase', description: 'Of clay.' }, ru: kruzhka });
  const [entry] = await server.database.sql<{ before: object; after: object }>(
    `select before, after from audit_entries where action = 'product.texts_changed' order by seq desc limit 1`,
  );
  expect(entry?.before).toEqual({ title: { en: 'Vase' }, subtitle: {} });
  expect(entry?.after).toEqual({
    title: { en: 'Vase', ru: 'Кружка' },
    subtitle: { ru: 'На пол-литра' },
    descriptions: ['ru'],
    pictures: 0,
  });
});
