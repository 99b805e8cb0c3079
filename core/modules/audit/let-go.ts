// Retention: the oldest entries go, and what is left still proves itself from the checkpoint they leave behind.
import { config } from '#platform/config/index.ts';
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import * as vault from '#platform/vault/index.ts';
import { addCheckpoint, allChains, type ChainRow, checkpointsOf, dropUntil, lastToDrop } from './audit.sql.ts';
import { proofOfCheckpoint } from './chain.ts';
import { keepWitness } from './keep-witness.ts';
import { verify, verifyCount } from './verify.ts';

const BITE = 2_000;
const DAY_MS = 24 * 3600 * 1000;

/** Days an organization's entries are kept: what it says, never longer than the installation allows. */
export const daysOf = (chain: Pick<ChainRow, 'retention_days'>): number =>
  Math.min(chain.retention_days ?? config().AUDIT_DAYS, config().AUDIT_DAYS);

async function dropBite(tx: Tx, chain: ChainRow): Promise<boolean> {
  const orgId = chain.org_id;
  const base = (await tx.rows(checkpointsOf, [orgId])).at(-1)?.seq ?? '0';
  const last = await tx.row(lastToDrop, [orgId, new Date(tx.now.getTime() - daysOf(chain) * DAY_MS), BITE, base]);
  if (!last) return false;
  await tx.rows(addCheckpoint, [orgId, last.seq, last.hash, proofOfCheckpoint(vault, { ...last, org_id: orgId }), tx.now]);
  // A statement of its own: the policy looks for the checkpoint, which must be there before.
  await tx.rows(dropUntil, [orgId, last.seq]);
  return true;
}

/**
 * Lets go of what is older than each organization's policy. A chain that is broken loses nothing: what is wrong with it would go, too.
 * @throws Error that names the chains that are broken, when all had their turn
 */
export async function letGoOfEntries(): Promise<void> {
  // Before anything goes: of what went the database has nothing left to compare.
  await keepWitness();
  const chains = await inTx(systemActor, (tx) => tx.rows(allChains, []));
  const broken: string[] = [];
  const missing = await inTx(systemActor, verifyCount);
  if (missing.length > 0) {
    log.error({ faults: missing }, 'a chain of the audit trail is gone');
    broken.push(...missing.map(({ orgId }) => orgId));
  }
  for (const chain of chains) {
    // Where the log goes to another machine, it is a second witness.
    log.info({ chain: chain.org_id, seq: chain.seq, hash: chain.hash }, 'head of the audit trail');
    const verdict = await verify({ rows: (what, values) => inTx(systemActor, (tx) => tx.rows(what, values)) }, vault, chain.org_id);
    if (!verdict.ok) {
      log.error({ chain: chain.org_id, faults: verdict.faults.slice(0, 5) }, 'the audit trail is broken');
      broken.push(chain.org_id);
      continue;
    }
    while (await inTx(systemActor, (tx) => dropBite(tx, chain)));
  }
  if (broken.length > 0) throw new Error(`These audit trails are broken, see npm run doctor: ${broken.join(', ')}`);
}

defineJob('audit_retention', letGoOfEntries, { cron: '41 3 * * *', maxAttempts: 3 });
