// Starts a program that must not outlive us: a shell holds our pipe, and when we die, even by kill -9, it stops the program cleanly.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { at } from './paths.ts';

export interface GuardedProgram {
  /** The program's own process, not the shell's that guards it. */
  readonly pid: number;
  /** Exit code; 128 + number when a signal ended it. */
  readonly exited: Promise<number>;
  /** Asks the program to end and waits for it; it is killed after its grace. */
  stop(): Promise<number>;
  /** kill -9, for crash tests. */
  kill9(): Promise<number>;
}

export interface GuardOptions {
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Where stdout and stderr go; without it to `onOutput`. */
  logFile?: string;
  onOutput?(text: string): void;
  stopSignal?: 'TERM' | 'INT';
  /** How long the program may take to end before it is killed. */
  graceSeconds?: number;
  uid?: number;
  gid?: number;
}

// $1 is the signal, $2 the grace; fd 3 tells our parent the pid; fd 4 is the pipe whose end means "stop".
const shellGuard = `
signal=$1; grace=$2; shift 2
exec 4<&0
"$@" </dev/null 3>&- 4<&- &
pid=$!
echo $pid >&3
exec 3>&-
( read -r _ <&4
  kill -s $signal $pid
  while [ $grace -gt 0 ] && kill -0 $pid; do sleep 1; grace=$((grace-1)); done
  kill -s KILL $pid ) >/dev/null 2>&1 &
watcher=$!
exec 4<&- 0</dev/null
wait $pid
code=$?
kill $watcher 2>/dev/null
exit $code
`;

/** Starts a program under a guard; resolves once it has a pid. */
export async function startGuarded(options: GuardOptions): Promise<GuardedProgram> {
  const log = options.logFile === undefined ? 'pipe' : openLog(options.logFile);
  const signal = options.stopSignal ?? 'TERM';
  const grace = options.graceSeconds ?? 15;
  const guard =
    process.platform === 'win32'
      ? { command: process.execPath, args: [at('tools/lib/guard-windows.mjs'), signal, String(grace)] }
      : { command: '/bin/sh', args: ['-c', shellGuard, 'guard', signal, String(grace)] };
  const child = spawn(guard.command, [...guard.args, options.command, ...options.args], {
    cwd: options.cwd ?? at(),
    env: options.env ?? process.env,
    stdio: ['pipe', log, log, 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches us alone, and we stop things in their order.
    detached: true,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.gid }),
  });
  if (log !== 'pipe') closeSync(log);
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => options.onOutput?.(text));
  const exited = new Promise<number>((resolve) => {
    child.once(log === 'pipe' ? 'close' : 'exit', (code: number | null) => resolve(code ?? 137));
    child.once('error', () => resolve(127));
  });
  child.stdin?.on('error', () => {});
  const pid = await readPid(child, options.command);
  return {
    pid,
    exited,
    stop() {
      child.stdin?.end();
      return exited;
    },
    kill9() {
      signalProcess(pid, 'SIGKILL');
      return exited;
    },
  };
}

function readPid(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.once('error', (error) => reject(new Error(`${command} could not be started: ${error.message}`)));
    const pipe = child.stdio[3];
    if (!pipe || !('on' in pipe)) throw new Error('the guard has no pipe for the pid');
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    pipe.on('close', () => {
      const pid = Number(text);
      if (pid > 0) resolve(pid);
      else reject(new Error(`${command} could not be started`));
    });
  });
}

/** Sends a signal to a process that may be gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The last lines of a log, for an error message. */
export function tail(file: string, lines = 20): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

function openLog(file: string): number {
  const tenMegabytes = 10_000_000;
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > tenMegabytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}
