// A folder as a witness: what is added stays, in its order, and a torn line harms no other.
import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { witnessFolder } from './index.ts';

let base: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'tessera-witness-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

test('a folder that is not there yet is an empty witness, and made by the first line for its owner alone', async () => {
  const folder = join(base, 'deep', 'witness');
  const witness = witnessFolder(folder);
  expect(await witness.parts()).toEqual([]);
  await witness.append('2026-11', 'one');
  expect(await witness.read('2026-11')).toEqual(['one']);
  if (process.platform !== 'win32') expect((await stat(join(folder, 'audit-2026-11.jsonl'))).mode & 0o077).toBe(0);
});

test('lines stand in the order in which they were added, and parts by their names, whatever else lies there', async () => {
  const witness = witnessFolder(base);
  for (const [part, line] of [
    ['2026-11', 'b'],
    ['2026-10', 'a'],
    ['2026-11', 'c'],
  ] as const)
    await witness.append(part, line);
  await writeFile(join(base, 'notes.txt'), 'not ours');
  expect(await witness.parts()).toEqual(['2026-10', '2026-11']);
  expect(await witness.read('2026-11')).toEqual(['b', 'c']);
});

test('a line that a crash tore stays alone, and the next one is whole', async () => {
  const witness = witnessFolder(base);
  await witness.append('2026-11', 'whole');
  await appendFile(join(base, 'audit-2026-11.jsonl'), 'to');
  await witness.append('2026-11', 'next');
  expect(await witness.read('2026-11')).toEqual(['whole', 'to', 'next']);
});

test('a folder that can’t be read is no empty witness', async () => {
  await writeFile(join(base, 'file'), '');
  await expect(witnessFolder(join(base, 'file')).parts()).rejects.toThrow(/ENOTDIR/);
});
