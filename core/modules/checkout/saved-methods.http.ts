// The payment methods a buyer saved in this shop, over HTTP.
import * as contract from '#contracts/saved-methods.ts';
import { type Channel, shopOf } from '#modules/organizations/index.ts';
import { listSavedMethods, preferMethod, removeMethod } from '#modules/payments/index.ts';
import { type Actor, inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { savedMethodOf } from './pay-with.ts';

async function ownerOf(call: Call): Promise<{ channel: Channel; actor: Actor; userId: Uuid }> {
  const { channel, actor } = await shopOf(call);
  if (!actor.userId) throw PlatformError('UNAUTHENTICATED');
  return { channel, actor, userId: actor.userId };
}

/** What is saved is changed by its person alone, not by who acts in their name. */
async function changerOf(call: Call): ReturnType<typeof ownerOf> {
  const owner = await ownerOf(call);
  if (owner.actor.impersonatorId) throw PlatformError('FORBIDDEN');
  return owner;
}

export const savedMethodRoutes = [
  route(contract.listSavedMethods, async (call) => {
    const { channel, actor, userId } = await ownerOf(call);
    return { items: await inTx(actor, (tx) => listSavedMethods(tx, channel.org_id, userId)) };
  }),
  route(contract.preferSavedMethod, async (call) => {
    const { channel, actor, userId } = await changerOf(call);
    return inTx(actor, async (tx) => {
      await preferMethod(tx, channel.org_id, userId, savedMethodOf(call.params.id));
      return { items: await listSavedMethods(tx, channel.org_id, userId) };
    });
  }),
  route(contract.removeSavedMethod, async (call) => {
    const { channel, actor, userId } = await changerOf(call);
    await inTx(actor, (tx) => removeMethod(tx, channel.org_id, userId, savedMethodOf(call.params.id)));
  }),
];
