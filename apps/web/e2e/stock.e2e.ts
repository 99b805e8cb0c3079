// Stock on the desk: a place is opened, units are brought there, a count is made by keyboard, and a rule is seen in the shop.
import { expect, test } from '@playwright/test';
import { signIn } from './buyer.ts';

test('COR-22 COR-81 staff move units between locations and count them by keyboard', async ({ page }, info) => {
  const mark = `${info.project.name} ${Date.now()}`;
  await signIn(page);
  const made = await page.request.post('/v1/admin/products', {
    headers: { 'x-tessera-csrf': '1', 'idempotency-key': crypto.randomUUID() },
    data: { title: `Counted ${mark}`, price: { amount: '1000', currency: 'USD' }, stock: 8, status: 'draft' },
  });
  const { sku } = (await made.json()) as { sku: string };
  await page.goto('/staff/stock/locations');
  await page.getByTestId('new-location').click();
  await page.getByLabel('Name').fill(`Depot ${mark}`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row').filter({ hasText: `Depot ${mark}` })).toBeVisible();

  await page.goto(`/staff/stock?q=${encodeURIComponent(sku)}`);
  await page.getByTestId(`stock-${sku}`).getByRole('link').click();
  await page.getByRole('button', { name: 'Transfer' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('To', { exact: true }).selectOption(`Depot ${mark}`);
  await dialog.getByLabel('Units').fill('3');
  await dialog.getByRole('button', { name: 'Transfer' }).click();
  await expect(
    page
      .getByRole('row')
      .filter({ hasText: `Depot ${mark}` })
      .first(),
  ).toContainText('3');

  await page.goto('/staff/stock/counts');
  await page.getByTestId('new-count').click();
  await page.getByLabel('Location').selectOption(`Depot ${mark}`);
  await page.getByRole('button', { name: 'Start counting' }).click();
  await page.getByLabel('SKU').fill(sku);
  await page.keyboard.press('Enter');
  await page.keyboard.type(sku);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('last-counted')).toContainText(': 2');
  await expect(page.getByTestId(`counted-${sku}`)).toContainText('-1');
  await page.getByRole('button', { name: 'Close the count' }).click();
  await page.getByTestId('confirm').click();
  await expect(page.getByText('The count is closed.')).toBeVisible();
});
