// Whether promotions are open to a cart: `promotions` switches all of them, `promotion.<code>` one, for all, for an organization or for a share of carts.
import { askFlags } from '#modules/flags/index.ts';
import { type Channel, shopOf } from '#modules/organizations/index.ts';
import type { Actor } from '#platform/db/index.ts';
import type { Call } from '#platform/http/route.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';

/** Whether a code counts for a cart; a cart keeps its side. Asked inside of transactions, so it waits for nothing. */
export type PromotionGate = (cartId: Uuid, code: string) => boolean;

/** A channel as its carts meet it. */
export type CartChannel = Channel & { promotionOpen: PromotionGate };

/** What nobody defined a flag for is open. */
async function cartChannel(channel: Channel): Promise<CartChannel> {
  const isOn = await askFlags();
  const promotionOpen: PromotionGate = (cartId, code) => {
    const asker = { orgId: channel.org_id, subject: publicId('cart', cartId) };
    return isOn('promotions', asker, true) && isOn(`promotion.${code.toLowerCase()}`, asker, true);
  };
  return { ...channel, promotionOpen };
}

/** The channel and buyer of a call about carts. */
export async function cartShopOf(call: Call): Promise<{ channel: CartChannel; actor: Actor }> {
  const { channel, actor } = await shopOf(call);
  return { channel: await cartChannel(channel), actor };
}
