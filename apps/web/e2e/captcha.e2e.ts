// The check that tells people from programs, where one is switched on: its widget is shown, and what was solved is sent.
import { type Page, expect, test } from '@playwright/test';
import { cards, fillCheckout, paid, pay, putVestInCart } from './buyer.ts';
import { stranger } from './person.ts';

const check = { provider: 'turnstile', siteKey: '1x00000000000000000000AA' };

/** Stands in for the provider's script: a button that calls back as its widget does (Turnstile, explicit rendering). */
const script = `window.turnstile = { render(box, { action, callback }) {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'I am a person', onclick: () => callback('solved ' + action) });
  box.append(button);
  return 'widget';
} };`;

const standIn = (page: Page): Promise<unknown> =>
  page.route('https://challenges.cloudflare.com/**', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));

test('COR-08 the page that places an order shows the check when it is asked for, and the order is placed with it', async ({ page }) => {
  await standIn(page);
  let sent = '';
  await page.route('**/v1/checkouts/*/place', async (route) => {
    sent = (await route.request().headerValue('x-captcha-token')) ?? '';
    if (sent) return await route.continue();
    await route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'Solve the check.', status: 403, code: 'CAPTCHA_REQUIRED', facts: check },
    });
  });
  await putVestInCart(page);
  await fillCheckout(page);
  await pay(page, cards.success);
  await expect(page.getByTestId('pay-error')).toContainText('confirm that you are a person');
  await page.getByRole('button', { name: 'I am a person' }).click();
  await page.getByTestId('place-order').first().click();
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);
  expect(sent).toBe('solved placeCheckout');
});

test('COR-08 the sign-up page shows the check, and sends what was solved once', async ({ page }) => {
  await standIn(page);
  await page.route('**/v1/auth/captcha', (route) => route.fulfill({ json: { captcha: check } }));
  const sent: (string | null)[] = [];
  await page.route('**/v1/auth/register', async (route) => {
    sent.push(await route.request().headerValue('x-captcha-token'));
    await route.continue();
  });
  const ann = stranger();
  await page.goto('/sign-up');
  await page.locator('input[name="name"]').fill(ann.name);
  await page.locator('input[name="email"]').fill(ann.email);
  await page.locator('input[name="password"]').fill('password');
  await page.getByRole('button', { name: 'I am a person' }).click();
  await page.getByTestId('sign-up').click();
  // Refused for its password, and the check is there anew.
  await expect(page.getByTestId('refusal')).toBeVisible();
  await page.locator('input[name="password"]').fill(ann.password);
  await page.getByRole('button', { name: 'I am a person' }).click();
  await page.getByTestId('sign-up').click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  expect(sent).toEqual(['solved register', 'solved register']);
});
