// An organization in a real browser: its people, roles, keys, settings, its trail; and what the platform's team may do to it.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Browser, type Page, expect, test } from '@playwright/test';
import { signIn } from './buyer.ts';
import { linkIn, mailTo, signUp, stranger } from './person.ts';

// Whole roads of one or two people, on a machine that may have other work.
test.describe.configure({ timeout: 120_000 });

/** A new organization with its owner signed in, at the desk; answers its name. */
async function foundShop(page: Page): Promise<string> {
  await signUp(page, stranger('Olga Owner'));
  const name = `Shop ${randomUUID().slice(0, 10)}`;
  await page.goto('/start');
  await page.locator('input[name="name"]').fill(name);
  await page.getByTestId('found').click();
  await expect(page.getByTestId('publish')).toBeVisible();
  return name;
}

const newPage = async (browser: Browser, baseURL: string | undefined): Promise<Page> =>
  (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();

test('COR-10 COR-06 somebody is invited by mail, joins, sees what their role may see, and is removed', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = await foundShop(page);
  const bob = stranger('Bob Helper');
  await page.goto('/staff/members');
  await page.getByTestId('invite').click();
  await page.locator('input[name="email"]').fill(bob.email);
  await page.locator('select[name="role"]').selectOption('viewer');
  await page.getByTestId('invite-submit').click();
  await expect(page.getByTestId('invitation')).toContainText(bob.email);

  const his = await newPage(browser, baseURL);
  await signUp(his, bob);
  await his.goto(linkIn(await mailFrom(page, bob.email)));
  await expect(his.getByRole('heading', { name: `Join ${name}` })).toBeVisible();
  // The token does not stay in the address.
  await expect(his).toHaveURL(/\/invitation$/);
  await his.getByTestId('accept').click();
  await his.waitForURL(/\/staff$/);
  await his.goto('/staff/orders');
  await expect(his.getByRole('heading', { name: 'Orders', level: 1 })).toBeVisible();
  await his.goto('/staff/keys');
  await expect(his.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Remove Bob Helper' }).click();
  await page.getByTestId('confirm').click();
  await expect(page.getByTestId('member')).toHaveCount(1);
  await expect.poll(async () => (await his.request.get('/v1/admin/orders')).status()).toBeGreaterThanOrEqual(401);
  await his.context().close();
});

/** Mails of an organization of its own lie in the mailbox of its own host. */
async function mailFrom(page: Page, email: string): Promise<string> {
  const { items } = (await (await page.request.get('/v1/organizations')).json()) as { items: { shopUrl: string | null }[] };
  return mailTo(page, email, new URL(items[0]?.shopUrl ?? 'http://none').host);
}

test('COR-07 a key is shown once, replaced, and revoked by typing its name', async ({ page }) => {
  await foundShop(page);
  await page.goto('/staff/keys');
  await page.getByTestId('new-key').click();
  await page.locator('input[name="name"]').fill('Warehouse printer');
  await page.getByLabel('See orders').check();
  await page.getByTestId('make-key').click();
  const key = (await page.getByTestId('key-text').textContent()) ?? '';
  expect(key.length).toBeGreaterThan(30);
  const asked = await page.request.get('/v1/admin/orders', { headers: { authorization: `Bearer ${key}`, cookie: '' } });
  expect(asked.status()).toBe(200);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByTestId('key')).toContainText('Warehouse printer');
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke “Warehouse printer”' }).click();
  await expect(page.getByTestId('confirm')).toBeDisabled();
  await page.locator('input[name="word"]').fill('Warehouse printer');
  await page.getByTestId('confirm').click();
  await expect(page.getByTestId('key')).toContainText('Revoked');
});

test('COR-06 a role is made of permissions and changed', async ({ page }) => {
  await foundShop(page);
  await page.goto('/staff/roles');
  await page.getByTestId('new-role').click();
  await page.locator('input[name="name"]').fill('Packer');
  await page.getByLabel('See orders').check();
  await page.getByLabel('Pack, ship and cancel orders').check();
  await page.getByTestId('save-role').click();
  await expect(page.getByRole('columnheader', { name: /Packer/ })).toBeVisible();
  await page.getByRole('button', { name: 'Delete “Packer”' }).click();
  await page.getByTestId('confirm').click();
  await expect(page.getByRole('columnheader', { name: /Packer/ })).toHaveCount(0);
});

test('COR-63 what was changed stands in the trail, before and after; the chain is whole; the CSV has it', async ({ page }) => {
  const name = await foundShop(page);
  await page.goto('/staff/organization');
  await page.locator('input[name="name"]').fill(`${name} and sons`);
  await page.getByTestId('save-organization').click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await page.goto('/staff/audit?action=organization.');
  await expect(page.getByTestId('chain')).toContainText('The chain is whole');
  const entry = page.getByTestId('audit-entry').filter({ hasText: 'organization.' }).first();
  await entry.locator('summary').click();
  await expect(entry.locator('ins').filter({ hasText: `${name} and sons` })).toBeVisible();
  await expect(entry.locator('del').filter({ hasText: name })).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('audit-csv').click()]);
  expect(await readFile(await file.path(), 'utf8')).toContain('organization.');
});

test('COR-12 a host name is claimed, told how to prove it, and given up', async ({ page }) => {
  await foundShop(page);
  const host = `shop-${randomUUID().slice(0, 8)}.example.com`;
  await page.goto('/staff/channels');
  await page.locator('input[name="host"]').fill(host);
  await page.getByTestId('add-host').click();
  await expect(page.getByTestId('host')).toContainText('Waits for DNS');
  await expect(page.getByTestId('host')).toContainText('TXT');
  await page.getByRole('button', { name: `Remove ${host}` }).click();
  await page.getByTestId('confirm').click();
  await expect(page.getByTestId('host')).toHaveCount(0);
});

test('COR-10 a suspended organization says so, shows no acts, and goes on when it is let', async ({ page, browser, baseURL }) => {
  const name = await foundShop(page);
  const team = await newPage(browser, baseURL);
  await signIn(team);
  await team.goto(`/staff/platform/organizations?q=${encodeURIComponent(name)}`);
  await team.getByRole('button', { name: `Suspend ${name}` }).click();
  await team.locator('input[name="reason"]').fill('Complaints of buyers');
  await team.getByTestId('confirm').click();
  await expect(team.getByTestId('organization')).toContainText('Suspended');
  await page.goto('/staff/products');
  await expect(page.getByText(`${name} is suspended`, { exact: false })).toBeVisible();
  await expect(page.getByTestId('new-product')).toHaveCount(0);
  await team.getByRole('button', { name: `Let ${name} go on` }).click();
  await team.locator('input[name="reason"]').fill('All is well again');
  await team.getByTestId('confirm').click();
  await expect(team.getByTestId('organization')).toContainText('Active');
  await page.reload();
  await expect(page.getByTestId('new-product').first()).toBeVisible();
  await team.context().close();
});

test('COR-89 the platform’s team looks as a person, is reminded of it on every page, and comes back', async ({
  page,
  browser,
  baseURL,
}) => {
  const hers = await newPage(browser, baseURL);
  await signUp(hers, stranger('Carla Customer'));
  const { email } = (await (await hers.request.get('/v1/me')).json()) as { email: string };
  await signIn(page);
  await page.goto('/staff/platform/people');
  await page.locator('input[name="q"]').fill(`not.${email}`);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('Nobody found')).toBeVisible();
  await page.locator('input[name="q"]').fill(email);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByTestId('person').getByRole('button', { name: 'Look as somebody' }).click();
  await page.locator('input[name="reason"]').fill('She asked us to look at her order');
  await page.getByRole('dialog').getByRole('button', { name: 'Look as somebody' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const strip = page.getByRole('region', { name: 'You are looking at the shop as Carla Customer.' });
  await expect(strip).toBeVisible();
  await page.goto('/account/sessions');
  await expect(strip).toBeVisible();
  await hers.goto('/account/sessions');
  await expect(hers.getByTestId('device').filter({ hasText: 'Visit by support' })).toHaveCount(1);
  await strip.getByRole('button').click();
  await page.waitForURL(/\/staff$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mali');
  await hers.context().close();
});
