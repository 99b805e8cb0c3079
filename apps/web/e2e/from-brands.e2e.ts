// A store takes products of its brand by the keyboard, each with its own units and price, and finds them in its shop.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { ask, foundShop } from './owner.ts';
import { sql } from './sql.ts';

const become = (page: Page, id: string): Promise<unknown> => ask(page, 'POST', '/v1/auth/organization', { organizationId: id });
const found = (page: Page, name: string): Promise<{ id: string }> => ask(page, 'POST', '/v1/organizations', { name, country: 'TH' });

/** One person with a brand that makes two things, and a store that may sell them at its own price. */
async function openBrand(page: Page, word: string): Promise<{ brandId: string; storeId: string }> {
  await foundShop(page, 'Any');
  const [brand, store] = [await found(page, `Brand ${word}`), await found(page, `Store ${word}`)];
  for (const [name, trade] of [
    [`Brand ${word}`, 'brand'],
    [`Store ${word}`, 'store'],
  ])
    await sql(`update organizations set trade = $2 where name = $1`, [name, trade]);
  await become(page, brand.id);
  for (const thing of ['Cup', 'Plate']) {
    const { slug } = await ask<{ slug: string }>(page, 'POST', '/v1/admin/categories', { name: { en: `${thing}s` } });
    const made = { title: `${thing} ${word}`, price: { amount: '10000', currency: 'THB' }, stock: 1, status: 'published', category: slug };
    await ask(page, 'POST', '/v1/admin/products', made);
  }
  await ask(page, 'POST', `/v1/admin/entitlements/${store.id}`, { mode: 'STORE' });
  await become(page, store.id);
  return { brandId: brand.id, storeId: store.id };
}

test('NET-03 a store takes a choice of its brand by keyboard, with units and a price for each', async ({ page }) => {
  const word = randomUUID().slice(0, 8);
  await openBrand(page, word);
  await page.goto('/staff/brand-products');
  const rows = page.getByTestId('brand-product');
  await expect(rows).toHaveCount(2);
  await page.getByLabel('Category').selectOption('Cups');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Category').selectOption('All categories');
  await expect(rows).toHaveCount(2);
  await page.getByRole('heading', { level: 1 }).click();
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByTestId('take')).toHaveText('Take 2 products');
  await page.getByTestId('take').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('take-each')).toHaveCount(2);
  await page.getByLabel(`Price of Cup ${word}`).fill('dear');
  await page.keyboard.press('Enter');
  await expect(page.getByText(`No price of Cup ${word}`)).toBeVisible();
  await page.getByLabel(`Price of Cup ${word}`).fill('155.50');
  await page.getByLabel(`Units of Cup ${word}`).fill('7');
  await page.getByLabel(`Units of Plate ${word}`).fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('run-view')).toHaveAttribute('data-state', 'done');
  await expect(page.getByTestId('count-added')).toHaveText('2');
  await page.goto('/staff/brand-products');
  await expect(rows.first()).toContainText('1 of 1 taken');
  const { items } = await ask<{ items: { title: string; onHand: number }[] }>(page, 'GET', `/v1/admin/stock?limit=10`);
  expect(Object.fromEntries(items.map(({ title, onHand }) => [title, onHand]))).toEqual({ [`Cup ${word}`]: 7, [`Plate ${word}`]: 3 });
});

test('NET-04 NET-03 a store sets the price of a variant by keyboard, puts the product away, and takes that back', async ({ page }) => {
  const word = randomUUID().slice(0, 8);
  const { brandId, storeId } = await openBrand(page, word);
  // A brand is asked for no units: its stores have them.
  await become(page, brandId);
  await page.goto('/staff/products?new=1');
  await page.locator('input[name="title"]').fill(`Jug ${word}`);
  await page.locator('input[name="price.THB"]').fill('90');
  await expect(page.getByLabel('In stock')).toHaveCount(0);
  await page.getByTestId('publish').click();
  await expect(page.getByText(`“Jug ${word}” is saved.`)).toBeVisible();
  await become(page, storeId);
  await ask(page, 'POST', '/v1/admin/brand-products/import', { quantity: 2 });
  await page.goto('/staff/products');
  await page.getByRole('link', { name: 'To the products of brands' }).click();
  const rows = page.getByTestId('brand-product');
  await expect(rows).toHaveCount(3);
  await expect(async () => {
    await page.reload();
    await expect(rows.first()).toContainText('1 of 1 taken', { timeout: 1_000 });
  }).toPass();
  await page.getByRole('link', { name: `Cup ${word}` }).click();
  const price = page.getByLabel(`Price of Cup ${word}, THB`);
  await expect(price).toHaveValue('100.00');
  await expectAccessible(page, 'a product of a brand');
  await price.fill('dear');
  await price.press('Enter');
  await expect(page.getByText(`No price of Cup ${word}`)).toBeVisible();
  await price.fill('120.50');
  await price.press('Enter');
  await expect(page.getByText('The prices are saved.')).toBeVisible();
  await page.reload();
  await expect(price).toHaveValue('120.50');
  await page.getByTestId('put-away').click();
  await expect(page.getByLabel(`Cup ${word} is on sale`)).not.toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel(`Cup ${word} is on sale`)).toBeChecked();
  await page.goto('/staff/brand-products');
  await page.getByLabel(`Choose Cup ${word}`).check();
  await page.getByRole('button', { name: 'Put one away' }).click();
  await page.getByRole('button', { name: 'Put away', exact: true }).click();
  await expect(rows).toHaveCount(1);
});
