// Which of a channel's payment providers are open to a cart: each has a flag that can switch it off, for all, for an organization or for a share of carts.
import { flag } from '#modules/flags/index.ts';
import type { Actor } from '#platform/db/index.ts';
import type { Call } from '#platform/http/route.ts';
import { type CartChannel, cartShopOf } from './open-promotions.ts';

/** The channel and buyer of a call about a cart, with the providers that are open to it; a cart keeps its side. */
export async function checkoutOf(call: Call<{ id: string }>): Promise<{ channel: CartChannel; actor: Actor }> {
  const { channel, actor } = await cartShopOf(call);
  const asker = { orgId: channel.org_id, subject: call.params.id };
  const open = await Promise.all(channel.payment_providers.map((code) => flag(`provider.${code}`, asker, true)));
  return { channel: { ...channel, payment_providers: channel.payment_providers.filter((_, index) => open[index]) }, actor };
}
