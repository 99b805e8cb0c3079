// Holds the database against the witness of its audit trail: one that was put back to an older state proves itself, and is found here alone.
import { dirname, join, resolve } from 'node:path';
import type pg from 'pg';
import { witnessFolder } from '../../adapters/witness-folder/index.ts';
import { allChains, disagreements, readTestimony, type Testimony, testify } from '../../core/modules/audit/index.ts';
import type { Witness } from '../../core/ports/witness.ts';
import { dataDir } from '../lib/paths.ts';
import { proverOf, reader } from './audit.ts';
import { ringOfShop } from './keys.ts';

/** Where the shop's settings say it is; of an empty setting the server makes the same. */
function witnessOfShop(environment: Record<string, string | undefined> = process.env): Witness {
  const { WITNESS_DIR, PRIVATE_DIR, MEDIA_DIR = join(dataDir, 'media') } = environment;
  return witnessFolder(WITNESS_DIR || join(PRIVATE_DIR || join(dirname(resolve(MEDIA_DIR)), 'private'), 'witness'));
}

const acceptHint = '    If it was put back on purpose: npm run doctor -- --accept-database';

/** What the doctor says of the witness. */
export async function lookAtWitness(client: pg.Client): Promise<{ sound: boolean; lines: string[] }> {
  const ring = ringOfShop();
  if (!ring) return { sound: true, lines: [] };
  const witness = witnessOfShop();
  let testimony: Testimony;
  try {
    testimony = await readTestimony(witness, proverOf(ring));
  } catch (error) {
    return {
      sound: false,
      lines: [`✗ the witness of the audit trail can’t be read: ${error instanceof Error ? error.message : String(error)}`],
    };
  }
  const found = await disagreements(reader(client), testimony);
  const faults = testimony.faults.map((text) => `    ${text}`);
  if (found.length > 0) {
    const chains = found.map(({ orgId, text }) => `    organization ${orgId}: ${text}`);
    return {
      sound: false,
      lines: [`✗ the database is older than its witness in ${witness.place}, or another one`, ...chains, ...faults, acceptHint],
    };
  }
  if (faults.length > 0) return { sound: false, lines: [`✗ the witness of the audit trail in ${witness.place} was changed`, ...faults] };
  if (testimony.number === 0)
    return {
      sound: true,
      lines: [`! nothing bears witness of the audit trail yet in ${witness.place}; the job audit_witness writes there`],
    };
  return { sound: true, lines: [`✓ the database is as new as its witness: line ${testimony.number} of ${testimony.at}`] };
}

/** Says to the witness that this database is the truth from now on. What it said before stays readable in it. */
export async function acceptDatabase(client: pg.Client): Promise<string> {
  const ring = ringOfShop();
  if (!ring) throw new Error('Set APP_SECRET, or LOOKUP_KEY and DATA_KEYS, as the shop has them.');
  const witness = witnessOfShop();
  const prover = proverOf(ring);
  const testimony = await readTestimony(witness, prover);
  const chains = await reader(client).rows(allChains, []);
  const ends = await testify(witness, prover, { testimony, chains, except: new Set(), at: new Date(), accepted: true });
  return `The witness in ${witness.place} takes this database for the truth from now on: ${ends} chains.`;
}
