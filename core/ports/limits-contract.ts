// The contract everybody who counts passes, as tests: the counts of one process, and those that processes share.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Limiter } from './limits.ts';

const policy = { points: 5, seconds: 60 };

/** Registers the tests of the contract; `limiter` is asked for when the tests run. */
export function limiterContract(name: string, limiter: () => Limiter): void {
  const takes = async (times: number, key: string, cost?: number) =>
    await Promise.all(Array.from({ length: times }, () => limiter().take('contract', key, policy, cost)));

  test(`COR-08 ${name}: five points are five acts, however many come at once; what remains and when it is back are told`, async () => {
    const key = randomUUID();
    const taken = await takes(12, key);
    expect(taken.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(taken.map(({ remaining }) => remaining).toSorted((a, b) => b - a)).toEqual([4, 3, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    for (const { limit, resetSeconds } of taken) {
      expect(limit).toBe(5);
      expect(resetSeconds).toBeGreaterThanOrEqual(59);
      expect(resetSeconds).toBeLessThanOrEqual(60);
    }
  });

  test(`COR-08 ${name}: keys and names are apart, also those that look alike`, async () => {
    const key = randomUUID();
    await takes(6, key);
    for (const other of [`${key} `, key.toUpperCase(), `${key}:contract`, `${key}\u0000`, 'x'.repeat(10_000), '💥', ''])
      expect(await limiter().peek('contract', other, policy), other.slice(0, 50)).toMatchObject({ allowed: true, remaining: 5 });
    expect((await limiter().take('contract other', key, policy)).allowed).toBe(true);
    expect((await limiter().take('contract', key, policy)).allowed).toBe(false);
  });

  test(`COR-08 ${name}: keys that begin alike for long are apart`, async () => {
    const long = `${randomUUID()}${'x'.repeat(5_000)}`;
    await takes(6, `${long}a`);
    expect((await limiter().peek('contract', `${long}b`, policy)).remaining).toBe(5);
    expect((await limiter().peek('contract', `${long}a`, policy)).remaining).toBe(0);
  });

  test(`COR-08 ${name}: an act may cost several points; a look takes none`, async () => {
    const key = randomUUID();
    expect(await limiter().take('contract', key, policy, 4)).toMatchObject({ allowed: true, remaining: 1 });
    expect(await limiter().peek('contract', key, policy)).toMatchObject({ allowed: true, limit: 5, remaining: 1 });
    expect(await limiter().peek('contract', key, policy)).toMatchObject({ allowed: true, remaining: 1 });
    expect(await limiter().take('contract', key, policy, 2)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await limiter().peek('contract', key, policy)).toMatchObject({ allowed: false, remaining: 0 });
  });

  test(`COR-08 ${name}: forgetting gives the points back`, async () => {
    const key = randomUUID();
    await takes(6, key);
    await limiter().forget('contract', key);
    expect(await limiter().take('contract', key, policy)).toMatchObject({ allowed: true, remaining: 4 });
    await limiter().forget('contract', randomUUID());
  });

  test(`COR-08 ${name}: when the time is over the points are back; knocking meanwhile does not make it longer`, async () => {
    const key = randomUUID();
    const one = { points: 1, seconds: 1 };
    const began = performance.now();
    expect((await limiter().take('contract', key, one)).allowed).toBe(true);
    for (;;) {
      const { allowed, resetSeconds } = await limiter().take('contract', key, one);
      if (allowed) break;
      expect(resetSeconds).toBe(1);
      expect(performance.now() - began).toBeLessThan(10_000);
      await pause(50);
    }
    expect(performance.now() - began).toBeGreaterThanOrEqual(900);
  });
}
