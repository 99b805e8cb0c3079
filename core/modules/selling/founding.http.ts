// Founding and closing organizations over HTTP, for oneself and, where the installation is run, for somebody else.
import { closeOrganization as closeOperation, createOrganization } from '#contracts/organizations.ts';
import { foundForOthers } from '#contracts/platform.ts';
import { personActor } from '#modules/identity/index.ts';
import {
  channelAt,
  closeOrganization,
  forgetEverywhere,
  memberOf,
  organizationsOf,
  platformOrganization,
  shownOwn,
  shownToPlatform,
  siteOf,
  staffActor,
  themself,
} from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { type Answer, type Call, route, systemActorFor } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { foundForSomebody } from './found-for-others.ts';
import { foundShop, type Founding } from './found-shop.ts';
import { SellingError } from './selling.errors.ts';
import { openOrders } from './selling.sql.ts';

/** The card of what was founded, in the transaction that did; its shop is told by address because no cache knows it yet. */
async function cardOf(tx: Tx, call: Call, { orgId, userId }: { orgId: Uuid; userId: Uuid }) {
  const own = (await tx.rows(organizationsOf, [userId])).find(({ id }) => id === orgId);
  if (!own) throw new Error('An organization that was just founded is not there');
  return shownOwn(own, siteOf({ hosts: [], preset: own.slug }), call);
}

async function cardForPlatform(tx: Tx, orgId: Uuid) {
  const row = await tx.row(platformOrganization, [orgId]);
  if (!row) throw new Error('An organization that was just founded is not there');
  return shownToPlatform(row);
}

const TRIES = 4;

/** Whoever takes the same short name at the same moment makes us take the next. */
async function untilFree<T>(tryIt: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await tryIt();
    } catch (error) {
      const { constraint } = error as { constraint?: string };
      if (attempt >= TRIES || (constraint !== 'organizations_slug_key' && constraint !== 'channels_preset_key')) throw error;
    }
  }
}

async function found(call: Call, founding: Founding): Promise<Answer> {
  const { org_id: orgId } = await channelAt(call.host);
  return untilFree(() =>
    inTx(personActor(call), (tx) =>
      once(tx, keyOf(call, orgId, 'person'), 201, async () =>
        cardOf(tx, call, { orgId: await foundShop(tx, founding), userId: founding.userId }),
      ),
    ),
  );
}

export const foundingRoutes = [
  route(createOrganization, async (call) => {
    const answer = await found(call, { ...call.body, userId: themself(call) });
    await forgetEverywhere();
    return answer;
  }),
  route(foundForOthers, async (call) => {
    const wanted = { ...call.body, by: themself(call) };
    const { orgId } = staffActor(call);
    const answer = await untilFree(() =>
      inTx(systemActorFor(call), (tx) =>
        once(tx, keyOf(call, orgId, 'staff'), 201, async () => cardForPlatform(tx, await foundForSomebody(tx, wanted))),
      ),
    );
    await forgetEverywhere();
    return answer;
  }),
  route(closeOperation, async (call) => {
    const caller = memberOf(call);
    await inTx(personActor(call), async (tx) => {
      const { orders = 0 } = (await tx.row(openOrders, [caller.orgId])) ?? {};
      if (orders > 0) throw SellingError('ORDERS_ARE_OPEN', { facts: { orders } });
      await closeOrganization(tx, caller, { name: call.body.name, reason: call.body.reason ?? '' });
    });
    await forgetEverywhere();
  }),
];
