// The look at the beginning of a file costs no more than its beginning, whatever comes after it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { readTable } from './read-table.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-look-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const blank = (begin: string, row: string, rows: number): Buffer => Buffer.concat([Buffer.from(begin), Buffer.from(row.repeat(rows))]);

test.each([
  ['line breaks', 'sku,price\nA,1\n', '\n'],
  ['empty cells', 'sku,price\nA,1\n', ',,\n'],
])('COR-23 a file that goes on with %s for megabytes is looked at in a moment', { timeout: 15_000 }, async (_, begin, row) => {
  const path = join(folder, 'blank.csv');
  await writeFile(path, blank(begin, row, 8_000_000));
  const { columns } = await lookAt(path);
  expect(columns).toEqual([
    { name: 'sku', samples: ['A'] },
    { name: 'price', samples: ['1'] },
  ]);
});

test('COR-23 a file of nothing but blank rows is refused before all of it is read', { timeout: 15_000 }, async () => {
  const path = join(folder, 'nothing.csv');
  await writeFile(path, blank('', '\n', 8_000_000));
  await expect(lookAt(path)).rejects.toMatchObject({ code: 'FILE_TOO_MANY_LINES' });
  let pieces = 0;
  async function* endless(): AsyncGenerator<Buffer> {
    for (;;) {
      pieces += 1;
      yield Buffer.from(',\n'.repeat(4_000));
    }
  }
  await expect(readTable(endless(), { encoding: 'utf-8', delimiter: ',' }).next()).rejects.toMatchObject({ code: 'FILE_TOO_MANY_LINES' });
  expect(pieces).toBeLessThan(40);
});
