// Without a mouse: Tab, arrows, Space and Enter only, and one always sees where one is.
import { type Locator, type Page, expect, test } from '@playwright/test';
import { cards, paid, shelf, vests } from './buyer.ts';
import { ask, foundShop } from './owner.ts';
import { openSalon } from './salon.ts';

test('VES-01 COR-30 a vest is bought by keyboard alone, the focus always in sight', async ({ page }) => {
  await page.goto('/');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');

  await tabTo(page, page.locator(`main a[href$="${shelf}"]`).first());
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname.endsWith(shelf));
  await tabTo(page, vests(page).first().getByRole('link'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/p\//);
  await chooseByKeys(page);
  await tabTo(page, page.getByTestId('add-to-cart'));
  await page.keyboard.press('Enter');

  await expect(page.getByTestId('cart-drawer')).toBeVisible();
  await tabTo(page, page.getByTestId('checkout-link'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/checkout/);
  await fillByKeys(page);
  await tabTo(page, page.getByTestId('place-order'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
});

test('COR-30 the cart drawer keeps the focus, closes with Escape and gives the focus back', async ({ page }) => {
  await page.goto('/');
  const cart = page.getByRole('button', { name: /^Cart/ });
  await tabTo(page, cart);
  await page.keyboard.press('Enter');
  const drawer = page.getByTestId('cart-drawer');
  await expect(drawer).toBeVisible();
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('Tab');
    await expect(drawer.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(cart).toBeFocused();
});

test('MKT-03 a time is chosen with arrows, Home, End and Page keys, and goes into the cart with its day and zone', async ({ page }) => {
  const salon = await openSalon({ people: ['Mali', 'Nok'] });
  await page.goto(salon.path);
  const grid = page.getByRole('grid');
  const day = grid.locator('[aria-selected="true"] button');
  // The picker leads to the first day with a free time by itself.
  await expect(day).toHaveAttribute('data-state', 'free');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.day ?? '');
  await day.focus();
  const first = await focused();
  expect(first).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
  await page.keyboard.press('PageDown');
  await expect.poll(async () => (await focused()).slice(0, 7)).not.toBe(first.slice(0, 7));
  await page.keyboard.press('Home');
  await expect.poll(async () => new Date(await focused()).getUTCDay()).toBe(0);
  for (const [key, days] of [
    ['ArrowRight', 1],
    ['ArrowDown', 7],
    ['ArrowLeft', -1],
    ['ArrowUp', -7],
    ['End', 6],
  ] as const) {
    const before = await focused();
    await page.keyboard.press(key);
    await expect.poll(async () => (Date.parse(await focused()) - Date.parse(before)) / 86_400_000).toBe(days);
  }
  await expect(day).toBeFocused();
  await expect(day).toHaveAttribute('data-state', 'free');
  const chosen = await focused();
  await page.getByTestId('whom-0').selectOption({ label: salon.people[1]?.name ?? '' });
  const times = page.getByTestId('day-times').getByRole('radio');
  await times.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(times.nth(1)).toBeChecked();
  await expect(page.getByTestId('picked')).toBeVisible();

  await page.getByTestId('add-to-cart').first().click();
  const time = page.getByTestId('cart-drawer').getByTestId('line-time');
  await expect(time).toContainText('10:00');
  await expect(time).toContainText('GMT+7');
  await expect(time).toContainText(salon.people[1]?.name ?? '');
  await expect(time.locator('time')).toHaveAttribute('datetime', `${chosen}T03:00:00Z`);
});

async function chooseByKeys(page: Page): Promise<void> {
  const colours = page.locator('[data-option="colour"]');
  await tabTo(page, colours.locator('input:checked'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(colours.locator('input:checked')).toHaveCount(1);
  const sizes = page.locator('[data-option="size"]');
  await tabTo(page, sizes.locator('input:not(:disabled)').first());
  await page.keyboard.press('Space');
  await expect(sizes.locator('input:checked')).toHaveCount(1);
}

async function fillByKeys(page: Page): Promise<void> {
  const fill = async (name: string, text: string): Promise<void> => {
    await tabTo(page, page.locator(`[name="${name}"]`).first());
    await page.keyboard.type(text);
  };
  await fill('email', 'buyer@example.com');
  await fill('country', 'Thai');
  await expect(page.locator('select[name="country"]')).toHaveValue('TH');
  await fill('name', 'Somchai Dee');
  await fill('line1', '1 Sukhumvit Road');
  await fill('city', 'Bangkok');
  const ways = page.locator('input[name="shippingMethodId"]');
  await expect(ways.first()).toBeChecked();
  await tabTo(page, ways.first());
  await page.keyboard.press('ArrowDown');
  await expect(ways.nth(1)).toBeChecked();
  await fill('token', cards.success);
}

/** Presses Tab until the focus is there, and looks whether every stop on the way can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(hasVisibleFocus)).toBe('seen');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The focus never came there.');
}

/** Runs in the page: `seen` when the focused element, or the label that stands for it, shows an outline; else what does not. */
function hasVisibleFocus(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'seen';
  const shown = [focused, focused.closest('label')].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    return outlineStyle !== 'none' && outlineWidth !== '0px' && width > 4 && height > 4;
  });
  return shown ? 'seen' : focused.outerHTML.slice(0, 200);
}

test('COR-05 somebody signs in, opens the account menu and signs out by keyboard alone', async ({ page }) => {
  await page.goto('/sign-in?next=/account');
  await expect(page.locator('input[name="email"]')).toBeFocused();
  await page.keyboard.type('owner@vestify.test');
  await tabTo(page, page.locator('input[name="password"]'));
  await page.keyboard.type('demo-vest-2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/account');
  await expect(page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
  const button = page.getByRole('button', { name: 'Your account' });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/sign-in');
});

test('COR-89 the dialog of an address keeps the focus and gives it back', async ({ page }) => {
  await page.goto('/sign-in?next=/account/addresses');
  await page.locator('input[name="email"]').fill('owner@vestify.test');
  await page.locator('input[name="password"]').fill('demo-vest-2026');
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/account/addresses');
  const add = page.getByTestId('add-address');
  await tabTo(page, add);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let i = 0; i < 14; i += 1) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();
});

test('COR-90 products are chosen by keys, changed after a look, taken back, and the view of them is kept', async ({ page }) => {
  await foundShop(page, 'Ops');
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
  // A phone shows no head of the table, and all of a page are chosen without choosing one first.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('choose-page').click();
  await expect(page.getByTestId('chosen-bar')).toContainText('2 chosen');
});
