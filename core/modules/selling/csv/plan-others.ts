// What lines about prices and about stock come to, for whatever the organization sells: its own products and those of brands.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { levelKey, locationMeant, type Outcome, type StockWish } from './plan-products.ts';
import { planPrices, repeats } from './plan-prices.ts';
import type { Fault, FaultCode, PriceLine, StockLine } from './read-line.ts';
import { locationsOf, pricesNow } from './shelf.ts';
import { holdFurtherNow, holdLevels, holdOffersNow, levelsNow, offersNow, type VariantNowRow } from './shelf.sql.ts';
import { writeFurther, writeOwnPrices } from './write-products.ts';

export interface Said<T> {
  line: number;
  said: T;
}
export interface From {
  orgId: Uuid;
  currency: string;
  brands: readonly Uuid[];
  channel: { currencies: readonly string[] };
}
const fault = (column: string, code: FaultCode, value = ''): Fault[] => [{ column, code, value: value.slice(0, 100) }];

type Sold = VariantNowRow & { central: boolean };

async function sold(tx: Tx, { orgId, currency, brands, channel }: From, skus: string[], hold = false): Promise<Map<string, Sold>> {
  const key = [orgId, skus, currency, [orgId, ...brands]];
  if (hold) for (const each of [holdOffersNow, holdFurtherNow]) tx.send(each, key);
  const rows = await tx.rows(offersNow, [...key, channel.currencies.slice(1), tx.now]);
  return new Map(rows.map((row) => [row.sku, row]));
}

/** `write` changes them, too. */
export async function doPrices(tx: Tx, from: From, lines: readonly Said<PriceLine>[], write: boolean): Promise<Outcome[]> {
  const offers = await sold(
    tx,
    from,
    lines.map(({ said }) => said.sku),
    write,
  );
  const plans = lines.map(({ said }) => {
    const row = offers.get(said.sku);
    return (
      row && { offerId: row.offer_id, central: row.central, repeats: repeats(pricesNow(row), said), ...planPrices(pricesNow(row), said) }
    );
  });
  const right = plans.filter((plan) => plan !== undefined).filter((plan) => plan.wrong === null && plan.missing === null && !plan.central);
  const changes = right.map((plan) => ({ ...plan, prices: plan.next }));
  if (write) {
    writeOwnPrices(
      tx,
      from.orgId,
      changes.filter(({ own }) => own),
    );
    writeFurther(tx, from.orgId, changes);
  }
  return plans.map((plan, index) => {
    if (!plan) return fault('sku', 'UNKNOWN_SKU', lines[index]?.said.sku);
    // What the brand asks counts, so another price would be written down and change nothing.
    if (plan.central) return plan.repeats ? 'unchanged' : fault('price', 'PRICE_IS_CENTRAL', lines[index]?.said.sku);
    if (plan.missing !== null) return fault(plan.missing, 'MISSING');
    if (plan.wrong !== null) return fault(plan.wrong, 'NOT_ABOVE_PRICE');
    return plan.own || plan.further.length > 0 ? 'changed' : 'unchanged';
  });
}

export interface StockPlan {
  outcomes: Outcome[];
  wishes: StockWish[];
}

/**
 * `hold`: what is reserved is looked at and kept until the wishes are written; else the numbers are those of the moment. `again` knows the
 * counters that lines before were about, by whatever name of their place.
 */
export async function planStock(
  tx: Tx,
  from: From,
  lines: readonly Said<StockLine>[],
  { hold, again = () => false }: { hold: boolean; again?: (counter: string) => boolean },
): Promise<StockPlan> {
  const [offers, locations] = await Promise.all([
    sold(
      tx,
      from,
      lines.map(({ said }) => said.sku),
    ),
    locationsOf(tx, from.orgId),
  ]);
  const placed = lines.map(({ line, said }): StockWish | Fault[] => {
    const [offer, location] = [offers.get(said.sku), locationMeant(locations, said.location)];
    if (!offer?.offer_id) return fault('sku', 'UNKNOWN_SKU', said.sku);
    if (!location) return fault('location', 'UNKNOWN_LOCATION', said.location);
    if (again(levelKey(offer.offer_id, location.id))) return fault('sku', 'TWICE_IN_FILE', said.sku);
    const { onHand, change, reason, note } = said;
    return { line, offerId: offer.offer_id, locationId: location.id, onHand, change, reason, note };
  });
  const right = placed.flatMap((each) => (Array.isArray(each) ? [] : [each]));
  const keys = [right.map(({ offerId }) => offerId), right.map(({ locationId }) => locationId)];
  const rows = await tx.rows(hold ? holdLevels : levelsNow, [from.orgId, ...keys]);
  const levels = new Map(rows.map((row) => [levelKey(row.offer_id, row.location_id), row]));
  const wishes: StockWish[] = [];
  const outcomes = placed.map((each): Outcome => {
    if (Array.isArray(each)) return each;
    const { on_hand: now = 0, least = 0 } = levels.get(levelKey(each.offerId, each.locationId)) ?? {};
    const next = each.onHand ?? now + (each.change ?? 0);
    if (next < (hold ? least : 0)) return fault(each.onHand === undefined ? 'change' : 'on_hand', 'TOO_FEW_UNITS', String(now));
    if (next === now && each.change === undefined) return 'unchanged';
    wishes.push(each);
    return 'changed';
  });
  return { outcomes, wishes };
}
