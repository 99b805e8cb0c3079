// `npm start`: database, schema, preset, server, web program, each when the one before is ready; all of them end with this process.
import { statfsSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, root } from '../lib/paths.ts';
import { isFree, nextFreePort } from '../lib/ports.ts';
import { stepsTo } from '../lib/steps.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { type ShopDatabase, openShopDatabase } from '../postgres/ours-or-theirs.ts';
import { startApi } from '../stack/api.ts';
import { migrate } from '../stack/database.ts';
import { type Secrets, keptSecrets } from '../stack/secrets.ts';
import { buildWeb, reachedAt, startWeb, webIsBuilt } from '../stack/web.ts';
import { askAndWipe } from './fresh.ts';
import { type StartOptions, help, readOptions } from './options.ts';
import { type Account, type ChosenPreset, choosePreset, firstVisits } from './preset.ts';
import { claimCheckout, forgetRun, recordRun } from './single.ts';
import { type SuperviseOptions, type Supervised, supervise } from './supervise.ts';

const steps = stepsTo(process.stdout);
/** What runs, in the order it was started. */
const running: { name: string; stop(): Promise<unknown> }[] = [];
const programs: Record<string, number> = {};
let adminUrl: string | undefined;
let stopping = false;

await main().catch(async (error: unknown) => {
  if (stopping) return;
  console.error(`\n${explain(error)}`);
  await stopAll(1);
});

async function main(): Promise<void> {
  const options = readOptionsOrExit();
  if (options.help) return console.log(help);
  await claimCheckout();
  if (options.fresh && !(await askAndWipe(options.yes))) return;
  endOnSignals();
  requireDisk();
  const began = Date.now();
  const port = await choosePort(options);
  const apiPort = await nextFreePort(port === 4000 ? 4001 : 4000);
  const { secrets, wereThere } = keptSecrets();
  recordRun(programs);

  // The pages are built while the database gets ready; they ask the server for nothing until somebody looks at them.
  const building = webIsBuilt() ? undefined : buildWeb({ TESSERA_API_URL: `http://127.0.0.1:${apiPort}`, APP_SECRET: secrets.appSecret });
  building?.catch(() => {});

  const database = await openDatabase(secrets, wereThere);
  await steps.step('Tables up to date', () => migrate(database.urls, { APP_SECRET: secrets.appSecret }));
  const preset = await steps.step('Preset', async (note) => {
    const chosen = await choosePreset(options.preset, database.urls, { APP_SECRET: secrets.appSecret, MEDIA_DIR: join(dataDir, 'media') });
    note(chosen.loaded ? `${chosen.name}, loaded now` : chosen.name);
    return chosen;
  });
  await startPrograms({ options, port, apiPort, secrets, database, preset, building });
  steps.say(greeting({ port, apiPort, accounts: preset.accounts, preset: preset.name, seconds: (Date.now() - began) / 1000 }));
}

async function openDatabase(secrets: Secrets, secretsWereThere: boolean): Promise<ShopDatabase> {
  const database = await steps.step('Database', async (note) => {
    const opened = await openShopDatabase(secrets, secretsWereThere);
    note(opened.description);
    return opened;
  });
  adminUrl = database.urls.admin;
  const { cluster, restart } = database;
  if (cluster && restart) {
    let first: Cluster | undefined = cluster;
    const start = async (): Promise<Cluster> => {
      const started = first ?? (await restart());
      first = undefined;
      return started;
    };
    keep('database', await superviseAs('database', start));
  }
  return database;
}

interface Programs {
  options: StartOptions;
  port: number;
  apiPort: number;
  secrets: Secrets;
  database: ShopDatabase;
  preset: ChosenPreset;
  /** The build of the web program, when it is not up to date. */
  building: Promise<void> | undefined;
}

async function startPrograms({ options, port, apiPort, secrets, database, preset, building }: Programs): Promise<void> {
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
  const startServer = () =>
    startApi({
      urls: database.urls,
      port: apiPort,
      role: 'all',
      appSecret: secrets.appSecret,
      mediaDir: join(dataDir, 'media'),
      logFile: join(dataDir, 'logs', 'server.log'),
      env: {
        WEB_URL: reachedAt({ host: options.host, port }),
        PUBLIC_URL: publicUrl,
        DEFAULT_CHANNEL: preset.name,
        MAIL: process.env.MAIL ?? 'mailbox',
        DEV_PAGES: process.env.DEV_PAGES ?? '1',
        LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
        NODE_ENV: process.env.NODE_ENV ?? 'production',
      },
    });
  keep('server', await steps.step('Server and worker', () => superviseAs('server', startServer)));
  const visits = await firstVisits(preset, apiUrl);
  if (visits) steps.say(`First orders: ${visits}`);
  if (building) await steps.step('Web pages built', () => building);
  const startPages = () =>
    startWeb({ port, host: options.host, apiUrl, publicUrl, appSecret: secrets.appSecret, logFile: join(dataDir, 'logs', 'web.log') });
  keep('web', await steps.step('Web program', () => superviseAs('web', startPages)));
}

function superviseAs(name: string, start: SuperviseOptions['start']): Promise<Supervised> {
  return supervise({
    name: name === 'database' ? 'The database' : `The ${name} program`,
    start,
    say: steps.say,
    started: (pid) => remember(name, pid),
  });
}

function keep(name: string, program: Supervised): void {
  running.push({ name, stop: () => program.stop() });
}

function remember(name: string, pid: number): void {
  programs[name] = pid;
  recordRun(programs, adminUrl);
}

/** Stops everything, last started first; the database goes when nobody uses it any more. */
async function stopAll(code: number): Promise<never> {
  if (stopping) return await new Promise<never>(() => {});
  stopping = true;
  const users = running.filter(({ name }) => name !== 'database');
  await Promise.allSettled(users.map((one) => one.stop()));
  await Promise.allSettled(running.filter(({ name }) => name === 'database').map((one) => one.stop()));
  forgetRun();
  process.exit(code);
}

function endOnSignals(): void {
  let firstAt = 0;
  const end = (): void => {
    // npm passes Ctrl-C on, so one key press arrives twice; a second press means now.
    if (firstAt && Date.now() - firstAt > 1_000) process.exit(130);
    if (firstAt) return;
    firstAt = Date.now();
    console.log('\nStopping …');
    void stopAll(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const parent = process.ppid;
  // Under npm, a killed npm would leave us running unseen.
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid !== parent && end(), 1_000).unref();
}

function readOptionsOrExit(): StartOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}

async function choosePort(options: StartOptions): Promise<number> {
  if (await isFree(options.port)) return options.port;
  if (options.portIsFixed) throw new Error(`Port ${options.port} is in use. Choose another with: npm start -- --port N`);
  const port = await nextFreePort(options.port + 1);
  steps.say(`Port ${options.port} is in use; taking ${port}.`);
  return port;
}

function requireDisk(): void {
  const neededMegabytes = 300;
  const { bavail, bsize } = statfsSync(root);
  const freeMegabytes = Math.floor((bavail * bsize) / 1e6);
  if (freeMegabytes < neededMegabytes) {
    throw new Error(`The disk is nearly full: ${freeMegabytes} MB are free at ${root}, ${neededMegabytes} MB are needed.`);
  }
}

function explain(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (/ENOSPC|No space left on device/i.test(text)) return `The disk is full. Free some space and start again; nothing is lost.\n${text}`;
  if (process.env.DEBUG && error instanceof Error) return error.stack ?? text;
  return `${text}\nLogs: ${join(dataDir, 'logs')}`;
}

interface Greeting {
  port: number;
  apiPort: number;
  accounts: Account[];
  preset: string;
  seconds: number;
}

function greeting({ port, apiPort, accounts, preset, seconds }: Greeting): string {
  const shop = `http://localhost:${port}`;
  return [
    '',
    `  Open after ${seconds.toFixed(1)} s:  ${shop}`,
    '',
    `  Shop            ${shop}   (also http://${preset}.localhost:${port})`,
    `  Staff           ${shop}/staff`,
    ...accounts.map(({ email, password, role }) => `                  ${email} / ${password} (${role})`),
    `  Mailbox         ${shop}/dev/mailbox`,
    `  API             ${shop}/docs   (directly: http://127.0.0.1:${apiPort}/docs)`,
    '',
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
}
