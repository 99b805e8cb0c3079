// The product list as JSON, kept in memory by the server, beside bare Fastify with the same bytes.
import { measureCached } from '../reading.ts';
import type { Road } from '../road.ts';

export const list: Road = {
  name: 'list',
  unit: 'requests/s',
  least: { ratio: 0.7 },
  limits: 'what surrounds the kept bytes: helmet sets its headers one by one, session look, query validation, request id, log hook',
  run: (bench) => measureCached(bench, async () => '/v1/products'),
};
