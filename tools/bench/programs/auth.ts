// What it costs to find out who sends a request: CPU of `authenticate` for access tokens that are new to the process, and for one it knows.
// Usage: node tools/bench/programs/auth.ts TOKENS ROUNDS; prints a line of JSON.
import { authenticate, denyTokens, signAccessToken, startDenials, useAccountParts } from '#modules/identity/index.ts';
import { accountMails } from '#modules/notifications/index.ts';
import { findBound, findSite } from '#modules/organizations/index.ts';
import { permissions } from '#contracts/permissions.ts';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, inTx, openDatabase, systemActor } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { median } from '../stats.ts';

const [many = 1_000, rounds = 3] = process.argv.slice(2).map(Number);

loadConfig();
useAccountParts({ findSite, findBound, mails: accountMails, codeChannels: [], social: [] });
await openDatabase();
// A list that is not empty is looked through.
await inTx(systemActor, async (tx) => denyTokens(tx, { session: newId() }));
const denials = await startDenials();
const token = () =>
  signAccessToken({
    userId: newId(),
    sessionId: newId(),
    orgId: newId(),
    permissions,
    issuedMs: Date.now(),
    authenticatedMs: Date.now(),
    secondFactorMs: null,
    impersonatorId: null,
    host: null,
  });
const batches: string[][] = [];
for (let round = 0; round <= rounds; round += 1) batches.push(await Promise.all(Array.from({ length: many }, token)));
await denials.stop();
// From here on there is no database: a check that asked it would fail.
await closeDatabase();

const check = (given: string) => authenticate({ headers: {}, cookies: { tessera_access: given }, ip: '127.0.0.1', host: 'localhost' });

/** CPU microseconds of each of many checks, with everything that other threads do for them. */
async function cpuOf(tokens: string[]): Promise<number> {
  const before = process.cpuUsage();
  for (const each of tokens) await check(each);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / tokens.length;
}

const [warm = [], ...measured] = batches;
await cpuOf(warm);
const first: number[] = [];
const again: number[] = [];
for (const tokens of measured) {
  first.push(await cpuOf(tokens));
  again.push(await cpuOf(Array.from({ length: many }, () => tokens.at(-1) ?? '')));
}
process.stdout.write(`${JSON.stringify({ first: median(first), again: median(again), rounds: first })}\n`);
process.exit(0);
