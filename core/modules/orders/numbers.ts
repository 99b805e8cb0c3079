// Order numbers: per organization, taken in blocks, so that orders do not queue behind one counter row. A crash leaves a gap.
import { inTx, systemActor } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { takeNumbers } from './orders.sql.ts';

const BLOCK = 20n;
const blocks = new Map<Uuid, { next: bigint; end: bigint } | undefined>();
const refills = new Map<Uuid, Promise<void>>();

async function refill(orgId: Uuid): Promise<void> {
  const row = await inTx(systemActor, (tx) => tx.row(takeNumbers, [orgId, BLOCK]));
  if (row) blocks.set(orgId, { next: row.first, end: row.first + BLOCK });
}

/** The next number of an organization. Taken outside the order's transaction: a number is not worth a lock. */
export async function nextNumber(orgId: Uuid): Promise<bigint> {
  for (;;) {
    const block = blocks.get(orgId);
    if (block && block.next < block.end) {
      block.next += 1n;
      return block.next - 1n;
    }
    const running = refills.get(orgId) ?? refill(orgId).finally(() => refills.delete(orgId));
    refills.set(orgId, running);
    await running;
  }
}
