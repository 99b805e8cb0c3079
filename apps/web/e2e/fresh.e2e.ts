// Stored pages show what their seller changed within moments, and a forged word drops nothing.
import { expect, test } from '@playwright/test';
import { signIn } from './buyer.ts';

test('COR-74 a title that staff change stands on the product page at once', async ({ page }, info) => {
  await signIn(page);
  const change = (id: string, title: string): Promise<number> =>
    page.evaluate(
      async ([at, text]) =>
        (
          await fetch(`/v1/admin/products/${at}`, {
            method: 'PATCH',
            headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1' },
            body: JSON.stringify({ title: text }),
          })
        ).status,
      [id, title] as const,
    );
  const { items } = (await (await page.request.get('/v1/admin/products?limit=50')).json()) as {
    items: { id: string; title: string; url: string | null }[];
  };
  // Each screen size its own, so that one does not change what the other waits for.
  const product = items.filter(({ url }) => url)[info.project.name === 'phone' ? 10 : 11];
  const path = new URL(product?.url ?? '').pathname;
  const html = async (): Promise<string> => (await page.request.get(path)).text();
  const title = `${product?.title} ${Date.now()}`;
  // Twice: what was rendered a moment ago is stored now.
  expect(await html()).toContain(product?.title);
  expect(await html()).not.toContain(title);
  expect(await change(product?.id ?? '', title)).toBe(200);
  await expect.poll(html, { timeout: 10_000 }).toContain(title);
  expect(await change(product?.id ?? '', product?.title ?? '')).toBe(200);
});

test('COR-74 nobody but the engine drops stored pages, and it can’t drop those of all shops with one word', async ({ request }) => {
  const answer = await request.post('/internal/revalidate', {
    data: { tags: ['products'] },
    headers: { 'x-tessera-signature': `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}` },
  });
  expect(answer.status()).toBe(401);
});
