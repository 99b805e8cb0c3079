// The committed client is the one that the contracts make.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { generate } from './generate.ts';

test('COR-71 the client in the repository is generated from the description of now', async () => {
  expect(await readFile(new URL('schema.ts', import.meta.url), 'utf8')).toBe(await generate());
});
