// What rules of offers say of a cart's lines: quantities, limits per customer, and when they ship. A cart without such offers asks nothing.
import {
  type Customer,
  type LimitedLine,
  quantityProblem,
  type QuantityProblem,
  shownLimits,
  takeLimited,
  unitsHere,
  unitsOfCustomer,
} from '#modules/inventory/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { addressIndexOf, isPriced } from './cart-promotion.ts';
import { CheckoutError } from './checkout.errors.ts';
import type { CartLineRow, CartRow } from './checkout.sql.ts';

/** What is known of a line beyond its row. */
export interface Ruled {
  problem: QuantityProblem | null;
  /** Units of it that are not on hand. */
  later: number;
}

const key = (line: CartLineRow): string => `${line.seller_org_id} ${line.offer_id}`;

/** A rule is of the offer, in however many lines it stands. */
function quantities(lines: readonly CartLineRow[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) sums.set(key(line), (sums.get(key(line)) ?? 0) + line.quantity);
  return sums;
}

export const customerOf = (tx: Tx, cart: Pick<CartRow, 'contact'>): Customer => ({
  userId: tx.actor.userId,
  emailIndex: addressIndexOf(cart),
});

/** By line. */
export async function ruledLines(
  tx: Tx,
  { cart, lines, channelId }: { cart: CartRow; lines: readonly CartLineRow[]; channelId: Uuid },
): Promise<Map<Uuid, Ruled>> {
  const sold = lines.filter(isPriced);
  const ofOffer = ({ seller_org_id: sellerOrgId, offer_id: offerId }: CartLineRow) => ({ sellerOrgId, offerId });
  const [limited, late] = [sold.filter((line) => line.customer_limit !== null), sold.filter((line) => line.later_days !== null)];
  const [had, here] = await Promise.all([
    limited.length > 0 ? unitsOfCustomer(tx, customerOf(tx, cart), limited.map(ofOffer)) : [],
    late.length > 0 ? unitsHere(tx, late.map(ofOffer), channelId) : [],
  ]);
  const sums = quantities(sold);
  return new Map(
    sold.map((line) => {
      const quantity = sums.get(key(line)) ?? 0;
      const at = late.indexOf(line);
      const later = at < 0 ? 0 : Math.max(0, quantity - (here[at] ?? 0));
      return [line.id, { problem: quantityProblem(line, quantity, had[limited.indexOf(line)] ?? 0), later }];
    }),
  );
}

/** Of each line the units that are not on hand, lines before having had theirs; only of offers that say when such units ship. */
export async function unitsLater(tx: Tx, lines: readonly CartLineRow[], channelId: Uuid): Promise<Map<Uuid, number>> {
  const late = lines.filter((line) => line.later_days !== null);
  if (late.length === 0) return new Map();
  const here = await unitsHere(
    tx,
    late.map((line) => ({ sellerOrgId: line.seller_org_id, offerId: line.offer_id })),
    channelId,
  );
  const left = new Map(late.map((line, index) => [key(line), here[index] ?? 0]));
  return new Map(
    late.map((line) => {
      const free = left.get(key(line)) ?? 0;
      left.set(key(line), Math.max(0, free - line.quantity));
      return [line.id, Math.max(0, line.quantity - free)];
    }),
  );
}

/** What was had before is counted when the units are taken. @throws Refusal QUANTITY_NOT_ALLOWED with the lines and why */
export function requireQuantities(lines: readonly CartLineRow[]): void {
  const sums = quantities(lines);
  const wrong = lines.flatMap((line) => {
    const problem = quantityProblem(line, sums.get(key(line)) ?? 0);
    return problem ? [{ id: publicId('cartLine', line.id), problem, limits: shownLimits(line) }] : [];
  });
  if (wrong.length > 0) throw CheckoutError('QUANTITY_NOT_ALLOWED', { facts: { lines: wrong } });
}

/** Counts the lines with a limit as the customer's, after the goods: whoever takes both takes them in one order. */
export function takeLimits(
  tx: Tx,
  order: { orgId: Uuid; orderId: Uuid; customer: Customer },
  lines: readonly { row: CartLineRow; lineId: Uuid }[],
): void {
  const limited = lines.flatMap(({ row, lineId }): LimitedLine[] =>
    row.customer_limit === null
      ? []
      : [{ lineId, sellerOrgId: row.seller_org_id, offerId: row.offer_id, quantity: row.quantity, limit: row.customer_limit }],
  );
  if (limited.length > 0) tx.last(() => takeLimited(tx, order, order.customer, limited));
}
