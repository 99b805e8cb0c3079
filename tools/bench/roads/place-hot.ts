// Placing an order when everybody wants the same item, beside pgbench on one hot row.
import { measurePlacing } from '../placing.ts';
import type { Road } from '../road.ts';

export const placeHot: Road = {
  name: 'place-hot',
  unit: 'orders/s',
  least: { ratio: 0.7 },
  limits: 'CPU, as for place; the hot row is locked from its last statement until the commit is on disk',
  run: (bench) => measurePlacing(bench, { name: 'place-hot', items: 1 }),
};
