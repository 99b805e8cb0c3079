// Placing an order of one line, everybody another item, beside the same statements sent by pgbench.
import { measurePlacing } from '../placing.ts';
import type { Road } from '../road.ts';

export const place: Road = {
  name: 'place',
  unit: 'orders/s',
  least: { ratio: 0.5 },
  limits: 'CPU: three quarters in PostgreSQL (its many statements, row-level security), a quarter in Node',
  run: (bench) => measurePlacing(bench, { name: 'place', items: 2_000 }),
};
