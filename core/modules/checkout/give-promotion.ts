// A buyer gives their cart the code of a promotion, and takes it off again.
import { judgePromotion, PricingError, promotionByCode, promotionCode } from '#modules/pricing/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { addressIndexOf, judgedLines } from './cart-promotion.ts';
import { holdOpenCart, IDLE_MS, linesOf } from './cart.ts';
import { cartLines, setPromotion } from './checkout.sql.ts';
import type { CartChannel } from './open-promotions.ts';

/** Gives a cart a code. @throws Refusal PROMOTION_UNKNOWN, PROMOTION_MINIMUM, PROMOTION_USED_UP, PROMOTION_NOT_FOR_THIS and as `holdOpenCart` */
export async function givePromotion(tx: Tx, channel: CartChannel, input: { cartId: Uuid; code: string }): Promise<void> {
  const code = promotionCode(input.code);
  const cart = await holdOpenCart(tx, channel, input.cartId);
  const asked = [cart.org_id, cart.currency, tx.actor.userId, addressIndexOf(cart), channel.id, code];
  const found = code ? await tx.row(promotionByCode, asked) : undefined;
  if (!found || !channel.promotionOpen(cart.id, found.code)) throw PricingError('PROMOTION_UNKNOWN');
  const lines = await linesOf(tx, channel, cart, await tx.rows(cartLines, [cart.org_id, cart.id, channel.currency]));
  const judged = judgePromotion(found, judgedLines(lines), tx.now);
  if (judged.problem === 'PROMOTION_MINIMUM')
    throw PricingError(judged.problem, { facts: { minimum: toWire(money(judged.leastMinor, cart.currency)) } });
  if (judged.problem) throw PricingError(judged.problem);
  tx.send(setPromotion, [cart.org_id, cart.id, found.id, new Date(tx.now.getTime() + IDLE_MS)]);
}

/** @throws Refusal as `holdOpenCart` */
export async function takePromotionOff(tx: Tx, channel: CartChannel, cartId: Uuid): Promise<void> {
  const cart = await holdOpenCart(tx, channel, cartId);
  if (cart.promotion_id) tx.send(setPromotion, [cart.org_id, cart.id, null, new Date(tx.now.getTime() + IDLE_MS)]);
}
