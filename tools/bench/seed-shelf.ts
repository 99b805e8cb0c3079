// A large shelf: many products with words of their own in five languages, and their documents as the worker would have written them.
import type pg from 'pg';
import type { Bench } from './bench.ts';
import { BASE, prefixOf } from './ids.ts';
import { seedOffers } from './seed.ts';

/** Sizes of the shelf that are measured. */
export const SHELVES = { small: 1_000, large: 100_000 } as const;

const syllables = ['ba', 'co', 'di', 'fe', 'gu', 'ha', 'jo', 'ki', 'le', 'mu', 'na', 'po', 'qui', 'ra', 'so', 'ti', 'vu', 'wa', 'xe', 'zo'];
const scripts: Record<string, readonly string[]> = {
  en: syllables,
  vi: syllables,
  ru: ['ба', 'ко', 'ди', 'фе', 'гу', 'ха', 'жо', 'ки', 'ле', 'му', 'на', 'по', 'кви', 'ра', 'со', 'ти', 'ву', 'ва', 'ксе', 'зо'],
  th: ['บา', 'โค', 'ดิ', 'เฟ', 'กุ', 'ฮา', 'โจ', 'กี', 'เล', 'มู', 'นา', 'โป', 'ควี', 'รา', 'โส', 'ติ', 'วู', 'วา', 'เซ', 'โซ'],
  ar: ['با', 'كو', 'دي', 'في', 'جو', 'حا', 'خو', 'كي', 'لي', 'مو', 'نا', 'بو', 'قي', 'را', 'سو', 'تي', 'فو', 'وا', 'زي', 'زو'],
};

/** The made-up word of a number in a language: 8,000 of them, each in a few products of a large shelf. */
export function wordOf(locale: string, n: number): string {
  const parts = scripts[locale] ?? syllables;
  return [n % 20, Math.floor(n / 20) % 20, Math.floor(n / 400) % 20].map((index) => parts[index]).join('');
}

const sqlWord = (locale: string): string => {
  const list = `array[${(scripts[locale] ?? syllables).map((part) => `'${part}'`).join(',')}]`;
  return `(${list})[i % 20 + 1] || (${list})[i / 20 % 20 + 1] || (${list})[i / 400 % 20 + 1]`;
};

const locales = Object.keys(scripts);
const id = (kind: 'product'): string => `('${prefixOf(kind)}' || (${BASE} + i))::uuid`;

/** Documents of the products, copied from those of the preset's with their own words, marks and place. */
async function seedDocuments(client: pg.Client, items: number): Promise<void> {
  const words = locales.map(sqlWord);
  const each = `generate_series(0, ${items - 1}) i join sources s on s.n = i % (select count(*) from sources)`;
  await client.query(
    `create temp table templates as
       select t.*, ts_delete(t.terms, array(select '%' || n from generate_series(0, 63) n)) as bare
         from sources s join search_documents t on t.product_org_id = s.org_id and t.product_id = s.product_id and t.currency = 'USD'`,
  );
  await client.query(
    `insert into search_documents (org_id, channel_id, currency, product_org_id, product_id, kind, seller_org_id, price_from, price_to, compare_at, in_stock,
       position, newest, title, facets, terms)
     select t.org_id, t.channel_id, t.currency, t.product_org_id, ${id('product')}, t.kind, t.seller_org_id, t.price_from, t.price_to, t.compare_at, t.in_stock,
            1000 + i, t.newest - i, t.title, t.facets,
            t.bare || array_to_tsvector(array[${words.join(', ')}, '~' || ${sqlWord('th')}, '%' || ((i * 40503::bigint / 7) % 64)])
       from ${each} join templates t on t.product_org_id = s.org_id and t.product_id = s.product_id`,
  );
  await client.query(
    `insert into search_titles (org_id, channel_id, locale, product_org_id, product_id, title)
     select t.org_id, t.channel_id, t.locale, t.product_org_id, ${id('product')}, t.title || ' ' || i
       from ${each} join search_titles t on t.product_org_id = s.org_id and t.product_id = s.product_id`,
  );
  const rests = (word: string): string =>
    `(select array_agg(distinct left(w, k) || substr(w, k + 2)) || w from (select ${word} as w) x, generate_series(0, length(w) - 1) k group by w)`;
  for (const locale of locales) {
    const word = sqlWord(locale);
    await client.query(
      `insert into search_words (org_id, channel_id, word, shown, rests)
       select c.org_id, c.id, ${word}, ${word}, ${rests(word)} from (select org_id, id from channels limit 1) c, generate_series(0, 7999) i
       on conflict do nothing`,
    );
  }
}

/** Runs work without the further indexes of a table: one that is made at once takes a tenth of the time of one that grows. */
async function withoutIndexes(client: pg.Client, table: string, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
      where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  await work();
  for (const { made } of rows) await client.query(made);
}

/** Tables that get a row or more for each product. */
const long = [
  'products',
  'product_words',
  'variants',
  'product_pictures',
  'offers',
  'stock_levels',
  'search_documents',
  'search_titles',
  'search_words',
];

/** Puts so many products on the shelf of a database's one channel, each with `onHand` in stock. As superuser; quick, because nothing follows the change. */
export async function seedShelf(client: pg.Client, items: number, onHand: number): Promise<void> {
  await client.query('set session_replication_role = replica');
  await client.query(`set maintenance_work_mem = '256MB'`);
  const seed = async (): Promise<void> => {
    await seedOffers(client, items, onHand);
    await seedDocuments(client, items);
    // The desk's words of them, which nobody looks for.
    await client.query(
      `insert into product_words (org_id, product_id, grams) select org_id, id, '{}' from products on conflict do nothing`,
    );
  };
  await long.reduce((work, table) => () => withoutIndexes(client, table, work), seed)();
  await client.query('set session_replication_role = origin');
}

/** A database with so many products on the shelf of its one channel; made once for all roads. */
export async function shelfDatabase(bench: Bench, size: keyof typeof SHELVES): Promise<string> {
  const database = `bench_shelf_${size}`;
  const exists = await bench.admin(
    'postgres',
    async (client) => (await client.query('select from pg_database where datname = $1', [database])).rowCount,
  );
  if (exists) return database;
  bench.say(`${SHELVES[size]} products …`);
  await bench.copy(database);
  await bench.admin(database, (client) => seedShelf(client, SHELVES[size], 1_000));
  return database;
}
