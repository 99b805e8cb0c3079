// Courses: filled by their seller, learned by their buyer, and closed where access ended.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { hasFfmpeg } from '../../../tools/testing/video.ts';
import { expectAccessible } from './accessible.ts';
import { signIn } from './buyer.ts';
import { atAnotherDevice, enrol, film, putCourseOnSale } from './course.ts';

const filmed = hasFfmpeg();
const at = (page: Page): Promise<number> => page.getByTestId('video').evaluate((video: HTMLVideoElement) => video.currentTime);

test('MKT-04 a seller fills a course by keyboard: lessons are added, moved and put on sale', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/courses');
  // Where nothing is listed yet, the list offers it, too.
  await page.getByTestId('new-course').first().press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[name="title"]').fill(`Felting ${randomUUID().slice(0, 6)}`);
  await dialog.locator('input[name="price.USD"]').fill('25');
  await dialog.getByTestId('publish').press('Enter');
  await page.waitForURL(/\/staff\/courses\/crs_/);

  for (const title of ['Wool', 'Water']) {
    await page.getByTestId('add-lesson').press('Enter');
    await dialog.locator('select[name="kind"]').selectOption('text');
    await dialog.locator('input[name="title"]').fill(title);
    await dialog.locator('textarea[name="body"]').fill(`${title}, and patience.`);
    await dialog.getByTestId('save-lesson').press('Enter');
    await expect(page.getByTestId('lesson').filter({ hasText: title })).toBeVisible();
  }
  const grip = page.getByTestId('move-lesson').nth(1);
  await grip.focus();
  const ordered = page.waitForResponse((answer) => answer.url().endsWith('/order') && answer.ok());
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('lesson').first()).toContainText('Water');
  await expect(page.locator(':focus')).toHaveAccessibleName(/Water.*1.*2/);
  await ordered;
  await page.getByTestId('publish-course').press('Enter');
  await expect(page.getByTestId('course-status')).toHaveText('On sale');
  await page.reload();
  await expect(page.getByTestId('lesson').first()).toContainText('Water');
});

test('MKT-04 of two editors the second is told, and loses nothing of what they wrote', async ({ page }) => {
  const course = await putCourseOnSale();
  await signIn(page);
  await page.goto(`/staff/courses/${course.id}?tab=terms`);
  await page.locator('input[name="deviceLimit"]').fill('2');
  await course.staff('PATCH', `/courses/${course.id}`, { body: { viewLimit: 9 } });
  await page.getByTestId('save-terms').click();
  await expect(page.getByTestId('refusal')).toContainText('Somebody else changed the course');
  await expect(page.locator('input[name="deviceLimit"]')).toHaveValue('2');
  await expect(page.locator('input[name="viewLimit"]')).toHaveValue('9');
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.ok());
  await page.getByTestId('save-terms').click();
  await saved;
  await expect(page.getByTestId('refusal')).toHaveCount(0);
  expect(await course.staff('GET', `/courses/${course.id}`)).toMatchObject({ deviceLimit: 2, viewLimit: 9 });
});

test('MKT-04 a file that is none is refused with its reason, and an upload that broke off goes on', async ({ page }) => {
  const course = await putCourseOnSale();
  await signIn(page);
  await page.goto(`/staff/courses/${course.id}`);
  const send = async (kind: string, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
    await page.getByTestId('add-lesson').click();
    await page.locator('select[name="kind"]').selectOption(kind);
    await page.getByRole('dialog').locator('input[name="title"]').fill(file.name);
    await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(file);
    await page.getByTestId('save-lesson').click();
  };
  const upload = page.getByTestId('upload');
  const broken = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(100)]);
  await send('document', { name: 'bomb.zip', mimeType: 'application/zip', buffer: broken });
  await expect(upload).toHaveAttribute('data-state', 'failed');
  await expect(upload.getByTestId('refusal')).toContainText('This archive is not safe to hand on.');
  await upload.getByRole('button', { name: /Give/ }).click();

  // The way is cut while the second piece is on it.
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Flour. '.repeat(200_000)) };
  const secondPiece = /content\?offset=1048576/;
  await page.route(secondPiece, () => undefined);
  await send('document', notes);
  await expect(upload).toContainText('74 %');
  page.on('dialog', (asked) => void asked.accept());
  await page.reload();
  await expect(upload).toHaveAttribute('data-state', 'waiting');
  await page.unroute(secondPiece);
  await upload.locator('input[type="file"]').setInputFiles({ ...notes, buffer: Buffer.from('Another file.') });
  await expect(upload).toContainText('This is another file');
  await upload.locator('input[type="file"]').setInputFiles(notes);
  await expect(page.getByTestId('lesson').filter({ hasText: 'notes.txt' })).toBeVisible();
  await expect(upload).toHaveCount(0);
});

test('MKT-04 MKT-16 a guest goes from the order to the course, reads it and has the certificate', async ({ page }) => {
  const course = await putCourseOnSale({ windowDays: 30, deviceLimit: 1 });
  await page.goto(`/p/${course.slug}`);
  await expect(page.getByText('30 days from when it opens')).toBeVisible();
  const { orderId } = await enrol(page, course);
  await page.goto(`/orders/${orderId}`);
  await page.getByTestId('start-learning').click();
  await page.getByTestId('go-on').click();
  await expect(page.getByTestId('lesson-text')).toContainText('does not stretch');

  const other = await atAnotherDevice(page);
  const there = await other.newPage();
  await there.goto(page.url());
  await expect(there.getByTestId('closed-door')).toHaveAttribute('data-code', 'DEVICE_LIMIT');
  await other.close();

  await page.getByTestId('mark-done').click();
  await page.getByRole('link', { name: 'Certificate' }).first().click();
  await expect(page.getByTestId('certificate-code')).toHaveText(/^\w{4}(-\w{4}){3}$/);
});

test('MKT-04 access that was taken back says so on the course, and in a lesson that is open', async ({ page }) => {
  const course = await putCourseOnSale();
  const { enrollmentId } = await enrol(page, course);
  await page.goto(`/learn/${enrollmentId}/${course.lessonIds[0]}`);
  await expect(page.getByTestId('lesson-text')).toBeVisible();
  await signInAndRevoke(page, course.id);
  await page.getByTestId('mark-done').click();
  await expect(page.getByTestId('refusal')).toContainText('Access to this course was taken back.');
  await page.reload();
  await expect(page.getByTestId('closed-door')).toHaveAttribute('data-code', 'ACCESS_REVOKED');
  await page.goto(`/learn/${enrollmentId}`);
  await expect(page.getByTestId('course-closed')).toContainText('taken back');
  await expect(page.getByTestId('go-on')).toHaveCount(0);
});

/** The seller takes access back, in a window of their own. */
async function signInAndRevoke(page: Page, courseId: string): Promise<void> {
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: process.env.TESSERA_E2E_URL ?? '' });
  if (!context) throw new Error('There is no browser.');
  const desk = await context.newPage();
  await signIn(desk);
  await desk.goto(`/staff/courses/${courseId}?tab=learners`);
  await desk.getByTestId('revoke').click();
  await desk.locator('input[name="reason"]').fill('Shared with others');
  await desk.getByTestId('confirm').click();
  await expect(desk.getByTestId('learner')).toContainText('Taken back');
  await context.close();
}

test('MKT-04 a video plays, goes on where one stopped, on another device, too, and counts when it was watched', async ({ page }) => {
  test.skip(!filmed, 'there is no ffmpeg');
  test.slow();
  const course = await putCourseOnSale({}, await film(16));
  const { enrollmentId } = await enrol(page, course);
  const path = `/learn/${enrollmentId}/${course.lessonIds[0]}`;
  await page.goto(path);
  const video = page.getByTestId('video');
  await expect(video).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.readyState), { timeout: 60_000 }).toBeGreaterThan(1);
  await video.focus();
  await page.keyboard.press('k');
  await expect.poll(() => at(page), { timeout: 60_000 }).toBeGreaterThan(4);
  const told = page.waitForResponse((answer) => answer.url().endsWith('/progress') && answer.ok());
  await page.keyboard.press('k');
  await told;
  const stopped = Math.floor(await at(page));

  const other = await atAnotherDevice(page);
  const there = await other.newPage();
  await there.goto(path);
  await expect(there.getByTestId('resumed')).toBeVisible();
  await expect.poll(() => at(there)).toBeGreaterThanOrEqual(stopped - 1);
  await there.getByTestId('video').focus();
  await there.keyboard.press('k');
  await expect(there.getByText('1 of 2 done')).toBeVisible({ timeout: 60_000 });
  await there.getByTestId('next-lesson').click();
  await expect(there.getByTestId('lesson-text')).toBeVisible();
  await other.close();
});

for (const locale of ['en', 'ar']) {
  test(`MKT-04 the pages of courses are accessible and fit the screen in ${locale}`, async ({ page }) => {
    test.slow();
    const course = await putCourseOnSale({ windowDays: 30 }, filmed ? await film(6) : undefined);
    const { enrollmentId, orderId } = await enrol(page, course);
    const lessons = course.lessonIds.map((id) => `/learn/${enrollmentId}/${id}`);
    const paths = [`/p/${course.slug}`, `/orders/${orderId}`, `/learn/${enrollmentId}`, ...lessons, `/learn/${enrollmentId}/certificate`];
    const look = async (path: string): Promise<void> => {
      await page.goto(locale === 'en' ? path : `/${locale}${path}`);
      await expectAccessible(page, `${locale} ${path}`);
    };
    for (const path of paths) await look(path);
    await signIn(page);
    for (const path of ['', '?new=1', `/${course.id}`, `/${course.id}?tab=terms`, `/${course.id}?tab=learners`])
      await look(`/staff/courses${path}`);
    await page.goto(`/staff/courses/${course.id}`);
    await page.getByTestId('add-lesson').click();
    await expectAccessible(page, 'add a lesson');
  });
}
