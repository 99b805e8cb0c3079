// The roads in the order of the table.
import type { Road } from '../road.ts';
import { placeHot } from './place-hot.ts';
import { place } from './place.ts';

export const roads: readonly Road[] = [place, placeHot];
