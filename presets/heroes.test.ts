// The wide pictures of the front pages are what the presets draw.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { snailHero } from './snail/index.ts';
import { networkHero } from './store-network/index.ts';
import { vestifyHero } from './vestify/index.ts';

test.each([
  ['vestify', vestifyHero],
  ['snail', snailHero],
  ['store-network', networkHero],
])('the picture of %s that is served is the one that its preset draws', (preset, draw) => {
  const served = readFileSync(new URL(`../apps/web/public/heroes/${preset}.svg`, import.meta.url), 'utf8');
  expect(draw().trim() === served.trim()).toBe(true);
});
