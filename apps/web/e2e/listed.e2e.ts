// What an owner does with a list of products as it is narrowed: attributes for all of it at once, and a file of it.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { ask, foundShop } from './owner.ts';

test('COR-90 products of a narrowed list get an attribute in one change, and go into a file', async ({ page }) => {
  const word = randomUUID().slice(0, 8);
  await foundShop(page, 'Listed');
  const choices = [{ code: 'linen', name: { en: 'Linen' } }];
  await ask(page, 'PUT', '/v1/admin/attributes/fabric', { name: { en: 'Fabric' }, type: 'choice', choices });
  for (const title of [`Rug ${word}`, `Mat ${word}`, 'Lamp'])
    await ask(page, 'POST', '/v1/admin/products', { title, price: { amount: '9000', currency: 'THB' }, stock: 1 });
  await page.goto(`/staff/products?q=${word}`);
  await expect(page.locator('[data-row]')).toHaveCount(2);
  for (const row of await page.locator('[data-row]').all()) await row.getByRole('checkbox').check();
  await page.getByTestId('bulk-edit').click();
  await page.getByText('Attributes', { exact: true }).click();
  await page.getByLabel('Fabric').selectOption('Linen');
  await page.getByTestId('bulk-preview').click();
  await expect(page.getByTestId('bulk-preview-table')).toContainText('Fabric: Linen');
  await page.getByTestId('bulk-make').click();
  await expect(page.getByTestId('bulk-strip')).toContainText('2 of 2 products are changed');
  await page.getByTestId('export-listed').click();
  await expect(page.getByTestId('run-view')).toHaveAttribute('data-state', 'done');
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('take-file').click()]);
  const [head = '', ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  expect(head).toMatch(/,attribute:fabric$/);
  expect(lines.map((line) => line.endsWith(',linen'))).toEqual([true, true]);
});
