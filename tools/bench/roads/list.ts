// The product list as JSON, kept in memory by the server, beside bare Fastify with the same bytes.
import { measureCached } from '../reading.ts';
import type { Road } from '../road.ts';

export const list: Road = {
  name: 'list',
  unit: 'requests/s',
  least: { ratio: 0.7 },
  limits: 'Fastify and Node: the bytes are kept and go out before anything of the request is read',
  run: (bench) => measureCached(bench, async () => '/v1/products'),
};
