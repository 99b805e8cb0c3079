// The search in the shop's header: slips in three scripts, and to a product without a mouse.
import { expect, test } from '@playwright/test';
import { ask, foundShop } from './owner.ts';
import { sql } from './sql.ts';

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

test('COR-24 tags and attributes narrow the list, stand in its address, and are taken back', async ({ page, isMobile }) => {
  const { slug } = await foundShop(page, 'Facets');
  const made = await Promise.all(
    ['Bag', 'Hat', 'Rug'].map((title) =>
      ask<{ url: string }>(page, 'POST', '/v1/admin/products', { title, description: 'x', price: { amount: '9900', currency: 'THB' } }),
    ),
  );
  const said = (value: string) =>
    JSON.stringify([{ code: 'material', valueCode: value, name: { en: 'Material', ar: 'المادة' }, value: { en: value } }]);
  const whose = `org_id = (select id from organizations where slug = '${slug}')`;
  await sql(`update products set tags = '{summer, beach days}', attributes = '${said('linen')}' where ${whose} and slug = 'bag'`);
  await sql(`update products set tags = '{summer}', attributes = '${said('straw')}' where ${whose} and slug = 'hat'`);
  const shop = new URL(made[0]?.url ?? '');
  shop.port = new URL(page.url()).port;
  const cards = page.getByTestId('product-card');
  await expect(async () => {
    await page.goto(`${shop.origin}/en/products?filter=tag:summer`);
    await expect(cards).toHaveCount(2, { timeout: 500 });
  }).toPass();

  if (isMobile) await page.getByRole('button', { name: /^Filters/ }).click();
  const groups = isMobile ? page.getByRole('dialog') : page.getByRole('complementary', { name: 'Filters' });
  const straw = groups.getByRole('group', { name: 'Material' }).getByRole('checkbox', { name: /straw/ });
  // The choices are there before the script that follows them.
  await expect(async () => {
    await straw.focus();
    await page.keyboard.press('Space');
    await expect(page).toHaveURL(/filter=tag:summer,material:straw/, { timeout: 2_000 });
  }).toPass();
  await expect(cards).toHaveCount(1);
  await expect(groups.getByRole('group', { name: 'Tags' }).getByRole('checkbox', { name: /summer/ })).toBeChecked();
  if (!isMobile) {
    await page.getByRole('button', { name: 'Remove filter straw' }).click();
    await expect(cards).toHaveCount(2);
  }
  await page.goto(`${shop.origin}/ar/products?filter=tag:beach%20days`);
  await expect(cards).toHaveCount(1);
});
