// Exports as runs: a file is written piece by piece on the disk of the program, then kept; its columns are those that an import reads.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once as happened } from 'node:events';
import { finished } from 'node:stream/promises';
import { Locale } from '#contracts/organizations.ts';
import type { ProductFilter } from '#contracts/product-list.ts';
import { attributesOf, wordsPattern } from '#modules/catalog/index.ts';
import { inWorkFolder, privateStore } from '#modules/media/index.ts';
import { channelSelling, type Channel } from '#modules/organizations/index.ts';
import { CSV_BOM, csvLine, type CsvValue } from '#platform/csv.ts';
import { inTx, type StaffActor } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { inLocale, type Text } from '#platform/texts.ts';
import { matchValues } from '../own-list/list-own.ts';
import { defineWork, moveOn, none, tellProgress } from '../runs/run-work.ts';
import { runFile, type RunRow, tellRun } from '../runs/runs.sql.ts';
import { amountCell } from './amounts.ts';
import { textFields } from './columns.ts';
import {
  exportedAttributes,
  type ExportedPrice,
  exportedPrices,
  exportedProducts,
  exportedStock,
  type ExportedVariant,
} from './export.sql.ts';
import { ownLine } from './plan-further.ts';
import { takeTime } from './shelf.sql.ts';

const STEP = 1_000;
type Cells = CsvValue[];

interface Exporting {
  actor: StaffActor;
  channel: Channel;
  filter: ProductFilter;
  /** Columns of attributes of the set: each with its languages, where it is said in words. */
  attributes: readonly { code: string; locales: readonly (string | null)[] }[];
}
interface Table {
  header(of: Exporting): string[];
  /** Lines, a step at a time. */
  steps(of: Exporting): AsyncGenerator<Cells[]>;
}

const further = ({ currencies }: Channel): string[] => currencies.slice(1);
const priceHeader = (channel: Channel): string[] => [
  'price',
  'compare_at',
  ...further(channel).flatMap((currency) => [`price:${currency}`, `compare_at:${currency}`]),
];

function priceCells(channel: Channel, row: Pick<ExportedVariant, 'price_minor' | 'compare_at_minor' | 'prices'>): Cells {
  const cell = (minor: bigint | string | null | undefined, currency: string): string =>
    minor === null || minor === undefined ? '' : amountCell(minor, currency);
  return [
    cell(row.price_minor, channel.currency),
    cell(row.compare_at_minor, channel.currency),
    ...further(channel).flatMap((currency) => [
      cell(row.prices[currency]?.price, currency),
      cell(row.prices[currency]?.compareAt, currency),
    ]),
  ];
}

const places = [0, 1, 2];

function optionCells(row: ExportedVariant, locale: string): Cells {
  const say = (name: Text, code: string): string => inLocale(name, locale, locale) || code;
  return places.flatMap((place) => {
    const option = row.product_options[place];
    const value = option?.values.find(({ code }) => code === row.options[option.code]);
    return option && value ? [say(option.name, option.code), say(value.name, value.code)] : ['', ''];
  });
}

/** As `addresses` of categories and keys of pictures are written; there is no comma in any. */
const list = (all: readonly string[]): string => all.join(', ');

function attributeCells({ attributes, channel }: Exporting, { attributes: said }: ExportedVariant): Cells {
  const own = said.filter(({ code }) => code === undefined).map((each) => ownLine(each, channel.default_locale));
  const ofSet = attributes.flatMap(({ code, locales }) => {
    const found = said.find((each) => each.code === code);
    return locales.map((locale) => (locale === null ? found?.valueCode : found?.value[locale]) ?? '');
  });
  return [own.join('\n'), ...ofSet];
}

/** What the products of the file say of the set: columns that would stay empty are left out. */
async function attributesOfFile(actor: StaffActor, values: unknown[]): Promise<Exporting['attributes']> {
  const [definitions, said] = await inTx(actor, (tx) => {
    tx.send(takeTime, []);
    return Promise.all([tx.rows(attributesOf, [actor.orgId]), tx.rows(exportedAttributes, values)]);
  });
  return definitions.flatMap(({ code, type }) => {
    const found = said.find((each) => each.code === code);
    const locales = Locale.options.filter((locale) => found?.locales.includes(locale));
    return found ? [{ code, locales: type === 'text' ? locales : [null] }] : [];
  });
}

const products: Table = {
  header: ({ channel, attributes }) => [
    'product',
    'sku',
    ...textFields.flatMap((field) => Locale.options.map((locale) => `${field}:${locale}`)),
    'kind',
    'status',
    'category',
    'categories',
    'tags',
    ...places.flatMap((place) => [`option${place + 1}_name`, `option${place + 1}_value`]),
    ...priceHeader(channel),
    'barcode',
    'weight_grams',
    'pictures',
    'attributes',
    ...attributes.flatMap(({ code, locales }) => locales.map((locale) => ['attribute', code, ...(locale ? [locale] : [])].join(':'))),
  ],
  async *steps(of) {
    const { actor, channel, filter } = of;
    const values = matchValues({ orgId: actor.orgId, channel, filter });
    for (let last: ExportedVariant | undefined; ;) {
      const after = [last?.product_id ?? null, last?.id ?? null];
      const rows: ExportedVariant[] = await inTx(actor, (tx) => tx.rows(exportedProducts, [...values, ...after, STEP]));
      yield rows.map((row) => [
        row.slug,
        row.sku,
        ...textFields.flatMap((field) => Locale.options.map((locale) => row[field][locale] ?? '')),
        row.kind,
        row.status,
        row.category,
        list(row.further),
        list(row.tags),
        ...optionCells(row, channel.default_locale),
        ...priceCells(channel, row),
        row.barcode,
        row.weight_grams,
        list(row.pictures),
        ...attributeCells(of, row),
      ]);
      last = rows.at(-1);
      if (rows.length < STEP) return;
    }
  },
};

/** What narrows prices and stock, which are of brands' products, too. */
const narrow = ({ q, status }: ProductFilter): [words: string | null, status: string | null] => [wordsPattern(q), status ?? null];

const titleIn = (title: Text, { default_locale: locale }: Channel): string => inLocale(title, locale, locale);

const prices: Table = {
  header: ({ channel }) => ['sku', 'name', ...priceHeader(channel)],
  async *steps({ actor, channel, filter }) {
    for (let after: string | null = null; ;) {
      const from: string | null = after;
      const rows: ExportedPrice[] = await inTx(actor, (tx) =>
        tx.rows(exportedPrices, [actor.orgId, channel.currency, ...narrow(filter), from, STEP, further(channel), tx.now]),
      );
      yield rows.map((row) => [row.sku, titleIn(row.title, channel), ...priceCells(channel, row)]);
      after = rows.at(-1)?.id ?? null;
      if (rows.length < STEP) return;
    }
  },
};

const stock: Table = {
  header: () => ['sku', 'name', 'location', 'on_hand', 'reserved'],
  async *steps({ actor, channel, filter }) {
    for (let after: (string | null)[] = [null, null]; ;) {
      const from = after;
      const rows = await inTx(actor, (tx) => tx.rows(exportedStock, [actor.orgId, channel.currency, ...narrow(filter), ...from, STEP]));
      yield rows.map((row) => [row.sku, titleIn(row.title, channel), row.location, row.on_hand, row.reserved]);
      const last = rows.at(-1);
      after = [last?.offer_id ?? null, last?.location_id ?? null];
      if (rows.length < STEP) return;
    }
  },
};

const tables: Readonly<Record<string, Table>> = { export_products: products, export_prices: prices, export_stock: stock };

interface ExportOptions extends ProductFilter {
  bom?: boolean;
}

/** Writes to the file, waiting where the disk is slower than the database. */
async function writeAll(path: string, run: RunRow, of: Exporting, table: Table): Promise<number> {
  const file = createWriteStream(path, { mode: 0o600 });
  const write = async (text: string): Promise<void> => void (file.write(text) || (await happened(file, 'drain')));
  let lines = 0;
  await write(((run.options as ExportOptions).bom === false ? '' : CSV_BOM) + csvLine(table.header(of)));
  for await (const step of table.steps(of)) {
    await write(step.map(csvLine).join(''));
    lines += step.length;
    await tellProgress(run, lines);
  }
  file.end();
  await finished(file);
  return lines;
}

async function exportAll(run: RunRow, actor: StaffActor): Promise<void> {
  const { bom: _, ...filter } = run.options as ExportOptions;
  const table = tables[run.kind];
  if (!table) throw new Error(`No table for ${run.kind}`);
  const channel = await channelSelling(actor.orgId);
  const values = matchValues({ orgId: actor.orgId, channel, filter });
  const attributes = run.kind === 'export_products' ? await attributesOfFile(actor, values) : [];
  const of: Exporting = { actor, channel, filter, attributes };
  await inWorkFolder(async (folder) => {
    const path = join(folder, 'export.csv');
    const lines = await writeAll(path, run, of, table);
    const key = await privateStore().keep(path);
    failpoint('export.kept');
    await inTx(actor, async (tx) => {
      tx.send(runFile, [run.org_id, run.id, key, '{}']);
      tx.send(tellRun, [run.org_id, run.id, lines, lines]);
      await moveOn(tx, run, null, { ...none, cursor: 'all' });
    });
  });
}

defineWork(['export_products', 'export_prices', 'export_stock'], {
  shows: false,
  batch: () => Promise.resolve(null),
  whole: { wanted: () => true, work: exportAll },
});
