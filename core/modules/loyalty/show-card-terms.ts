// What a shop shows of a membership before it is bought: the card, its tier, how long it holds.
import type { z } from 'zod';
import type { OfferedCard } from '#contracts/cards.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { offeredBy } from './programmes.sql.ts';

/** Of each variant of a product on sale; nothing where it is no membership, or can't be sold. */
export async function showCardTerms(
  tx: Tx,
  product: { orgId: Uuid; id: Uuid },
  say: (text: Record<string, string>) => string,
): Promise<z.input<typeof OfferedCard>[]> {
  const rows = await tx.rows(offeredBy, [product.orgId, product.id]);
  return rows.map((row) => ({
    variantId: publicId('variant', row.variant_id),
    programme: say(row.programme),
    tier: row.tier,
    validDays: row.valid_days,
    refundDays: row.refund_days,
  }));
}
