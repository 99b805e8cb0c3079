// Programs that would take more than they may.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutOfBounds, ProgramMissing, runBounded } from './run-bounded.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-bounded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bounds = { seconds: 20, processorSeconds: 20, memoryBytes: 512 * 1024 * 1024, fileBytes: 1024 * 1024 };

describe('MKT-04 a program that works on what strangers send is bounded', () => {
  test('in time by the clock', async () => {
    const began = performance.now();
    await expect(runBounded('sleep', ['30'], { ...bounds, seconds: 0.3 })).rejects.toThrow(OutOfBounds);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
  test('in time of the processor', async () => {
    await expect(runBounded('sh', ['-c', 'while :; do :; done'], { ...bounds, processorSeconds: 1 })).rejects.toThrow(OutOfBounds);
  });
  test('in memory', async () => {
    const { code } = await runBounded('sh', ['-c', 'x=$(head -c 300000000 /dev/zero | tr "\\0" a); echo done'], {
      ...bounds,
      memoryBytes: 64 * 1024 * 1024,
    });
    expect(code).not.toBe(0);
  });
  test('in the size of what it writes', async () => {
    const path = join(folder, 'large');
    await runBounded('sh', ['-c', `head -c 5000000 /dev/zero > ${path}`], bounds).catch(() => undefined);
    expect((await readFile(path)).length).toBeLessThanOrEqual(1024 * 1024);
  });
  test('in what it knows: nothing of our environment', async () => {
    const { out } = await runBounded('env', [], bounds);
    expect(out).toContain('PATH=/usr/local/bin:/usr/bin:/bin');
    expect(out.split('\n').filter((each) => each.startsWith('npm_') || each.startsWith('VITEST'))).toEqual([]);
  });
});

test('MKT-04 a program that is not there is told apart from one that failed', async () => {
  await expect(runBounded('no-such-program', [], bounds)).rejects.toThrow(ProgramMissing);
  expect((await runBounded('sh', ['-c', 'exit 3'], bounds)).code).toBe(3);
});
