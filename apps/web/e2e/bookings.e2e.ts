// Booked time in a browser: a time that goes, moving with the fee in sight, and the seller's calendar.
import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './buyer.ts';
import { book, chooseTime, freeTimes, openSalon } from './salon.ts';

test('MKT-09 a time that somebody else takes goes before the buyer’s eyes, and the choice of another stays', async ({
  page,
  browser,
  baseURL,
}) => {
  const salon = await openSalon();
  const watcher = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await watcher.goto(salon.path);
  const times = watcher.getByTestId('day-times').getByRole('radio');
  await expect(times.first()).toBeAttached();
  const count = await times.count();
  await chooseTime(times.nth(1));
  await book(page, salon);
  await expect(times).toHaveCount(count - 1);
  await expect(times.first()).toBeChecked();
  await expect(watcher.getByText('1 full time')).toBeVisible();
  await watcher.getByText('1 full time').click();
  await expect(watcher.getByTestId('wait')).toBeVisible();
  await watcher.context().close();
});

test('MKT-10 a booking is moved with its fee shown first, then called off with what comes back', async ({ page }) => {
  const salon = await openSalon({ fee: 2500 });
  await book(page, salon);
  await page.getByTestId('line-booking').getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: salon.title })).toBeVisible();
  const before = await page.getByTestId('booking-time').getAttribute('datetime');
  await expectAccessible(page, 'booking');

  await page.getByTestId('reschedule').click();
  await chooseTime(page.getByTestId('day-times').getByRole('radio').nth(2));
  await expect(page.getByTestId('preview-fee')).toHaveText('$25.00');
  await expectAccessible(page, 'reschedule');
  await page.getByTestId('confirm-reschedule').click();
  await expect(page.getByTestId('booking-time')).not.toHaveAttribute('datetime', before ?? '');
  await expect(page.getByText('Due at the appointment')).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByTestId('add-to-calendar').click();
  expect((await download).suggestedFilename()).toMatch(/\.ics$/);

  await page.getByTestId('cancel-booking').click();
  await expect(page.getByTestId('preview-refund')).toBeVisible();
  await page.getByTestId('confirm-cancel').click();
  await expect(page.getByTestId('booking-state')).toHaveText('Cancelled');
});

test('MKT-16 a person sees what they booked, and their calendar can follow it', async ({ page }) => {
  await signIn(page);
  const salon = await openSalon();
  await book(page, salon);
  await page.goto('/account/bookings');
  await expect(page.getByTestId('booking-row').filter({ hasText: salon.title })).toBeVisible();
  await expectAccessible(page, 'account bookings');
  await page.getByRole('button', { name: /Make (an address|a new one)/ }).click();
  await expect(page.getByText(/calendars\/[\w-]+\.ics/)).toBeVisible();
});

test('MKT-15 a seller drags a booking to another time, or moves it by form, and confirms it', async ({ page, isMobile }) => {
  const salon = await openSalon({ autoConfirm: false });
  const [start = ''] = await freeTimes(salon);
  await book(page, salon);
  await signIn(page);
  const who = salon.people[0]?.id ?? '';
  await page.goto(`/staff/calendar?view=day&date=${start.slice(0, 10)}&who=${who}`);
  const block = page.getByTestId('booking-block');
  await expect(block).toHaveCount(1);
  await expect(block).toContainText('9:00');
  if (isMobile) {
    await block.click();
    await page.getByTestId('move-booking').click();
    await page.locator('input[name="time"]').fill('12:00');
  } else {
    const box = await block.boundingBox();
    if (!box) throw new Error('The booking is nowhere.');
    const [x, y] = [box.x + box.width / 2, box.y + 8];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + box.height * 1.5, { steps: 5 });
    await page.mouse.move(x, y + box.height * 3, { steps: 5 });
    await page.mouse.up();
    await expect(page.locator('input[name="time"]')).toHaveValue('12:00');
  }
  await expectAccessible(page, 'move');
  await page.getByTestId('confirm-move').click();
  await expect(block).toContainText('12:00');
  if (!(await page.getByTestId('session-panel').isVisible())) await block.click();
  await expectAccessible(page, 'booking panel');
  await page.getByTestId('move-confirm').click();
  await expect(page.getByTestId('session-panel').getByText('Confirmed')).toBeVisible();
});

test('MKT-15 hours, people and a service are set up by form, and buyers are told the terms', async ({ page }) => {
  await signIn(page);
  const name = `Hours ${Date.now()}`;
  await page.goto('/staff/services?view=hours');
  await page.getByTestId('new-hours').click();
  await page.getByLabel('Name').fill(name);
  await expectAccessible(page, 'hours');
  await page.getByTestId('save-hours').click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByText('Mon–Fri: 9:00 AM – 5:00 PM').first()).toBeVisible();

  const salon = await openSalon();
  await page.goto('/staff/services');
  await page.getByRole('button', { name: `Change ${salon.title}` }).click();
  await page.getByRole('group', { name: 'If the buyer cancels' }).getByRole('button', { name: 'Add a fee' }).click();
  await expect(page.getByTestId('policy-preview')).toContainText('Cancelling is free up to 1 day before it begins.');
  await expectAccessible(page, 'service');
  await page.getByTestId('save-service').click();
  await expect(page.getByTestId('save-service')).toBeHidden();
});

test('MKT-15 a seller closes a time by drawing it, or by form, and it goes from the shop', async ({ page, isMobile }) => {
  await signIn(page);
  const salon = await openSalon();
  const [start = ''] = await freeTimes(salon);
  const day = start.slice(0, 10);
  await page.goto(`/staff/calendar?view=day&date=${day}&who=${salon.people[0]?.id}`);
  const column = page.locator('[data-column]');
  await expect(column).toBeVisible();
  if (isMobile) {
    await page.getByTestId('add-exception').click();
    await page.locator('input[name="from"]').fill(`${day}T13:00`);
    await page.locator('input[name="until"]').fill(`${day}T15:00`);
  } else {
    const box = await column.boundingBox();
    if (!box) throw new Error('The day is nowhere.');
    // Open from 9 to 17, and shown with an hour around it.
    const at = (hour: number): number => box.y + ((hour - 8) / 10) * box.height;
    await page.mouse.move(box.x + 40, at(13));
    await page.mouse.down();
    await page.mouse.move(box.x + 40, at(14), { steps: 4 });
    await page.mouse.move(box.x + 40, at(15), { steps: 4 });
    await page.mouse.up();
    await expect(page.locator('input[name="from"]')).toHaveValue(`${day}T13:00`);
    await expect(page.locator('input[name="until"]')).toHaveValue(`${day}T15:00`);
  }
  await expectAccessible(page, 'closed times');
  await page.getByTestId('save-exception').click();
  await expect(column.getByText('Closed')).toBeVisible();
  const left = (await freeTimes(salon)).filter((time) => time.startsWith(day)).map((time) => time.slice(11, 16));
  expect(left).toEqual(['02:00', '03:00', '04:00', '05:00', '08:00', '09:00']);
});
