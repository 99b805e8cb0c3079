// The whole run: a durable database, an API and a worker that keep dying, buyers who don't give up, then rest and judgement.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { farLimits } from '../lib/far-limits.ts';
import { nextFreePort } from '../lib/ports.ts';
import { programEnv, loadPreset } from '../stack/database.ts';
import { urlsFrom, withDatabase } from '../stack/urls.ts';
import { baseTemplate, startThrowawayCluster, type ThrowawayCluster } from '../testing/throwaway-cluster.ts';
import { arrangeStock, chooseLatePayment, type Goods, requireDurable } from './arrange.ts';
import { buy } from './buyer.ts';
import { Desk } from './desk/desk.ts';
import { deskIsDoneOnce } from './desk/oracle.ts';
import { Killer } from './killer.ts';
import { logTroubles } from './logs.ts';
import { Member } from './member.ts';
import { judgeAll } from './oracles.ts';
import { Abandonments, endReservations, type Sql, untilRest } from './passing-time.ts';
import { planOf } from './plan.ts';
import type { Role } from './points.ts';
import { random } from './random.ts';
import { Recorder } from './record.ts';
import type { Report } from './report.ts';
import type { Shop } from './shop.ts';

export interface FaultsOptions {
  checkouts: number;
  kills: number;
  /** Least times that each named point is to be hit. */
  timesEach: number;
  seed: number;
  buyers: number;
  desk: boolean;
  /** Where every question and answer is kept. */
  recordFile: string;
  say(text: string): void;
}

interface World {
  sql: Sql;
  members: Record<Role, Member>;
  killer: Killer;
  shop: Shop;
  goods: Goods;
  logDir: string;
  late: string;
}

/** Runs everything and judges it. What it started is stopped whatever happens. */
export async function runFaults(options: FaultsOptions): Promise<Report> {
  const began = performance.now();
  const cluster = await startThrowawayCluster('durable');
  const recorder = new Recorder(options.recordFile);
  const stops: (() => Promise<unknown>)[] = [() => cluster.stop()];
  try {
    const world = await build(cluster, recorder, options, stops);
    const chaosMs = await chaos(world, options);
    const left = await rest(world, options);
    options.say('Judging …');
    const { killer, members } = world;
    const verdicts = await judgeAll({ ...world, recorder, deaths: killer.deaths }, options.desk ? [deskIsDoneOnce] : []);
    return {
      seed: options.seed,
      late: world.late,
      checkouts: new Set(recorder.placements.map(({ index }) => index)).size,
      answers: Object.fromEntries([...recorder.tally].toSorted(([a], [b]) => a.localeCompare(b))),
      orders: Object.fromEntries(
        (await world.sql<{ status: string; count: number }>('select status, count(*)::int as count from orders group by 1 order by 1')).map(
          (row) => [row.status, row.count],
        ),
      ),
      kills: {
        total: killer.kills,
        ...Object.fromEntries(
          ['api', 'worker'].flatMap((role) =>
            ['hand', 'point'].map((by) => [
              `${role} ${by}`,
              killer.deaths.filter((death) => death.role === role && death.by === by).length,
            ]),
          ),
        ),
      },
      points: { ...killer.points.hits },
      missed: killer.points.missing(options.timesEach),
      startMs: Object.fromEntries(Object.entries(members).map(([role, member]) => [role, Math.round(median(member.startMs))])),
      chaosSeconds: chaosMs / 1000,
      restSeconds: left.seconds,
      left: left.left,
      verdicts,
      logged: logTroubles(world.logDir),
      elapsedSeconds: (performance.now() - began) / 1000,
      wanted: { checkouts: options.checkouts, kills: options.kills, timesEach: options.timesEach },
    };
  } finally {
    for (const stop of stops.toReversed()) await stop();
    recorder.close();
  }
}

const median = (list: number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function build(
  cluster: ThrowawayCluster,
  recorder: Recorder,
  options: FaultsOptions,
  stops: (() => Promise<unknown>)[],
): Promise<World> {
  const adminUrl = withDatabase(cluster.adminUrl, baseTemplate);
  const urls = urlsFrom(adminUrl, cluster.secrets);
  const settings = { NODE_ENV: 'test', APP_SECRET: cluster.secrets.appSecret, MEDIA_DIR: join(cluster.workDir, 'media') };
  await loadPreset('vestify', urls, settings);
  const pool = new pg.Pool({ connectionString: adminUrl, max: 4 });
  pool.on('error', () => {});
  stops.push(() => pool.end());
  const sql: Sql = async (text, values = []) => (await pool.query(text, values)).rows as never;
  await requireDurable(sql);
  const draw = random(options.seed, -1);
  const goods = await arrangeStock(sql, options.checkouts);
  const late = await chooseLatePayment(sql, draw);

  // Outside the ports that systems give away, so that nobody takes ours while its owner is dead.
  const apiPort = await nextFreePort(20_000 + 4 * Math.floor(Math.random() * 2_500));
  const workerPort = await nextFreePort(apiPort + 1);
  const baseUrl = `http://127.0.0.1:${apiPort}`;
  const killer: Killer = new Killer({ draw, desk: options.desk, lead: () => leadOf(killer, recorder, options) });
  const logDir = join(cluster.workDir, 'logs');
  const { DATABASE_ADMIN_URL: _admin, ...env } = programEnv(urls, {
    ...settings,
    API_URL: baseUrl,
    PUBLIC_URL: baseUrl,
    MAIL: 'mailbox',
    LOG_LEVEL: 'warn',
    RATE_LIMITS: farLimits,
    LEASE_SECONDS: '1',
    POLL_MS: '100',
  });
  const member = (role: Role, port: number): Member =>
    new Member({
      role,
      port,
      env,
      logFile: (start) => join(logDir, `${role}-${start}.log`),
      arm: () => killer.arm(role),
      up: () => killer.up(role),
      died: (death) => killer.died(death),
    });
  const members = { api: member('api', apiPort), worker: member('worker', workerPort) };
  stops.push(() => Promise.all([members.api.stop(), members.worker.stop()]));
  await Promise.all([members.api.start(), members.worker.start()]);
  return { sql, members, killer, goods, logDir, late, shop: { baseUrl, ready: () => members.api.ready(), recorder } };
}

/** Lets the buyers buy while their shop keeps dying: until all checkouts are done, all kills made and every point was hit. */
async function chaos(world: World, options: FaultsOptions): Promise<number> {
  const { killer, shop, goods, sql } = world;
  const began = performance.now();
  const abandonments = new Abandonments(sql, shop);
  const desk = options.desk ? new Desk(shop, sql) : undefined;
  await desk?.arrange();
  abandonments.start(300);
  killer.begin(world.members);
  desk?.begin();
  const street = { shop, offers: goods.offers, abandon: abandonments.abandon };
  const { recorder } = shop;
  const most = options.checkouts * 6;
  const missing = (): boolean => killer.kills < options.kills || killer.points.missing(options.timesEach).length > 0;
  const beat = setInterval(
    () =>
      options.say(
        `  ${recorder.begun} checkouts, ${killer.kills} kills, points still to hit: ${killer.points.missing(options.timesEach).join(' ') || 'none'}`,
      ),
    10_000,
  );
  const buyer = async (): Promise<void> => {
    while (recorder.begun < options.checkouts || (missing() && recorder.begun < most)) {
      await killsInStep(killer, recorder, options);
      const index = recorder.begun;
      recorder.begun += 1;
      await buy(street, planOf(options.seed, index, goods.offers.length));
    }
  };
  try {
    await Promise.race([Promise.all(Array.from({ length: options.buyers }, buyer)), world.members.api.broken, world.members.worker.broken]);
  } finally {
    clearInterval(beat);
  }
  const elapsed = performance.now() - began;
  await killer.end();
  await desk?.finish();
  await abandonments.finish();
  return elapsed;
}

/** How many kills there were more than the checkouts begun so far call for; once all are begun, every kill that is missing is due. */
const leadOf = (killer: Killer, { begun }: Recorder, { kills, checkouts }: FaultsOptions): number =>
  begun < checkouts ? killer.kills - (begun / checkouts) * kills : -1;

/** Holds a buyer back while there were fewer kills than the checkouts so far call for. */
async function killsInStep(killer: Killer, { begun }: Recorder, options: FaultsOptions): Promise<void> {
  const ahead = options.buyers * 2;
  while (begun > ahead && killer.kills / options.kills < Math.min(1, (begun - ahead) / options.checkouts)) await killer.nextDeath();
}

const REST_SECONDS = 60;

/** Nothing is killed any more: waits for rest, lets every open reservation run out, and waits again. */
async function rest(
  { sql, killer }: World,
  options: FaultsOptions,
): Promise<{ seconds: number; left: Record<string, number> | undefined }> {
  const began = performance.now();
  options.say(`Nobody is killed any more (${killer.kills} kills); waiting for rest …`);
  const first = await untilRest(sql, REST_SECONDS);
  const waiting = await sql<{ id: string }>(`select id from orders where status = 'pending'`);
  await endReservations(
    sql,
    waiting.map(({ id }) => id),
  );
  await sql(
    `update graphile_worker._private_jobs j set run_at = now() from graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'orders.expire' and locked_at is null`,
  );
  const left = await untilRest(sql, REST_SECONDS, async () => {
    const [row] = await sql<{ count: number }>(
      `select ((select count(*) from orders where status = 'pending') + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts))::int as count`,
    );
    return row?.count ?? 0;
  });
  return { seconds: (performance.now() - began) / 1000, left: left ?? first };
}

/** Keeps what a failed run leaves behind where people look for it. */
export function keepReport(file: string, report: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}
