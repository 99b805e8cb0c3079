// Orders placed as a guest become a person's, when the person shows the guest's token or has proved the address the order names.
import { record } from '#modules/audit/index.ts';
import { verifiedEmailOf } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { allKinds } from './kind.ts';
import { claimByEmail, claimByGuest } from './orders.sql.ts';

/** As the system, because a stranger's order is not in the person's sight until it is theirs. Answers how many came over. */
export async function claimOrders(tx: Tx, input: { orgId: Uuid; userId: Uuid; guest: string | null }): Promise<number> {
  const shown = input.guest ? await tx.rows(claimByGuest, [input.orgId, input.guest, input.userId]) : [];
  const email = await verifiedEmailOf(tx, input.userId);
  const named = email ? await tx.rows(claimByEmail, [input.orgId, input.userId, blindIndex('email', email)]) : [];
  for (const { id } of shown)
    await record(tx, { orgId: input.orgId, action: 'order.claimed', subject: { type: 'order', id }, after: { by: 'guest token' } });
  for (const { id } of named)
    await record(tx, { orgId: input.orgId, action: 'order.claimed', subject: { type: 'order', id }, after: { by: 'e-mail' } });
  const { orgId, userId, guest } = input;
  await claimLines(tx, { orgId, userId, guest, orderIds: shown.map(({ id }) => id) });
  await claimLines(tx, { orgId, userId, guest: null, orderIds: named.map(({ id }) => id) });
  return shown.length + named.length;
}

/** What kinds keep of a buyer follows the orders; a guest may have left something with them without an order, too. */
async function claimLines(tx: Tx, claimed: { orgId: Uuid; userId: Uuid; guest: string | null; orderIds: Uuid[] }): Promise<void> {
  if (claimed.orderIds.length === 0 && claimed.guest === null) return;
  for (const kind of allKinds()) await kind.claim?.(tx, claimed);
}
