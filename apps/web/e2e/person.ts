// What somebody with an account does on the pages, for the browser tests.
import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';

export interface Person {
  name: string;
  email: string;
  password: string;
}

/** Somebody nobody knows yet. */
export const stranger = (name = 'Ann Lee'): Person => ({
  name,
  email: `ann.${randomUUID().slice(0, 12)}@example.com`,
  password: `Seven quiet snails ${randomUUID().slice(0, 8)}`,
});

/** The newest mail to an address, as plain text, from the mailbox of this shop or of the one at a host. */
export async function mailTo(page: Page, email: string, host?: string): Promise<string> {
  // The front door says itself at which host it was asked, so another shop's mailbox is asked for behind it.
  const [base, headers] = host ? [process.env.TESSERA_E2E_API_URL ?? '', { 'x-forwarded-host': host }] : ['', {}];
  let text = '';
  await expect
    .poll(async () => {
      const { items } = (await (await page.request.get(`${base}/v1/dev/mails?limit=100`, { headers })).json()) as {
        items: { id: string; to: string }[];
      };
      const mail = items.find((one) => one.to === email);
      if (mail) ({ text } = (await (await page.request.get(`${base}/v1/dev/mails/${mail.id}`, { headers })).json()) as { text: string });
      return text;
    })
    .not.toBe('');
  return text;
}

export const codeIn = (mail: string): string => /\b\d{6}\b/.exec(mail)?.[0] ?? '';
/** Path and fragment of the mail's link to a page of the shop. */
export const linkIn = (mail: string): string => {
  const { pathname, hash } = new URL(/https?:\/\/\S+#\S+/.exec(mail)?.[0] ?? 'http://none/');
  return pathname + hash;
};

/** From the sign-up page to being signed in. */
export async function signUp(page: Page, person: Person, landing = /\/account$/): Promise<void> {
  await page.goto('/sign-up');
  await page.locator('input[name="name"]').fill(person.name);
  await page.locator('input[name="email"]').fill(person.email);
  await page.locator('input[name="password"]').fill(person.password);
  await page.getByTestId('sign-up').click();
  await expect(page.getByRole('heading', { name: 'Check your e-mail' })).toBeVisible();
  await page.locator('input[name="code"]').fill(codeIn(await mailTo(page, person.email)));
  await page.waitForURL(landing);
}

/** Fills the sign-in page, which may come from anywhere, and sends it. */
export async function fillSignIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.getByTestId('sign-in').click();
}

/** By the shop's account menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your account' }).click();
  const left = page.waitForResponse('**/v1/auth/logout');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await left;
  await page.waitForURL(/\/sign-in/);
}

/** What an authenticator app shows, some steps from now. */
export const shown = (secret: string, steps = 0): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
