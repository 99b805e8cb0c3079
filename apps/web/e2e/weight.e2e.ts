// What a page of the shop brings along before it can be used.
import { Agent } from 'node:http';
import { expect, test } from '@playwright/test';
import { follow, scriptKb } from '../../../tools/lib/load-page.ts';

test('COR-74 the script of a shop’s page weighs at most 130 kB on the wire', async ({ page, baseURL }) => {
  const { items } = (await (await page.request.get('/v1/products?limit=1&locale=en')).json()) as { items: { slug: string }[] };
  const agent = new Agent({ keepAlive: true });
  for (const path of ['/', '/products', `/p/${items[0]?.slug}`, '/checkout']) {
    expect(await scriptKb(await follow(`${baseURL}${path}`, agent), agent), path).toBeLessThanOrEqual(130);
  }
  agent.destroy();
});
