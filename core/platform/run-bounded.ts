// Runs a program as a child with bounds: time by the clock and of the processor, memory, size of files, and nothing of our environment.
import { spawn } from 'node:child_process';

/** There is no such program here. */
export class ProgramMissing extends Error {}

/** It took more time, memory or room than it was given. */
export class OutOfBounds extends Error {}

export interface Bounds {
  /** By the clock on the wall. */
  seconds: number;
  processorSeconds: number;
  memoryBytes: number;
  fileBytes: number;
  /** Where it works. */
  folder?: string;
}

export interface Ended {
  code: number;
  out: string;
  err: string;
}

const MOST_OUTPUT = 256 * 1024;
/** How a shell tells that there is no such program. */
const NOT_FOUND = 127;

/** The limits are set by the shell that then becomes the program, so the program never runs without them. */
const shell = 'ulimit -t "$1" && ulimit -v "$2" && ulimit -f "$3" && ulimit -c 0 && shift 3 && exec nice -n 10 "$@"';

const limitsOf = ({ processorSeconds, memoryBytes, fileBytes }: Bounds): string[] =>
  // Kilobytes, and blocks of 512 bytes, as POSIX has them.
  [Math.ceil(processorSeconds), Math.ceil(memoryBytes / 1024), Math.ceil(fileBytes / 512)].map(String);

/**
 * Runs the program to its end; `watch` may end it sooner by throwing.
 * @throws ProgramMissing when it is not installed, OutOfBounds when a bound was reached
 */
export async function runBounded(program: string, args: string[], bounds: Bounds, watch?: () => Promise<void>): Promise<Ended> {
  const child = spawn('/bin/sh', ['-c', shell, 'sh', ...limitsOf(bounds), program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(bounds.folder ? { cwd: bounds.folder } : {}),
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
  });
  let stopped: Error | undefined;
  const stop = (error: Error): void => {
    stopped ??= error;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => stop(new OutOfBounds('it took too long')), bounds.seconds * 1000);
  const watcher = watch && setInterval(() => void watch().catch(stop), 200);
  const texts = { out: '', err: '' };
  const gather = (name: keyof typeof texts) => (piece: string) => {
    if (texts[name].length < MOST_OUTPUT) texts[name] += piece;
  };
  child.stdout.setEncoding('utf8').on('data', gather('out'));
  child.stderr.setEncoding('utf8').on('data', gather('err'));
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
      child.on('error', reject).on('close', (...end) => resolve(end));
    });
    if (stopped) throw stopped;
    if (code === NOT_FOUND) throw new ProgramMissing(`${program} is not installed`);
    if (signal === 'SIGXCPU' || signal === 'SIGKILL') throw new OutOfBounds('it took too much of the processor');
    if (signal === 'SIGXFSZ') throw new OutOfBounds('it grew too large');
    return { code: code ?? 1, ...texts };
  } finally {
    clearTimeout(timer);
    clearInterval(watcher);
  }
}
