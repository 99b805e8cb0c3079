// Adds and changes the ways in which an organization ships, each with what it costs in every currency.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { FulfilmentError } from './fulfilment.errors.ts';
import { addShippingMethod } from './fulfilment.sql.ts';
import { changeMethod, dropPrices, holdMethods, ownMethods, putFurtherPrices, setFirstPrice, type WayRow } from './methods.sql.ts';

const MOST = 100;

export interface Price {
  currency: string;
  minor: bigint;
  freeFrom: bigint | null;
}

/** A way of shipping. Without prices it costs nothing, in any currency. */
export interface Way {
  id: Uuid;
  name: Record<string, string>;
  countries: string[] | null;
  minDays: number;
  maxDays: number;
  position: number;
  archived: boolean;
  prices: Price[];
}
export type WayChange = Partial<Omit<Way, 'id' | 'position'>> & { first?: true | undefined };

const isFree = (row: WayRow): boolean => row.price_minor === 0n && row.free_from_minor === null;

/** Ways of an organization, in their order. */
export async function waysOf(tx: Tx, orgId: Uuid): Promise<Way[]> {
  const ways = new Map<Uuid, Way>();
  for (const row of await tx.rows(ownMethods, [orgId])) {
    const { way: id, name, countries, min_days: minDays, max_days: maxDays, position, archived } = row;
    const way = ways.get(id) ?? { id, name, countries, minDays, maxDays, position, archived, prices: [] };
    ways.set(id, way);
    if (!isFree(row)) way.prices.push({ currency: row.currency, minor: row.price_minor, freeFrom: row.free_from_minor });
  }
  return [...ways.values()];
}

/** What is free is so in any currency: its one row needs some. */
const rowsOf = (prices: readonly Price[], currency: string): [Price, ...Price[]] => {
  const [first = { currency, minor: 0n, freeFrom: null }, ...further] = prices;
  return [first, ...further];
};

function putPrices(tx: Tx, orgId: Uuid, id: Uuid, [first, ...further]: readonly [Price, ...Price[]]): void {
  tx.send(dropPrices, [orgId, id, [first, ...further].map(({ currency }) => currency), first.currency]);
  tx.send(setFirstPrice, [orgId, id, first.currency, first.minor, first.freeFrom]);
  if (further.length === 0) return;
  const column = <K extends keyof Price>(name: K): Price[K][] => further.map((each) => each[name]);
  tx.send(putFurtherPrices, [orgId, id, further.map(() => newId()), column('currency'), column('minor'), column('freeFrom')]);
}

const told = ({ id: _, position: __, prices, ...rest }: Way) => ({
  ...rest,
  prices: prices.map(({ currency, minor, freeFrom }) => ({
    currency,
    amount: String(minor),
    freeFrom: freeFrom === null ? null : String(freeFrom),
  })),
});

/** `currency` is what the shop shows prices in first. @throws Refusal TOO_MANY_SHIPPING_METHODS */
export async function addMethod(
  tx: Tx,
  at: { orgId: Uuid; currency: string },
  given: Omit<Way, 'id' | 'position' | 'archived'>,
): Promise<Way> {
  const { orgId, currency } = at;
  await tx.row(holdMethods, [orgId]);
  const ways = await waysOf(tx, orgId);
  if (ways.length >= MOST) throw FulfilmentError('TOO_MANY_SHIPPING_METHODS', { facts: { most: MOST } });
  const way = { ...given, id: newId(), position: 1 + Math.max(-1, ...ways.map(({ position }) => position)), archived: false };
  const prices = rowsOf(way.prices, currency);
  const [{ currency: firstCurrency, minor, freeFrom }] = prices;
  const { id, name, countries, minDays, maxDays, position } = way;
  tx.send(addShippingMethod, [orgId, id, JSON.stringify(name), countries, firstCurrency, minor, freeFrom, minDays, maxDays, position]);
  putPrices(tx, orgId, id, prices);
  await record(tx, { orgId, action: 'shipping_method.added', subject: { type: 'shipping_method', id }, after: told(way) });
  return way;
}

/** What is not named stays. @throws Refusal OWN_SHIPPING_METHOD_NOT_FOUND, SHIPPING_DAYS */
export async function changeWay(tx: Tx, at: { orgId: Uuid; currency: string }, id: Uuid, change: WayChange): Promise<Way> {
  const { orgId, currency } = at;
  await tx.row(holdMethods, [orgId]);
  const ways = await waysOf(tx, orgId);
  const before = ways.find((way) => way.id === id);
  if (!before) throw FulfilmentError('OWN_SHIPPING_METHOD_NOT_FOUND');
  const { first, ...given } = change;
  const position = first ? Math.min(...ways.map((way) => way.position)) - 1 : before.position;
  const named = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Way>;
  const after: Way = { ...before, ...named, position };
  if (after.minDays > after.maxDays) throw FulfilmentError('SHIPPING_DAYS');
  const { name, countries, minDays, maxDays, archived } = after;
  tx.send(changeMethod, [orgId, id, JSON.stringify(name), countries, minDays, maxDays, position, archived, tx.now]);
  if (given.prices) putPrices(tx, orgId, id, keepFirst(rowsOf(after.prices, currency), before));
  await record(tx, {
    orgId,
    action: 'shipping_method.changed',
    subject: { type: 'shipping_method', id },
    before: told(before),
    after: told(after),
  });
  return after;
}

/** The first row keeps its currency where it may: carts that chose this way in that currency have chosen the row. */
function keepFirst(prices: [Price, ...Price[]], before: Way): readonly [Price, ...Price[]] {
  const had = prices.find(({ currency }) => currency === before.prices[0]?.currency);
  return had ? [had, ...prices.filter((each) => each !== had)] : prices;
}
