// Starts the API server (and worker) as a guarded program.
import { existsSync } from 'node:fs';
import { type GuardedProgram, startGuarded, tail } from '../lib/guard.ts';
import { at } from '../lib/paths.ts';
import { programEnv } from './database.ts';
import { untilAnswers } from './ready.ts';
import type { DatabaseUrls } from './urls.ts';

export interface ApiOptions {
  urls: DatabaseUrls;
  port: number;
  role: 'api' | 'worker' | 'all';
  appSecret: string;
  mediaDir: string;
  logFile: string;
  /** Further settings by their environment names. */
  env?: Record<string, string>;
}

/** Where Node keeps what it compiled: the next start takes half the work. */
const compileCache = at('node_modules/.cache/compile');

/** Starts the server and waits until it is ready. */
export async function startApi(options: ApiOptions): Promise<GuardedProgram> {
  const main = at('apps/server/main.ts');
  if (!existsSync(main)) throw new Error('There is no apps/server/main.ts.');
  const { DATABASE_ADMIN_URL: _admin, ...env } = programEnv(options.urls, {
    HOST: '127.0.0.1',
    PORT: String(options.port),
    ROLE: options.role,
    APP_SECRET: options.appSecret,
    MEDIA_DIR: options.mediaDir,
    NODE_COMPILE_CACHE: compileCache,
    ...options.env,
  });
  const program = await startGuarded({ command: process.execPath, args: [main], env, logFile: options.logFile });
  try {
    await untilAnswers(`http://127.0.0.1:${options.port}/health/ready`, program, 60);
  } catch (error) {
    await program.stop();
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The server did not start: ${why}. Its last words:\n${tail(options.logFile)}`, { cause: error });
  }
  return program;
}
