// A managed app in the browser: its host and plan entered, bought under a name, set up, and found by its buyer.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { cards, pay, signIn } from './buyer.ts';

test('COR-20 staff enter a host, a product and its plan; somebody buys an app under a name, and finds it where staff set it up', async ({
  page,
}) => {
  const word = randomUUID().slice(0, 6);
  const dialog = page.getByRole('dialog');
  await signIn(page);
  await page.goto('/staff/hosting/hosts');
  await page.getByTestId('new-host').first().click();
  await dialog.locator('input[name="name"]').fill(`Rack ${word}`);
  await dialog.locator('input[name="memory"]').fill('64');
  await dialog.getByTestId('save-host').click();
  const host = page.getByTestId('host').filter({ hasText: `Rack ${word}` });
  await expect(host.getByRole('progressbar').first()).toHaveAttribute('aria-valuenow', '0');
  await expectAccessible(page, 'hosts');

  await page.goto('/staff/products?new=1');
  await dialog.locator('select[name="kind"]').selectOption('hosting');
  await dialog.locator('input[name="title"]').fill(`Flow ${word}`);
  await dialog.locator('input[name="price.USD"]').fill('9');
  await dialog.getByTestId('publish').click();
  await page.waitForURL(/\/staff\/hosting\/plans\?product=prd_/);
  await dialog.locator('input[name="cpu"]').fill('0,5');
  await dialog.getByTestId('save-plan').click();
  const row = page.getByTestId('plan-row');
  await expect(row).toContainText('0.5 cores');
  await expect(row).toContainText(/Room for \d+ more/);
  const product = (await row.getByRole('link').first().getAttribute('href'))?.split('/').at(-1) ?? '';

  const { slug } = (await (await page.request.get(`/v1/admin/products/${product}`)).json()) as { slug: string };
  await page.goto(`/p/${slug}`);
  await expect(page.getByTestId('hosting-plans')).toContainText('30 days');
  const name = page.getByTestId('app-name');
  await name.fill('my shop');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill(`flow-${word}`);
  await expect(page.getByTestId('name-free')).toBeVisible();
  await expectAccessible(page, 'the page of a plan');
  await page.getByTestId('add-to-cart').click();
  await expect(page.getByTestId('cart-drawer').getByTestId('line-app-name')).toContainText(`flow-${word}`);
  await page.getByTestId('checkout-link').click();
  await page.locator('input[name="email"]').fill('buyer@example.com');
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await expect(page.getByTestId('line-apps')).toContainText(`flow-${word}`);

  await page.goto(`/staff/hosting?q=flow-${word}`);
  await page
    .getByTestId('app-row')
    .filter({ hasText: `flow-${word}` })
    .getByTestId('set-up')
    .click();
  await dialog.locator('input[name="address"]').fill(`flow-${word}.apps.example`);
  await dialog.getByTestId('save-address').click();
  await expect(page.getByTestId('app-row')).toContainText('Paid until');

  await page.goto('/account/apps');
  const mine = page.getByTestId('my-app').filter({ hasText: `flow-${word}` });
  await expect(mine.getByTestId('open-app')).toHaveAttribute('href', `https://flow-${word}.apps.example`);
  await expectAccessible(page, 'apps of the account');
});
