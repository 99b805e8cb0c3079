// Every act that leaves an entry is found by an area of the trail, and by one alone.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { areas, platformAreas, startOf } from './areas.ts';

const root = join(import.meta.dirname, '../../../..');
const written = globSync(['{core,kinds}/**/*.ts', 'apps/server/*.ts'], {
  cwd: root,
  exclude: ['**/*.test.ts', '**/node_modules/**'],
}).flatMap((path) =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/\baction:[^,\n]*?['`]([a-z_]+\.[a-z_]*)/g)].map(([, action]) => action ?? ''),
);

test('COR-63 each act that leaves an entry belongs to one area of the trail', () => {
  expect(written.length).toBeGreaterThan(100);
  const all = [...new Set([...areas, ...platformAreas])];
  const wrong = [...new Set(written)].filter((action) => all.filter((area) => action.startsWith(startOf(area))).length !== 1);
  expect(wrong).toEqual([]);
});

test('COR-63 no area looks for acts that nobody does', () => {
  const idle = areas.filter((area) => !written.some((action) => action.startsWith(startOf(area))));
  expect(idle).toEqual([]);
});
