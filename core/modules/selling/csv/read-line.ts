// What a line of a file says, cell by cell, checked as the editor of products checks it. What a cell does not say stays as it is.
import type { z } from 'zod';
import { line as oneLine, text } from '#contracts/shapes.ts';
import type { AttributeRow } from '#modules/catalog/index.ts';
import { isBarcode } from '../editor/barcode.ts';
import { amountIn } from './amounts.ts';
import { priceFields, textFields } from './columns.ts';
import { readAttributes, readNames, readOwnAttributes, readPictures, type SaidAttribute } from './read-further.ts';

export type TextField = (typeof textFields)[number];
export type FaultCode =
  | 'MISSING'
  | 'TOO_LONG'
  | 'NOT_PLAIN_TEXT'
  | 'NOT_A_SLUG'
  | 'NOT_A_PRICE'
  | 'NOT_ABOVE_PRICE'
  | 'NOT_A_NUMBER'
  | 'NOT_A_BARCODE'
  | 'UNKNOWN_VALUE'
  | 'UNKNOWN_CATEGORY'
  | 'UNKNOWN_LOCATION'
  | 'UNKNOWN_SKU'
  | 'TWICE_IN_FILE'
  | 'OF_ANOTHER_PRODUCT'
  | 'CANNOT_CHANGE'
  | 'OTHER_OPTIONS'
  | 'SAME_CHOICE'
  | 'TOO_MANY_VARIANTS'
  | 'TOO_FEW_UNITS'
  | 'TOO_MANY_CELLS'
  | 'ONE_OF_BOTH'
  | 'NOT_A_DECIMAL'
  | 'TOO_MANY'
  | 'UNKNOWN_PICTURE'
  | 'NO_CENTRAL_PRICE'
  | 'PRICE_IS_CENTRAL';

export interface Fault {
  /** What it is read as, and for people what the file calls it; empty where the whole line is meant. */
  column: string;
  code: FaultCode;
  value: string;
}

export const faultAt = (column: string, code: FaultCode, value = ''): Fault => ({ column, code, value: value.slice(0, 100) });

export interface PriceLine {
  sku: string;
  price?: string;
  compareAt?: string;
  /** In further currencies, minor units. */
  prices: Record<string, { price?: string; compareAt?: string }>;
}
export interface ProductLine extends PriceLine {
  product?: string;
  texts: Partial<Record<TextField, Record<string, string>>>;
  kind?: string;
  status?: 'draft' | 'published' | 'archived';
  category?: string;
  /** Further ones, as they are called. */
  categories?: string[];
  tags?: string[];
  /** Of the organization's set, by code. */
  attributes?: Record<string, SaidAttribute>;
  /** Of the product's own, each as `name: value`. */
  ownAttributes?: string[];
  /** Their keys, in order. */
  pictures?: string[];
  options: { name: string; value: string }[];
  barcode?: string;
  weightGrams?: number;
  stock?: number;
  location?: string;
}
export interface StockLine {
  sku: string;
  location?: string;
  onHand?: number;
  change?: number;
  reason: 'received' | 'counted' | 'damaged' | 'returned' | 'other';
  note?: string;
}

export interface Ground {
  currency: string;
  defaultLocale: string;
  attributes: readonly AttributeRow[];
}

/** The cells of a line by what they are read as. */
export class Cells {
  readonly faults: Fault[] = [];
  readonly #columns: ReadonlyMap<string, { name: string; index: number }>;
  readonly #cells: readonly string[];

  constructor(columns: ReadonlyMap<string, { name: string; index: number }>, cells: readonly string[]) {
    this.#columns = columns;
    this.#cells = cells;
  }

  get fields(): string[] {
    return [...this.#columns.keys()];
  }

  raw(field: string): string {
    const column = this.#columns.get(field);
    return column ? (this.#cells[column.index] ?? '').trim() : '';
  }

  fault(field: string, code: FaultCode): undefined {
    this.faults.push({ column: field, code, value: this.raw(field).slice(0, 100) });
    return undefined;
  }

  /** What a shape makes of a cell; undefined where it is empty, and where it is at fault. */
  read<T>(field: string, shape: z.ZodType<T>, code: FaultCode): T | undefined {
    const raw = this.raw(field);
    if (raw === '') return undefined;
    const { success, data, error } = shape.safeParse(raw);
    if (success) return data;
    return this.fault(field, error.issues.some((issue) => issue.code === 'too_big') ? 'TOO_LONG' : code);
  }

  pick<const T extends string>(field: string, among: readonly T[]): T | undefined {
    const raw = this.raw(field).toLowerCase();
    if (raw === '') return undefined;
    return among.find((each) => each === raw) ?? this.fault(field, 'UNKNOWN_VALUE');
  }

  count(field: string, { least, most }: { least: number; most: number }): number | undefined {
    const raw = this.raw(field);
    if (raw === '') return undefined;
    const number = /^[+-]?\d{1,8}$/.test(raw) ? Number(raw) : Number.NaN;
    return number >= least && number <= most ? number : this.fault(field, 'NOT_A_NUMBER');
  }

  amount(field: string, currency: string): string | undefined {
    const raw = this.raw(field);
    return raw === '' ? undefined : (amountIn(raw, currency) ?? this.fault(field, 'NOT_A_PRICE'));
  }
}

const shapes = {
  sku: oneLine(64),
  slug: text(120).refine((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)),
  name: oneLine(80),
  tags: text(2_000),
  title: oneLine(120),
  subtitle: oneLine(200),
  description: text(5_000),
  seo_title: oneLine(120),
  seo_description: text(320),
  note: text(200),
} as const;

/** Leaves out what is not said. */
const said = <T extends object>(parts: T): T => Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;

const isAbove = (compareAt: string | undefined, price: string | undefined): boolean =>
  compareAt === undefined || price === undefined || BigInt(compareAt) > BigInt(price);

export function readPrices(cells: Cells, { currency }: Ground): PriceLine {
  const sku = cells.read('sku', shapes.sku, 'NOT_PLAIN_TEXT');
  if (cells.raw('sku') === '') cells.fault('sku', 'MISSING');
  const price = cells.amount('price', currency);
  const compareAt = cells.amount('compare_at', currency);
  if (!isAbove(compareAt, price)) cells.fault('compare_at', 'NOT_ABOVE_PRICE');
  const prices: PriceLine['prices'] = {};
  for (const field of cells.fields) {
    const [name = '', further = ''] = field.split(':');
    if (!further || !(priceFields as readonly string[]).includes(name)) continue;
    const amount = cells.amount(field, further);
    if (amount !== undefined) prices[further] = { ...prices[further], [name === 'price' ? 'price' : 'compareAt']: amount };
  }
  for (const [further, both] of Object.entries(prices))
    if (!isAbove(both.compareAt, both.price)) cells.fault(`compare_at:${further}`, 'NOT_ABOVE_PRICE');
  return said({ sku: sku ?? '', price, compareAt, prices });
}

function readTexts(cells: Cells, { defaultLocale }: Ground): ProductLine['texts'] {
  const texts: ProductLine['texts'] = {};
  for (const field of cells.fields) {
    const [name = '', locale = defaultLocale] = field.split(':');
    const known = textFields.find((each) => each === name);
    const value = known && cells.read(field, shapes[known], 'NOT_PLAIN_TEXT');
    // What is said for the language by name counts more than what is said for whichever the shop falls back to.
    if (known && value !== undefined && (field.includes(':') || texts[known]?.[locale] === undefined))
      texts[known] = { ...texts[known], [locale]: value };
  }
  return texts;
}

function readBarcode(cells: Cells): string | undefined {
  const raw = cells.raw('barcode').replace(/[\s-]/g, '');
  if (raw === '') return undefined;
  return isBarcode(raw) ? raw : cells.fault('barcode', 'NOT_A_BARCODE');
}

function readOptions(cells: Cells): ProductLine['options'] {
  return [1, 2, 3].flatMap((place) => {
    const name = cells.read(`option${place}_name`, shapes.name, 'NOT_PLAIN_TEXT');
    const value = cells.read(`option${place}_value`, shapes.name, 'NOT_PLAIN_TEXT');
    if (name !== undefined && value !== undefined) return [{ name, value }];
    if (name !== undefined && cells.raw(`option${place}_value`) === '') cells.fault(`option${place}_value`, 'MISSING');
    if (value !== undefined && cells.raw(`option${place}_name`) === '') cells.fault(`option${place}_name`, 'MISSING');
    return [];
  });
}

function readTags(cell: string): string[] {
  return [
    ...new Set(
      cell
        .split(/[,;|\n]/)
        .map((tag) => tag.normalize('NFC').trim().toLowerCase())
        .filter(Boolean),
    ),
  ];
}

export function readProduct(cells: Cells, ground: Ground): ProductLine {
  const tagsCell = cells.read('tags', shapes.tags, 'NOT_PLAIN_TEXT');
  const tags = tagsCell === undefined ? undefined : readTags(tagsCell);
  if (tags && (tags.length > 50 || tags.some((tag) => tag.length > 40))) cells.fault('tags', 'TOO_LONG');
  return said({
    ...readPrices(cells, ground),
    product: cells.read('product', shapes.slug, 'NOT_A_SLUG'),
    texts: readTexts(cells, ground),
    kind: cells.read('kind', shapes.name, 'UNKNOWN_VALUE'),
    status: cells.pick('status', ['draft', 'published', 'archived']),
    category: cells.read('category', shapes.name, 'NOT_PLAIN_TEXT'),
    categories: readNames(cells),
    tags,
    attributes: readAttributes(cells, ground),
    ownAttributes: readOwnAttributes(cells),
    pictures: readPictures(cells),
    options: readOptions(cells),
    barcode: readBarcode(cells),
    weightGrams: cells.count('weight_grams', { least: 0, most: 10_000_000 }),
    stock: cells.count('stock', { least: 0, most: 1_000_000 }),
    location: cells.read('location', shapes.name, 'NOT_PLAIN_TEXT'),
  });
}

export function readStock(cells: Cells): StockLine {
  const sku = cells.read('sku', shapes.sku, 'NOT_PLAIN_TEXT');
  if (cells.raw('sku') === '') cells.fault('sku', 'MISSING');
  const onHand = cells.count('on_hand', { least: 0, most: 1_000_000 });
  const change = cells.count('change', { least: -1_000_000, most: 1_000_000 });
  if ((cells.raw('on_hand') === '') === (cells.raw('change') === '')) cells.fault('on_hand', 'ONE_OF_BOTH');
  const reason = cells.pick('reason', ['received', 'counted', 'damaged', 'returned', 'other']);
  return said({
    sku: sku ?? '',
    location: cells.read('location', shapes.name, 'NOT_PLAIN_TEXT'),
    onHand,
    change,
    reason: reason ?? (change === undefined ? 'counted' : 'other'),
    note: cells.read('note', shapes.note, 'NOT_PLAIN_TEXT'),
  });
}
