// What a seller says a variant of kind hosting gives: without it, it can't be sold.
import { record } from '#modules/audit/index.ts';
import { ProductChanged } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { HostingError } from './hosting.errors.ts';
import { holdPlan, hostingVariant, type PlanRow, putPlan } from './plans.sql.ts';

export interface PlanInput {
  memoryMib: number;
  cpuMillicores: number;
  diskGib: number;
  periodDays: number;
  refundDays: number;
}

export const planOf = (row: Omit<PlanRow, 'id' | 'variant_id' | 'product_id' | 'version'>): PlanInput => ({
  memoryMib: row.memory_mib,
  cpuMillicores: row.cpu_millicores,
  diskGib: row.disk_gib,
  periodDays: row.period_days,
  refundDays: row.refund_days,
});

/**
 * Apps there are keep what they were bought with. `version` is that of the plan as it was seen, 0 where there was none.
 * @throws Refusal HOSTING_VARIANT_REFUSED, HOSTING_PLAN_CHANGED
 */
export async function setPlan(
  tx: Tx,
  edited: { orgId: Uuid; variantId: Uuid; version?: number | undefined },
  input: PlanInput,
): Promise<void> {
  const { orgId, variantId, version } = edited;
  const variant = await tx.row(hostingVariant, [orgId, variantId]);
  if (!variant) throw HostingError('HOSTING_VARIANT_REFUSED');
  const before = await tx.row(holdPlan, [orgId, variantId]);
  if (version !== undefined && version !== (before?.version ?? 0)) throw HostingError('HOSTING_PLAN_CHANGED');
  const { memoryMib, cpuMillicores, diskGib, periodDays, refundDays } = input;
  const values = [orgId, newId(), variantId, memoryMib, cpuMillicores, diskGib, periodDays, refundDays, tx.now, version ?? null];
  const row = await tx.row(putPlan, values);
  if (!row) throw HostingError('HOSTING_PLAN_CHANGED');
  const productId = variant.product_id;
  tx.emit(ProductChanged, { orgId, aggregateId: productId, payload: { productId } });
  await record(tx, {
    orgId,
    action: 'hosting_plan.set',
    subject: { type: 'hosting_plan', id: row.id },
    ...(before ? { before: { ...planOf(before) } } : {}),
    after: { ...input, variant: variantId },
  });
}
