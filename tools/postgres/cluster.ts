// Runs one PostgreSQL of our own: created when missing, recovered after a crash, stopped with us whatever happens.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type GuardedProgram, signalProcess, startGuarded, tail } from '../lib/guard.ts';
import { freePort } from '../lib/ports.ts';
import { type Account, canWrite, chooseAccount, handOver, otherPlace } from './account.ts';
import { programIn } from './binaries.ts';

export interface ClusterOptions {
  /** Where the cluster lies; made when it is not there. */
  dataDir: string;
  logFile: string;
  /** Password of the superuser `postgres`. */
  password: string;
  /** The cluster may be older than the password, which is then set anew. */
  passwordIsNew?: boolean;
  /** `durable` loses nothing in a crash; `fast` is for databases that are thrown away. */
  settings: 'durable' | 'fast';
  maxConnections?: number;
}

export interface Cluster {
  /** Address of a database as a login of one's own. */
  url(login: { user: string; password: string; database: string }): string;
  readonly pid: number;
  readonly exited: Promise<number>;
  /** Where the data lies: the folder asked for, or one that the server's own user can reach. */
  readonly dataDir: string;
  readonly settings: Record<string, string>;
  stop(): Promise<number>;
  kill9(): Promise<number>;
}

const majorVersion = '18';

const commonSettings = {
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  password_encryption: 'scram-sha-256',
  shared_preload_libraries: 'pg_stat_statements',
  log_line_prefix: '%m [%p] %u@%d ',
};

const settingsFor = {
  durable: {
    ...commonSettings,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    shared_buffers: '128MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    log_min_duration_statement: '1s',
  },
  fast: {
    ...commonSettings,
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    shared_buffers: '128MB',
    checkpoint_timeout: '1h',
    max_wal_size: '2GB',
    autovacuum_naptime: '10min',
  },
};

/** Starts the cluster and waits until it takes connections. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = chooseAccount(options.dataDir);
  const elsewhere = otherPlace(account, options.dataDir);
  for (const dataDir of [account.dataDir, elsewhere]) await endFormerServer(join(dataDir, 'pg'));
  moveCluster(elsewhere, account.dataDir);
  handOver(account);
  if (!existsSync(join(account.dataDir, 'pg', 'PG_VERSION'))) createCluster(account, options);
  else {
    refuseOtherVersion(account);
    if (options.passwordIsNew) resetPassword(account, options.password);
  }

  const place = await listenPlace(account);
  const settings = { ...settingsFor[options.settings], ...place.settings, max_connections: String(options.maxConnections ?? 100) };
  const args = ['-D', join(account.dataDir, 'pg'), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const [command = '', ...rest] = [...account.prefix, programIn(account.native, 'postgres'), ...args];
  const server = await startGuarded({
    command,
    args: rest,
    cwd: account.dataDir,
    env: { ...process.env, LC_ALL: 'C' },
    logFile: options.logFile,
    stopSignal: 'INT',
    graceSeconds: 30,
    uid: account.uid,
    gid: account.gid,
  });
  await untilReady(account, server, options.logFile);
  return {
    url: ({ user, password, database }) => place.url(`${user}:${encodeURIComponent(password)}`, database),
    pid: server.pid,
    exited: server.exited,
    dataDir: account.dataDir,
    settings,
    async stop() {
      const code = await server.stop();
      place.remove();
      return code;
    },
    kill9: () => server.kill9(),
  };
}

function createCluster(account: Account, options: ClusterOptions): void {
  const half = join(account.dataDir, 'half-made');
  rmSync(half, { recursive: true, force: true });
  const passwordFile = join(account.dataDir, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid ?? account.uid);
  const [command = '', ...args] = [
    ...account.prefix,
    programIn(account.native, 'initdb'),
    ...['-D', half, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(options.settings === 'fast' ? ['--no-sync'] : [])],
  ];
  const done = spawnSync(command, args, { cwd: account.dataDir, encoding: 'utf8', uid: account.uid, gid: account.gid });
  rmSync(passwordFile, { force: true });
  if (done.status !== 0) throw new Error(`The database could not be created:\n${done.stderr || done.stdout || String(done.error)}`);
  // Renamed when whole, so an interrupted start leaves nothing that looks like a database.
  renameSync(half, join(account.dataDir, 'pg'));
}

/** Takes a cluster from where another account had to keep it; one that is in place stays. */
function moveCluster(from: string, to: string): void {
  if (!existsSync(join(from, 'pg', 'PG_VERSION')) || existsSync(join(to, 'pg', 'PG_VERSION'))) return;
  const half = join(to, 'half-made');
  rmSync(half, { recursive: true, force: true });
  cpSync(join(from, 'pg'), half, { recursive: true, preserveTimestamps: true });
  for (const path of [half, ...readdirSync(half, { recursive: true, encoding: 'utf8' }).map((one) => join(half, one))]) {
    if (lstatSync(path).isDirectory()) chmodSync(path, 0o700);
    // Copies are root's; what the new account gets is decided by whose the folder is.
    chownSync(path, lstatSync(to).uid, lstatSync(to).gid);
  }
  renameSync(half, join(to, 'pg'));
  rmSync(join(from, 'pg'), { recursive: true, force: true });
}

/** Sets the superuser's password past the log-in, for a cluster whose secrets were lost. */
function resetPassword(account: Account, password: string): void {
  const [command = '', ...args] = [
    ...account.prefix,
    programIn(account.native, 'postgres'),
    ...['--single', '-D', join(account.dataDir, 'pg'), 'postgres'],
  ];
  const input = `alter role postgres password '${password.replaceAll("'", "''")}'\n`;
  spawnSync(command, args, { cwd: account.dataDir, input, uid: account.uid, gid: account.gid });
}

function refuseOtherVersion(account: Account): void {
  const found = readFileSync(join(account.dataDir, 'pg', 'PG_VERSION'), 'utf8').trim();
  if (found === majorVersion) return;
  throw new Error(
    `The database in ${account.dataDir} was made by PostgreSQL ${found}; this is ${majorVersion}. ` +
      'Move the data over with pg_dump, or start afresh with: npm start -- --fresh',
  );
}

/** After a crash there may be a server that is still going down, one that was orphaned, or a pid file whose number is somebody else's. */
async function endFormerServer(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const began = Date.now();
  for (;;) {
    const pid = Number(readIfThere(pidFile).split('\n')[0]);
    if (!pid) return;
    if (!isServerOn(data, pid)) return rmSync(pidFile, { force: true });
    const waited = Date.now() - began;
    if (waited > 30_000) throw new Error(`Another PostgreSQL (process ${pid}) still uses ${data}. End it and try again.`);
    // Its guard ends it within moments; an orphan we end ourselves.
    if (waited > 20_000) signalProcess(pid, 'SIGQUIT');
    else if (waited > 3_000) signalProcess(pid, 'SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** True when the process is a server on this data: its number alone may have passed on to a stranger, whom we must not touch. */
function isServerOn(data: string, pid: number): boolean {
  if (!signalProcess(pid, 0)) return false;
  if (process.platform === 'win32') return true;
  const commandLine =
    process.platform === 'linux'
      ? readIfThere(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
      : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return /\bpostgres(\.exe)? /.test(commandLine) && commandLine.includes(` -D ${data} `);
}

interface Place {
  settings: Record<string, string>;
  url(credentials: string, database: string): string;
  remove(): void;
}

/** A unix socket in a folder of our own, or a loopback port where there are none. */
async function listenPlace(account: Account): Promise<Place> {
  if (process.platform === 'win32') {
    const port = await freePort();
    return {
      settings: { listen_addresses: '127.0.0.1', port: String(port) },
      url: (credentials, database) => `postgres://${credentials}@127.0.0.1:${port}/${database}`,
      remove: () => {},
    };
  }
  const dir = socketDir(account);
  return {
    settings: { listen_addresses: '', port: '5432', unix_socket_directories: dir },
    url: (credentials, database) => `postgres://${credentials}@localhost/${database}?host=${encodeURIComponent(dir)}`,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Short, because a socket's path ends at 107 bytes; ours alone, because others may write to the same temporary folder. */
function socketDir(account: Account): string {
  const mine = account.uid ?? process.getuid?.() ?? 0;
  const name = `tessera-${createHash('sha256').update(account.dataDir).digest('hex').slice(0, 10)}`;
  for (const base of [tmpdir(), '/tmp', '/dev/shm']) {
    const dir = join(base, name);
    if (Buffer.byteLength(dir) > 85 || !existsSync(base)) continue;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const found = lstatSync(dir);
    if (found.isDirectory() && (found.uid === mine || process.getuid?.() === 0)) {
      chownSync(dir, mine, account.gid ?? found.gid);
      chmodSync(dir, 0o700);
      if (canWrite(account, dir)) return dir;
    }
  }
  throw new Error('There is no temporary folder with a short path for the database socket. Set TMPDIR to one, such as /tmp.');
}

async function untilReady(account: Account, server: GuardedProgram, logFile: string): Promise<void> {
  const pidFile = join(account.dataDir, 'pg', 'postmaster.pid');
  let code: number | undefined;
  void server.exited.then((value) => {
    code = value;
  });
  for (;;) {
    if (code !== undefined) throw new Error(`PostgreSQL ended at once (code ${code}). The end of ${basename(logFile)}:\n${tail(logFile)}`);
    // The eighth line is the server's own word on its state.
    const lines = readIfThere(pidFile).split('\n');
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
