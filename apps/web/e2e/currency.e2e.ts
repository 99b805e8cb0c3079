// Buying in a currency that is not the shop's first, from the switch to the paid order.
import { expect, type Page, test } from '@playwright/test';
import { cards, fillCheckout, paid, pay, putVestInCart, shelf, vests } from './buyer.ts';

/** By the switch that every screen has. */
async function switchTo(page: Page, currency: string): Promise<void> {
  await page.locator('footer').getByTestId('currency-switch').selectOption(currency);
  await expect(page.locator('html')).toHaveAttribute('data-currency', currency);
}

test('COR-12 a buyer changes to baht: pages, cart and order are in it, what stands in the cart comes along, and dollars are a click away', async ({
  page,
}) => {
  await putVestInCart(page);
  const drawer = page.getByTestId('cart-drawer');
  await expect(drawer).toContainText('$');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await switchTo(page, 'THB');
  await expect(page.locator('main')).toContainText(/(฿|THB)\s?[\d,]+/);
  await page.goto(shelf);
  const card = vests(page).first();
  await expect(card).toContainText(/(฿|THB)\s?[\d,]+/);
  await expect(card).not.toContainText('$');
  await putVestInCart(page);
  await expect(drawer).toContainText(/(฿|THB)\s?[\d,]+/);
  await expect(drawer).not.toContainText('$');
  await fillCheckout(page);
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
  await expect(page.locator('main')).toContainText(/(฿|THB)\s?[\d,]+/);
  await expect(page.locator('main')).not.toContainText('$');
  await page.goto(shelf);
  await switchTo(page, 'USD');
  await expect(card).toContainText('$');
});

test('COR-12 a currency remembered from elsewhere that the shop does not sell in changes nothing', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'tessera_currency', value: 'EUR', url: baseURL ?? '' }]);
  await page.goto(shelf);
  await expect(page.locator('html')).toHaveAttribute('data-currency', 'USD');
  await expect(vests(page).first()).toContainText('$');
});
