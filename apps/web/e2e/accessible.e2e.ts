// Every page of the road is checked by axe, light and dark, left to right and right to left, and never scrolls sideways.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { fillCheckout, putVestInCart, signIn } from './buyer.ts';

const pages = ['/', '/products', '/p/corso-double-breasted-waistcoat', '/search?q=vest', '/staff/login', '/dev/mailbox'];

for (const locale of ['en', 'ar']) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`pages in ${locale}, ${colorScheme}, are accessible and fit the screen`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const path of pages) {
        await page.goto(locale === 'en' ? path : `/${locale}${path}`);
        await expectAccessible(page, `${locale} ${colorScheme} ${path}`);
      }
    });
  }
}

test('cart drawer and checkout are accessible and fit the screen', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await putVestInCart(page);
  await expectAccessible(page, 'cart drawer');
  await fillCheckout(page);
  await expectAccessible(page, 'checkout');
});

test('the desk is accessible and fits the screen', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page);
  for (const name of ['orders', 'stock', 'operations']) {
    await page.goto(`/staff/${name}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, name);
  }
});

async function expectAccessible(page: Page, what: string): Promise<void> {
  await expect(page.locator('h1, [role="dialog"] h2').first()).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze();
  const found = violations.map(
    (violation) => `${what}: ${violation.id} ${violation.nodes[0]?.target.join(' ')} ${violation.nodes[0]?.any[0]?.message ?? ''}`,
  );
  expect(found).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect([what, sideways]).toEqual([what, 0]);
}
