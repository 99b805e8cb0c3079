// What was begun as a guest becomes the person's who signed in: carts are merged, orders come over.
import type { Channel } from '#modules/organizations/index.ts';
import { claimOrders } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IDLE_MS, MOST_LINES, MOST_UNITS } from './cart.ts';
import { cartsToMerge, dropCart, giveCarts, mergeLines, mergePromotion, touchCart } from './checkout.sql.ts';

/** As the system. Answers how many orders came over. Called again it finds nothing more to do. */
export async function claimGuest(tx: Tx, channel: Channel, input: { userId: Uuid; guest: string | null }): Promise<number> {
  if (input.guest) await mergeCarts(tx, channel, input.userId, input.guest);
  return claimOrders(tx, { orgId: channel.org_id, userId: input.userId, guest: input.guest });
}

/** The person's cart takes in what the guest put in theirs; without one of the person's, the guest's is it. */
async function mergeCarts(tx: Tx, channel: Channel, userId: Uuid, guest: string): Promise<void> {
  const carts = await tx.rows(cartsToMerge, [channel.org_id, channel.id, guest, userId, tx.now]);
  const own = carts.find((cart) => !cart.is_guests);
  for (const cart of own ? carts.filter((each) => each.is_guests) : []) {
    tx.send(mergeLines, [channel.org_id, cart.id, own?.id, MOST_UNITS, MOST_LINES]);
    tx.send(mergePromotion, [channel.org_id, cart.id, own?.id]);
    tx.send(dropCart, [channel.org_id, cart.id]);
    tx.send(touchCart, [channel.org_id, own?.id, new Date(tx.now.getTime() + IDLE_MS)]);
  }
  tx.send(giveCarts, [channel.org_id, guest, userId]);
}
