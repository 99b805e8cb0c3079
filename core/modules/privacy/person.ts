// Who somebody is to all modules that are asked about them: the account, and every address it proved.
import { openEmail } from '#modules/identity/index.ts';
import { ordersNaming } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Person } from '#platform/privacy.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { formerEmails } from './privacy.sql.ts';

/** With the guests' orders that name an address of theirs. */
export const withOrders = async (tx: Tx, person: Person): Promise<Person> => ({ ...person, orders: await ordersNaming(tx, person) });

/** An address that nobody proved is not taken for theirs: others' orders may name it. */
export async function personOf(tx: Tx, found: { id: Uuid; email: string; proved: boolean }): Promise<Person> {
  const email = openEmail(found.email);
  const former = await tx.rows(formerEmails, [found.id]);
  const now = found.proved ? [{ index: blindIndex('email', email), until: null }] : [];
  const addresses = [...now, ...former.map(({ email_index: index, until }) => ({ index, until }))];
  return withOrders(tx, { userId: found.id, email, addresses });
}
