// Chooses as whom PostgreSQL runs: it refuses to run as root, so under root it gets another user, and one that can read its files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nativeDir, programIn } from './binaries.ts';

export interface Account {
  /** Set when the server is started under another user. */
  uid?: number;
  gid?: number;
  /** Put before the program and its arguments. */
  prefix: string[];
  /** Where the server's programs are, readable by this account. */
  native: string;
  /** Where the data lies, writable by this account. */
  dataDir: string;
}

/**
 * The account for a cluster in `dataDir`; nothing changes hands yet, because a server may still run there. As an ordinary user: oneself. As
 * root, the first that works: a dropped user; root's own files seen from a user namespace in which we are not root; a dropped user with
 * copies in a place it can reach.
 */
export function chooseAccount(dataDir: string): Account {
  const native = nativeDir();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { prefix: [], native, dataDir };

  const dropped: Account = { ...droppedUser(dataDir), prefix: [], native, dataDir };
  if (isUsable(dropped)) return dropped;
  const unshared: Account = { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'], native, dataDir };
  if (isUsable(unshared)) return unshared;
  const copied = withCopies(dropped);
  if (isUsable(copied)) return copied;
  throw new Error('PostgreSQL must not run as root and no other user here can read it. Run this as an ordinary user, or set DATABASE_URL.');
}

/** Where the data lies when not in the account's folder: the account may have been another one the last time. */
export const otherPlace = (account: Account, dataDir: string): string => (account.dataDir === dataDir ? placeOfCopy(dataDir) : dataDir);

/** Hands the data to the account that will run the server; only when no server runs there. */
export function handOver(account: Account): void {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return;
  const uid = account.uid ?? 0;
  if (lstatSync(account.dataDir).uid === uid) return;
  const paths = readdirSync(account.dataDir, { recursive: true, encoding: 'utf8' }).map((path) => join(account.dataDir, path));
  // The folder itself comes last: it tells the next start that all of it was handed over.
  for (const path of [...paths, account.dataDir]) chownSync(path, uid, account.gid ?? 0);
}

/** Removes a cluster, wherever its account had to keep it. */
export function removeCluster(dataDir: string): void {
  for (const dir of [dataDir, placeOfCopy(dataDir)]) rmSync(dir, { recursive: true, force: true });
}

function isUsable(account: Account): boolean {
  return canRun(account) && canReach(account, dirname(account.dataDir));
}

function canReach(account: Account, dir: string): boolean {
  return asAccount(account, ['/bin/sh', '-c', 'cd "$0"', dir]);
}

function canRun(account: Account): boolean {
  return asAccount(account, [programIn(account.native, 'postgres'), '--version']);
}

/** True when the account can make files in `dir`. */
export function canWrite(account: Account, dir: string): boolean {
  return asAccount(account, ['/bin/sh', '-c', ': >"$0/.writable" && rm "$0/.writable"', dir]);
}

function asAccount(account: Account, commandLine: string[]): boolean {
  const [command = '', ...args] = [...account.prefix, ...commandLine];
  return spawnSync(command, args, { cwd: '/', stdio: 'ignore', uid: account.uid, gid: account.gid }).status === 0;
}

/** Who owns the data already, else `postgres`, else `nobody`; root never. */
function droppedUser(dataDir: string): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  const owner = existsSync(dataDir) ? lstatSync(dataDir).uid : 0;
  const user =
    users.find((one) => one.uid === owner && owner !== 0) ??
    users.find((one) => one.name === 'postgres') ??
    users.find((one) => one.name === 'nobody');
  // initdb asks for the user's name, so a bare number would not do.
  if (!user) throw new Error('PostgreSQL must not run as root, and there is no user "postgres" or "nobody" to run it as.');
  return { uid: user.uid, gid: user.gid };
}

/** The account with its programs, and its data where that is closed to it too, in a place it can reach. */
function withCopies(account: Account): Account {
  const native = canRun(account) ? account.native : copyNative(account.native);
  if (canReach(account, dirname(account.dataDir))) return { ...account, native };
  const dataDir = placeOfCopy(account.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { ...account, native, dataDir };
}

/** Root's place for things a dropped user must reach though the checkout is closed to it. */
function placeOfCopy(path: string): string {
  const name = `tessera-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
  return join(existsSync('/var/lib') ? '/var/lib' : tmpdir(), name);
}

function copyNative(from: string): string {
  const to = placeOfCopy(from);
  if (existsSync(to)) return to;
  const half = mkdtempSync(`${to}-`);
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  for (const path of readdirSync(half, { recursive: true, encoding: 'utf8' })) openToAll(join(half, path));
  chmodSync(half, 0o755);
  renameSync(half, to);
  return to;
}

function openToAll(path: string): void {
  const entry = lstatSync(path);
  if (!entry.isSymbolicLink()) chmodSync(path, entry.mode | (entry.isDirectory() || entry.mode & 0o100 ? 0o555 : 0o444));
}
