// Somebody who bought without an account sees what the shop holds on them, takes a copy, and has it erased.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { cards, fillCheckout, paid, pay, putVestInCart } from './buyer.ts';
import { codeIn, mailTo, stranger } from './person.ts';

test('COR-65 a guest asks by e-mail, types the code, fetches a copy and is forgotten', async ({ page }) => {
  const { email } = stranger();
  await putVestInCart(page);
  await fillCheckout(page);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="email"]').blur();
  await pay(page, cards.success);
  await paid(page);
  // The mail of the order comes first, so that the newest is the code.
  await mailTo(page, email);

  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your data' }).click();
  await page.locator('input[name="email"]').fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  await expect.poll(async () => codeIn(await mailTo(page, email))).toMatch(/^\d{6}$/);
  await page.locator('input[name="code"]').fill(codeIn(await mailTo(page, email)));
  await expect(page.getByRole('heading', { name: 'What we hold' })).toBeVisible();
  await expect(page.getByTestId('held')).toContainText('Orders');
  await expectAccessible(page, 'what is held');

  const [copy] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Get it as JSON' }).click()]);
  expect(await readFile(await copy.path(), 'utf8')).toContain(email);

  await page.getByTestId('erase').click();
  await page.getByTestId('confirm').click();
  await expect(page.getByRole('heading', { name: 'Erased' })).toBeVisible();
  await expect(page.getByText(/1 order stays until/)).toBeVisible();
  await expectAccessible(page, 'what was erased');
});
