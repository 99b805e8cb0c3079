// Placing an order of one line, everybody another item, beside the same statements sent by pgbench.
import { measurePlacing } from '../placing.ts';
import type { Road } from '../road.ts';

export const place: Road = {
  name: 'place',
  unit: 'orders/s',
  least: { ratio: 0.5 },
  limits: 'CPU of the one Node process beside PostgreSQL on the same cores',
  run: (bench) => measurePlacing(bench, { name: 'place', items: 2_000 }),
};
