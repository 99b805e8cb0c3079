// An owner lowers prices by a list with a break, and the shop says so.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { signUp, stranger } from './person.ts';

/** Asks the API as whoever is signed in on the page. */
const ask = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([how, where, what, key]) => {
      const answered = await fetch(where, {
        method: how,
        headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1', 'idempotency-key': key },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      });
      return (answered.status === 204 ? null : await answered.json()) as T;
    },
    [method, path, body, randomUUID()] as const,
  );

test('COR-82 an owner makes a list with a price and a break; the shop crosses the old price out and tells what more units cost', async ({
  page,
}) => {
  await signUp(page, stranger('Nok Owner'));
  const made = await ask<{ id: string; slug: string }>(page, 'POST', '/v1/organizations', {
    name: `Lists ${randomUUID().slice(0, 8)}`,
    country: 'TH',
  });
  await ask(page, 'POST', '/v1/auth/organization', { organizationId: made.id });
  const { items } = await ask<{ items: { id: string }[] }>(page, 'GET', '/v1/admin/channels');
  await ask(page, 'PATCH', `/v1/admin/channels/${items[0]?.id}`, { lowestPrice: 'on' });
  const pot = await ask<{ slug: string; sku: string }>(page, 'POST', '/v1/admin/products', {
    title: 'Teapot',
    price: { amount: '50000', currency: 'THB' },
    stock: 30,
  });

  await page.goto('/staff/price-lists');
  await page.getByTestId('new-price-list').click();
  await page.locator('input[name="name"]').fill('Spring');
  await page.locator('select[name="status"]').selectOption('active');
  await page.getByTestId('save-price-list').click();
  const row = page.getByTestId(`listed-${pot.sku}`);
  await row.getByLabel('Price of Teapot', { exact: true }).fill('nonsense');
  await row.getByRole('button', { name: 'Save prices of Teapot' }).click();
  await expect(row.getByRole('alert')).toBeVisible();
  await row.getByLabel('Price of Teapot', { exact: true }).fill('450');
  await row.getByRole('button', { name: 'Add a quantity price for Teapot' }).click();
  await row.getByLabel('From how many of Teapot').fill('5');
  await row.getByLabel('Price of Teapot', { exact: true }).nth(1).fill('400');
  await row.getByRole('button', { name: 'Save prices of Teapot' }).click();
  await expect(row.getByRole('button', { name: 'Save prices of Teapot' })).toHaveCount(0);

  const shop = new URL(page.url());
  shop.hostname = `${made.slug}.localhost`;
  await page.goto(`${shop.origin}/en/p/${pot.slug}`);
  await expect(page.locator('article s').first()).toContainText('500');
  await expect(page.getByTestId('lowest-30')).toContainText('500');
  await expect(page.getByTestId('breaks').getByRole('row').last()).toContainText('400');
});
