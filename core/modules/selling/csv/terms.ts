// What an organization has of its own that columns of its files speak of.
import { attributesOf, type AttributeRow } from '#modules/catalog/index.ts';
import { channelSelling } from '#modules/organizations/index.ts';
import { inTx, type StaffActor } from '#platform/db/index.ts';

export interface Terms {
  currencies: readonly string[];
  /** Its set of attributes. */
  attributes: readonly Pick<AttributeRow, 'code' | 'name' | 'type'>[];
}

export async function termsOf(actor: StaffActor): Promise<Terms> {
  const [{ currencies }, attributes] = await Promise.all([
    channelSelling(actor.orgId),
    inTx(actor, (tx) => tx.rows(attributesOf, [actor.orgId])),
  ]);
  return { currencies, attributes };
}
