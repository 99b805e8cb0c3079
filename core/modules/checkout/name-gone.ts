// Names lines of a cart that nothing is sold of any more because an entitlement ended, which hides their products.
import type { Channel } from '#modules/organizations/index.ts';
import { type Tx, widenBrands } from '#platform/db/index.ts';
import type { CartRow } from './checkout.sql.ts';
import type { StockedLine } from './cart.ts';
import { namesOfGone } from './entitled.sql.ts';

/** Only where some line is of nothing that is shown, and the channel sells, or sold, what brands make. */
export async function nameGone(
  tx: Tx,
  channel: Channel,
  cart: Pick<CartRow, 'org_id' | 'id'>,
  lines: StockedLine[],
): Promise<StockedLine[]> {
  const gone = lines.filter(({ kind }) => !kind);
  if (gone.length === 0 || channel.entitlements.length === 0) return lines;
  widenBrands(
    tx,
    channel.entitlements.map(({ brand }) => brand),
  );
  const rows = await tx.rows(namesOfGone, [cart.org_id, cart.id, gone.map(({ id }) => id)]);
  const names = new Map(rows.map((row) => [row.id, row]));
  return lines.map((line) => (names.has(line.id) ? { ...line, ...names.get(line.id), isGone: true } : line));
}
