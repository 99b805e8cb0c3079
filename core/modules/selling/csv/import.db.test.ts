// Files become products, prices and stock: what is wrong is said by line, and what is said is done once, whatever happens meanwhile.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type AtWork, goToWork } from '../../../../tools/testing/at-work.ts';
import { csvLine } from '#platform/csv.ts';
import type { RunRow } from '../runs/runs.sql.ts';
import { cancelRun, factsOf, findRun, readAs, startApply } from '../runs/start-run.ts';
import { CatalogRuns } from '../runs/runs-in-tests.ts';

let runs: CatalogRuns;
let database: AtWork['database'];
let close: AtWork['close'];
let actor: AtWork['actor'];

beforeAll(async () => {
  ({ database, actor, close } = await goToWork('vestify'));
  runs = new CatalogRuns(actor);
});
afterAll(() => close());

const word = (): string => randomUUID().slice(0, 8);
const counts = ({ added, changed, unchanged, failed }: RunRow) => ({ added, changed, unchanged, failed });

test('COR-23 a product with variants, translations, tags, a new category, prices and stock comes out of a file, and again changes nothing', async () => {
  const w = word();
  const file = [
    'Product,SKU,Title:en,Название,title:ru,Category,Tags,Option1 name,Option1 value,Price,Compare at,Stock',
    `cup-${w},CUP-${w}-S,Cup ${w},,Чашка,Cups ${w},"clay, Blue",Size,Small,19.90,24.90,7`,
    `cup-${w},CUP-${w}-L,,,,,,Size,Large,25,,3`,
  ].join('\r\n');
  const done = await runs.bring('csv_products', file, 'all', { createCategories: true });
  expect(done).toMatchObject({ state: 'done', ...{ added: 2, failed: 0 } });
  const [product] = await database.sql(
    `select p.title, p.tags, p.status, c.name as category from products p join categories c on c.id = p.category_id where p.slug = $1`,
    [`cup-${w}`],
  );
  expect(product).toMatchObject({
    title: { en: `Cup ${w}`, ru: 'Чашка' },
    tags: ['clay', 'blue'],
    status: 'published',
    category: { en: `Cups ${w}` },
  });
  const variants = await database.sql(
    `select v.sku, v.options, o.price_minor::int as price, o.compare_at_minor::int as compare, s.on_hand, m.delta, m.reason
       from variants v join offers o on o.variant_id = v.id join stock_levels s on s.offer_id = o.id join stock_moves m on m.offer_id = o.id
      where v.sku like $1 order by v.position`,
    [`CUP-${w}-%`],
  );
  expect(variants).toEqual([
    { sku: `CUP-${w}-S`, options: { size: 'small' }, price: 1990, compare: 2490, on_hand: 7, delta: 7, reason: 'counted' },
    { sku: `CUP-${w}-L`, options: { size: 'large' }, price: 2500, compare: null, on_hand: 3, delta: 3, reason: 'counted' },
  ]);
  expect(counts(await runs.look('csv_products', file))).toEqual({ added: 0, changed: 0, unchanged: 2, failed: 0 });
  const [entry] = await database.sql(`select action, subject_type from audit_entries where subject_id = $1 order by seq desc limit 1`, [
    done.id,
  ]);
  expect(entry).toEqual({ action: 'catalog_run.done', subject_type: 'catalog_run' });
});

test('COR-23 each wrong line is told by its number, column and code, and nothing is applied in the mode of all', async () => {
  const w = word();
  const file = [
    'sku;product;title;price;compare_at;category;stock;status',
    `A-${w};a-${w};Right;10.00;;;1;draft`,
    `B-${w};b-${w};;10.00;;;;`,
    `C-${w};c-${w};C;ten;;;;`,
    `D-${w};d-${w};D;10;9;;;`,
    `E-${w};e-${w};E;10;;nowhere-${w};;`,
    `F-${w};f-${w};F;10;;;1.5;`,
    `;g-${w};G;10;;;;`,
    `A-${w};h-${w};H;10;;;;`,
    `I-${w};i-${w};I;10;;;;sold`,
    `J-${w};Not A Slug;J;10;;;;`,
    `K-${w};k-${w};"K\nof two lines";10;;;;;;one more`,
    `L-${w};l-${w};L;;;;;`,
  ].join('\n');
  const ready = await runs.look('csv_products', file);
  expect(counts(ready)).toEqual({ added: 1, changed: 0, unchanged: 0, failed: 11 });
  expect(await runs.faults(ready)).toEqual([
    '3 title MISSING',
    '4 price NOT_A_PRICE',
    '5 compare_at NOT_ABOVE_PRICE',
    '6 category UNKNOWN_CATEGORY',
    '7 stock NOT_A_NUMBER',
    '8 sku MISSING',
    '9 sku TWICE_IN_FILE',
    '10 status UNKNOWN_VALUE',
    '11 product NOT_A_SLUG',
    '12 title NOT_PLAIN_TEXT',
    '12  TOO_MANY_CELLS',
    '14 price MISSING',
  ]);
  await expect(startApply(actor, ready.id, 'all')).rejects.toMatchObject({ code: 'RUN_LINES_WRONG' });
  expect(await database.sql(`select 1 from variants where sku = $1`, [`A-${w}`])).toEqual([]);
  await startApply(actor, ready.id, 'right');
  expect(counts(await runs.reach(ready.id, 'done'))).toMatchObject({ added: 1 });
  expect(await database.sql(`select 1 from variants where sku = $1`, [`A-${w}`])).toHaveLength(1);
  // They go after the run has ended.
  const left = () => database.sql(`select 1 from catalog_run_lines where run_id = $1 and content is not null`, [ready.id]);
  await expect.poll(left, { message: 'what was applied is kept no longer', timeout: 10_000 }).toEqual([]);
});

test('COR-23 stock is brought to a number or changed by units, each with its move, and takes nothing that is reserved', async () => {
  const [level] = await database.sql<{ sku: string; on_hand: number; offer: string; location: string }>(
    `select v.sku, s.on_hand, s.offer_id as offer, l.name as location from stock_levels s join offers o on o.id = s.offer_id join variants v on v.id = o.variant_id
       join stock_locations l on l.id = s.location_id where s.org_id = $1 and s.on_hand > 6 and s.reserved = 0 order by v.sku limit 1`,
    [actor.orgId],
  );
  if (!level) throw new Error('the preset has stock');
  const now = async (): Promise<number | undefined> =>
    (await database.sql<{ n: number }>(`select on_hand as n from stock_levels where offer_id = $1`, [level.offer]))[0]?.n;
  expect(await runs.bring('csv_stock', `sku,location,change,reason,note\n${level.sku},${level.location},-2,damaged,fell\n`)).toMatchObject({
    state: 'done',
    changed: 1,
  });
  expect(await now()).toBe(level.on_hand - 2);
  expect(await runs.bring('csv_stock', `sku,on hand\n${level.sku},40\n`)).toMatchObject({ state: 'done', changed: 1 });
  expect(await now()).toBe(40);
  await database.sql(`update stock_levels set reserved = 5 where offer_id = $1`, [level.offer]);
  const short = await runs.bring('csv_stock', `sku,on_hand\n${level.sku},4\n`, 'right');
  expect(counts(short)).toMatchObject({ changed: 0, failed: 1 });
  expect(await runs.faults(short)).toEqual(['2 on_hand TOO_FEW_UNITS']);
  expect(await runs.bring('csv_stock', `sku,on_hand\n${level.sku},4\n`, 'all')).toMatchObject({
    state: 'failed',
    fault: { code: 'RUN_LINES_WRONG' },
  });
  expect(await now()).toBe(40);
  await database.sql(`update stock_levels set reserved = 0 where offer_id = $1`, [level.offer]);
});

describe('COR-23 what is no such file is refused in clear words, in bounded memory, and leaves nothing behind', () => {
  const long = 'x'.repeat(300 * 1024);
  const cases: [what: string, content: string | Buffer, code: string, line?: number][] = [
    ['a quotation mark left open', 'sku,price\nA,1\nB,"2\n', 'FILE_QUOTE_OPEN', 3],
    ['a quotation mark amid a cell', 'sku,price\nA,1"2"\n', 'FILE_QUOTE_OPEN', 2],
    ['a line of a megabyte', `sku,price\nA,${long}${long}${long}${long}\n`, 'FILE_LINE_TOO_LONG', 2],
    ['ten million columns', Buffer.alloc(10_000_000, ','), 'FILE_LINE_TOO_LONG', 1],
    ['three hundred columns', `${Array.from({ length: 300 }, (_, at) => `c${at}`).join(',')}\n`, 'FILE_TOO_MANY_COLUMNS', 1],
    ['a zero byte', 'sku,price\nA,1\n\0\n', 'FILE_NUL', 3],
    ['bytes that are no UTF-8', Buffer.from([...Buffer.from('sku,price\nA,1\nB,'), 0xc3, 0x28, 0x0a]), 'FILE_ENCODING', 3],
    ['a column twice', 'sku,price,SKU\nA,1,B\n', 'FILE_HEADER_TWICE', 1],
    ['no header', '1,2\n3,4\n', 'FILE_NO_HEADER'],
    ['a header and no line', 'sku,price\n', 'FILE_EMPTY'],
    ['nothing but line breaks', '\n\n\n', 'FILE_EMPTY'],
    ['a workbook', Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(60)]), 'FILE_NOT_CSV'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'FILE_NOT_CSV'],
  ];
  test.each(cases)('%s', async (_, content, code, line) => {
    const before = process.memoryUsage().rss;
    const fault = await runs.look('csv_prices', content).then(
      (run) => run.fault,
      (error: { code: string; facts?: { line?: number } }) => ({ code: error.code, facts: error.facts }),
    );
    expect(fault).toMatchObject({ code, ...(line === undefined ? {} : { facts: { line } }) });
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100);
    const left = `select count(*)::int as lines from catalog_run_lines l join catalog_runs r on r.id = l.run_id where r.state = 'failed' and l.content is not null`;
    expect(await database.sql(left)).toEqual([{ lines: 0 }]);
  });
});

test('COR-23 a file in another encoding is read when a person says which', async () => {
  const russian = Buffer.from([0x73, 0x6b, 0x75, 0x3b].concat([0xf6, 0xe5, 0xed, 0xe0, 0x0a, 0x41, 0x3b, 0x31, 0x0a]));
  const run = await readAs(actor, (await runs.send('csv_prices', russian)).id, { encoding: 'windows-1251' });
  expect(factsOf(run)).toMatchObject({
    format: { encoding: 'windows-1251', delimiter: ';' },
    columns: [{ field: 'sku' }, { name: 'цена', field: 'price' }],
  });
  const wide = await runs.send('csv_prices', Buffer.from('\uFEFFsku\tราคา\nA\t1\n', 'utf16le'));
  expect(factsOf(wide)).toMatchObject({
    format: { encoding: 'utf-16le', delimiter: '\t' },
    columns: [
      { name: 'sku', field: 'sku' },
      { name: 'ราคา', field: 'price' },
    ],
  });
  const thai = await readAs(
    actor,
    (await runs.send('csv_prices', Buffer.from([0x73, 0x6b, 0x75, 0x2c, 0xc3, 0xd2, 0xa4, 0xd2, 0x0a]))).id,
    {
      encoding: 'windows-874',
    },
  );
  expect(factsOf(thai)).toMatchObject({ columns: [{ name: 'sku' }, { name: 'ราคา', field: 'price' }] });
});

test('COR-23 what was exported changes nothing when it is imported again', async () => {
  for (const what of ['products', 'prices', 'stock'] as const) {
    const file = await runs.exported(what);
    expect(file.startsWith('\uFEFF')).toBe(true);
    const seen = await runs.look(`csv_${what}`, file);
    expect(await runs.faults(seen), what).toEqual([]);
    expect(counts(seen), what).toEqual({ added: 0, changed: 0, unchanged: seen.total, failed: 0 });
  }
});

test('COR-23 any texts come back from a file as they went into it, formulas among them as plain text', { timeout: 60_000 }, async () => {
  const w = word();
  const titles = fc
    .sample(fc.stringMatching(/^[-=+@'"][\p{L}\p{N}=+@'",;|()-]{1,30}$/u), 60)
    .concat(['=HYPERLINK("http://evil.example")', "'=1+1", '-2+3', '@SUM(A1)', "''", '"', 'a;b,c|d'])
    .map((title) => title.normalize('NFC').trim());
  const lines = titles.map((title, index) => csvLine([`trip-${w}-${index}`, `TRIP-${w}-${index}`, title, '5.00', `trip${w}`]));
  expect(await runs.bring('csv_products', `product,sku,title:en,price,tags\n${lines.join('')}`)).toMatchObject({
    state: 'done',
    added: titles.length,
  });
  const stored = await database.sql<{ title: string }>(`select title ->> 'en' as title from products where slug like $1`, [`trip-${w}-%`]);
  expect(stored.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  const file = await runs.exported('products', { bom: false });
  expect(file).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(counts(await runs.look('csv_products', file))).toMatchObject({ changed: 0, failed: 0 });
});

test('COR-23 an import in one piece that is cancelled is left at once, and nothing of it is done', { timeout: 120_000 }, async () => {
  const w = word();
  const rows = Array.from({ length: 6_000 }, (_, index) => `halt-${w}-${index},HALT-${w}-${index},Halt ${w} ${index},9.50\n`);
  const ready = await runs.look('csv_products', `product,sku,title,price\n${rows.join('')}`);
  await startApply(actor, ready.id, 'all');
  const readRun = () => findRun(actor, ready.id);
  await vi.waitUntil(async () => (await readRun()).done > 0, { timeout: 60_000, interval: 10 });
  await cancelRun(actor, ready.id);
  // It holds the SKUs until it is left; who comes next would wait for it.
  expect(await runs.bring('csv_products', `product,sku,title,price\n${rows[0]}`)).toMatchObject({ state: 'done', added: 1 });
  expect(await readRun()).toMatchObject({ state: 'cancelled', done: 0, added: 0, changed: 0, fault: null });
  expect(await database.sql(`select sku from variants where sku like $1`, [`HALT-${w}-%`])).toEqual([{ sku: `HALT-${w}-0` }]);
});

test('COR-23 thousands of lines are applied in one piece, in bounded memory', { timeout: 120_000 }, async () => {
  const w = word();
  const rows = Array.from(
    { length: 4_000 },
    (_, index) => `big-${w}-${index},BIG-${w}-${index},Big ${w} ${index},${(index % 90) + 1}.50,3\n`,
  );
  const file = `product,sku,title,price,stock\n${rows.join('')}`;
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const ready = await runs.look('csv_products', file);
  await startApply(actor, ready.id, 'all');
  const done = await runs.reach(ready.id, 'done', 'failed');
  clearInterval(watch);
  expect(done).toMatchObject({ state: 'done', added: 4_000, failed: 0 });
  expect((most - before) / 1024 / 1024).toBeLessThan(150);
});
