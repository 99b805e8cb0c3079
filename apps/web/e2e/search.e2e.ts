// The search in the shop's header: slips in three scripts, and to a product without a mouse.
import { expect, test } from '@playwright/test';

test('COR-24 a slip of the finger still leads to the product, by keyboard alone', async ({ page }) => {
  await page.goto('/');
  const open = page.getByRole('button', { name: 'Search' });
  const field = page.getByRole('combobox', { name: 'Search for' });
  // The button is there before the script that it opens the search with.
  await expect(async () => {
    await open.focus();
    await page.keyboard.press('Enter');
    await expect(field).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(field).toBeFocused();
  await field.pressSequentially('quiltde');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/what “quilted” finds/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  const active = dialog.locator('[role=option][aria-selected=true]');
  await expect(active).toHaveCount(1);
  while (!(await active.locator('a').getAttribute('href'))?.includes('/p/')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//);

  await page.goto('/');
  await page.getByRole('button', { name: 'Search' }).click();
  // What was looked for is offered again.
  await expect(page.getByRole('option', { name: 'quilted' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

for (const [locale, words, meant] of [
  ['th', 'เสือ', 'เสื้อ'],
  ['ar', 'صدريه', null],
] as const) {
  test(`COR-24 in ${locale} words are found as people type them`, async ({ page }) => {
    await page.goto(`/${locale}/search?q=${encodeURIComponent(words)}`);
    await expect(page.getByTestId('product-card').first()).toBeVisible();
    if (meant) await expect(page.locator('main').getByText(`“${meant}”`)).toBeVisible();
  });
}
