// Every page is checked by axe, light and dark, left to right and right to left, and never scrolls sideways.
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { fillCheckout, putVestInCart, signIn } from './buyer.ts';

const shop = ['/', '/products', '/p/corso-double-breasted-waistcoat', '/search?q=vest', '/dev/mailbox'];
const door = [
  '/sign-in?next=/staff',
  '/sign-up?next=/start',
  '/forgot-password',
  '/reset-password',
  '/verify-email',
  '/invitation',
  '/privacy',
];
const account = [
  '',
  '/security',
  '/sessions',
  '/addresses',
  '/payment-methods',
  '/orders',
  '/bookings',
  '/courses',
  '/apps',
  '/cards',
  '/privacy',
].map((page) => `/account${page}`);
const desk = [
  '',
  '/orders',
  '/products',
  '/categories',
  '/courses',
  '/stock',
  '/stock/locations',
  '/stock/incoming',
  '/stock/counts',
  '/stock/moves',
  '/imports',
  '/brand-products',
  '/price-lists',
  '/customer-groups',
  '/cards',
  '/card-programmes',
  '/promotions',
  '/shipping',
  '/calendar',
  '/services',
  '/hosting',
  '/hosting/plans',
  '/pages',
  '/menus',
].map((page) => `/staff${page}`);
const office = [
  '/members',
  '/roles',
  '/organization',
  '/channels',
  '/keys',
  '/flags',
  '/audit',
  '/operations',
  '/holds',
  '/brands',
  '/stores',
  '/platform/organizations',
  '/platform/brands',
  '/platform/stores',
  '/platform/entitlements',
  '/platform/flags',
  '/platform/people',
  '/platform/audit',
].map((page) => `/staff${page}`);

for (const locale of ['en', 'ar']) {
  const look = async (page: Page, paths: string[]): Promise<void> => {
    for (const path of paths) {
      await page.goto(locale === 'en' ? path : `/${locale}${path}`);
      await expectAccessible(page, `${locale} ${path}`);
    }
  };
  test.describe(`in ${locale}`, () => {
    test('pages of the shop and at its door are accessible and fit the screen', async ({ page }) => {
      test.slow();
      await look(page, [...shop, ...door]);
    });
    test('pages of the account are accessible and fit the screen', async ({ page }) => {
      test.slow();
      await signIn(page);
      await look(page, [...account, '/start?another=1']);
    });
    test('pages of the desk about what is sold are accessible and fit the screen', async ({ page }) => {
      test.slow();
      await signIn(page);
      await look(page, desk);
    });
    test('pages of the desk about organizations are accessible and fit the screen', async ({ page }) => {
      test.slow();
      await signIn(page);
      await look(page, office);
    });
  });
}

test('cart drawer and checkout are accessible and fit the screen', async ({ page }) => {
  await putVestInCart(page);
  await expectAccessible(page, 'cart drawer');
  await fillCheckout(page);
  await expectAccessible(page, 'checkout');
});

test('dialogs of account and desk are accessible and fit the screen', async ({ page }) => {
  test.slow();
  await signIn(page);
  const open = async (path: string, button: string): Promise<void> => {
    await page.goto(path);
    await page.getByTestId(button).first().click();
    await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
    await expectAccessible(page, `${path} ${button}`);
  };
  await open('/account/security', 'add-passkey');
  await open('/account/addresses', 'add-address');
  await open('/account/privacy', 'ask-erasure');
  await open('/staff/members', 'invite');
  await open('/staff/roles', 'new-role');
  await open('/staff/keys', 'new-key');
  await open('/staff/products', 'new-product');
  await open('/staff/organization', 'close-organization');
});
