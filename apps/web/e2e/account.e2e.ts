// An account in a real browser: made, proved, guarded by a second factor and a passkey, its devices, its password, what it keeps.
import { readFile } from 'node:fs/promises';
import { type Page, expect, test } from '@playwright/test';
import { codeIn, fillSignIn, linkIn, mailTo, shown, signOut, signUp, stranger } from './person.ts';
import { ageSignIn } from './sql.ts';

// Whole roads of one or two people, on a machine that may have other work.
test.describe.configure({ timeout: 120_000 });

test('COR-01 COR-05 sign up with the code of the mail, set up an authenticator app, sign out, sign in with it', async ({ page }) => {
  const ann = stranger();
  await signUp(page, ann);
  await page.goto('/account/security');
  const secret = await setUpTotp(page);
  await signOut(page);
  await fillSignIn(page, ann);
  await expect(page.getByRole('heading', { name: 'One more proof' })).toBeVisible();
  await page.locator('input[name="code"]').fill('000000');
  await expect(page.getByTestId('refusal')).toContainText('tries left');
  // Each code counts once: the one of the next half minute, which is good already.
  await page.locator('input[name="code"]').fill(shown(secret, 1));
  await page.waitForURL(/\/account\/security$/);
  await expect(page.getByText('10 recovery codes left.')).toBeVisible();
});

/** Leaves the app switched on; answers its key. */
async function setUpTotp(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Set up the app' }).click();
  await expect(page.getByRole('img', { name: /key of the authenticator app/ })).toBeVisible();
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('input[name="code"]').fill(shown(secret));
  await expect(page.getByTestId('recovery-codes').getByRole('listitem')).toHaveCount(10);
  await page.getByTestId('codes-kept').click();
  await expect(page.getByRole('button', { name: 'Switch the app off' })).toBeVisible();
  return secret;
}

test('COR-05 before something dangerous one proves again who one is, and the act goes on by itself', async ({ page, context }) => {
  const ann = stranger();
  await signUp(page, ann);
  await ageSignIn(ann.email, 20);
  // A lapsed token is renewed by the page, and the new one knows how long ago it was.
  await context.clearCookies({ name: 'tessera_access' });
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Set up the app' }).click();
  const dialog = page.getByRole('dialog', { name: 'Is it still you?' });
  await dialog.locator('input[name="password"]').fill('not mine at all');
  await dialog.getByTestId('reauth-submit').click();
  await expect(dialog.getByTestId('refusal')).toBeVisible();
  await dialog.locator('input[name="password"]').fill(ann.password);
  await dialog.getByTestId('reauth-submit').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('totp-secret')).toBeVisible();
});

test('COR-05 a recovery code opens the account once', async ({ page }) => {
  const ann = stranger();
  await signUp(page, ann);
  await page.goto('/account/security');
  await page.getByRole('button', { name: 'Set up the app' }).click();
  const secret = ((await page.getByTestId('totp-secret').textContent()) ?? '').replaceAll(' ', '');
  await page.locator('input[name="code"]').fill(shown(secret));
  const code = (await page.getByTestId('recovery-codes').getByRole('listitem').first().textContent()) ?? '';
  await page.getByTestId('codes-kept').click();
  await expect(page.getByRole('button', { name: 'Switch the app off' })).toBeVisible();
  await signOut(page);
  await fillSignIn(page, ann);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.waitForURL(/\/account\/security$/);
  await expect(page.getByText('9 recovery codes left.')).toBeVisible();
});

test('COR-01 the link of the mail asks for the password that was chosen, and signs in', async ({ page, browser, baseURL }) => {
  const ann = stranger();
  await page.goto('/sign-up');
  await page.locator('input[name="name"]').fill(ann.name);
  await page.locator('input[name="email"]').fill(ann.email);
  await page.locator('input[name="password"]').fill(ann.password);
  await page.getByTestId('sign-up').click();
  const link = linkIn(await mailTo(page, ann.email));
  const elsewhere = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await elsewhere.goto(link);
  // The token does not stay where the next page, or somebody looking on, could read it.
  await expect(elsewhere).toHaveURL(/\/verify-email$/);
  await elsewhere.locator('input[name="password"]').fill('not what I chose');
  await elsewhere.getByRole('button', { name: 'Confirm' }).click();
  await expect(elsewhere.getByTestId('refusal')).toBeVisible();
  await elsewhere.locator('input[name="password"]').fill(ann.password);
  await elsewhere.getByRole('button', { name: 'Confirm' }).click();
  await elsewhere.waitForURL(/\/account$/);
  await elsewhere.context().close();
});

test('COR-01 a forgotten password is chosen anew by the link of a mail, and the other devices are out', async ({
  page,
  browser,
  baseURL,
}) => {
  const ann = stranger();
  await signUp(page, ann);
  const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await other.goto('/forgot-password');
  await other.locator('input[name="email"]').fill(ann.email);
  await other.getByRole('button', { name: 'Send the link' }).click();
  await expect(other.getByText(ann.email)).toBeVisible();
  await expect.poll(async () => linkIn(await mailTo(other, ann.email))).toContain('/reset-password#');
  await other.goto(linkIn(await mailTo(other, ann.email)));
  const password = `${ann.password} again`;
  await other.locator('input[name="password"]').fill(password);
  await other.getByRole('button', { name: 'Set the password' }).click();
  await other.waitForURL(/\/sign-in\?reset=done/);
  await expect(other.getByText('Your password is changed.')).toBeVisible();
  await fillSignIn(other, ann);
  await expect(other.getByTestId('refusal')).toContainText('wrong');
  await fillSignIn(other, { ...ann, password });
  await other.waitForURL(/\/account$/);
  await page.goto('/account');
  await page.waitForURL(/\/sign-in\?next=/);
  await other.context().close();
});

test('COR-03 a code by mail signs in, a wrong one says how many tries are left', async ({ page }) => {
  const ann = stranger();
  await signUp(page, ann);
  await signOut(page);
  await page.goto('/sign-in?next=/account/orders');
  await page.getByRole('button', { name: 'Send me a code by e-mail instead' }).click();
  await page.locator('input[name="email"]').fill(ann.email);
  await page.getByRole('button', { name: 'Send the code' }).click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  const code = await newCode(page, ann.email);
  await page.locator('input[name="code"]').fill(code === '111111' ? '222222' : '111111');
  await expect(page.getByTestId('refusal')).toContainText('4 tries left');
  await page.locator('input[name="code"]').fill(code);
  await page.waitForURL(/\/account\/orders$/);
  await expect(page.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
});

/** The code of the newest mail that is no sign-up. */
async function newCode(page: Page, email: string): Promise<string> {
  const first = codeIn(await mailTo(page, email));
  await expect.poll(async () => (await mailsTo(page, email)).length).toBeGreaterThan(1);
  const code = codeIn(await mailTo(page, email));
  expect(code).not.toBe('');
  return code || first;
}
async function mailsTo(page: Page, email: string): Promise<unknown[]> {
  const { items } = (await (await page.request.get('/v1/dev/mails?limit=100')).json()) as { items: { to: string }[] };
  return items.filter((mail) => mail.to === email);
}

test('COR-05 a passkey is made, named, and opens the account without a password', async ({ page }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const ann = stranger();
  await signUp(page, ann);
  await page.goto('/account/security');
  await page.getByTestId('add-passkey').click();
  await page.getByLabel('Name').fill('My laptop');
  await page.getByTestId('name-submit').click();
  await expect(page.getByTestId('passkey')).toContainText('My laptop');
  await expect(page.getByTestId('passkey')).toContainText('Never used.');
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(/\/account\/security$/);
  await expect(page.getByTestId('passkey')).toContainText('Last used');
  await page.getByRole('button', { name: 'Remove “My laptop”' }).click();
  await page.getByTestId('confirm').click();
  await expect(page.getByTestId('passkey')).toHaveCount(0);
});

test('COR-05 the device page ends another device, which is out at once', async ({ page, browser, baseURL }) => {
  const ann = stranger();
  await signUp(page, ann);
  const other = await (
    await browser.newContext({ baseURL: baseURL ?? '', userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0' })
  ).newPage();
  await other.goto('/sign-in?next=/account/sessions');
  await fillSignIn(other, ann);
  await other.waitForURL(/\/account\/sessions$/);
  await expect(other.getByTestId('device')).toHaveCount(2);

  await page.goto('/account/sessions');
  await expect(page.locator('[data-testid="device"][data-current="true"]')).toContainText('This device');
  await page.locator('[data-testid="device"][data-current="false"]').getByRole('button').click();
  await expect(page.getByTestId('device')).toHaveCount(1);
  await expect
    .poll(async () => {
      const answer = await other.request.get('/v1/me');
      return answer.status();
    })
    .toBe(401);
  await other.getByRole('link', { name: 'Orders', exact: true }).click();
  await other.waitForURL(/\/sign-in\?next=%2Faccount%2Forders$/);
  await other.context().close();
});

test('COR-89 an address is kept, made the default, and comes back when it was taken out by mistake', async ({ page }) => {
  await signUp(page, stranger());
  await page.goto('/account/addresses');
  await page.getByTestId('add-address').click();
  await page.getByLabel('What you call it').fill('Office');
  await page.locator('select[name="country"]').selectOption('TH');
  await page.locator('input[name="name"]').fill('Ann Lee');
  await page.locator('input[name="line1"]').fill('1 Sukhumvit Road');
  await page.locator('input[name="city"]').fill('Bangkok');
  await page.getByTestId('save-address').click();
  await expect(page.getByRole('article')).toContainText('1 Sukhumvit Road');
  await expect(page.getByRole('article')).toContainText('Default');
  await page.getByRole('button', { name: 'Remove Office' }).click();
  await expect(page.getByRole('article')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('article')).toContainText('Office');
});

test('COR-65 a copy of one’s data can be asked for and read; being forgotten must be typed, and can be called off', async ({ page }) => {
  const ann = stranger();
  await signUp(page, ann);
  await page.goto('/account/privacy');
  await page.getByTestId('ask-export').click();
  const open = page.getByTestId('export').getByRole('link', { name: 'HTML' });
  await expect(open).toBeVisible({ timeout: 30_000 });
  const [archive] = await Promise.all([page.waitForEvent('download'), open.click()]);
  expect(await readFile(await archive.path(), 'utf8')).toContain(ann.email);

  await page.getByTestId('ask-erasure').click();
  await expect(page.getByTestId('confirm')).toBeDisabled();
  await page.locator('input[name="word"]').fill('ERASE');
  await page.getByTestId('confirm').click();
  await expect(page.getByText(/Your account will be erased on/)).toBeVisible();
  await page.getByTestId('keep-account').click();
  await expect(page.getByTestId('ask-erasure')).toBeVisible();
});

test('COR-01 pages of an account lead to the sign-in page and back; another host is never led to', async ({ page }) => {
  const ann = stranger();
  await signUp(page, ann);
  await signOut(page);
  await page.goto('/account/addresses');
  await page.waitForURL(/\/sign-in\?next=%2Faccount%2Faddresses$/);
  await fillSignIn(page, ann);
  await page.waitForURL(/\/account\/addresses$/);
  await signOut(page);
  await page.goto('/sign-in?next=//example.com/evil');
  await fillSignIn(page, ann);
  await page.waitForURL(/\/account$/);
});
