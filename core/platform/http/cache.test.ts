// The cache of answers: made once for all who ask together, bounded by bytes, without what is past its time.
import { afterEach, expect, test, vi } from 'vitest';
import { answeredAt, cached, dropKept, keepAt, keptFigures } from './cache.ts';

afterEach(() => {
  vi.useRealTimers();
  dropKept();
});

const text = (bytes: number): string => 'x'.repeat(bytes - 2);

test('those who ask at the same moment share one making; a failure is not kept', async () => {
  let made = 0;
  const make = async () => ({ made: (made += 1) });
  const answers = await Promise.all([cached('one', 'k', make), cached('one', 'k', make)]);
  expect([made, String(answers[0]?.body), answers[0] === answers[1]]).toEqual([1, '{"made":1}', true]);
  await expect(cached('one', 'bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(String((await cached('one', 'bad', async () => 1)).body)).toBe('1');
});

test('answers stay within 16 MB, the oldest go first', async () => {
  for (let n = 0; n < 20; n += 1) await cached('one', `big ${n}`, async () => text(1_000_000));
  const { entries, bytes } = keptFigures();
  expect(bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
  expect(entries).toBe(16);
  let again = false;
  await cached('one', 'big 19', async () => void (again = true));
  await cached('one', 'big 0', async () => (again = true));
  expect(again).toBe(true);
});

test('what is past its time goes when something new comes, and what was dropped while it was made is not counted', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let n = 0; n < 50; n += 1) await cached('one', `k ${n}`, async () => text(1_000));
  expect(keptFigures()).toEqual({ entries: 50, bytes: 50_000 });
  vi.setSystemTime(Date.now() + 2_001);
  await cached('one', 'new', async () => text(10));
  expect(keptFigures()).toEqual({ entries: 1, bytes: 10 });
  const slow = cached('one', 'slow', async () => text(500));
  dropKept();
  await slow;
  expect(keptFigures()).toEqual({ entries: 0, bytes: 0 });
});

test('COR-12 a shop that changes takes its own answers away and leaves those of others, at their addresses, too', async () => {
  const [mine, theirs] = [await cached('one', 'products', async () => 1), await cached('two', 'products', async () => 2)];
  keepAt('mine', mine, '/');
  keepAt('theirs', theirs, '/');
  dropKept(['one', 'three']);
  expect([answeredAt('mine'), answeredAt('theirs')?.answer]).toEqual([undefined, theirs]);
  expect(await cached('two', 'products', async () => 3)).toBe(theirs);
  expect(await cached('one', 'products', async () => 3)).not.toBe(mine);
});
