// The promotion of a cart: the code its buyer gave, and what it does with the cart as it stands.
import type { z } from 'zod';
import type { Cart } from '#contracts/checkout.ts';
import { type Judged, judgePromotion, promotionById } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { blindIndex } from '#platform/vault/index.ts';
import type { CartLineRow, CartRow } from './checkout.sql.ts';
import type { CartChannel } from './open-promotions.ts';

export interface CartPromotion {
  id: Uuid;
  code: string;
  /** Over the lines of the cart that have a price, in their order. */
  judged: Judged;
}

/** What its buyer is known by to a promotion that each may use so often. */
export const addressIndexOf = (cart: Pick<CartRow, 'contact'>): string | null =>
  cart.contact ? blindIndex('email', cart.contact.email) : null;

export const isPriced = (line: CartLineRow): boolean => line.price_minor !== null;

export const judgedLines = (lines: readonly CartLineRow[]) =>
  lines.filter(isPriced).map((line) => ({
    sellerOrgId: line.seller_org_id,
    productId: line.product_id,
    minor: (line.price_minor ?? 0n) * BigInt(line.quantity),
  }));

/** Null where the cart has none, or promotions are switched off for it. */
export async function promotionOfCart(
  tx: Tx,
  channel: CartChannel,
  { cart, lines }: { cart: CartRow; lines: readonly CartLineRow[] },
): Promise<CartPromotion | null> {
  if (!cart.promotion_id) return null;
  const found = await tx.row(promotionById, [cart.org_id, cart.currency, tx.actor.userId, addressIndexOf(cart), cart.promotion_id]);
  if (!found || !channel.promotionOpen(cart.id, found.code)) return null;
  return { id: found.id, code: found.code, judged: judgePromotion(found, judgedLines(lines), tx.now) };
}

/** What comes off each line, by its id; a line that nothing comes off may be missing. */
export function discountsByLine(lines: readonly CartLineRow[], promotion: CartPromotion | null): Map<Uuid, bigint> {
  const discounts = promotion?.judged.problem === null ? promotion.judged.discounts : [];
  return new Map(lines.filter(isPriced).map((line, index) => [line.id, discounts[index] ?? 0n]));
}

export function shownPromotion(
  { code, judged }: CartPromotion,
  amount: (minor: bigint) => { amount: string; currency: string },
): NonNullable<z.input<typeof Cart>['promotion']> {
  const minimum = judged.problem === 'PROMOTION_MINIMUM' ? amount(judged.leastMinor) : null;
  return { code, problem: judged.problem, minimum };
}
