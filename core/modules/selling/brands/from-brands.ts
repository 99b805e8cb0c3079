// A store takes products of its brands into its own shop: offers with prices, and units at a place. Again it updates; what it may no longer
// sell is withdrawn and kept.
import { bringStock } from '#modules/inventory/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { channelSelling } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { shareOf } from '#platform/money/index.ts';
import { type Rounding, roundTo } from '../bulk/round-price.ts';
import { locationsOf } from '../csv/shelf.ts';
import { type Batch, defineWork, none } from '../runs/run-work.ts';
import { addLines, type RunRow } from '../runs/runs.sql.ts';
import { putOffers, type TakenVariantRow, variantsToTake, withdrawGone } from './from-brands.sql.ts';

export interface FromBrands {
  /** Null: all that grant it something now. */
  brands: Uuid[] | null;
  /** Null: all of theirs. */
  products: Uuid[] | null;
  /** Of the central price, where the store sets its own: 10,000 is the same price. */
  basisPoints: number;
  rounding: Rounding;
  /** Also of what it has already, where it sets its own. */
  reprice: boolean;
  /** Units of what is new to it. */
  quantity: number;
  locationId: Uuid | null;
}

const STEP = 500;
const LAST = 'withdrawn';

interface Priced extends TakenVariantRow {
  price: bigint;
  compareAt: bigint | null;
}

/** What the store is to ask; null where the brand asks nothing in its currency and it has no price of its own. */
export function priceOf(
  row: TakenVariantRow,
  { basisPoints, rounding, reprice }: FromBrands,
  currency: string,
): Pick<Priced, 'price' | 'compareAt'> | null {
  const isOwn = row.mode === 'STORE';
  if (isOwn && row.price_minor !== null && (!reprice || row.central_minor === null)) return { price: row.price_minor, compareAt: null };
  if (row.central_minor === null) return null;
  // What the brand sets is written down as it is now: shops read the brand's own price at every moment.
  if (!isOwn) return { price: row.central_minor, compareAt: row.central_compare_minor };
  return { price: roundTo(shareOf(row.central_minor, basisPoints), rounding, currency), compareAt: null };
}

async function take(tx: Tx, run: RunRow, rows: readonly TakenVariantRow[], currency: string): Promise<Omit<Batch, 'cursor'>> {
  const options = run.options as unknown as FromBrands;
  const orgId = run.org_id;
  const priced = rows.flatMap((row): Priced[] => {
    const price = priceOf(row, options, currency);
    return price ? [{ ...row, ...price }] : [];
  });
  const isSame = (row: Priced): boolean => row.offer_id !== null && row.status === 'published' && row.price === row.price_minor;
  const changed = priced.filter((row) => !isSame(row));
  const fresh = changed.filter((row) => row.offer_id === null);
  const put = await tx.rows(putOffers, [
    orgId,
    currency,
    changed.map(() => newId()),
    changed.map((row) => row.org_id),
    changed.map((row) => row.id),
    changed.map((row) => row.product_id),
    changed.map((row) => row.price),
    changed.map((row) => row.compareAt),
  ]);
  const offers = new Map(put.map((row) => [row.variant_id, row.id]));
  const [first] = await locationsOf(tx, orgId, (await channelSelling(orgId)).preset);
  const locationId = options.locationId ?? first?.id ?? '';
  const counted = fresh.filter(({ kind }) => kindSold(kind)?.stocked === true);
  await bringStock(
    tx,
    orgId,
    counted.map((row) => ({
      offerId: offers.get(row.id) ?? '',
      locationId,
      onHand: options.quantity,
      reason: 'received',
      sourceKey: `run ${run.id}`,
    })),
  );
  const unpriced = rows.filter((row) => !priced.some(({ id, org_id: brand }) => id === row.id && brand === row.org_id));
  const faults = unpriced.map(({ sku }) => JSON.stringify([{ column: 'price', code: 'NO_CENTRAL_PRICE', value: sku }]));
  // Numbered as they come: what is done before this batch is counted.
  const from = run.done + 1;
  if (unpriced.length > 0)
    tx.send(addLines, [orgId, run.id, unpriced.map((row) => from + rows.indexOf(row)), unpriced.map(() => null), faults]);
  return {
    done: rows.length,
    added: fresh.length,
    changed: changed.length - fresh.length,
    unchanged: priced.length - changed.length,
    failed: unpriced.length,
  };
}

async function batch(tx: Tx, run: RunRow): Promise<Batch | null> {
  if (run.cursor === LAST) return null;
  const { brands, products } = run.options as unknown as FromBrands;
  const { currency } = await channelSelling(run.org_id);
  const [afterBrand = null, afterVariant = null] = run.cursor?.split(' ') ?? [];
  const rows = await tx.rows(variantsToTake, [run.org_id, tx.now, currency, brands, products, afterBrand, afterVariant, STEP]);
  const last = rows.at(-1);
  if (last) return { ...(await take(tx, run, rows, currency)), cursor: `${last.org_id} ${last.id}` };
  const withdrawn = await tx.row(withdrawGone, [run.org_id, tx.now, currency, brands]);
  return { ...none, changed: withdrawn?.gone ?? 0, cursor: LAST };
}

defineWork(['from_brands'], { shows: true, batch });
