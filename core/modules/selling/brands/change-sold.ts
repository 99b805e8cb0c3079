// What a store decides of products of brands that it has taken: what they cost where it sets the price, and whether they are on its shelf.
import { record } from '#modules/audit/index.ts';
import { channelSelling } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { putImportedPrices } from '../csv/shelf.sql.ts';
import type { Price } from '../put-product.ts';
import { SellingError } from '../selling.errors.ts';
import {
  dropSoldPrices,
  holdSold,
  putAway,
  repriceSold,
  soldProduct,
  type SoldProductRow,
  soldVariants,
  type SoldVariantRow,
  standSold,
} from './sold.sql.ts';

export interface Sold {
  product: SoldProductRow;
  variants: SoldVariantRow[];
}

/** @throws Refusal OWN_PRODUCT_NOT_FOUND */
export async function readSold(tx: Tx, orgId: Uuid, id: Uuid): Promise<Sold> {
  const { currency } = await channelSelling(orgId);
  const product = await tx.row(soldProduct, [orgId, tx.now, id]);
  if (!product) throw SellingError('OWN_PRODUCT_NOT_FOUND');
  return { product, variants: await tx.rows(soldVariants, [orgId, product.org_id, id, currency]) };
}

export interface VariantChange {
  id: Uuid;
  onSale?: boolean | undefined;
  price?: Price | undefined;
  /** All further prices there are to be. */
  prices?: Price[] | undefined;
}
type Taken = VariantChange & { offerId: Uuid; before: SoldVariantRow };

/** @throws Refusal OWN_PRODUCT_NOT_FOUND, VARIANT_NOT_FOUND, PRICE_IS_CENTRAL, WRONG_CURRENCY */
export async function changeSold(tx: Tx, orgId: Uuid, { id, variants }: { id: Uuid; variants: VariantChange[] }): Promise<Sold> {
  const { product } = await readSold(tx, orgId, id);
  await tx.rows(holdSold, [orgId, product.org_id, id]);
  const now = await readSold(tx, orgId, id);
  const known = new Map(now.variants.map((row) => [row.id, row]));
  const taken = variants.map((change): Taken => {
    const before = known.get(change.id);
    // What is not taken yet has nothing to be priced.
    if (!before?.offer_id) throw SellingError('VARIANT_NOT_FOUND');
    return { ...change, offerId: before.offer_id, before };
  });
  await requirePrices(taken, orgId, now.product.mode);
  write(tx, orgId, taken);
  await record(tx, {
    orgId,
    action: 'brand_product.changed',
    subject: { type: 'product', id },
    before: Object.fromEntries(taken.map(({ before }) => [before.sku, saidBefore(before)])),
    after: Object.fromEntries(
      taken.map(({ before, onSale, price, prices }) => [before.sku, { onSale, price: price?.amount, prices: told(prices) }]),
    ),
  });
  return readSold(tx, orgId, id);
}

const told = (prices: Price[] | undefined) => prices?.map((price) => ({ ...price }));
const saidBefore = ({ status, price_minor: price, prices }: SoldVariantRow) => ({
  onSale: status === 'published',
  price: price?.toString() ?? null,
  prices: Object.entries(prices).map(([currency, further]) => ({ currency, amount: further.price })),
});

async function requirePrices(taken: readonly Taken[], orgId: Uuid, mode: SoldProductRow['mode']): Promise<void> {
  const priced = taken.filter(({ price, prices }) => price || prices);
  if (priced.length === 0) return;
  if (mode === 'CENTRAL') throw SellingError('PRICE_IS_CENTRAL');
  const [first, ...others] = (await channelSelling(orgId)).currencies;
  const isWrong = ({ price, prices = [] }: Taken): boolean =>
    (price !== undefined && price.currency !== first) ||
    prices.some(({ currency }) => !others.includes(currency)) ||
    new Set(prices.map(({ currency }) => currency)).size < prices.length;
  if (priced.some(isWrong)) throw SellingError('WRONG_CURRENCY', { facts: { currency: first, others } });
}

function write(tx: Tx, orgId: Uuid, taken: readonly Taken[]): void {
  const priced = taken.flatMap(({ offerId, price }) => (price ? [{ offerId, amount: price.amount }] : []));
  if (priced.length > 0) tx.send(repriceSold, [orgId, priced.map(({ offerId }) => offerId), priced.map(({ amount }) => amount)]);
  const further = taken.flatMap(({ offerId, prices }) => (prices ? [{ offerId, prices }] : []));
  if (further.length > 0) {
    const stays = further.map(({ offerId, prices }) => ({ id: offerId, stays: prices.map(({ currency }) => currency) }));
    const all = further.flatMap(({ offerId, prices }) => prices.map((price) => ({ offerId, ...price })));
    tx.send(dropSoldPrices, [orgId, JSON.stringify(stays)]);
    tx.send(putImportedPrices, [
      orgId,
      all.map(({ offerId }) => offerId),
      all.map(({ currency }) => currency),
      all.map(({ amount }) => amount),
      all.map(() => null),
    ]);
  }
  const stood = taken.filter(({ onSale, before }) => onSale !== undefined && onSale !== (before.status === 'published'));
  if (stood.length > 0) tx.send(standSold, [orgId, stood.map(({ offerId }) => offerId), stood.map(({ onSale }) => onSale)]);
}

/** Takes products off the shelf, or puts back what was taken off; how many variants that were. */
export async function putSoldAway(tx: Tx, orgId: Uuid, { products, away }: { products: Uuid[]; away: boolean }): Promise<number> {
  const changed = await tx.rows(putAway, [orgId, products, away]);
  if (changed.length > 0)
    await record(tx, {
      orgId,
      action: away ? 'brand_products.put_away' : 'brand_products.put_back',
      subject: { type: 'organization', id: orgId },
      after: { products: products.length, variants: changed.length, ...(products.length <= 50 ? { ids: products } : {}) },
    });
  return changed.length;
}
