// Where a product is to be found in a channel. Its short name is its address, but where something else has that name there before it: then a
// point and the short name of who makes it follow. That longer address, or its id after the point, leads to it always, and is never led away.
import type { Tx } from '#platform/db/index.ts';
import { privateId, type Uuid } from '#platform/ids/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import { clashing } from './addresses.sql.ts';

/** Whose products a channel may show now. */
export const ownersIn = (tx: Tx, channel: Channel): Uuid[] => [...new Set([...channel.sellers, ...tx.actor.brands])];

const ID = /^prd_[0-9a-z]{26}$/;

/** The parts of an address that says whose product it is; undefined for any other. */
export function partsOf(address: string): { slug: string; owner: string | null; id: Uuid | null } | undefined {
  const at = address.indexOf('.');
  if (at < 0) return undefined;
  const [slug, whose] = [address.slice(0, at), address.slice(at + 1)];
  return ID.test(whose) ? { slug, owner: null, id: privateId('product', whose) } : { slug, owner: whose, id: null };
}

/** Of these products those whose short name is not enough, with their addresses; nothing is read where there is one maker alone. */
export async function addressesOf(
  tx: Tx,
  channel: Channel,
  products: readonly { orgId: Uuid; id: Uuid }[],
): Promise<ReadonlyMap<Uuid, string>> {
  const owners = ownersIn(tx, channel);
  if (owners.length < 2 || products.length === 0) return new Map();
  const asked = [owners, channel.sellers, products.map(({ orgId }) => orgId), products.map(({ id }) => id)];
  return new Map((await tx.rows(clashing, asked)).map(({ id, address }) => [id, address]));
}
