// Pages of a shop in a real browser: one says what it says and no more.
import { expect, test } from '@playwright/test';
import { ask, foundShop } from './owner.ts';

test.describe.configure({ timeout: 120_000 });

test('COR-90 a page is written on the desk, seen before, and stands in the shop and its footer without what would run', async ({
  page,
}) => {
  await foundShop(page, 'Ops');
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
