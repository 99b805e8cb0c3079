// Somebody who bought without an account sees what the shop holds on them, takes a copy, and has it erased.
import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { cards, fillCheckout, paid, pay, putVestInCart, signIn } from './buyer.ts';
import { codeIn, mailTo, stranger } from './person.ts';

/** An order of a guest with this address. */
async function buy(page: Page, email: string): Promise<void> {
  await putVestInCart(page);
  await fillCheckout(page);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="email"]').blur();
  await pay(page, cards.success);
  await paid(page);
  // The mail of the order comes first, so that the newest is the code.
  await mailTo(page, email);
}

/** From the front page to what is held under the address. */
async function openHeld(page: Page, email: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your data' }).click();
  await page.locator('input[name="email"]').fill(email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  await expect.poll(async () => codeIn(await mailTo(page, email))).toMatch(/^\d{6}$/);
  await page.locator('input[name="code"]').fill(codeIn(await mailTo(page, email)));
  await expect(page.getByRole('heading', { name: 'What we hold' })).toBeVisible();
}

test('COR-65 a guest asks by e-mail, types the code, fetches a copy and is forgotten', async ({ page }) => {
  const { email } = stranger();
  await buy(page, email);
  await openHeld(page, email);
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

test('COR-65 staff hold the buyer of a guest’s order by its number; the guest is told that all is kept for now; staff lift the hold', async ({
  page,
  browser,
  baseURL,
}) => {
  const { email } = stranger();
  await buy(page, email);
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const staff = await context.newPage();
  await signIn(staff);
  const { items } = (await (await staff.request.get(`/v1/admin/orders?q=${encodeURIComponent(email)}`)).json()) as {
    items: { number: string }[];
  };
  const number = items[0]?.number ?? '';
  await staff.goto('/staff/holds');
  await staff.getByTestId('place-hold').click();
  await staff.locator('input[name="order"]').fill(number);
  await staff.locator('input[name="reason"]').fill('A chargeback goes on');
  await staff.getByRole('dialog').getByRole('button', { name: 'Place a hold' }).click();
  const row = staff.getByTestId('hold').filter({ hasText: email });
  await expect(row.getByRole('link', { name: `Order ${number}` })).toBeVisible();
  await expectAccessible(staff, 'holds');

  await openHeld(page, email);
  await expect(page.getByTestId('held')).toContainText('Legal holds');
  await page.getByTestId('erase').click();
  await page.getByTestId('confirm').click();
  await expect(page.getByRole('heading', { name: 'Kept for now' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'It is erased when that ends' })).toBeVisible();
  await expectAccessible(page, 'what is kept for now');

  await row.getByRole('button', { name: `Lift the hold on ${email}` }).click();
  await staff.getByTestId('confirm').click();
  await expect(row).toHaveCount(0);
  await context.close();
});
