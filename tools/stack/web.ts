// Builds the web program when its sources changed, and starts its standalone server as a guarded program.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint } from '../lib/fingerprint.ts';
import { type GuardedProgram, startGuarded, tail } from '../lib/guard.ts';
import { at } from '../lib/paths.ts';
import { untilAnswers } from './ready.ts';
import { runNode } from './run-program.ts';

/** Presets say some things in words of their own. */
const words = ['vestify', 'snail', 'store-network'].map((preset) => `presets/${preset}/messages`);
const inputs = ['apps/web', 'ui', 'client', 'contracts', 'kinds', ...words, 'package-lock.json', 'package.json', 'tsconfig.json'];
const nextDir = at('apps/web/.next');
const stampFile = join(nextDir, 'tessera-built');
const serverFile = join(nextDir, 'standalone/apps/web/server.js');

const inputsNow = (): string => fingerprint(inputs, process.version);

export function webIsBuilt(): boolean {
  try {
    return existsSync(serverFile) && readFileSync(stampFile, 'utf8') === inputsNow();
  } catch {
    return false;
  }
}

/** Builds the web program. The API should run: pages may be rendered ahead. */
export async function buildWeb(env: Record<string, string>, show = false): Promise<void> {
  const built = inputsNow();
  rmSync(stampFile, { force: true });
  const next = at('node_modules/next/dist/bin/next');
  if (!existsSync(next)) throw new Error('Next.js is not installed. Run: npm install');
  const { code, output } = await runNode([next, 'build'], {
    cwd: at('apps/web'),
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    show,
  });
  if (code !== 0) throw new Error(`The web program could not be built:\n${output.trim()}`);
  if (!existsSync(serverFile))
    throw new Error('The build of the web program made no standalone server; see `output` in apps/web/next.config.ts.');
  // Next leaves these two for a content network to serve; here the program serves them itself.
  copyInto('apps/web/.next/static', join(dirname(serverFile), '.next/static'));
  copyInto('apps/web/public', join(dirname(serverFile), 'public'));
  mkdirSync(nextDir, { recursive: true });
  writeFileSync(stampFile, built);
}

export interface WebOptions {
  port: number;
  host: string;
  apiUrl: string;
  publicUrl: string;
  appSecret: string;
  logFile: string;
  env?: Record<string, string>;
}

/** Where programs on this machine reach the web program. */
export const reachedAt = ({ host, port }: Pick<WebOptions, 'host' | 'port'>): string =>
  `http://${['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host}:${port}`;

/** Starts the web program and waits until it answers. */
export async function startWeb(options: WebOptions): Promise<GuardedProgram> {
  // What an earlier run stored may be another shop's page: which one answers at an address is said at each start.
  rmSync(join(dirname(serverFile), '.next/server/route-cache'), { recursive: true, force: true });
  const program = await startGuarded({
    command: process.execPath,
    args: [serverFile],
    cwd: dirname(serverFile),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(options.port),
      HOSTNAME: options.host,
      TESSERA_API_URL: options.apiUrl,
      PUBLIC_URL: options.publicUrl,
      APP_SECRET: options.appSecret,
      ...options.env,
    },
    logFile: options.logFile,
    graceSeconds: 5,
  });
  try {
    await untilAnswers(`${reachedAt(options)}/`, program, 60);
  } catch (error) {
    await program.stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The web program did not start: ${why}. Its last words:\n${tail(options.logFile)}`, { cause: error });
  }
  return program;
}

function copyInto(from: string, to: string): void {
  if (!existsSync(at(from))) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(at(from), to, { recursive: true });
}
