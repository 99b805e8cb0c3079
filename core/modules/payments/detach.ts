// Tells providers to let go of saved cards that were removed; their rows go when it is done.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { open } from '#platform/vault/index.ts';
import { providerNamed } from './providers.ts';
import { dropRemoved, removedMethod, staleRemoved } from './saved-methods.sql.ts';

const detachJob = defineJob<{ orgId: Uuid; id: Uuid }>('payments.detach', async ({ orgId, id }) => {
  const row = await inTx(systemActor, (tx) => tx.row(removedMethod, [orgId, id]));
  if (!row) return;
  await providerNamed(row.provider).detach(open(row.token_sealed, { table: 'saved_methods', column: 'token_sealed', orgId }));
  await inTx(systemActor, async (tx) => tx.send(dropRemoved, [orgId, id]));
});

/** Has the provider let go of a removed one, after the caller's commit. */
export const releaseLater = (tx: Tx, orgId: Uuid, id: Uuid): void => enqueue(tx, detachJob, { orgId, id }, { key: `detach ${id}` });

const STALE_MS = 10 * 60_000;
const BATCH = 50;

/** Takes up those whose job was given up, however long the provider was away. */
async function sweepRemoved(): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const stale = await tx.rows(staleRemoved, [new Date(tx.now.getTime() - STALE_MS), BATCH]);
    for (const { org_id: orgId, id } of stale) releaseLater(tx, orgId, id);
  });
}

defineJob('sweep_removed_methods', sweepRemoved, { cron: '*/15 * * * *' });
