// The roads in the order of the table.
import type { Road } from '../road.ts';
import { authCheck } from './auth-check.ts';
import { drain } from './drain.ts';
import { imports } from './import.ts';
import { list } from './list.ts';
import { memoryIdle } from './memory-idle.ts';
import { page } from './page.ts';
import { placeHot } from './place-hot.ts';
import { place } from './place.ts';
import { product } from './product.ts';
import { shelfRoads } from './shelf-roads.ts';
import { slots } from './slots.ts';
import { start } from './start.ts';

export const roads: readonly Road[] = [
  place,
  placeHot,
  drain,
  list,
  product,
  ...shelfRoads,
  imports,
  authCheck,
  slots,
  page,
  start,
  memoryIdle,
];
