// What owners and the platform set on the desk: prices and shipping in further currencies, holds, and what a flag is for one organization.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './buyer.ts';
import { ask, foundShop } from './owner.ts';

/** Somebody new with a shop of their own that sells in baht and in dollars. */
async function foundDollarShop(page: Page): Promise<string> {
  const { name } = await foundShop(page, 'Desk');
  const { items } = await ask<{ items: { id: string }[] }>(page, 'GET', '/v1/admin/channels');
  await ask(page, 'PATCH', `/v1/admin/channels/${items[0]?.id}`, { currencies: ['THB', 'USD'], countries: ['TH', 'US'] });
  return name;
}

test('COR-12 an owner prices a product in a further currency, takes that price away, and says what shipping costs in both', async ({
  page,
}) => {
  await foundDollarShop(page);
  await page.goto('/staff/products?new=1');
  await page.locator('input[name="title"]').fill('Tent');
  await page.locator('input[name="price.THB"]').fill('990');
  await page.locator('input[name="price.USD"]').fill('nonsense');
  await page.getByTestId('publish').click();
  await expect(page.getByText('Please write a price')).toBeVisible();
  await page.locator('input[name="price.USD"]').fill('29.5');
  await page.getByTestId('publish').click();
  await expect(page.getByRole('row').filter({ hasText: 'Tent' })).toBeVisible();
  const prices = async () =>
    (await ask<{ items: { prices: { amount: string; currency: string }[] }[] }>(page, 'GET', '/v1/admin/products')).items[0]?.prices;
  expect(await prices()).toEqual([{ amount: '2950', currency: 'USD' }]);
  await page.getByRole('button', { name: 'Change Tent' }).click();
  await expect(page.locator('input[name="price.USD"]')).toHaveValue('29.50');
  await page.locator('input[name="price.USD"]').fill('');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await prices()).toEqual([]);

  await page.goto('/staff/shipping');
  const rows = page.getByTestId('shipping-method');
  await expect(rows).toHaveCount(1);
  await page.getByTestId('new-method').click();
  await page.locator('input[name="name.en"]').fill('Express');
  await page.locator('input[name="cost.THB"]').fill('0');
  await page.getByTestId('save-method').click();
  await expect(page.getByText('Please write a price above zero')).toBeVisible();
  await page.locator('input[name="cost.THB"]').fill('150');
  await page.locator('input[name="from.THB"]').fill('3,000');
  await page.locator('input[name="cost.USD"]').fill('5');
  await page.getByTestId('save-method').click();
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText(/5\.00/);
  await expect(rows.nth(1)).toContainText(/150\.00.*free from.*3,000\.00/);
  await page.getByRole('button', { name: 'Offer Express first' }).click();
  await expect(rows.first()).toContainText('Express');
  await page.getByRole('button', { name: 'Put Express away' }).click();
  await expect(rows.nth(1)).toContainText('Put away');
});

test('MKT-02 a seller writes a product in Arabic beside the shop’s own language, and the shop says it in Arabic', async ({
  page,
  isMobile,
}) => {
  await foundDollarShop(page);
  const body = { title: 'Mug', description: 'Of clay.', price: { amount: '9900', currency: 'THB' } };
  const { url } = await ask<{ url: string }>(page, 'POST', '/v1/admin/products', body);
  const shown = new URL(url.replace('/en/p/', '/ar/p/'));
  shown.port = new URL(page.url()).port;
  await page.goto(shown.href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mug');

  await page.goto('/staff/products');
  await page.getByRole('link', { name: 'Texts of Mug' }).click();
  const arabic = page.locator('input[name="ar.title"]');
  // On a phone the languages stand one behind the other; arrows lead through them.
  const to = async (name: string): Promise<void> => {
    if (isMobile) await page.getByRole('tab', { name }).click();
  };
  await expect(page.locator('input[name="en.title"]')).toHaveValue('Mug');
  await expect(arabic).toBeVisible({ visible: !isMobile });
  if (isMobile) {
    await page.getByRole('tab', { name: 'English' }).press('ArrowLeft');
    await expect(page.getByRole('tab', { name: 'العربية' })).toBeFocused();
  }
  await expect(arabic).toHaveAttribute('dir', 'rtl');
  await expect(arabic).toHaveAttribute('lang', 'ar');
  await arabic.fill('كوب من الطين');
  await to('English');
  await page.locator('input[name="en.title"]').fill('');
  await to('العربية');
  await page.getByTestId('save-texts').click();
  // Led to what is wanting, with all that was typed.
  await expect(page.locator('input[name="en.title"]')).toBeFocused();
  await expect(page.getByText('The title is needed in this language.')).toBeVisible();
  await expect(arabic).toHaveValue('كوب من الطين');
  await page.locator('input[name="en.title"]').fill('Clay mug');
  await page.getByTestId('save-texts').click();
  await expect(page.getByText('The texts are saved.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clay mug');
  await to('العربية');
  await expect(page.locator('#texts-ar').getByText('Not all')).toBeVisible();

  // Pages that were kept go when an event is delivered, which is soon and not at once.
  await expect(async () => {
    await page.goto(shown.href);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('كوب من الطين', { timeout: 1_000 });
  }).toPass();
  await expect(page.getByText('Of clay.')).toBeVisible();
});

test('COR-65 staff hold the buyer of an order by its number, and lift the hold', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/holds');
  await page.getByTestId('place-hold').click();
  await page.locator('input[name="order"]').fill('NONE-1');
  await page.locator('input[name="reason"]').fill('A dispute');
  await page.getByRole('dialog').getByRole('button', { name: 'Place a hold' }).click();
  await expect(page.getByText('There is no such order.')).toBeVisible();
});

test('COR-13 the platform decides a flag for one organization on its page, and takes that away', async ({ page, browser, baseURL }) => {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const name = await foundDollarShop(await context.newPage().then(async (made) => (await made.goto('/'), made)));
  await context.close();
  await signIn(page);
  const flag = `desk.${randomUUID()
    .slice(0, 8)
    .replaceAll(/[^a-z]/g, 'x')}`;
  await page.goto('/staff/platform/flags');
  await ask(page, 'PUT', `/v1/admin/platform/flags/${flag}`, { kind: 'boolean', rollout: 0 });
  await page.reload();
  await page.getByRole('button', { name: `${flag} for organizations` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill(name);
  await dialog.locator('select').selectOption({ label: `${name} (${name.toLowerCase().replaceAll(' ', '-')})` });
  await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(dialog.getByText('Decided by the platform')).toBeVisible();
  await dialog.getByRole('button', { name: `Take away what holds for ${name}` }).click();
  await expect(dialog.getByText('It is the same for all.')).toBeVisible();
});

test('COR-63 the platform’s own trail is a page, with who signed in and who looked for whom', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/platform/audit');
  await expect(page.getByTestId('audit-entry').first()).toBeVisible();
  await page.getByRole('search').locator('select').selectOption('session');
  await expect(page.getByTestId('audit-entry').first()).toContainText('session.');
});
