// Founds a brand or a store for somebody else, as who runs the installation: its shop stands at once, its owner is invited.
import type { z } from 'zod';
import type { foundForOthers } from '#contracts/platform.ts';
import { record } from '#modules/audit/index.ts';
import { foundOrganization, freeSlug, inviteOwner, noteTrade, OrganizationFounded } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { startIn } from './countries.ts';
import { openShop } from './found-shop.ts';

type Wanted = z.output<typeof foundForOthers.body & {}>;

/** @throws Refusal TOO_MANY_INVITATIONS */
export async function foundForSomebody(tx: Tx, wanted: Wanted & { by: Uuid }): Promise<Uuid> {
  const { name, country, trade, owner, locale, by } = wanted;
  const slug = await freeSlug(tx, name);
  const id = newId();
  // Nobody's own founding: it counts against nobody's number.
  foundOrganization(tx, { id, slug, name, country, founder: { userId: null, locale, timeZone: startIn(country).timeZone } });
  tx.send(noteTrade, [id, trade]);
  openShop(tx, { id, slug, name, country, locale });
  await inviteOwner(tx, { orgId: id, email: owner, locale, by });
  await record(tx, {
    orgId: id,
    action: 'organization.founded',
    subject: { type: 'organization', id },
    after: { name, slug, country, trade },
  });
  tx.emit(OrganizationFounded, { orgId: id, aggregateId: id, payload: { by } });
  return id;
}
