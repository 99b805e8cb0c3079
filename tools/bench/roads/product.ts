// A product as JSON, kept in memory by the server, beside bare Fastify with the same bytes.
import { ask } from '../load.ts';
import { measureCached } from '../reading.ts';
import type { Road } from '../road.ts';

export const product: Road = {
  name: 'product',
  unit: 'requests/s',
  least: { ratio: 0.7 },
  limits: 'Fastify and Node: the bytes are kept and go out before anything of the request is read',
  run: (bench) => measureCached(bench, async (port) => `/v1/products/${await firstSlug(port)}`),
};

/** The product at the head of the list. */
async function firstSlug(port: number): Promise<string> {
  const { body } = await ask(port, { method: 'GET', path: '/v1/products?limit=1' });
  const { items } = JSON.parse(body.toString()) as { items: { slug: string }[] };
  return items[0]?.slug ?? '';
}
