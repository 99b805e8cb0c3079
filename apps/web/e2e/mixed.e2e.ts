// A vest, a haircut and a course of three sellers in one cart: paid once, the haircut moved, the first lesson played.
import { expect, type Page, test } from '@playwright/test';
import { cards, pay } from './buyer.ts';

/** A path of the marketplace, which answers at a host of its own beside the shop. */
function snail(path: string): string {
  const url = new URL(path, process.env.TESSERA_E2E_URL);
  url.hostname = `snail.${url.hostname}`;
  return url.href;
}

/** The first value of each option that can be had. */
async function chooseFirst(page: Page): Promise<void> {
  const options = page.locator('[data-option]');
  await expect(options.first()).toBeVisible();
  for (const option of await options.all()) {
    await option.locator('label:has(input:not(:disabled))').first().click();
    await expect(option.locator('input:checked')).toHaveCount(1);
  }
}

/** The last time of a free day, which no other test takes; answers its reading of the clock there. */
async function takeTime(page: Page, nth: number): Promise<string> {
  const picker = page.getByTestId('time-picker');
  const times = picker.getByTestId('day-times').locator('label:has(input)');
  const free = picker.locator('[data-state="free"]');
  await expect(picker).toBeVisible();
  await expect(times.or(picker.getByTestId('next-free')).first()).toBeVisible();
  // Late in a month its last days may be too few; the first free days of the next one do.
  if ((await free.count()) <= nth) await picker.getByRole('button', { name: /^(Later month|الشهر التالي)$/ }).click();
  await free.nth(nth).click();
  await expect(times.first()).toBeVisible();
  await times.last().click();
  return (await times.last().locator('input').getAttribute('data-time')) ?? '';
}

async function addToCart(page: Page): Promise<void> {
  await page.getByTestId('add-to-cart').click();
  await expect(page.getByTestId('cart-drawer')).toBeVisible();
}

async function checkOut(page: Page): Promise<void> {
  await page.getByTestId('checkout-link').click();
  await page.locator('input[name="email"]').fill('nadia@example.com');
  await page.locator('select[name="country"]').selectOption('AE');
  await page.locator('input[name="name"]').fill('Nadia Karim');
  await page.locator('input[name="line1"]').fill('12 Al Wasl Road');
  await page.locator('input[name="city"]').fill('Dubai');
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
}

const lineOf = (page: Page, testId: string) => page.getByRole('listitem').filter({ has: page.getByTestId(testId) });

for (const [language, at, day] of [
  ['English', '', 1],
  ['Arabic', '/ar', 2],
] as const) {
  test(`MKT-05 MKT-10 MKT-04 a vest, a haircut and a course are one order, the haircut moves and the first lesson plays, in ${language}`, async ({
    page,
  }) => {
    await page.goto(snail(`${at}/p/stitchers-vest`));
    await chooseFirst(page);
    await addToCart(page);
    await page.goto(snail(`${at}/p/haircut`));
    await chooseFirst(page);
    const first = await takeTime(page, day);
    await addToCart(page);
    await page.goto(snail(`${at}/p/light-first`));
    await addToCart(page);
    await checkOut(page);
    await expect(page.getByTestId('order-number')).toBeVisible();
    const order = page.url();

    await lineOf(page, 'line-booking').getByTestId('line-booking').getByRole('link').click();
    await expect(page.getByTestId('booking-time').first()).toBeVisible();
    const before = await page.getByTestId('booking-time').first().textContent();
    await page.getByTestId('reschedule').click();
    const times = page.getByTestId('day-times').locator(`label:has(input:not([data-time="${first}"]))`);
    await expect(times.first()).toBeVisible();
    await times.first().click();
    await expect(page.getByTestId('preview-fee')).toBeVisible();
    await page.getByTestId('confirm-reschedule').click();
    await expect(page.getByTestId('booking-time').first()).not.toHaveText(before ?? '');

    await page.goto(order);
    await page.getByTestId('start-learning').click();
    await page.getByTestId('go-on').click();
    const video = page.getByTestId('video');
    await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.readyState), { timeout: 60_000 }).toBeGreaterThan(1);
    await video.focus();
    await page.keyboard.press('k');
    await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime)).toBeGreaterThan(1);
    if (at) await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  });
}
