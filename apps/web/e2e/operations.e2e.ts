// Catalog operations in a real browser: many products changed by keys and taken back, a view that is kept, a page that says what it says and no more.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { signUp, stranger } from './person.ts';

test.describe.configure({ timeout: 120_000 });

/** Asks the API as whoever is signed in on the page. */
const ask = <T>(page: Page, method: string, path: string, body?: unknown): Promise<T> =>
  page.evaluate(
    async ([how, where, what, key]) => {
      const answered = await fetch(where, {
        method: how,
        headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1', 'idempotency-key': key },
        ...(what === undefined ? {} : { body: JSON.stringify(what) }),
      });
      return (answered.status === 204 ? null : await answered.json()) as T;
    },
    [method, path, body, randomUUID()] as const,
  );

/** Somebody new with a shop of their own. */
async function foundShop(page: Page): Promise<void> {
  await signUp(page, stranger('Nok Owner'));
  const { id } = await ask<{ id: string }>(page, 'POST', '/v1/organizations', { name: `Ops ${randomUUID().slice(0, 8)}`, country: 'TH' });
  await ask(page, 'POST', '/v1/auth/organization', { organizationId: id });
}

test('COR-90 products are chosen by keys, changed after a look, taken back, and the view of them is kept', async ({ page }) => {
  test.skip(test.info().project.name !== 'desktop', 'keys are for keyboards');
  await foundShop(page);
  for (const title of ['First tent', 'Second tent', 'A lamp'])
    await ask(page, 'POST', '/v1/admin/products', { title, price: { amount: '10000', currency: 'THB' }, stock: 1 });
  await page.goto('/staff/products?q=tent');
  await expect(page.getByRole('row')).toHaveCount(3);
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByTestId('chosen-bar')).toContainText('2 chosen');
  await page.getByTestId('bulk-edit').click();
  await page.locator('select[name="how"]').selectOption('percent');
  await page.locator('input[name="value"]').fill('-10');
  await page.getByTestId('bulk-preview').click();
  await expect(page.getByTestId('bulk-preview-table')).toContainText('90.00');
  await page.getByTestId('bulk-make').click();
  await expect(page.getByTestId('bulk-strip')).toContainText('2 of 2 products are changed.', { timeout: 30_000 });
  await expect(page.getByRole('row').filter({ hasText: 'First tent' })).toContainText('90.00');
  await page.getByTestId('bulk-undo').click();
  await expect(page.getByTestId('bulk-strip')).toContainText('Taken back: 2', { timeout: 30_000 });

  await page.getByTestId('save-view').click();
  await page.locator('input[name="name"]').fill('Tents');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.goto('/staff/products');
  await page.getByRole('button', { name: 'Tents' }).click();
  await expect(page).toHaveURL(/q=tent/);
  await expect(page.getByRole('row')).toHaveCount(3);
});

test('COR-90 a page is written on the desk, seen before, and stands in the shop and its footer without what would run', async ({
  page,
}) => {
  await foundShop(page);
  await page.goto('/staff/pages/new');
  await page.locator('input[name="en.title"]').fill('About our tents');
  await expect(page.locator('input[name="slug"]')).toHaveValue('about-our-tents');
  await page
    .locator('textarea[name="en.body"]')
    .fill('## Made by hand\n\n**Strong** <script>window.ran = true</script> [tents](/products)');
  await page.locator('select[name="status"]').selectOption('published');
  await page.getByTestId('save-page').click();
  await expect(page).toHaveURL(/pages\/pge_/);
  const { items } = await ask<{ items: { id: string; url: string }[] }>(page, 'GET', '/v1/admin/pages');
  const leads = { type: 'page', pageId: items[0]?.id };
  await ask(page, 'PUT', '/v1/admin/menus/footer', { items: [{ label: { en: 'Our story' }, link: leads, items: [] }], version: 0 });
  await page.goto(items[0]?.url ?? '');
  await expect(page.getByRole('heading', { name: 'Made by hand' })).toBeVisible();
  await expect(page.getByText('<script>window.ran = true</script>')).toBeVisible();
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Our story' })).toBeVisible();
});
