// A store takes products of its brands into its own shop: offers with prices, and units at a place. Again it updates; what it may no longer
// sell is withdrawn and kept.
import { bringStock, InventoryError } from '#modules/inventory/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { channelSelling } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { shareOf } from '#platform/money/index.ts';
import { type Rounding, roundTo } from '../bulk/round-price.ts';
import { type Fault, faultAt } from '../csv/read-line.ts';
import { locationsOf } from '../csv/shelf.ts';
import { holdLevels, putImportedPrices } from '../csv/shelf.sql.ts';
import { type Batch, defineWork, none } from '../runs/run-work.ts';
import { addLines, type RunRow } from '../runs/runs.sql.ts';
import { putOffers, type TakenVariantRow, variantsToTake, withdrawGone } from './from-brands.sql.ts';

export interface FromBrands {
  /** Null: all that grant it something now. */
  brands: Uuid[] | null;
  /** Null: all of theirs. */
  products: Uuid[] | null;
  /** Address of a category that they stand in; null: whichever. */
  category: string | null;
  /** Of the central price, where the store sets its own: 10,000 is the same price. */
  basisPoints: number;
  rounding: Rounding;
  /** Also of what it has already, where it sets its own. */
  reprice: boolean;
  /** Units of what is new to it. */
  quantity: number;
  locationId: Uuid | null;
  /** What is said of products by themselves, by id: units there are to be of each variant, and what the store asks, in minor units. */
  each: Record<Uuid, { quantity: number | null; price: string | null }>;
}

/** A run that waited while the program became another says less. */
const optionsOf = (run: RunRow): FromBrands => ({ category: null, each: {}, ...(run.options as Omit<FromBrands, 'category' | 'each'>) });

const STEP = 500;
const LAST = 'withdrawn';

interface Priced extends TakenVariantRow {
  price: bigint;
  compareAt: bigint | null;
  /** In further currencies, where they are to be others than they are. */
  further: { currency: string; price: bigint }[];
  /** The units there are to be: of what is new, and of what was said by itself. */
  onHand: number | null;
}

/** What the store is to ask; null where the brand asks nothing in its currency and it has no price of its own. */
export function priceOf(
  row: TakenVariantRow,
  { basisPoints, rounding, reprice, each }: FromBrands,
  currency: string,
): Pick<Priced, 'price' | 'compareAt'> | null {
  const isOwn = row.mode === 'STORE';
  const said = each[row.product_id]?.price ?? null;
  if (isOwn && said !== null) return { price: BigInt(said), compareAt: null };
  if (isOwn && row.price_minor !== null && (!reprice || row.central_minor === null)) return { price: row.price_minor, compareAt: null };
  if (row.central_minor === null) return null;
  // What the brand sets is written down as it is now: shops read the brand's own price at every moment.
  if (!isOwn) return { price: row.central_minor, compareAt: row.central_compare_minor };
  return { price: roundTo(shareOf(row.central_minor, basisPoints), rounding, currency), compareAt: null };
}

/**
 * What it is to ask in further currencies of its shop: the same share of what the brand asks there. What the brand asks nothing in stays as it is, and
 * so does all where a price is said by itself.
 */
export function furtherOf(row: TakenVariantRow, { basisPoints, rounding, reprice, each }: FromBrands): Priced['further'] {
  if (row.mode !== 'STORE' || (each[row.product_id]?.price ?? null) !== null || (row.offer_id !== null && !reprice)) return [];
  return Object.entries(row.central_further)
    .map(([currency, asked]) => ({ currency, price: roundTo(shareOf(BigInt(asked), basisPoints), rounding, currency) }))
    .filter(({ currency, price }) => row.prices[currency]?.price !== String(price));
}

/** The units there are to be; null where those that are there stay. */
function unitsOf(row: TakenVariantRow, { quantity, each }: FromBrands): number | null {
  if (kindSold(row.kind)?.stocked !== true) return null;
  return each[row.product_id]?.quantity ?? (row.offer_id === null ? quantity : null);
}

interface Judged {
  right: Priced[];
  wrong: { row: TakenVariantRow; fault: Fault }[];
}

/** What can be taken, and what can't: without a price, or with fewer units than orders hold. Counters that are to move are held from here on. */
async function judge(
  tx: Tx,
  orgId: Uuid,
  rows: readonly TakenVariantRow[],
  terms: { options: FromBrands; currency: string; locationId: Uuid },
): Promise<Judged> {
  const { options, currency, locationId } = terms;
  const known = rows.filter((row) => row.offer_id !== null && unitsOf(row, options) !== null).map((row) => row.offer_id);
  const levels = known.length > 0 ? await tx.rows(holdLevels, [orgId, known, known.map(() => locationId)]) : [];
  const least = new Map(levels.map((row) => [row.offer_id, row.least]));
  const judged: Judged = { right: [], wrong: [] };
  for (const row of rows) {
    const [price, onHand] = [priceOf(row, options, currency), unitsOf(row, options)];
    if (!price) judged.wrong.push({ row, fault: faultAt('price', 'NO_CENTRAL_PRICE', row.sku) });
    else if (onHand !== null && onHand < (least.get(row.offer_id ?? '') ?? 0))
      judged.wrong.push({ row, fault: faultAt('stock', 'TOO_FEW_UNITS', row.sku) });
    else judged.right.push({ ...row, ...price, further: furtherOf(row, options), onHand });
  }
  return judged;
}

/** Their offers as they are to be; the ids of all. */
async function putAll(tx: Tx, run: RunRow, changed: readonly Priced[], currency: string): Promise<Map<Uuid, Uuid>> {
  const orgId = run.org_id;
  const put = await tx.rows(putOffers, [
    orgId,
    currency,
    changed.map(() => newId()),
    changed.map((row) => row.org_id),
    changed.map((row) => row.id),
    changed.map((row) => row.product_id),
    changed.map((row) => row.price),
    changed.map((row) => row.compareAt),
    optionsOf(run).products !== null,
  ]);
  const ids = new Map(put.map((row) => [row.variant_id, row.id]));
  const further = changed
    .flatMap((row) => row.further.map((each) => ({ ...each, offerId: ids.get(row.id) })))
    .filter(({ offerId }) => offerId);
  if (further.length > 0)
    tx.send(putImportedPrices, [
      orgId,
      further.map(({ offerId }) => offerId),
      further.map(({ currency: other }) => other),
      further.map(({ price }) => price),
      further.map(() => null),
    ]);
  return ids;
}

async function take(tx: Tx, run: RunRow, rows: readonly TakenVariantRow[], currency: string): Promise<Omit<Batch, 'cursor'>> {
  const options = optionsOf(run);
  const orgId = run.org_id;
  // One that was closed while the run waited takes nothing in: what lies there could not be sold.
  const places = await locationsOf(tx, orgId, (await channelSelling(orgId)).preset);
  const locationId = (options.locationId === null ? places[0] : places.find(({ id }) => id === options.locationId))?.id;
  if (locationId === undefined) throw InventoryError('LOCATION_NOT_FOUND');
  const { right, wrong } = await judge(tx, orgId, rows, { options, currency, locationId });
  const changed = right.filter(
    (row) => row.offer_id === null || row.status !== 'published' || row.price !== row.price_minor || row.further.length > 0,
  );
  const offers = await putAll(tx, run, changed, currency);
  const counted = right.filter(({ onHand }) => onHand !== null);
  const moved = await bringStock(
    tx,
    orgId,
    counted.map(({ id, offer_id: known, onHand }) => ({
      offerId: known ?? offers.get(id) ?? '',
      locationId,
      onHand: onHand ?? 0,
      reason: known === null ? 'received' : 'counted',
      sourceKey: `run ${run.id}`,
    })),
  );
  const touched = new Set([...changed, ...counted.filter((_, index) => moved[index] === 'changed')].map(({ id }) => id));
  // Numbered as they come: what is done before this batch is counted.
  const lines = wrong.map(({ row }) => run.done + 1 + rows.indexOf(row));
  if (wrong.length > 0) tx.send(addLines, [orgId, run.id, lines, wrong.map(() => null), wrong.map(({ fault }) => JSON.stringify([fault]))]);
  const added = right.filter((row) => row.offer_id === null).length;
  return { done: rows.length, added, changed: touched.size - added, unchanged: right.length - touched.size, failed: wrong.length };
}

async function batch(tx: Tx, run: RunRow): Promise<Batch | null> {
  if (run.cursor === LAST) return null;
  const { brands, products, category } = optionsOf(run);
  const { currency, currencies } = await channelSelling(run.org_id);
  const [afterBrand = null, afterVariant = null] = run.cursor?.split(' ') ?? [];
  const key = [run.org_id, tx.now, currency, brands, products, category];
  const rows = await tx.rows(variantsToTake, [...key, afterBrand, afterVariant, STEP, currencies.slice(1)]);
  const last = rows.at(-1);
  if (last) return { ...(await take(tx, run, rows, currency)), cursor: `${last.org_id} ${last.id}` };
  const withdrawn = await tx.row(withdrawGone, key);
  return { ...none, changed: withdrawn?.gone ?? 0, cursor: LAST };
}

defineWork(['from_brands'], { shows: true, batch });
