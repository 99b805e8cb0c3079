// Who a member of staff puts on sale for, and which shops show it.
import { channelSelling, channelsShowing, staffActor } from '#modules/organizations/index.ts';
import type { Call } from '#platform/http/route.ts';
import type { Seller } from './put-product.ts';

export async function sellerOf(call: Call): Promise<Seller> {
  const { orgId } = staffActor(call);
  return { orgId, channel: await channelSelling(orgId), shops: await channelsShowing(orgId) };
}
