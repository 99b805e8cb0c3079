// `npm run doctor`: every invariant against the running shop's database; exit code 1 when one is broken. With `-- --accept-database` it tells the
// witness of the audit trail that a database which was put back on purpose is the truth.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { allChecks, runChecks, violationText } from './checks.ts';
import { lookAtTrail } from './doctor/audit.ts';
import { lookAtSealed } from './doctor/sealed.ts';
import { acceptDatabase, lookAtWitness } from './doctor/witness.ts';
import { dataDir } from './lib/paths.ts';

const url = process.env.DATABASE_ADMIN_URL ?? process.env.DATABASE_URL ?? addressOfRunningShop();
if (!url) {
  console.error('No database: start the shop with npm start, or set DATABASE_URL.');
  process.exit(2);
}
const checks = allChecks();
const client = new pg.Client({ connectionString: url });
await client.connect().catch((error: unknown) => {
  console.error(
    `The database does not answer: ${error instanceof Error ? error.message || error.name : String(error)}. Is the shop running?`,
  );
  process.exit(2);
});
if (process.argv.includes('--accept-database')) console.log(`${await acceptDatabase(client)}\n`);
// Reads only, and all checks see the same moment: a sale between two statements is no violation.
await client.query('begin transaction isolation level repeatable read read only');
const violations = await runChecks(async (sql) => (await client.query<Record<string, unknown>>(sql)).rows, checks);
const more = [await lookAtTrail(client), await lookAtWitness(client), await lookAtSealed(client)];
await client.query('rollback');
await client.end();

for (const check of checks) {
  const violation = violations.find((each) => each.check === check);
  console.log(violation ? `✗${violationText(violation).slice(1)}` : `✓ ${check.id} (${check.module}) ${check.sentence}`);
}
for (const { lines } of more) console.log(lines.join('\n'));
const broken = violations.length + more.filter(({ sound }) => !sound).length;
console.log(`\n${checks.length + more.length - broken} hold, ${broken} broken`);
process.exitCode = broken ? 1 : 0;

/** What `npm start` wrote down for the tools while the shop runs. */
function addressOfRunningShop(): string | undefined {
  try {
    const { adminUrl } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as { adminUrl?: string };
    return adminUrl;
  } catch {
    return undefined;
  }
}
