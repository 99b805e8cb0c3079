// The gate: a bound on works at once, a bound on those that wait, first come first served.
import { expect, test } from 'vitest';
import { PlatformError } from './errors/index.ts';
import { gate } from './gate.ts';

test('two work at once, three wait in order, the sixth is refused, and a work that fails frees its place', async () => {
  const through = gate({ atOnce: 2, waiting: 3, refusal: () => PlatformError('TOO_BUSY') });
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  const enter = (n: number): Promise<void> =>
    through(async () => {
      started.push(n);
      await new Promise<void>((end) => ends.set(n, end));
      if (n === 1) throw new Error('failed');
    });
  const all = [1, 2, 3, 4, 5].map((n) => enter(n).catch((error: unknown) => error));
  await expect(enter(6)).rejects.toMatchObject({ code: 'TOO_BUSY' });
  expect(started).toEqual([1, 2]);
  for (const n of [1, 2, 3, 4, 5]) {
    await expect.poll(() => ends.has(n)).toBe(true);
    ends.get(n)?.();
  }
  await Promise.all(all);
  expect(started).toEqual([1, 2, 3, 4, 5]);
  await expect(through(async () => 'free again')).resolves.toBe('free again');
});
