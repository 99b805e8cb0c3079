// One `npm start` per checkout: tells of another that runs, and sees off what a killed one left.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { signalProcess } from '../lib/guard.ts';
import { dataDir, root } from '../lib/paths.ts';

interface RunRecord {
  pid: number;
  /** The programs it started, by name. */
  programs: Record<string, number>;
  /** The database as its administrator, for `npm run doctor`. */
  adminUrl?: string;
}

const file = join(dataDir, 'run.json');
/** A word of each program's command line, to tell it from a stranger with the same number. */
const words: Record<string, string> = { database: 'postgres', server: 'main.ts', web: 'next' };
let mine = false;

/** Writes down who runs, so that the next start can tell. */
export function recordRun(programs: Record<string, number>, adminUrl?: string): void {
  mine = true;
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ pid: process.pid, programs, adminUrl } satisfies RunRecord), { mode: 0o600 });
}

/** Removes what this process wrote down; a start that was refused leaves the other's record alone. */
export function forgetRun(): void {
  if (mine) rmSync(file, { force: true });
}

/** Refuses when another start runs; waits for, and in the end kills, programs whose start was killed. */
export async function claimCheckout(): Promise<void> {
  const former = read();
  if (!former) return;
  if (former.pid !== process.pid && isOurs(former.pid, 'start')) {
    throw new Error(`Tessera runs here already (process ${former.pid}). Stop it with Ctrl-C there, or with: kill ${former.pid}`);
  }
  const deadline = Date.now() + 20_000;
  for (const [name, pid] of Object.entries(former.programs)) {
    while (isOurs(pid, words[name] ?? name)) {
      if (Date.now() > deadline) {
        // The database is never killed here: it gets the time it needs, and postgres/cluster.ts has its own way.
        if (name === 'database') break;
        signalProcess(pid, 'SIGKILL');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  rmSync(file, { force: true });
}

function read(): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

/** True when the process lives and is a program of this checkout; a number may have passed on to a stranger. */
function isOurs(pid: number, word: string): boolean {
  if (!signalProcess(pid, 0)) return false;
  if (process.platform === 'win32') return true;
  const line = commandLine(pid);
  return line.includes(word) && (line.includes(root) || workingDir(pid).startsWith(root));
}

function commandLine(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function workingDir(pid: number): string {
  return spawnSync('readlink', [`/proc/${pid}/cwd`], { encoding: 'utf8' }).stdout.trim();
}
