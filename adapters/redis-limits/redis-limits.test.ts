// Counts in a real Redis: the contract, shared by two processes' clients, and what happens while Redis is gone, frozen or new.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limiterContract } from '#ports/limits-contract.ts';
import { Redis } from 'ioredis';
import { freePort } from '../../tools/lib/ports.ts';
import { hasRedis, startRedis, type TestRedis } from '../../tools/testing/redis.ts';
import { type RedisLimiter, redisLimiter } from './index.ts';

const policy = { points: 3, seconds: 60 };
const made: RedisLimiter[] = [];
const limiterAt = (url: string): RedisLimiter => {
  const limiter = redisLimiter(url);
  made.push(limiter);
  return limiter;
};
afterAll(() => Promise.all(made.map((limiter) => limiter.stop())));

/** Waits until the counts are shared; a look is what finds that out. */
async function untilShared(limiter: RedisLimiter): Promise<void> {
  const end = Date.now() + 15_000;
  while (!limiter.shared()) {
    if (Date.now() > end) throw new Error('The counts were not shared in time');
    await limiter.peek('waiting', 'x', policy);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

test('COR-08 where no Redis listens each process counts for itself at once, and never waits', async () => {
  const limiter = limiterAt(`redis://127.0.0.1:${await freePort()}`);
  const key = randomUUID();
  const began = performance.now();
  const taken = [];
  for (let n = 0; n < 5; n += 1) taken.push((await limiter.take('a', key, policy)).allowed);
  expect(taken).toEqual([true, true, true, false, false]);
  expect(performance.now() - began).toBeLessThan(1_000);
  await limiter.forget('a', key);
  expect(await limiter.peek('a', key, policy)).toMatchObject({ allowed: true, remaining: 3 });
});

if (hasRedis()) {
  let redis: TestRedis;
  let one: RedisLimiter;
  let two: RedisLimiter;
  beforeAll(async () => {
    redis = await startRedis();
    [one, two] = [limiterAt(redis.url), limiterAt(redis.url)];
    await Promise.all([untilShared(one), untilShared(two)]);
  });
  afterAll(() => redis.stop());

  limiterContract('Redis', () => one);

  test('COR-08 two processes count together, and Redis holds neither addresses nor e-mails', async () => {
    const key = 'somchai@example.com 203.0.113.9';
    const taken = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).take('together', key, policy)));
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(3);
    const client = new Redis(redis.url);
    const keys = (await client.keys('*')).join(' ');
    const ends = await Promise.all((await client.keys('tessera:limits:*')).map((each) => client.pttl(each)));
    client.disconnect();
    expect(keys).toContain('tessera:limits:together:');
    expect(keys).not.toMatch(/somchai|203\.0/);
    // Everything goes by itself.
    expect(ends.every((milliseconds) => milliseconds !== -1)).toBe(true);
  });

  test('COR-08 Redis dies: each counts for itself; a new one comes: the counts are shared again, by themselves', async () => {
    const key = randomUUID();
    await redis.kill();
    for (const limiter of [one, two]) {
      const taken = [];
      for (let n = 0; n < 4; n += 1) taken.push((await limiter.take('gone', key, policy)).allowed);
      expect(taken).toEqual([true, true, true, false]);
    }
    expect([one.shared(), two.shared()]).toEqual([false, false]);
    await redis.start();
    await Promise.all([untilShared(one), untilShared(two)]);
    for (let n = 0; n < 3; n += 1) expect((await one.take('gone', key, policy)).allowed).toBe(true);
    expect((await two.take('gone', key, policy)).allowed).toBe(false);
  });

  test('COR-08 a Redis that takes connections and answers nothing is waited for a quarter of a second, once', async () => {
    redis.freeze();
    const began = performance.now();
    for (let n = 0; n < 20; n += 1) await one.take('frozen', 'x', { points: 100, seconds: 60 });
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(one.shared()).toBe(false);
    redis.thaw();
    await untilShared(one);
  });
}
