// Entitlements in a real browser: a store is founded for somebody, a brand lets it sell, and ends that.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';

test('NET-02 a store is founded, a brand lets it sell at its own price by keyboard, and ends it by typing its name', async ({ page }) => {
  test.setTimeout(120_000);
  const word = randomUUID().slice(0, 8);
  const store = `Store ${word}`;
  const known = { email: 'owner@vestify.test', password: 'demo-vest-2026' };
  expect((await page.request.post('/v1/auth/login', { headers: { 'x-tessera-csrf': '1' }, data: known })).status()).toBe(200);
  await page.goto('/staff/platform/stores');
  await page.getByTestId('found-organization').click();
  await page.locator('input[name="name"]').fill(store);
  await page.locator('input[name="owner"]').fill(`${word}@store.test`);
  await page.getByTestId('save-organization').click();
  await expect(page.getByTestId('organization').filter({ hasText: store })).toContainText('Invite owner');

  await page.goto(`/staff/stores?q=${word}`);
  await expect(page.getByText('Nothing fits what you chose')).toBeVisible();
  await page.getByTestId('grant-entitlement').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(word);
  await dialog.getByRole('radio', { name: store }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('radio', { name: 'Price of the store' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const row = page.getByTestId(/^entitlement-/).filter({ hasText: store });
  await expect(row).toContainText('Price of the store');
  await expect(row).toContainText('Selling');

  await page.getByRole('button', { name: `End ${store}` }).click();
  await expect(page.getByTestId('confirm')).toBeDisabled();
  await page.locator('input[name="word"]').fill(store);
  await page.getByTestId('confirm').click();
  await expect(row).toContainText('Ended');
  await expect(row.getByRole('button', { name: `Grant again: ${store}` })).toBeVisible();
});
