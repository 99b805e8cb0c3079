// `--fresh`: removes what the shop has written, after a typed confirmation.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { dataDir } from '../lib/paths.ts';
import { removeCluster } from '../postgres/account.ts';

/** Asks, unless told not to, and wipes; false when the answer was no. */
export async function askAndWipe(withoutAsking: boolean): Promise<boolean> {
  if (!existsSync(dataDir)) return true;
  if (!withoutAsking && !(await confirmed())) {
    console.log('Nothing was removed.');
    return false;
  }
  removeCluster(join(dataDir, 'postgres'));
  rmSync(dataDir, { recursive: true, force: true });
  console.log(`Removed ${dataDir}.`);
  if (process.env.DATABASE_URL) console.log('The database behind DATABASE_URL was left as it is.');
  return true;
}

async function confirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('--fresh asks for confirmation on a terminal; without one, add --yes.');
  const line = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await line.question(`This removes the database, pictures and mail in ${dataDir}.\nType "fresh" to go on: `);
  line.close();
  return answer.trim().toLowerCase() === 'fresh';
}
