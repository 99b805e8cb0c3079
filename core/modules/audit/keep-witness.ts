// Keeps the witness: every hour the ends of the chains go out of the database, and a database that is older than what went out is told of.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { defineJob } from '#platform/jobs/index.ts';
import { log } from '#platform/log/index.ts';
import { reportError } from '#platform/report/index.ts';
import * as vault from '#platform/vault/index.ts';
import type { Witness } from '#ports/witness.ts';
import { allChains, holdWitness } from './audit.sql.ts';
import { type Disagreement, disagreements, readTestimony, type Testimony, testify } from './testimony.ts';

const MOST_TOLD = 5;

let witness: Witness | undefined;
let behind = 0;

/** Hands the module its witness; without one nothing is written and nothing compared. */
export function useWitness(given: Witness | undefined): void {
  witness = given;
}

/** Chains that, when last looked at by this process, did not agree with the witness. */
export const chainsBehindWitness = (): number => behind;

/** Compares, and says loudly what does not agree. */
async function look(tx: Tx, from: Witness): Promise<{ testimony: Testimony; found: Disagreement[] }> {
  const testimony = await readTestimony(from, vault);
  const found = await disagreements({ rows: (what, values) => tx.rows(what, values) }, testimony);
  behind = found.length;
  if (testimony.faults.length > 0)
    log.error({ witness: from.place, faults: testimony.faults.slice(0, MOST_TOLD) }, 'the witness of the audit trail was changed');
  if (found.length > 0) {
    const chains = found.slice(0, MOST_TOLD).map(({ orgId, what, text }) => ({ chain: orgId, what, text }));
    log.error(
      { witness: from.place, behind, chains, more: Math.max(0, behind - MOST_TOLD) },
      'THE DATABASE IS OLDER THAN ITS WITNESS, or another one: it was put back. See npm run doctor',
    );
  }
  return { testimony, found };
}

/** At the start of a process. What is wrong with the witness or the database keeps no shop shut. */
export async function lookAtWitness(): Promise<void> {
  const from = witness;
  if (!from) return;
  try {
    await inTx(systemActor, (tx) => look(tx, from));
  } catch (error) {
    log.error({ err: error, witness: from.place }, 'the witness of the audit trail can’t be read');
  }
}

/** Writes the ends that moved, one process at a time. Of chains that do not agree it goes on saying what it saw, until somebody accepts the database. */
export async function keepWitness(): Promise<void> {
  const from = witness;
  if (!from) return;
  const found = await inTx(systemActor, async (tx) => {
    await tx.rows(holdWitness, []);
    const seen = await look(tx, from);
    const except = new Set(seen.found.map(({ orgId }) => orgId));
    await testify(from, vault, { testimony: seen.testimony, chains: await tx.rows(allChains, []), except, at: tx.now });
    return seen.found;
  });
  if (found.length > 0) reportError(new Error('The database is older than its witness'), { kind: 'job', route: 'audit_witness' });
}

defineJob('audit_witness', keepWitness, { cron: '7 * * * *', maxAttempts: 3 });
