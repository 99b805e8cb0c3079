// What the buyer is told when the shop says no, or not yet: nothing is lost, and there is always a next step.
import { type Page, expect, test } from '@playwright/test';
import { cards, chooseAndAdd, fillCheckout, ownProduct, paid, pay, putVestInCart, skuInCart } from './buyer.ts';
import { raisePrice, sellOut } from './sql.ts';

const totalOf = async (page: Page): Promise<string> =>
  /[\d,.]*\d/.exec((await page.getByTestId('place-order').textContent()) ?? '')?.[0] ?? '';

test('COR-30 a price that changed before paying is shown old and new, and paid only after a yes', async ({ page }, info) => {
  await page.goto(ownProduct(info, ['studio-corduroy-vest', 'workroom-apron-vest']));
  await chooseAndAdd(page);
  await fillCheckout(page);
  const before = await totalOf(page);
  await raisePrice(await skuInCart(page), 1000);
  await pay(page, cards.success);
  const told = page.getByTestId('pay-error');
  await expect(told).toContainText(before);
  await expect(page.getByTestId('place-order')).not.toContainText(before);
  const after = await totalOf(page);
  expect(Number(after)).toBeGreaterThan(Number(before));
  await expect(told).toContainText(after);
  await expect(page).toHaveURL(/\/checkout/);
  await page.getByTestId('place-order').click();
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
  await expect(page.getByText(after).first()).toBeVisible();
});

test('COR-30 what sold out before paying is named, and the cart is kept', async ({ page }, info) => {
  await page.goto(ownProduct(info, ['angler-pocket-vest', 'trucker-denim-vest']));
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await chooseAndAdd(page);
  await fillCheckout(page);
  await sellOut(await skuInCart(page));
  await pay(page, cards.success);
  await expect(page.getByTestId('pay-error')).toContainText(title);
  await expect(page.getByTestId('cart-count')).toHaveText('1');
  await expect(page.locator('input[name="line1"]')).toHaveValue('1 Sukhumvit Road');
  await expect(page.getByRole('complementary').getByText(/sold out/i)).toBeVisible();
});

test('COR-33 an order that is not paid yet counts down, and its buyer may call it off', async ({ page }) => {
  await putVestInCart(page);
  await fillCheckout(page);
  let id = '';
  await page.route('**/place', async (route) => {
    const answer = await route.fetch();
    ({ id } = ((await answer.json()) as { order: { id: string } }).order);
    await route.fulfill({ response: answer });
  });
  await pay(page, cards.challenge);
  await page.waitForURL(/\/test-payments\//);
  await page.goto(`/orders/${id}`);
  await expect(page.getByTestId('order-status').first()).toHaveText('Waiting for payment');
  await expect(page.getByRole('link', { name: 'Continue payment' })).toBeVisible();
  const clock = page.getByRole('timer');
  await expect(clock).toHaveText(/^1\d:[0-5]\d$/);
  const first = (await clock.textContent()) ?? '';
  await expect(clock).not.toHaveText(first);
  await page.getByRole('button', { name: /Cancel order \d+/ }).click();
  await expect(page.getByTestId('order-status').first()).toHaveText('Cancelled');
  await expect(clock).toHaveCount(0);
});
