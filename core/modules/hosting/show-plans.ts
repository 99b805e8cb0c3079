// What a shop shows of a plan before it is bought.
import type { z } from 'zod';
import type { HostingPlan } from '#contracts/hosting.ts';
import type { Tx } from '#platform/db/index.ts';
import { publicId, type Uuid } from '#platform/ids/index.ts';
import { plansShown } from './plans.sql.ts';
import { planOf } from './put-plan.ts';

/** What the variants of a product on sale give; nothing where it is no hosting. */
export async function showPlans(tx: Tx, product: { orgId: Uuid; id: Uuid }): Promise<z.input<typeof HostingPlan>[]> {
  const rows = await tx.rows(plansShown, [product.orgId, product.id]);
  return rows.map((row) => ({ variantId: publicId('variant', row.variant_id), ...planOf(row) }));
}
