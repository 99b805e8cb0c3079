// The cache of answers: made once for all who ask together, bounded by bytes, without what is past its time.
import { afterEach, expect, test, vi } from 'vitest';
import { cached, dropKept, keptFigures } from './cache.ts';

afterEach(() => {
  vi.useRealTimers();
  dropKept();
});

const text = (bytes: number): string => 'x'.repeat(bytes - 2);

test('those who ask at the same moment share one making; a failure is not kept', async () => {
  let made = 0;
  const make = async () => ({ made: (made += 1) });
  const answers = await Promise.all([cached('k', make), cached('k', make)]);
  expect([made, String(answers[0]?.body), answers[0] === answers[1]]).toEqual([1, '{"made":1}', true]);
  await expect(cached('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(String((await cached('bad', async () => 1)).body)).toBe('1');
});

test('answers stay within 16 MB, the oldest go first', async () => {
  for (let n = 0; n < 20; n += 1) await cached(`big ${n}`, async () => text(1_000_000));
  const { entries, bytes } = keptFigures();
  expect(bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(entries).toBe(16);
  let again = false;
  await cached('big 19', async () => void (again = true));
  await cached('big 0', async () => (again = true));
  expect(again).toBe(true);
});

test('what is past its time goes when something new comes, and what was dropped while it was made is not counted', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let n = 0; n < 50; n += 1) await cached(`k ${n}`, async () => text(1_000));
  expect(keptFigures()).toEqual({ entries: 50, bytes: 50_000 });
  vi.setSystemTime(Date.now() + 2_001);
  await cached('new', async () => text(10));
  expect(keptFigures()).toEqual({ entries: 1, bytes: 10 });
  const slow = cached('slow', async () => text(500));
  dropKept();
  await slow;
  expect(keptFigures()).toEqual({ entries: 0, bytes: 0 });
});
