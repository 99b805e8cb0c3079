// What a product says beside its texts and prices goes out into a file and comes back from it: attributes, further categories, pictures, tags.
import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AtWork, goToWork } from '../../../../tools/testing/at-work.ts';
import { csvLine } from '#platform/csv.ts';
import type { RunRow } from '../runs/runs.sql.ts';
import { CatalogRuns } from '../runs/runs-in-tests.ts';

let database: AtWork['database'];
let close: AtWork['close'];
let runs: CatalogRuns;
const word = randomUUID().slice(0, 8);

const definitions: [code: string, type: string, name: object, choices: object[]][] = [
  ['fabric', 'choice', { en: 'Fabric', ru: 'Ткань' }, ['linen', 'wool'].map((code) => ({ code, name: { en: code, th: `ผ้า ${code}` } }))],
  ['depth', 'number', { en: 'Depth' }, []],
  ['washable', 'boolean', { en: 'Washable' }, []],
  ['care', 'text', { en: 'Care' }, []],
];

beforeAll(async () => {
  const work = await goToWork('vestify');
  ({ database, close } = work);
  runs = new CatalogRuns(work.actor);
  for (const [place, [code, type, name, choices]] of definitions.entries())
    await database.sql(
      `insert into attribute_definitions (org_id, id, code, name, type, unit, choices, position) values ($1, uuidv7(), $2, $3, $4, $5, $6, $7)`,
      [runs.actor.orgId, code, name, type, type === 'number' ? 'cm' : null, JSON.stringify(choices), place],
    );
});
afterAll(() => close());

const counts = ({ added, changed, unchanged, failed }: RunRow) => ({ added, changed, unchanged, failed });
/** Keys of pictures that the organization uploaded. */
async function uploaded(count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => `${randomBytes(16).toString('hex')}.webp`);
  await database.sql(
    `insert into pictures (org_id, key, width, height, bytes, created_at) select $1, k, 10, 10, 10, now() from unnest($2::text[]) as k`,
    [runs.actor.orgId, keys],
  );
  return keys;
}

const beside = (like: string) =>
  database.sql(
    `select p.slug, p.attributes, p.tags,
            array(select c.slug from product_categories f join categories c on c.id = f.category_id where f.product_id = p.id order by f.position) as categories,
            array(select array[w.media_key, w.alt::text, w.options::text] from product_pictures w where w.product_id = p.id order by w.position) as pictures
       from products p where p.slug like $1 order by p.slug`,
    [like],
  );

test('COR-23 attributes, further categories and pictures of a product come out of a file, by names people use', async () => {
  const [first = '', second = ''] = await uploaded(2);
  const file = [
    'product,sku,title,price,category,categories,pictures,attributes,Ткань,attribute:depth,attribute:washable,attribute:care,attribute:care:th',
    csvLine([
      `rug-${word}`,
      `RUG-${word}`,
      'Rug',
      '10',
      `Floor ${word}`,
      `Home ${word}, Sale ${word}`,
      `https://shop.example/media/${second.replace('.', '-640.')} ${first}`,
      'Origin: Isan\nMaker: Somsri',
      'ผ้า Linen',
      '12.5',
      'да',
      'By hand',
      'ซักมือ',
    ]),
  ].join('\r\n');
  const done = await runs.bring('csv_products', file, 'all', { createCategories: true });
  expect([await runs.faults(done), done.state, counts(done)]).toEqual([[], 'done', { added: 1, changed: 0, unchanged: 0, failed: 0 }]);
  expect(await beside(`rug-${word}`)).toEqual([
    {
      slug: `rug-${word}`,
      attributes: [
        { code: 'fabric', name: { en: 'Fabric', ru: 'Ткань' }, value: { en: 'linen', th: 'ผ้า linen' }, valueCode: 'linen' },
        { code: 'depth', name: { en: 'Depth' }, value: { en: '12.5 cm' }, valueCode: '12.5' },
        { code: 'washable', name: { en: 'Washable' }, value: expect.objectContaining({ en: 'Yes' }) as object, valueCode: 'true' },
        { code: 'care', name: { en: 'Care' }, value: { en: 'By hand', th: 'ซักมือ' }, valueCode: 'by-hand' },
        { name: { en: 'Origin' }, value: { en: 'Isan' } },
        { name: { en: 'Maker' }, value: { en: 'Somsri' } },
      ],
      tags: [],
      categories: [`home-${word}`, `sale-${word}`],
      pictures: [second, first].map((key) => [key, '{}', '{}']),
    },
  ]);
  expect(counts(await runs.look('csv_products', file)), 'the same again').toMatchObject({ changed: 0, unchanged: 1, failed: 0 });
  const less = await runs.look('csv_products', `sku,pictures,attribute:fabric\nRUG-${word},${first},wool\n`);
  expect(counts(less), 'a look without changing anything says what would').toMatchObject({ changed: 1, failed: 0 });
});

test('COR-23 an attribute that the set does not allow, a category and a picture that are not there are told by column, and no address is asked', async () => {
  const other = `${randomBytes(16).toString('hex')}.webp`;
  await database.sql(
    `insert into pictures (org_id, key, width, height, bytes, created_at) select id, $2, 1, 1, 1, now() from organizations where id <> $1 limit 1`,
    [runs.actor.orgId, other],
  );
  const lines = [
    ['silk', '', '', '', '', '', ''],
    ['', 'deep', '', '', '', '', ''],
    ['', '', 'perhaps', '', '', '', ''],
    ['', '', '', 'x'.repeat(301), '', '', ''],
    ['', '', '', '', 'nowhere', '', ''],
    ['', '', '', '', '', 'http://127.0.0.1/secret.webp', ''],
    ['', '', '', '', '', other, ''],
    ['', '', '', '', '', '', 'no name'],
    ['', '', '', '', Array.from({ length: 21 }, (_, index) => `c${index}`).join(), '', ''],
  ].map((cells, index) => csvLine([`bad-${word}-${index}`, `BAD-${word}-${index}`, 'Bad', '1', ...cells]));
  const head = 'product,sku,title,price,fabric,depth,washable,care,categories,pictures,attributes\n';
  const ready = await runs.look('csv_products', head + lines.join(''));
  expect(await runs.faults(ready)).toEqual([
    '2 fabric UNKNOWN_VALUE',
    '3 depth NOT_A_DECIMAL',
    '4 washable UNKNOWN_VALUE',
    '5 care TOO_LONG',
    '6 categories UNKNOWN_CATEGORY',
    '7 pictures UNKNOWN_PICTURE',
    '8 pictures UNKNOWN_PICTURE',
    '9 attributes NOT_PLAIN_TEXT',
    '10 categories TOO_MANY',
  ]);
});

test('COR-23 whatever a product says beside its texts comes back from its file as it went out', { timeout: 60_000 }, async () => {
  const keys = await uploaded(6);
  const categories = (
    await database.sql<{ slug: string }>(`select slug from categories where org_id = $1 limit 6`, [runs.actor.orgId])
  ).map(({ slug }) => slug);
  const words = fc
    .stringMatching(/^[\p{L}\p{N}=+@'"-][\p{L}\p{N} =+@'":,;|()-]{0,20}$/u)
    .map((each) => each.normalize('NFC').trim())
    .filter((each) => each !== '' && !/^:|:$/.test(each));
  const text = fc
    .record({ en: words })
    .chain((said) => fc.option(words, { nil: undefined }).map((th) => (th === undefined ? said : { ...said, th })));
  const own = fc.record({ name: text, value: text });
  const ofSet = fc
    .tuple(fc.constantFrom('linen', 'wool'), fc.integer({ min: -99, max: 99 }), fc.constantFrom('true', 'false'), text)
    .chain(([fabric, depth, washable, care]) =>
      fc.subarray([
        { code: 'fabric', name: { en: 'Fabric' }, value: { en: fabric }, valueCode: fabric },
        { code: 'depth', name: { en: 'Depth' }, value: { en: String(depth) }, valueCode: String(depth) },
        { code: 'washable', name: { en: 'Washable' }, value: { en: washable }, valueCode: washable },
        { code: 'care', name: { en: 'Care' }, value: care, valueCode: 'x' },
      ]),
    );
  const product = fc.record({
    attributes: fc.tuple(ofSet, fc.array(own, { maxLength: 3 })).map(([set, others]) => [...others, ...set]),
    tags: fc.uniqueArray(
      fc.stringMatching(/^[\p{L}=+@-][\p{L}0-9 ]{0,10}$/u).map((tag) => tag.normalize('NFC').trim()),
      { maxLength: 4, selector: (tag) => tag.toLowerCase() },
    ),
    categories: fc.shuffledSubarray(categories.slice(1)),
    pictures: fc.shuffledSubarray(keys).chain((some) => fc.record({ en: words }).map((alt) => some.map((key) => ({ key, alt })))),
  });
  const all = fc.sample(product, 60);
  await runs.bring(
    'csv_products',
    `product,sku,title,price,category\n${all.map((_, index) => csvLine([`trip-${word}-${index}`, `TRIP-${word}-${index}`, `Trip ${index}`, '5', categories[0]])).join('')}`,
  );
  for (const [index, each] of all.entries()) {
    const [row] = await database.sql<{ id: string }>(`update products set attributes = $2, tags = $3 where slug = $1 returning id`, [
      `trip-${word}-${index}`,
      JSON.stringify(each.attributes),
      each.tags,
    ]);
    await database.sql(
      `insert into product_categories (org_id, product_id, category_id, position)
       select c.org_id, $2, c.id, w.place from unnest($3::text[]) with ordinality as w(slug, place) join categories c on c.org_id = $1 and c.slug = w.slug`,
      [runs.actor.orgId, row?.id, each.categories],
    );
    await database.sql(
      `insert into product_pictures (org_id, id, product_id, media_key, alt, position) select $1, uuidv7(), $2, e ->> 'key', e -> 'alt', n from jsonb_array_elements($3) with ordinality as w(e, n)`,
      [runs.actor.orgId, row?.id, JSON.stringify(each.pictures)],
    );
  }
  const before = await beside(`trip-${word}-%`);
  const file = await runs.exported('products');
  const seen = await runs.look('csv_products', file);
  expect(await runs.faults(seen)).toEqual([]);
  expect(counts(seen)).toMatchObject({ added: 0, changed: 0, failed: 0 });
  // What is the same is not written at all, so each is made another by a title that changes.
  const retitled = file.replaceAll(/Trip (\d+)/g, 'Trap $1');
  expect(counts(await runs.bring('csv_products', retitled))).toMatchObject({ changed: 60, failed: 0 });
  expect(await beside(`trip-${word}-%`)).toEqual(before);
});

test('COR-90 a file of products holds those that the list is narrowed to', async () => {
  const [key = ''] = await uploaded(1);
  const rows = [
    ['near', '10', 'draft', key, 'blue'],
    ['far', '90', 'draft', key, 'blue'],
    ['bare', '10', 'draft', '', 'blue'],
    ['red', '10', 'draft', key, 'red'],
  ].map(([name, price, status, picture, tag]) =>
    csvLine([`${name}-${word}`, `${name}-${word}`, `Narrow ${word} ${name}`, price, status, picture, tag]),
  );
  await runs.bring('csv_products', `product,sku,title,price,status,pictures,tags\n${rows.join('')}`);
  const file = await runs.exported('products', { q: word, tag: 'blue', picture: 'with', priceTo: '5000', status: 'draft' });
  const slugs = file
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
  expect(slugs).toEqual([`near-${word}`]);
});
