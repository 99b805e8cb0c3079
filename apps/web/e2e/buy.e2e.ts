// The buyer's road in a real browser, on a wide screen and on a phone.
import { type Page, expect, test } from '@playwright/test';
import { cards, fillCheckout, paid, pay, putVestInCart, signIn } from './buyer.ts';

test('VES-01 COR-30 COR-71 a vest is bought from the home page to the paid order, which follows itself live', async ({
  page,
  browser,
  baseURL,
}) => {
  await putVestInCart(page);
  await fillCheckout(page);
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
  const number = (await page.getByTestId('order-number').first().textContent())?.match(/\d+/)?.[0] ?? '';
  expect(number).not.toBe('');

  const staff = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await ship(staff, number);
  await expect(page.getByTestId('order-status').first()).toHaveText('On its way', { timeout: 15_000 });
  await expect(page.getByText('TH123').first()).toBeVisible();

  await staff.goto('/dev/mailbox');
  await expect(staff.getByTestId('mail-row').filter({ hasText: number }).first()).toBeVisible();
  await staff.context().close();
});

async function ship(staff: Page, number: string): Promise<void> {
  await signIn(staff);
  await staff.goto(`/staff/orders?q=${number}`);
  await staff
    .getByRole('link', { name: new RegExp(number) })
    .first()
    .click();
  await staff.getByTestId('move-fulfil').click();
  await staff.getByTestId('ship-order').click();
  await staff.locator('input[name="carrier"]').fill('Kerry Express');
  await staff.locator('input[name="tracking"]').fill('TH123');
  await staff.getByTestId('ship-submit').click();
}

test('COR-41 a declined card is told where it happened, nothing typed is lost, and another card pays', async ({ page }) => {
  await putVestInCart(page);
  await fillCheckout(page);
  await pay(page, cards.declined);
  await expect(page.getByTestId('pay-error')).toBeVisible();
  await expect(page.getByTestId('pay-error')).toContainText(/declined/i);
  await expect(page.locator('input[name="email"]')).toHaveValue('buyer@example.com');
  await expect(page.locator('input[name="line1"]')).toHaveValue('1 Sukhumvit Road');
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
});

test('COR-41 3-D Secure: to the bank, back to the order, paid', async ({ page }) => {
  await putVestInCart(page);
  await fillCheckout(page);
  await pay(page, cards.challenge);
  await page.waitForURL(/\/test-payments\//);
  await page.locator('button[value="approve"]').click();
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
});

test('VES-01 the whole road in Arabic, right to left', async ({ page }) => {
  await putVestInCart(page, '/ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await fillCheckout(page, 'AE');
  await pay(page, cards.success);
  await page.waitForURL(/\/ar\/orders\/ord_/);
  await expect(page.getByTestId('order-status').first()).not.toHaveText('Paid');
  await expect(page.getByTestId('order-status').first()).toHaveText(/[\u0600-\u06ff]/);
});

test('COR-30 the cart drawer changes quantities and takes lines out, with a way back', async ({ page }) => {
  await putVestInCart(page);
  const drawer = page.getByTestId('cart-drawer');
  await drawer
    .getByRole('button', { name: /more|add|increase/i })
    .first()
    .click();
  await expect(page.getByTestId('cart-count')).toHaveText(/2/);
  await drawer
    .getByRole('button', { name: /remove/i })
    .first()
    .click();
  await expect(drawer.getByText(/empty/i).first()).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByTestId('cart-count')).toHaveText(/2/);
});

test('VES-01 search, filters and sort live in the address', async ({ page }) => {
  await page.goto('/products?sort=price');
  await expect(page.getByTestId('product-card').first()).toBeVisible();
  const all = await page.getByTestId('product-card').count();
  await page.goto('/products?sort=price&size=xxl&inStock=true');
  await expect(page.getByTestId('product-card').first()).toBeVisible();
  expect(await page.getByTestId('product-card').count()).toBeLessThanOrEqual(all);
  await page.goto('/search?q=zzzzqqq');
  await expect(page.getByTestId('product-card')).toHaveCount(0);
});
