// The stores of a network on the phone: from a store's front page to a paid order that is followed by phone and number.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { cards, fillCheckout, pay } from './buyer.ts';
import { fillSignIn } from './person.ts';

const hostOf = (store: string): string => {
  const url = new URL(process.env.TESSERA_E2E_URL ?? 'http://localhost:3000');
  url.hostname = `${store}.localhost`;
  return url.origin;
};

const roads = [
  {
    language: 'en',
    store: 'talat-noi',
    name: 'Talat Noi Corner',
    brand: 'Orhei Clay Studio',
    title: 'Small coffee cups',
    country: 'TH',
    phone: '081 555 0199',
    asked: '+66 81 555 0199',
    status: 'Paid',
  },
  {
    language: 'ar',
    store: 'al-seef',
    name: 'مؤونة السيف',
    brand: 'Sadaf Soap House',
    title: 'غسول اليدين بالحبة السوداء',
    country: 'AE',
    phone: '+971 50 555 0199',
    asked: '0505550199',
    status: 'مدفوع',
  },
];

for (const road of roads)
  test(`NET-16 from the front of the network in ${road.language} to a store, a product of a brand, a paid order, and where it is`, async ({
    page,
  }) => {
    const { language, store, phone } = road;
    await page.goto(`${hostOf('store-network')}/${language}`);
    await expect(page.getByTestId('store-card')).toHaveCount(4);
    await page.getByRole('link', { name: road.name }).click();
    await page.waitForURL(({ hostname }) => hostname === `${store}.localhost`);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'store-network');
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    await expectAccessible(page, `front page of a store in ${language}`);
    await page.getByRole('link', { name: road.brand, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(road.brand);
    await page.getByRole('link', { name: road.title }).first().click();
    await expect(page.getByRole('link', { name: road.brand }).first()).toBeVisible();
    const glaze = page.locator('[data-option="colour"] label:has(input:not(:disabled))');
    if ((await glaze.count()) > 0) await glaze.first().click();
    await page.getByTestId('add-to-cart').click();
    await expect(page.getByTestId('cart-drawer')).toContainText(road.title);
    await fillCheckout(page, road.country);
    await page.locator('input[name="phone"]').fill(phone);
    await page.locator('input[name="phone"]').blur();
    await pay(page, cards.success);
    await page.waitForURL(/\/orders\/ord_/);
    await expect(page.getByTestId('order-status').first()).toHaveAttribute('data-status', 'paid', { timeout: 20_000 });
    const number = (await page.getByTestId('order-number').first().innerText()).trim();

    await page.goto(`${hostOf(store)}/${language}/track`);
    await page.locator('input[name="number"]').fill(number);
    await page.locator('input[name="phone"]').fill('+66 2 000 0000');
    await page.locator('main form button[type="submit"]').click();
    await expect(page.getByTestId('refusal')).toBeVisible();
    await page.locator('input[name="phone"]').fill(road.asked);
    await page.locator('main form button[type="submit"]').click();
    await expect(page.getByTestId('tracked-number')).toHaveText(number);
    await expect(page.getByTestId('tracked-status')).toHaveText(road.status);
    await expectAccessible(page, `where an order is, in ${language}`);
  });

test('NET-16 the shop of a brand sells nothing itself and leads to the stores that do', async ({ page }) => {
  await page.goto(`${hostOf('ben-gio-roastery')}/en`);
  await expect(page.getByTestId('store-card')).toHaveCount(4);
  await expect(page.getByRole('heading', { level: 2, name: 'Where to buy it' })).toBeVisible();
  await expect(page.locator('a[href$="/merchants"]')).toHaveCount(0);
  await page.goto(`${hostOf('ben-gio-roastery')}/en/p/cau-dat-arabica`);
  await expect(page.getByTestId('sold-by').getByRole('link')).toHaveCount(4);
  await expect(page.getByTestId('add-to-cart')).toHaveCount(0);
  await expectAccessible(page, 'a product in the shop of its brand');
  await page.getByTestId('sold-by').getByRole('link', { name: 'Talat Noi Corner' }).click();
  await page.waitForURL(({ hostname }) => hostname === 'talat-noi.localhost');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cầu Đất arabica');
  await expect(page.getByTestId('add-to-cart')).toBeVisible();
});

test('NET-02 who runs the network reads today who sells what, and is led to inviting, not to a first product', async ({ page }) => {
  await page.goto(`${hostOf('store-network')}/en/staff`);
  await fillSignIn(page, { email: 'owner@store-network.test', password: 'demo-network-2026' });
  await expect(page.getByRole('heading', { name: 'Who sells what' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Brands in the network' })).toBeVisible();
  await expect(page.getByText('Your brands bring theirs.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Add the first product' })).toHaveCount(0);
  for (const [path, title] of [
    ['brands', 'New brand'],
    ['stores', 'New store'],
    ['entitlements', 'Let a store sell a brand'],
  ]) {
    await page.goto(`${hostOf('store-network')}/en/staff/platform/${path}?new=1`);
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
  }
});

test('NET-10 who may not write reads in an empty list of products where those of brands are, and not what to put on sale', async ({
  page,
}) => {
  await page.goto(`${hostOf('green-bazaar')}/en/staff/products`);
  await fillSignIn(page, { email: 'sale@green-bazaar.test', password: 'demo-network-2026' });
  await expect(page.getByText('What you sell of brands stands under From brands, with its prices.', { exact: true })).toBeVisible();
  await expect(page.getByTestId('new-product')).toHaveCount(0);
  await expectAccessible(page, 'an empty list of products for a reader');
});
