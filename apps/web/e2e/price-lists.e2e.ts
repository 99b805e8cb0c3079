// An owner lowers prices by a list with a break, and the shop says so.
import { expect, test } from '@playwright/test';
import { ask, foundShop } from './owner.ts';

test('COR-82 an owner makes a list with a price and a break; the shop crosses the old price out and tells what more units cost', async ({
  page,
}) => {
  const { slug } = await foundShop(page, 'Lists');
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
  // What is typed and not saved is not lost by following a link: it is asked about, and the answer is no.
  const asked = page.waitForEvent('dialog', { timeout: 15_000 }).then((question) => question.dismiss());
  await page.locator('main').getByRole('link', { name: 'Price lists' }).click();
  await asked;
  await expect(row.getByLabel('Price of Teapot', { exact: true })).toHaveValue('450');
  await row.getByRole('button', { name: 'Add a quantity price for Teapot' }).click();
  await row.getByLabel('From how many of Teapot').fill('5');
  await row.getByLabel('Price of Teapot', { exact: true }).nth(1).fill('400');
  await row.getByRole('button', { name: 'Save prices of Teapot' }).click();
  await expect(row.getByRole('button', { name: 'Save prices of Teapot' })).toHaveCount(0);

  const shop = new URL(page.url());
  shop.hostname = `${slug}.localhost`;
  await page.goto(`${shop.origin}/en/p/${pot.slug}`);
  await expect(page.locator('article s').first()).toContainText('500');
  await expect(page.getByTestId('lowest-30')).toContainText('500');
  await expect(page.getByTestId('breaks').getByRole('row').last()).toContainText('400');
});
