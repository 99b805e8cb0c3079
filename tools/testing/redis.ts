// A Redis of its own for a test file: Debian's program on a free port, without files, gone with the test.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { type GuardedProgram, startGuarded } from '../lib/guard.ts';
import { freePort } from '../lib/ports.ts';

const program = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find((path) => existsSync(path));

/** False where there is no Redis to test with, which is said aloud. */
export const hasRedis = (): boolean => {
  if (!program) process.stderr.write('\n  SKIPPED: tests with Redis, because there is no redis-server (apt-get install redis-server)\n\n');
  return program !== undefined;
};

export interface TestRedis {
  readonly url: string;
  start(): Promise<void>;
  /** kill -9 */
  kill(): Promise<void>;
  /** It takes connections and answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Starts one and waits until it answers. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'tessera-redis-'));
  let running: GuardedProgram | undefined;
  const redis: TestRedis = {
    url,
    async start() {
      const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
      running = await startGuarded({ command: program ?? '', args, logFile: join(folder, 'redis.log') });
      await answers(url);
    },
    async kill() {
      await running?.kill9();
      running = undefined;
    },
    freeze: () => void (running && process.kill(running.pid, 'SIGSTOP')),
    thaw: () => void (running && process.kill(running.pid, 'SIGCONT')),
    async stop() {
      redis.thaw();
      await running?.kill9();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await redis.start();
  return redis;
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: (attempt) => (attempt < 400 ? 25 : null), maxRetriesPerRequest: null });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
}
