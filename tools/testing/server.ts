// A real server for tests over HTTP: a process of its own on the file's database, that can be killed and started again.
import { type GuardedProgram, tail } from '../lib/guard.ts';
import { freePort } from '../lib/ports.ts';
import { inject } from 'vitest';
import { type ApiOptions, startApi } from '../stack/api.ts';
import { type DatabaseOptions, type TestDatabase, testEnv, useDatabase } from './database.ts';

export interface TestServer {
  readonly baseUrl: string;
  readonly database: TestDatabase;
  readonly pid: number;
  /** Settles when the process ends, with its exit code. */
  readonly exited: Promise<number>;
  /** Asks it to end in good order; resolves with its exit code. */
  stop(): Promise<number>;
  /** kill -9; resolves when it is gone. */
  kill9(): Promise<number>;
  /** Starts it again on the same port and database, with further settings if given; resolves when it is ready. */
  restart(env?: Record<string, string>): Promise<void>;
  /** The end of its log. */
  log(lines?: number): string;
}

export interface ServerOptions extends DatabaseOptions {
  role?: ApiOptions['role'];
  /** Further settings by their environment names. */
  env?: Record<string, string>;
}

const running = new Set<TestServer>();
let count = 0;

/** Starts a server (`ROLE=all` unless said otherwise) and waits until it is ready; it stops after the file's last test. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const database = await useDatabase(options);
  const { workDir } = inject('cluster');
  const logFile = `${workDir}/logs/${database.name}-${++count}.log`;
  const settings = testEnv(workDir);
  let port = await freePort();
  const start = (env: Record<string, string>): Promise<GuardedProgram> =>
    startApi({
      urls: database.urls,
      port,
      role: options.role ?? 'all',
      appSecret: settings.APP_SECRET ?? '',
      mediaDir: settings.MEDIA_DIR ?? '',
      logFile,
      env: {
        ...settings,
        MAIL: 'mailbox',
        DEV_PAGES: '1',
        LOG_LEVEL: 'info',
        PUBLIC_URL: `http://localhost:${port}`,
        // Each file has its own database, and a database its own witness.
        WITNESS_DIR: `${workDir}/witness/${database.name}`,
        ...(options.preset ? { DEFAULT_CHANNEL: options.preset } : {}),
        ...options.env,
        ...env,
      },
    });
  let program = await start({}).catch(async (error: unknown) => {
    // Between our look and its start another test may have taken the port.
    if (!tail(logFile).includes('EADDRINUSE')) throw error;
    port = await freePort();
    return await start({});
  });
  const server: TestServer = {
    get baseUrl() {
      return `http://127.0.0.1:${port}`;
    },
    database,
    get pid() {
      return program.pid;
    },
    get exited() {
      return program.exited;
    },
    stop: () => program.stop(),
    kill9: () => program.kill9(),
    async restart(env = {}) {
      await program.stop();
      program = await start(env);
    },
    log: (lines) => tail(logFile, lines),
  };
  running.add(server);
  return server;
}

/** Stops every server this file started. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
}
