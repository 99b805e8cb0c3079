// Counts that all processes share, in Redis. Without Redis each process counts for itself, until it is back.
import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
import { type Limiter, LocalLimiter, type Policy, type Taken, takenOf } from '#platform/limits/index.ts';
import { log } from '#platform/log/index.ts';

/** An answer that takes longer is not waited for: a request must not hang on a count. */
const PATIENCE_MS = 250;
/** So long a Redis that did not answer is left alone. */
const REST_MS = 1_000;

/** What stands in Redis shows no address, e-mail or token. */
const hashed = (name: string, key: string): string => `${name}:${createHash('sha256').update(key).digest('base64url')}`;

export interface RedisLimiter extends Limiter {
  stop(): Promise<void>;
  /** True while the counts are shared. */
  shared(): boolean;
}

/** @param url for example `redis://:password@host:6379/0`, or `rediss://` for TLS */
export function redisLimiter(url: string, own: Limiter = new LocalLimiter()): RedisLimiter {
  const client = new Redis(url, {
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: PATIENCE_MS,
    retryStrategy: (attempt) => Math.min(100 * 2 ** attempt, 2_000),
  });
  // The points are compared here, so one counter serves every policy.
  const store = new RateLimiterRedis({ storeClient: client, keyPrefix: 'tessera:limits', points: Number.MAX_SAFE_INTEGER, duration: 1 });
  let away = false;
  let restUntil = 0;
  const lost = (error?: unknown): void => {
    if (!away) log.warn({ err: error }, 'Redis does not answer; each process counts for itself meanwhile');
    away = true;
    restUntil = Date.now() + REST_MS;
  };
  client.on('error', lost);
  client.on('end', () => lost());
  client.on('close', () => lost());
  client.on('ready', () => (restUntil = 0));
  const attempt = async <T>(there: () => Promise<T>, here: () => Promise<T>): Promise<T> => {
    if (client.status !== 'ready' || Date.now() < restUntil) return here();
    try {
      const answer = await there();
      if (away) log.warn('Redis answers again; the counts are shared');
      away = false;
      return answer;
    } catch (error) {
      lost(error);
      return here();
    }
  };
  const read = (policy: Policy, found: RateLimiterRes | null): Taken =>
    found ? takenOf(policy, found.consumedPoints, found.msBeforeNext) : takenOf(policy, 0, policy.seconds * 1000);
  return {
    take: (name, key, policy, cost = 1) =>
      attempt(
        async () => read(policy, await store.consume(hashed(name, key), cost, { customDuration: policy.seconds })),
        () => own.take(name, key, policy, cost),
      ),
    peek: (name, key, policy) =>
      attempt(
        async () => {
          const taken = read(policy, await store.get(hashed(name, key)));
          return { ...taken, allowed: taken.remaining > 0 };
        },
        () => own.peek(name, key, policy),
      ),
    forget: (name, key) =>
      attempt(
        async () => void (await store.delete(hashed(name, key))),
        () => own.forget(name, key),
      ),
    shared: () => !away && client.status === 'ready',
    async stop() {
      client.removeAllListeners();
      client.on('error', () => undefined);
      client.disconnect();
    },
  };
}
