// What a change makes of one product: its fields before and after, or why it stays as it is. Nothing here reads or writes.
import type { AttributeSaid } from '#modules/catalog/index.ts';
import { lacksOf, type Standing } from '../editor/readiness.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { type Rounding, roundTo } from './round-price.ts';

export interface PriceChange {
  how: 'set' | 'percent' | 'amount';
  value: string;
  currency?: string | undefined;
  rounding: Rounding;
}

export interface Change {
  status?: 'draft' | 'published' | 'archived' | undefined;
  /** Id of the main category. */
  categoryId?: string | undefined;
  addTags?: readonly string[] | undefined;
  removeTags?: readonly string[] | undefined;
  price?: PriceChange | undefined;
  compareAt?: { how: 'none' } | { how: 'before' } | { how: 'set'; value: string } | undefined;
  /** As products keep them, checked against the organization's set. */
  attributes?: readonly AttributeSaid[] | undefined;
}

/** A price of an offer in a currency, in minor units as text. */
export interface OfferPrice {
  offerId: string;
  currency: string;
  price: string;
  compareAt: string | null;
}

/** The fields of a product that a change may touch. */
export interface Fields {
  status: 'draft' | 'published' | 'archived';
  categoryId: string;
  tags: string[];
  attributes: AttributeSaid[];
  prices: OfferPrice[];
}

export interface Planned {
  before: Partial<Fields>;
  after: Partial<Fields>;
}
export type Fault = 'PRICE_NOT_POSITIVE' | 'COMPARE_TOO_LOW' | 'PRODUCT_NOT_READY' | 'TOO_MANY_TAGS' | 'NO_PRICE' | 'PRICE_TOO_HIGH';

const MOST_TAGS = 50;
const HIGHEST = 999_999_999_999n;
const WHOLE = 10_000n;

/** @throws Refused by its code */
class Refused extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault);
    this.fault = fault;
  }
}

function newPrice(before: bigint, { how, value, rounding }: PriceChange, currency: string): bigint {
  const by = BigInt(value);
  // Half a unit goes up, as in prices people write.
  const raw = how === 'set' ? by : how === 'amount' ? before + by : (before * (WHOLE + by) * 2n + WHOLE) / (WHOLE * 2n);
  const price = roundTo(raw, rounding, currency);
  if (raw <= 0n || price <= 0n) throw new Refused('PRICE_NOT_POSITIVE');
  if (price > HIGHEST) throw new Refused('PRICE_TOO_HIGH');
  return price;
}

function newCompare(now: OfferPrice, price: bigint, change: Change['compareAt']): string | null {
  const kept = now.compareAt !== null && BigInt(now.compareAt) > price ? now.compareAt : null;
  if (!change) return kept;
  if (change.how === 'none') return null;
  if (change.how === 'before') return BigInt(now.price) > price ? now.price : kept;
  if (BigInt(change.value) <= price) throw new Refused('COMPARE_TOO_LOW');
  return String(BigInt(change.value));
}

function pricesAfter(prices: readonly OfferPrice[], change: Change, first: string): OfferPrice[] {
  const currency = change.price?.currency ?? first;
  if (!prices.some((each) => each.currency === currency)) throw new Refused('NO_PRICE');
  return prices.map((each) => {
    if (each.currency !== currency) return each;
    const price = change.price ? newPrice(BigInt(each.price), change.price, currency) : BigInt(each.price);
    return { ...each, price: String(price), compareAt: newCompare(each, price, change.compareAt) };
  });
}

function tagsAfter(tags: readonly string[], { addTags = [], removeTags = [] }: Change): string[] {
  const after = [...new Set([...tags.filter((tag) => !removeTags.includes(tag)), ...addTags])];
  if (after.length > MOST_TAGS) throw new Refused('TOO_MANY_TAGS');
  return after;
}

function attributesAfter(before: readonly AttributeSaid[], said: readonly AttributeSaid[]): AttributeSaid[] {
  const codes = new Set(said.map(({ code }) => code));
  return [...before.filter(({ code }) => code === undefined || !codes.has(code)), ...said];
}

function fieldsAfter(before: Fields, change: Change, first: string): Fields {
  return {
    status: change.status ?? before.status,
    categoryId: change.categoryId ?? before.categoryId,
    tags: change.addTags || change.removeTags ? tagsAfter(before.tags, change) : before.tags,
    attributes: change.attributes ? attributesAfter(before.attributes, change.attributes) : before.attributes,
    prices: change.price || change.compareAt ? pricesAfter(before.prices, change, first) : before.prices,
  };
}

export const fieldNames = ['status', 'categoryId', 'tags', 'attributes', 'prices'] as const;
/** Whether a field says the same; what the database keeps as JSON comes back with its keys in another order. */
export const isSame = (one: unknown, other: unknown): boolean => stable(one) === stable(other);
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  ) ?? '';

const only = (fields: Fields, names: readonly (keyof Fields)[]): Partial<Fields> =>
  Object.fromEntries(names.map((name) => [name, fields[name]]));

/** What changes; `same` where nothing does. */
export function planEdit(
  before: Fields,
  change: Change,
  about: { standing: Standing; shops: readonly Channel[]; currency: string },
): Planned | 'same' | { fault: Fault } {
  try {
    const after = fieldsAfter(before, change, about.currency);
    if (after.status === 'published' && before.status !== 'published' && lacksOf(about.standing, about.shops).length > 0)
      throw new Refused('PRODUCT_NOT_READY');
    const changed = fieldNames.filter((name) => !isSame(before[name], after[name]));
    return changed.length === 0 ? 'same' : { before: only(before, changed), after: only(after, changed) };
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    throw error;
  }
}

/** What goes back: the fields that are still as they were made; null where somebody changed one since. */
export function planUndo(now: Fields, { before, after }: Planned): Planned | null {
  const names = fieldNames.filter((name) => name in after);
  return names.every((name) => isSame(now[name], after[name])) ? { before: after, after: before } : null;
}
