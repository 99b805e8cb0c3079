// The marketplace in a browser: its own words, who sells, lists narrowed by kind and by seller, the same from right to left.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';

const home = new URL(process.env.TESSERA_E2E_URL ?? 'http://localhost:3000');
home.hostname = 'snail.localhost';
test.use({ baseURL: home.origin });

// The page before stays in the document, hidden.
const card = '[data-testid="product-card"]:visible';

test('MKT-02 one sees who sells, opens their page, and finds there what they sell and nothing else', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good things take their time');
  await expect(page.locator('[data-testid="seller-card"]')).toHaveCount(6);
  await expectAccessible(page, 'front page of the marketplace');
  await page.getByRole('link', { name: 'North Chair Barbers' }).click();
  await expect(page).toHaveURL(/\/merchants\/north-chair-barbers$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('North Chair Barbers');
  await expect(page.locator(card)).toHaveCount(6);
  await expectAccessible(page, 'page of a merchant');
  for (const text of await page.locator(card).allInnerTexts()) expect(text).toContain('By North Chair Barbers');
  await page.getByRole('link', { name: 'Beard trim and shave' }).click();
  await expect(page.getByRole('link', { name: 'By North Chair Barbers' }).first()).toBeVisible();
});

test('MKT-02 a list is narrowed by what it is and by who sells it, in the address too, and nobody speaks of vests', async ({
  page,
  isMobile,
}) => {
  await page.goto('/products');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything');
  const filters = async () => {
    if (!isMobile) return page.getByRole('complementary', { name: 'Filters' });
    await page.getByRole('button', { name: /^Filters/ }).click();
    return page.getByRole('dialog', { name: 'Filters' });
  };
  await (await filters()).getByText('Courses', { exact: true }).click();
  await expect(page).toHaveURL(/kind=course/);
  await expect(page.locator(card)).toHaveCount(5);
  await page.goto('/products?kind=service&seller=lotus-courtyard');
  await expect(page.locator(card)).toHaveCount(4);
  expect(await page.locator('body').innerText()).not.toMatch(/vest/i);
});

test('MKT-02 what was chosen of a list before the script of the page ran is taken up when it does', async ({ page, isMobile }) => {
  let wake: () => void = () => {};
  const awake = new Promise<void>((resolve) => (wake = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => awake.then(() => route.continue()));
  await page.goto('/products', { waitUntil: 'commit' });
  // On a phone the filters are in a sheet, which is script itself.
  if (isMobile) await page.getByLabel('Sort by').selectOption('price');
  else await page.getByRole('complementary', { name: 'Filters' }).getByText('Courses', { exact: true }).click();
  wake();
  await expect(page).toHaveURL(isMobile ? /sort=price/ : /kind=course/);
  await expect(page.locator(card)).toHaveCount(isMobile ? 24 : 5);
});

test('MKT-02 the same in Arabic, from right to left, and in Russian', async ({ page }) => {
  await page.goto('/ar/merchants/two-leaves-tea');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('ما يقدّمه');
  await expect(page.getByRole('link', { name: 'إيفان تشاي' })).toBeVisible();
  await expectAccessible(page, 'page of a merchant in Arabic');
  await page.goto('/ru/c/workshops');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Мастер-классы');
  await expect(page.getByText('4 предложения', { exact: true }).first()).toBeAttached();
});

test('a merchant nobody knows is not found', async ({ page }) => {
  expect((await page.goto('/merchants/nobody'))?.status()).toBe(404);
});
