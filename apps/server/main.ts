// The server program: an API, a worker, or both, by ROLE. Stops cleanly on SIGTERM and SIGINT; `kill -9` loses nothing.
import { setFlagsFromString } from 'node:v8';
import type { FastifyInstance } from 'fastify';
import { meilisearch } from '#adapters/meilisearch/index.ts';
import type { RedisLimiter } from '#adapters/redis-limits/index.ts';
import { s3Stores } from '#adapters/s3/index.ts';
import { sentryTracker } from '#adapters/sentry/index.ts';
import { lookAtWitness } from '#modules/audit/index.ts';
import { authenticate, requireFresh, startDenials } from '#modules/identity/index.ts';
import { dropPolicies } from '#modules/content/index.ts';
import { keepTold, tellMissing, useSearchService, writeDocuments } from '#modules/discovery/index.ts';
import { dropFlags } from '#modules/flags/index.ts';
import { sweepStalled } from '#modules/checkout/index.ts';
import { sweepProductWords } from '#modules/catalog/index.ts';
import { sweepStockMarks } from '#modules/inventory/index.ts';
import { useStores } from '#modules/media/index.ts';
import { startLive, sweepDueOrders } from '#modules/orders/index.ts';
import { admitOrganization, dropOrganizations, passEntitlementMoments } from '#modules/organizations/index.ts';
import { stepLists, tellSchedules } from '#modules/pricing/index.ts';
import { sweepIntents } from '#modules/payments/index.ts';
import { type Config, config, loadConfig } from '#platform/config/index.ts';
import { closeDatabase, databaseAnswers, openDatabase } from '#platform/db/index.ts';
import { type Sort, startCaches } from '#platform/http/cache.ts';
import { endStreams } from '#platform/http/send.ts';
import { buildServer } from '#platform/http/server.ts';
import { startJobs } from '#platform/jobs/index.ts';
import { local, useLimiter } from '#platform/limits/index.ts';
import { configureLog, log } from '#platform/log/index.ts';
import { loop } from '#platform/loop.ts';
import { startProcessMetrics } from '#platform/metrics/index.ts';
import { resealAfterRotation } from '#platform/vault/reseal.ts';
import { startRelay } from '#platform/outbox/relay.ts';
import { provePerson } from './captcha.ts';
import { onShelf } from './freshen.ts';
import { countAnswered, startMetrics } from './metrics.ts';
import { type ErrorTracker, flushReports, reportError, useErrorTracker } from '#platform/report/index.ts';
import { startTracing } from '#platform/trace/start.ts';
import type { SearchService } from '#ports/search-service.ts';
import { assemble } from './parts.ts';

interface Running {
  stop(): unknown;
}

/** Starts this process's role; resolves with what stops it. */
async function start(): Promise<() => Promise<void>> {
  configureLog(loadConfig());
  const stopTracing = await startTracing();
  useErrorTracker(trackerOf(config()));
  useStores(await s3Stores());
  const search = meilisearch();
  useSearchService(search);
  if (search) keepTold(search);
  await openDatabase();
  const { routes, operations } = assemble();
  const counts = await sharedCounts();
  useLimiter(counts);
  startProcessMetrics();
  startMetrics();
  const running: Running[] = [await startDenials()];
  let stopping = false;
  const ready = async () => !stopping && databaseAnswers();
  const server = await buildServer({
    routes,
    operations,
    authenticate,
    admit: admitOrganization,
    proveFresh: (principal) => requireFresh({ principal }),
    provePerson,
    answered: countAnswered,
    ready,
  });
  if (config().ROLE !== 'worker') running.push(startCaches(dropAll), startLive());
  if (config().ROLE !== 'api') running.push(await startWorker(search));
  await lookAtWitness();
  await server.listen({ host: config().HOST, port: config().PORT });
  announce(server);
  return async () => {
    stopping = true;
    endStreams();
    // A connection that was at work when the stop began is idle when its answer is out; only then may it be closed.
    const tidy = setInterval(() => server.server.closeIdleConnections(), 50);
    await server.close();
    clearInterval(tidy);
    await Promise.all(running.map((part) => part.stop()));
    await counts?.stop();
    await closeDatabase();
    await Promise.all([stopTracing(), flushReports()]);
  };
}

/** Counts in Redis, whose client is loaded only where one is named. */
async function sharedCounts(): Promise<RedisLimiter | undefined> {
  if (!config().REDIS_URL) return undefined;
  const { redisLimiter } = await import('#adapters/redis-limits/index.ts');
  return redisLimiter(config().REDIS_URL, local);
}

const trackerOf = ({ ERROR_TRACKER_DSN: dsn, RELEASE: release, NODE_ENV: environment, ROLE: role }: Config): ErrorTracker | undefined =>
  dsn ? sentryTracker({ dsn, release, environment, role }) : undefined;

function announce(server: FastifyInstance): void {
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : config().PORT;
  log.info({ port, pid: process.pid }, 'ready');
  process.send?.({ ready: true, port });
}

/** What this process keeps in memory beside answers. */
function dropAll(sort?: Sort): void {
  if (!sort || sort === 'organizations') {
    dropOrganizations();
    dropPolicies();
  }
  if (!sort || sort === 'flags') dropFlags();
}

async function startWorker(search: SearchService | undefined): Promise<Running> {
  // A long import leaves much garbage, which Node lets lie up to four times of what lives; here, up to half of it.
  setFlagsFromString('--heap-growing-percent=50');
  const jobs = await startJobs();
  await resealAfterRotation();
  const pause = config().POLL_MS;
  // What changed on a shelf is to be seen and found within a second.
  const documents = loop('search documents', Math.min(pause, 250), writeDocuments);
  onShelf(documents.wake);
  const loops = [
    documents,
    startRelay(),
    loop('due orders', pause * 2, sweepDueOrders),
    loop('payments', pause, sweepIntents),
    loop('placements', pause, sweepStalled),
    loop('stock', pause, sweepStockMarks),
    // No hurry: what is not read yet is found, too. A long import is not to wait for it.
    loop('words of products', pause, () => sweepProductWords().then(() => false)),
    loop('price schedules', pause, tellSchedules),
    loop('long price lists', pause, stepLists),
    loop('moments of entitlements', pause, passEntitlementMoments),
    ...(search ? [loop('search service', pause * 30, () => tellMissing(search))] : []),
  ];
  return { stop: () => Promise.all([jobs.stop(), ...loops.map((each) => each.stop())]) };
}

const PATIENCE_MS = 10_000;

/** Ends open work, then leaves; a second signal or lost patience leaves at once. */
function leaveOn(signal: NodeJS.Signals, stop: () => Promise<void>): void {
  process.once(signal, () => {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopped badly');
        process.exit(1);
      },
    );
  });
}

try {
  const stop = await start();
  leaveOn('SIGTERM', stop);
  leaveOn('SIGINT', stop);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Nobody knows what state this process is in: it tells what happened and ends. */
async function giveUp(error: unknown): Promise<void> {
  log.fatal({ err: error }, 'unhandled rejection');
  reportError(error, { kind: 'process', route: 'unhandled rejection' });
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await flushReports();
  process.exit(1);
}
process.on('unhandledRejection', (error) => void giveUp(error));
