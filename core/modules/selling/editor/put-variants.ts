// The variants of a product are made what its editor wrote: new ones come, others change, what was left out goes or is retired. A handful of
// statements for five hundred of them.
import { addWholeVariants, changeVariants, dropVariants, freeSkus, retireVariants, skusTaken } from '#modules/catalog/index.ts';
import { openStock } from '#modules/inventory/index.ts';
import { kindSold } from '#modules/orders/index.ts';
import { addOffers, dropVariantPrices, repriceVariants, setVariantPrices } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { locationFor, opensNoStock, type Seller } from '../put-product.ts';
import { SellingError } from '../selling.errors.ts';
import type { VariantForm } from './check-choices.ts';
import type { OwnVariantRow } from './editor.sql.ts';
import { variantsOffered } from './editor.sql.ts';

export interface VariantWritten extends VariantForm {
  /** Of one there is. */
  id?: Uuid | undefined;
  weightGrams: number | null;
  stock: number;
}

/** A variant as it is to be, with the offer that sells it. */
interface Planned extends VariantWritten {
  id: Uuid;
  offerId: Uuid | null;
  isNew: boolean;
}

export interface VariantPlan {
  all: Planned[];
  /** Left out: such as never had a price, and others. */
  gone: Uuid[];
  retired: Uuid[];
}

const pointed = (code: 'VARIANT_NOT_FOUND' | 'PRICE_STAYS' | 'SKU_TAKEN', index: number, field: string) =>
  SellingError(code, { fields: [{ pointer: `/body/variants/${index}/${field}`, message: code }] });

/** What is to happen, and why it can't. @throws Refusal VARIANT_NOT_FOUND, PRICE_STAYS, SKU_TAKEN */
export async function planVariants(
  tx: Tx,
  orgId: Uuid,
  before: readonly OwnVariantRow[],
  written: readonly VariantWritten[],
): Promise<VariantPlan> {
  const known = new Map(before.map((row) => [row.id, row]));
  const seen = new Set<Uuid>();
  const all = written.map((variant, index): Planned => {
    const row = variant.id === undefined ? undefined : known.get(variant.id);
    if (variant.id !== undefined && (!row || seen.has(variant.id))) throw pointed('VARIANT_NOT_FOUND', index, 'id');
    if (variant.id !== undefined) seen.add(variant.id);
    if (row && row.offer_id !== null && variant.price === null) throw pointed('PRICE_STAYS', index, 'price');
    return { ...variant, id: row?.id ?? newId(), offerId: row?.offer_id ?? null, isNew: row === undefined };
  });
  const left = before.filter((row) => !seen.has(row.id));
  const offered = new Set((left.length > 0 ? await tx.rows(variantsOffered, [orgId, left.map(({ id }) => id)]) : []).map(({ id }) => id));
  const gone = left.filter(({ id }) => !offered.has(id)).map(({ id }) => id);
  const mayKeep = [...seen, ...gone];
  const [taken] = await tx.rows(skusTaken, [orgId, written.map(({ sku }) => sku), mayKeep]);
  if (taken)
    throw pointed(
      'SKU_TAKEN',
      written.findIndex(({ sku }) => sku === taken.sku),
      'sku',
    );
  return { all, gone, retired: left.filter(({ id }) => offered.has(id)).map(({ id }) => id) };
}

const columns = (all: readonly (Planned & { place: number })[]): unknown[] => [
  all.map(({ id }) => id),
  all.map(({ sku }) => sku),
  all.map(({ options }) => JSON.stringify(options)),
  all.map(({ barcode }) => barcode),
  all.map(({ weightGrams }) => weightGrams),
  all.map(({ status }) => status),
  all.map(({ place }) => place),
];

/** @throws Refusal SKU_TAKEN where another product took one at this very moment */
async function writeRows(tx: Tx, orgId: Uuid, productId: Uuid, plan: VariantPlan): Promise<void> {
  const placed = plan.all.map((variant, place) => ({ ...variant, place }));
  const [added, kept] = [placed.filter(({ isNew }) => isNew), placed.filter(({ isNew }) => !isNew)];
  if (plan.gone.length > 0) tx.send(dropVariants, [orgId, productId, plan.gone]);
  if (plan.retired.length > 0) tx.send(retireVariants, [orgId, productId, plan.retired]);
  try {
    if (kept.length > 0) {
      tx.send(freeSkus, [orgId, kept.map(({ id }) => id), kept.map(({ sku }) => sku)]);
      await tx.rows(changeVariants, [orgId, productId, ...columns(kept)]);
    }
    if (added.length > 0) await tx.rows(addWholeVariants, [orgId, productId, ...columns(added)]);
  } catch (error) {
    throw (error as { constraint?: string }).constraint === 'variants_org_id_sku_key' ? SellingError('SKU_TAKEN') : error;
  }
}

const minor = (price: { amount: string } | null): string | null => price?.amount ?? null;

/** Prices of all; what gets its first one gets an offer and, where units of it are counted, its stock. */
async function writePrices(tx: Tx, seller: Seller, product: { id: Uuid; kind: string }, plan: VariantPlan): Promise<void> {
  const { orgId, channel } = seller;
  const priced = plan.all.filter(({ price }) => price !== null).map((each) => ({ ...each, offer: each.offerId ?? newId() }));
  const [first, again] = [priced.filter(({ offerId }) => offerId === null), priced.filter(({ offerId }) => offerId !== null)];
  if (again.length > 0)
    tx.send(repriceVariants, [
      orgId,
      again.map(({ offer }) => offer),
      again.map(({ price }) => minor(price)),
      again.map(({ compareAt }) => minor(compareAt)),
    ]);
  if (first.length > 0) {
    const [offers, variants] = [first.map(({ offer }) => offer), first.map(({ id }) => id)];
    const prices = [first.map(({ price }) => minor(price)), first.map(({ compareAt }) => minor(compareAt))];
    tx.send(addOffers, [orgId, orgId, product.id, channel.currency, offers, variants, ...prices]);
    const counted = kindSold(product.kind)?.stocked ? first.filter(({ stock }) => !opensNoStock(channel, stock)) : [];
    if (counted.length > 0) {
      const locationId = await locationFor(tx, orgId, channel.preset);
      const [here, units] = [counted.map(({ offer }) => offer), counted.map(({ stock }) => stock)];
      tx.send(openStock, [orgId, locationId, here, units, here.map(() => newId()), tx.now]);
    }
  }
  const further = priced.flatMap(({ offer, prices }) => prices.map((price) => ({ offer, ...price })));
  const pairs = [further.map(({ offer }) => offer), further.map(({ currency }) => currency)];
  if (again.length > 0) tx.send(dropVariantPrices, [orgId, again.map(({ offer }) => offer), ...pairs]);
  if (further.length > 0) tx.send(setVariantPrices, [orgId, ...pairs, further.map(({ amount }) => amount)]);
}

/** @throws Refusal SKU_TAKEN */
export async function putVariants(tx: Tx, seller: Seller, product: { id: Uuid; kind: string }, plan: VariantPlan): Promise<void> {
  await writeRows(tx, seller.orgId, product.id, plan);
  await writePrices(tx, seller, product, plan);
}
