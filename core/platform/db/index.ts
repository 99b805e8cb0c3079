// The only way to the database: `inTx` opens a transaction as an actor, sends statements, and commits. The pools are not exported.
import type { Socket } from 'node:net';
import pg from 'pg';
import { clockOffset, now, setSkew } from '../clock/index.ts';
import { config } from '../config/index.ts';
import { PlatformError, Refusal } from '../errors/index.ts';
import { log } from '../log/index.ts';
import { inSpan, inTrace, type SpanInput, tracedStatement } from '../trace/index.ts';
import type { Actor } from './actor.ts';
import { type Statement, statement } from './statement.ts';

export { type Actor, actorName, buyerOf, type StaffActor, systemActor } from './actor.ts';
export { type Statement, statement, statements } from './statement.ts';
export { takeTurn } from './take-turn.ts';

// Our own pools read bigint as BigInt; other users of pg in this program keep its ways.
const types = new pg.TypeOverrides();
types.setTypeParser(20, (text: string) => BigInt(text));

/** An event on its way into the outbox; see core/platform/outbox. */
export interface PendingEvent {
  type: string;
  orgId: string;
  aggregateType: string;
  aggregateId: string;
  payload: Record<string, unknown>;
}

export interface Tx {
  /** Start of the transaction by the database's clock. */
  readonly now: Date;
  readonly actor: Actor;
  rows<Row>(what: Statement<Row>, values: unknown[]): Promise<Row[]>;
  row<Row>(what: Statement<Row>, values: unknown[]): Promise<Row | undefined>;
  /**
   * As `rows`, for the last statement of a work that only reads: the commit leaves right behind it, which saves a way to the database and back.
   * Nothing can be sent after it.
   */
  lastRows<Row>(what: Statement<Row>, values: unknown[]): Promise<Row[]>;
  /** Sends a statement without waiting; its failure fails the commit. What takes scarce rows goes last and this way. */
  send(what: Statement<unknown>, values: unknown[]): void;
  /** Sends statements after everything else, events included: what locks rows that many want goes here. */
  last(send: () => void): void;
  /** Runs work after everything else, what `last` sends included, right before the commit: what locks a row that everybody of an organization wants. */
  finish(work: () => Promise<void>): void;
  /** Writes a fact with the change; one delivery row for each handler, in this commit. */
  emit<Payload extends Record<string, unknown>>(
    event: EventType<Payload>,
    fact: { orgId: string; aggregateId: string; payload: Payload },
  ): void;
}

export interface EventType<Payload extends Record<string, unknown>> {
  type: string;
  aggregateType: string;
  payload?: Payload;
}

const setContext = statement(
  'platform.set_context',
  `select set_config('app.org', $1, true), set_config('app.shop', $2, true), set_config('app.user', $3, true),
          set_config('app.guest', $4, true), set_config('app.sellers', $5, true)`,
);

/** Only who sells what brands make pays for it. */
const setContextWithBrands = statement(
  'platform.set_context_with_brands',
  `select set_config('app.org', $1, true), set_config('app.shop', $2, true), set_config('app.user', $3, true),
          set_config('app.guest', $4, true), set_config('app.sellers', $5, true), set_config('app.brands', $6, true)`,
);

function sendContext(tx: Tx, { orgId, shopId, userId, guest, sellers, brands }: Actor): void {
  const values = [orgId ?? '', shopId ?? '', userId ?? '', guest ?? '', sellers.join(',')];
  if (brands.length === 0) tx.send(setContext, values);
  else tx.send(setContextWithBrands, [...values, brands.join(',')]);
}

/** A clock that a test has moved is moved for triggers that note when something happened, too. */
const setNow = statement('platform.set_now', `select set_config('app.now', $1, true)`);

const setSellers = statement('platform.set_sellers', `select set_config('app.sellers', $1, true)`);

/** Lets the rest of the transaction reach the rows of these sellers, too; only ever with what the server read, never with what came in. */
export function widenSellers(tx: Tx, sellers: readonly string[]): void {
  if (tx.actor.kind === 'system' || tx.actor.kind === 'provider') return;
  if (sellers.every((seller) => tx.actor.sellers.includes(seller) || seller === tx.actor.orgId)) return;
  tx.send(setSellers, [[...new Set([...tx.actor.sellers, ...sellers])].join(',')]);
}

const setBrands = statement('platform.set_brands', `select set_config('app.brands', $1, true)`);

/** The same for brands whose published products may be read; only ever with what the server read, never with what came in. */
export function widenBrands(tx: Tx, brands: readonly string[]): void {
  if (tx.actor.kind === 'system' || tx.actor.kind === 'provider') return;
  tx.send(setBrands, [[...new Set([...tx.actor.brands, ...brands])].join(',')]);
}

type Flush = (tx: Tx, events: PendingEvent[]) => void;
let flushEvents: Flush = () => undefined;
let afterEvents: (events: readonly PendingEvent[]) => void = () => undefined;

/** The outbox plugs in here: how events are written, and what happens after a commit that wrote some. */
export function onEvents(flush: Flush, committed: (events: readonly PendingEvent[]) => void): void {
  flushEvents = flush;
  afterEvents = committed;
}

let appPool: pg.Pool | undefined;
let systemPool: pg.Pool | undefined;
let skewTimer: NodeJS.Timeout | undefined;

const guards =
  '-c statement_timeout=5000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=5000 -c transaction_timeout=15000 -c plan_cache_mode=force_generic_plan -c jit=off';

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    pipeline: true,
    types,
    options: guards,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    application_name: 'tessera',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'));
  return pool;
}

/** Opens the pools and measures the database's clock; again every minute. */
export async function openDatabase(): Promise<void> {
  appPool = openPool(config().DATABASE_APP_URL, config().DATABASE_POOL);
  systemPool = openPool(config().DATABASE_SYSTEM_URL, 6);
  await measureClock();
  skewTimer = setInterval(() => void measureClock().catch(() => undefined), 60_000).unref();
}

/** Answers are asked for so often; the quickest says most. */
const CLOCK_TRIES = 5;

/** How far the database's clock is ahead of ours, in milliseconds; 0 where the way there and back may be all there is between them. */
async function measureClock(): Promise<void> {
  let best = { ahead: 0, onTheWay: Infinity };
  for (let tries = 0; tries < CLOCK_TRIES; tries += 1) {
    const [at, before] = [Date.now(), performance.now()];
    const { rows } = await pools().system.query<{ ms: string }>('select (extract(epoch from clock_timestamp()) * 1000)::text as ms');
    const onTheWay = performance.now() - before;
    const ahead = Number(rows[0]?.ms) - (at + onTheWay / 2);
    if (onTheWay < best.onTheWay) best = { ahead, onTheWay };
  }
  // Our own clock counts whole milliseconds.
  setSkew(Math.abs(best.ahead) <= best.onTheWay / 2 + 1 ? 0 : best.ahead);
}

export async function closeDatabase(): Promise<void> {
  clearInterval(skewTimer);
  await Promise.all([appPool?.end(), systemPool?.end()]);
  appPool = systemPool = undefined;
}

function pools(): { app: pg.Pool; system: pg.Pool } {
  if (!appPool || !systemPool) throw new Error('The database is not open');
  return { app: appPool, system: systemPool };
}

/** True when the database answers as both roles. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await Promise.all([pools().app.query('select 1'), pools().system.query('select 1')]);
    return true;
  } catch {
    return false;
  }
}

/** Connections in use and requests that wait for one. */
export const poolFigures = (): { total: number; idle: number; waiting: number } => {
  const { app } = pools();
  return { total: app.totalCount, idle: app.idleCount, waiting: app.waitingCount };
};

/** A connection of its own that listens; reconnects by itself and calls `heard` with '' after each reconnect. */
export function listen(channel: string, heard: (payload: string) => void): { stop(): Promise<void> } {
  return keepSession(`listen ${channel}`, async (client, again) => {
    client.on('notification', (message) => heard(message.payload ?? ''));
    await client.query(`listen ${channel}`);
    if (again) heard('');
  });
}

/**
 * Shows all others that this process lives, by a lock of a connection of its own: however the process dies, the lock is gone with it.
 * Who asks for the locks of a `space` finds them in pg_locks under `hashtext` of both names.
 */
export const showLife = (space: string, name: string): { stop(): Promise<void> } =>
  keepSession(`lives ${name}`, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1), hashtext($2))', [space, name]);
  });

/** A connection outside the pools that `begin` sets up, again after each loss. */
function keepSession(name: string, begin: (client: pg.Client, again: boolean) => Promise<void>): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | undefined;
  const connect = async (again: boolean): Promise<void> => {
    if (stopped) return;
    client = new pg.Client({
      connectionString: config().DATABASE_SYSTEM_URL,
      application_name: `tessera ${name}`.slice(0, 63),
      // A connection that only listens learns of a dead peer from nothing else.
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    client.on('end', () => void (stopped || setTimeout(() => void connect(true), 500).unref()));
    try {
      await client.connect();
      await begin(client, again);
    } catch (error) {
      log.warn({ err: error, session: name }, 'connection of its own lost; trying again');
      await client.end().catch(() => undefined);
    }
  };
  void connect(false);
  return {
    async stop() {
      stopped = true;
      await client?.end().catch(() => undefined);
    },
  };
}

/** Tells every process that listens on the channel. Not part of any transaction: a commit that notifies would queue behind all others. */
export async function notify(channel: string, payload: string): Promise<void> {
  await pools().system.query('select pg_notify($1, $2)', [channel, payload]);
}

const ATTEMPTS = 4;

/**
 * Runs `work` in one transaction as the actor and commits. Serialization failures and deadlocks are tried again from a new transaction,
 * so `work` may run more than once and touches nothing but `tx`.
 * @throws Refusal what `work` refuses, TOO_BUSY when no connection came free in time; the transaction is rolled back
 */
export async function inTx<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return inTrace() ? await inSpan(spanOf(actor, attempt), () => attemptTx(actor, work)) : await attemptTx(actor, work);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (attempt >= ATTEMPTS || (code !== '40001' && code !== '40P01')) throw error;
      await new Promise((resume) => setTimeout(resume, Math.random() * 20 * 2 ** attempt));
    }
  }
}

const spanOf = (actor: Actor, attempt: number): SpanInput => ({
  name: 'transaction',
  attributes: { 'tessera.actor': actor.kind, 'tessera.attempt': attempt },
});

async function checkout(actor: Actor): Promise<pg.PoolClient> {
  try {
    return await (actor.kind === 'system' ? pools().system : pools().app).connect();
  } catch (error) {
    if (/timeout exceeded|Connection terminated|ECONNREFUSED|ENOENT/.test(String(error)))
      throw PlatformError('TOO_BUSY', { headers: { 'retry-after': '1' } });
    throw error;
  }
}

/** Statements sent in one turn of the event loop leave in one write: a system call each was a third of this process's time. */
function gatherWrites(client: pg.PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  let gathering = false;
  return () => {
    if (gathering) return;
    gathering = true;
    stream.cork();
    process.nextTick(() => {
      gathering = false;
      stream.uncork();
    });
  };
}

interface Asked {
  text: string;
  name?: string;
  values?: unknown[];
}

/** As the driver's own `query`, but for its copy of what is asked, property by property, which is a good part of what a statement costs here. */
function ask(client: pg.PoolClient, { text, name, values = [] }: Asked): Promise<pg.QueryResult> {
  const answer = new Promise<pg.QueryResult>((resolve, reject) => {
    const query: pg.Query & { name?: string } = new pg.Query(text, values, (error, result) => (error ? reject(error) : resolve(result)));
    if (name) query.name = name;
    client.query(query);
  });
  return answer.catch((error: Error) => {
    // As the driver does: a stack of how the bytes came in says nothing.
    Error.captureStackTrace(error);
    throw error;
  });
}

const ignore = (): void => undefined;

async function attemptTx<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await checkout(actor);
  // The pool listens only to connections at rest; one that breaks in our hands must not end the process. Its statements fail by themselves.
  client.on('error', ignore);
  const sent: Promise<unknown>[] = [];
  const events: PendingEvent[] = [];
  const lasts: (() => void)[] = [];
  const finishers: (() => Promise<void>)[] = [];
  let flushed = false;
  let commit: Promise<pg.QueryResult> | undefined;
  const gather = gatherWrites(client);
  const send = (query: Asked): Promise<pg.QueryResult> => {
    if (commit) throw new Error('A statement was sent after the one that was the last');
    gather();
    const answer = tracedStatement(query.name ?? query.text, ask(client, query));
    // Whether it came, and not what: rows that a long transaction has done with are let go of.
    const came = answer.then(ignore);
    came.catch(ignore);
    sent.push(came);
    return answer;
  };
  const tx: Tx = {
    now: now(),
    actor,
    rows: async (what, values) => (await send({ ...what, values })).rows as never[],
    row: async (what, values) => (await send({ ...what, values })).rows[0] as never,
    async lastRows(what, values) {
      if (events.length + lasts.length + finishers.length > 0) throw new Error(`${what.name} is not the last: more is to be written`);
      const answer = send({ ...what, values });
      commit = send({ text: 'commit' });
      flushed = true;
      return (await answer).rows as never[];
    },
    send: (what, values) => void send({ ...what, values }),
    last: (sendLast) => void lasts.push(sendLast),
    finish: (finisher) => void finishers.push(finisher),
    emit(event, fact) {
      if (flushed) throw new Error(`${event.type} was emitted after the events were written`);
      events.push({ type: event.type, aggregateType: event.aggregateType, ...fact });
    },
  };
  let broken: Error | undefined;
  try {
    void send({ text: 'begin' });
    sendContext(tx, actor);
    if (clockOffset() !== 0) tx.send(setNow, [tx.now.toISOString()]);
    const result = await work(tx);
    flushed = true;
    if (events.length > 0) flushEvents(tx, events);
    for (const sendLast of lasts) sendLast();
    for (const finisher of finishers) await finisher();
    commit ??= send({ text: 'commit' });
    await Promise.all(sent);
    if ((await commit).command !== 'COMMIT') throw new Error('The transaction was rolled back at its commit');
    if (events.length > 0) afterEvents(events);
    return result;
  } catch (error) {
    const first = await firstFailure(sent);
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error instanceof Refusal ? error : (first ?? error);
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

/** The statement that failed first is the cause; those after it only say that the transaction is aborted. */
async function firstFailure(sent: Promise<unknown>[]): Promise<Error | undefined> {
  for (const answer of sent) {
    try {
      await answer;
    } catch (error) {
      return error as Error;
    }
  }
  return undefined;
}
