// What a buyer does on the pages, for the browser tests.
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

export const cards = { success: '4242424242424242', declined: '4000000000000002', challenge: '4000000000003220' };

/** Cards of vests in sight, which come in colours; the page before may still stand in the document, out of sight. */
export const vests = (page: Page): Locator =>
  page.locator('[data-testid="product-card"]:visible').filter({ has: page.locator('[style*="background"]') });

/** A shelf where nothing but vests stands, however many products other tests put at the head of the shop. */
export const shelf = '/c/knitwear';

/** From the front page, in a language if one is named, by a shelf to a vest in the cart, by clicking; leaves the cart drawer open. */
export async function putVestInCart(page: Page, language = ''): Promise<void> {
  await page.goto(`${language}/`);
  await page.locator(`main a[href$="${shelf}"]:visible`).first().click();
  await page.waitForURL((url) => url.pathname.endsWith(shelf));
  await vests(page).first().getByRole('link').first().click();
  await chooseAndAdd(page);
}

/** On a product page: the first colour and size that can be had, into the cart. */
export async function chooseAndAdd(page: Page): Promise<void> {
  await expect(page.getByTestId('add-to-cart')).toBeVisible();
  for (const option of ['colour', 'size']) {
    const group = page.locator(`[data-option="${option}"]`);
    await group.locator('label:has(input:not(:disabled))').first().click();
    await expect(group.locator('input:checked')).toHaveCount(1);
  }
  await page.getByTestId('add-to-cart').click();
  await expect(page.getByTestId('cart-drawer')).toBeVisible();
}

/** A product that a test on this screen has to itself, so that it may change price and stock while others shop. */
export const ownProduct = (info: TestInfo, [onDesktop, onPhone]: [string, string]): string =>
  `/p/${info.project.name === 'desktop' ? onDesktop : onPhone}`;

/** Goes to the checkout and fills everything but the card. */
export async function fillCheckout(page: Page, country = 'TH'): Promise<void> {
  await page.getByTestId('checkout-link').click();
  await page.locator('input[name="email"]').fill('buyer@example.com');
  await page.locator('select[name="country"]').selectOption(country);
  await page.locator('input[name="name"]').fill('Somchai Dee');
  await page.locator('input[name="line1"]').fill('1 Sukhumvit Road');
  await page.locator('input[name="city"]').fill('Bangkok');
  await page.locator('input[name="city"]').blur();
  await expect(page.locator('input[name="shippingMethodId"]').first()).toBeChecked();
}

export async function pay(page: Page, card: string): Promise<void> {
  await page.locator('input[name="token"]').fill(card);
  await page.getByTestId('place-order').first().click();
}

export const paid = (page: Page): Promise<void> => expect(page.getByTestId('order-status').first()).toHaveText('Paid', { timeout: 20_000 });

/** The SKU of the one line in the buyer's cart. */
export async function skuInCart(page: Page): Promise<string> {
  const { cart } = (await (await page.request.get('/v1/carts/current')).json()) as { cart: { lines: { sku: string }[] } };
  return cart.lines[0]?.sku ?? '';
}

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in?next=/staff/orders');
  await page.locator('input[name="email"]').fill('owner@vestify.test');
  await page.locator('input[name="password"]').fill('demo-vest-2026');
  await page.getByTestId('sign-in').click();
  await page.waitForURL(({ pathname }) => pathname === '/staff/orders');
}
