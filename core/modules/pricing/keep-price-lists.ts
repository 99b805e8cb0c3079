// What staff do with price lists: begin them, change their terms, set their prices, let go of them.
import { record } from '#modules/audit/index.ts';
import { channelsShowing } from '#modules/organizations/index.ts';
import { type StaffActor, takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { groupById } from './groups.sql.ts';
import {
  addPriceList,
  changePriceListTerms,
  claimDueList,
  countLists,
  dropAllListed,
  dropInSteps,
  dropList,
  dropListed,
  endUnnoted,
  holdPriceList,
  lowerListed,
  noteBefore,
  noteUnnotedBefore,
  ownOffers,
  priceListById,
  type PriceListRow,
  setListed,
  takeTime,
  writeUntold,
} from './price-lists.sql.ts';
import { PricingError } from './pricing.errors.ts';
import { PricesChanged } from './pricing.events.ts';

const MOST_LISTS = 200;

export interface ListTerms {
  name: string;
  groupId: Uuid | null;
  status: 'draft' | 'active';
  startsAt: Date | null;
  endsAt: Date | null;
}

/** What prices of an organization may be in: the currencies of all shops that show what it sells. */
export async function currenciesOf(orgId: Uuid): Promise<string[]> {
  const channels = (await channelsShowing(orgId)).toSorted((one, other) => Number(other.org_id === orgId) - Number(one.org_id === orgId));
  return [...new Set(channels.flatMap(({ currencies }) => currencies))];
}

/** The moment after now at which a list begins or ends, for whoever keeps what was shown before. */
const dueOf = ({ status, startsAt, endsAt }: ListTerms, now: Date): Date | null =>
  status === 'draft' ? null : ([startsAt, endsAt].find((at) => at !== null && at > now) ?? null);

/** @throws Refusal PRICE_LIST_NOT_FOUND */
export async function readPriceList(tx: Tx, orgId: Uuid, id: Uuid): Promise<PriceListRow> {
  const found = await tx.row(priceListById, [orgId, tx.now, id]);
  if (!found) throw PricingError('PRICE_LIST_NOT_FOUND');
  return found;
}

/** @throws Refusal PRICE_LIST_NOT_RIGHT with what does not fit */
async function checkTerms(tx: Tx, orgId: Uuid, { groupId, startsAt, endsAt }: ListTerms): Promise<void> {
  const wrong = (field: string) => PricingError('PRICE_LIST_NOT_RIGHT', { facts: { field } });
  if (startsAt && endsAt && endsAt <= startsAt) throw wrong('endsAt');
  if (groupId && !(await tx.row(groupById, [orgId, groupId]))) throw wrong('groupId');
}

const facts = ({ name, groupId, status, startsAt, endsAt }: ListTerms) => ({
  name,
  groupId,
  status,
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
});
const factsOfRow = (row: PriceListRow) =>
  facts({ name: row.name, groupId: row.group_id, status: row.status, startsAt: row.starts_at, endsAt: row.ends_at });

function announce(tx: Tx, orgId: Uuid, id: Uuid): void {
  tx.emit(PricesChanged, { orgId, aggregateId: id, payload: { listId: id } });
}

/** @throws Refusal PRICE_LIST_NOT_RIGHT, PRICE_LISTS_TOO_MANY */
export async function beginPriceList(
  tx: Tx,
  { orgId }: StaffActor,
  terms: ListTerms & { currency: string; currencies: string[] },
): Promise<PriceListRow> {
  const { name, currency, groupId, status, startsAt, endsAt } = terms;
  if (!terms.currencies.includes(currency)) throw PricingError('PRICE_LIST_NOT_RIGHT', { facts: { field: 'currency' } });
  await checkTerms(tx, orgId, terms);
  takeTurn(tx, 'price lists', orgId);
  if (((await tx.row(countLists, [orgId]))?.count ?? 0) >= MOST_LISTS) throw PricingError('PRICE_LISTS_TOO_MANY');
  const id = newId();
  tx.send(addPriceList, [orgId, id, name, currency, groupId, status, startsAt, endsAt, dueOf(terms, tx.now), tx.now]);
  await record(tx, { orgId, action: 'price_list.created', subject: { type: 'price_list', id }, after: { currency, ...facts(terms) } });
  announce(tx, orgId, id);
  return readPriceList(tx, orgId, id);
}

/** @throws Refusal PRICE_LIST_NOT_FOUND, PRICE_LIST_NOT_RIGHT, CONFLICT */
export async function changePriceList(
  tx: Tx,
  { orgId }: StaffActor,
  { id, version, terms }: { id: Uuid; version: number; terms: ListTerms },
): Promise<PriceListRow> {
  const before = await readPriceList(tx, orgId, id);
  await checkTerms(tx, orgId, terms);
  const { name, groupId, status, startsAt, endsAt } = terms;
  const changed = await tx.row(changePriceListTerms, [orgId, id, version, name, groupId, status, startsAt, endsAt, dueOf(terms, tx.now)]);
  if (!changed) throw PlatformError('CONFLICT');
  await record(tx, {
    orgId,
    action: 'price_list.changed',
    subject: { type: 'price_list', id },
    before: factsOfRow(before),
    after: facts(terms),
  });
  announce(tx, orgId, id);
  return readPriceList(tx, orgId, id);
}

async function hold(tx: Tx, orgId: Uuid, id: Uuid): Promise<{ name: string; currency: string }> {
  const held = await tx.row(holdPriceList, [orgId, id]);
  if (!held) throw PricingError('PRICE_LIST_NOT_FOUND');
  return held;
}

/** @throws Refusal PRICE_LIST_NOT_FOUND */
export async function dropPriceList(tx: Tx, { orgId }: StaffActor, id: Uuid): Promise<void> {
  const held = await hold(tx, orgId, id);
  if (!(await tx.row(dropInSteps, [orgId, id, tx.now]))) {
    tx.send(endUnnoted, [orgId, id, tx.now]);
    tx.send(dropAllListed, [orgId, id]);
    tx.send(dropList, [orgId, id]);
  }
  await record(tx, { orgId, action: 'price_list.dropped', subject: { type: 'price_list', id }, before: { name: held.name } });
  announce(tx, orgId, id);
}

/** Before prices of a held list change: what they were is noted, also where nobody told yet that it began or ended, or its steps go on. */
function noteAsked(tx: Tx, orgId: Uuid, { id, offers, products }: { id: Uuid; offers: Uuid[]; products: Uuid[] }): void {
  tx.send(writeUntold, [orgId, id, tx.now]);
  tx.send(claimDueList, [orgId, id, tx.now]);
  tx.send(noteUnnotedBefore, [orgId, id, offers, products]);
  tx.send(noteBefore, [orgId, id, offers, products, tx.now]);
}

export interface ListedPrice {
  offerId: Uuid;
  minQuantity: number;
  /** Null takes it off the list. */
  price: bigint | null;
}

/** All of them or none, in a handful of statements however many. @throws Refusal PRICE_LIST_NOT_FOUND, PRICE_LIST_OFFER_UNKNOWN */
export async function putPrices(tx: Tx, { orgId }: StaffActor, { id, prices }: { id: Uuid; prices: ListedPrice[] }): Promise<number> {
  await hold(tx, orgId, id);
  const offers = [...new Set(prices.map(({ offerId }) => offerId))];
  const own = await tx.rows(ownOffers, [orgId, offers]);
  if (own.length < offers.length) throw PricingError('PRICE_LIST_OFFER_UNKNOWN');
  const [set, off] = [prices.filter(({ price }) => price !== null), prices.filter(({ price }) => price === null)];
  const key = (some: ListedPrice[]) => [orgId, id, some.map(({ offerId }) => offerId), some.map(({ minQuantity }) => minQuantity)];
  noteAsked(tx, orgId, { id, offers, products: [] });
  const done = set.length > 0 ? await tx.row(setListed, [...key(set), set.map(({ price }) => price)]) : undefined;
  const gone = off.length > 0 ? await tx.row(dropListed, key(off)) : undefined;
  const changed = (done?.changed ?? 0) + (gone?.changed ?? 0);
  await record(tx, {
    orgId,
    action: 'price_list.prices_changed',
    subject: { type: 'price_list', id },
    after: { set: done?.changed ?? 0, removed: gone?.changed ?? 0 },
  });
  announce(tx, orgId, id);
  return changed;
}

export interface Lowering {
  id: Uuid;
  basisPoints: number;
  productIds: Uuid[];
  minQuantity: number;
}

/** @throws Refusal PRICE_LIST_NOT_FOUND */
export async function lowerPrices(tx: Tx, { orgId }: StaffActor, { id, basisPoints, productIds, minQuantity }: Lowering): Promise<number> {
  const { currency } = await hold(tx, orgId, id);
  tx.send(takeTime, []);
  noteAsked(tx, orgId, { id, offers: [], products: productIds });
  const done = await tx.row(lowerListed, [orgId, id, currency, tx.now, productIds, minQuantity, basisPoints]);
  const changed = done?.changed ?? 0;
  await record(tx, {
    orgId,
    action: 'price_list.prices_changed',
    subject: { type: 'price_list', id },
    after: { set: changed, basisPoints, minQuantity },
  });
  announce(tx, orgId, id);
  return changed;
}
