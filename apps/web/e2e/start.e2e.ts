// A new owner's road, with a clock: from the sign-up page to a first product on sale.
import { type Page, expect, test } from '@playwright/test';
import { at } from '../../../tools/lib/paths.ts';
import { codeIn, mailTo, stranger } from './person.ts';

// Whole roads of one or two people, on a machine that may have other work.
test.describe.configure({ timeout: 120_000 });

/** How long a person takes to decide before each click, and how fast they type: 60 words of five letters a minute. */
const THOUGHT_MS = 3000;
const LETTERS_A_MINUTE = 300;

/** Counts what a person does (each click or choice is one, each field typed into is one) and how long they would have taken for it. */
class Owner {
  interactions = 0;
  private personMs = 0;
  private readonly began = Date.now();
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async type(name: string, text: string): Promise<void> {
    this.count(THOUGHT_MS + (text.length / LETTERS_A_MINUTE) * 60_000);
    await this.page.locator(`input[name="${name}"]`).fill(text);
  }

  async click(testId: string): Promise<void> {
    this.count(THOUGHT_MS);
    await this.page.getByTestId(testId).click();
  }

  /** The picture is chosen among the device's own: a click here and one there. */
  async choosePicture(path: string): Promise<void> {
    this.count(2 * THOUGHT_MS);
    await this.page.getByTestId('picture').setInputFiles(path);
  }

  private count(ms: number): void {
    this.interactions += 1;
    this.personMs += ms;
  }

  /** A person's time and the program's. */
  get minutes(): number {
    return (this.personMs + Date.now() - this.began) / 60_000;
  }
}

test('COR-10 a new owner has a first product on sale within 12 interactions and 5 minutes, and it can be bought', async ({
  page,
  browser,
}) => {
  const ann = stranger('Ann Lee');
  const shop = `Snails of ${ann.email.slice(4, 12)}`;
  await page.goto('/sign-up?next=/start');
  const owner = new Owner(page);
  await owner.type('name', ann.name);
  await owner.type('email', ann.email);
  await owner.type('password', ann.password);
  await owner.click('sign-up');
  await owner.type('code', codeIn(await mailTo(page, ann.email)));
  await page.waitForURL(/\/start$/);
  await owner.type('name', shop);
  await owner.click('found');
  await expect(page.getByTestId('publish')).toBeVisible();
  await owner.choosePicture(at('apps/web/public/icons/vestify/icon-512.png'));
  await owner.type('title', 'Brass snail, small');
  await owner.type('price.USD', '12.50');
  await owner.click('publish');
  await expect(page.getByRole('heading', { name: 'It is on sale' })).toBeVisible();
  expect(owner.interactions).toBeLessThan(12);
  expect(owner.minutes).toBeLessThan(5);

  const address = (await page.getByTestId('see-shop').getAttribute('href')) ?? '';
  const buyer = await (await browser.newContext()).newPage();
  await buyer.goto(address);
  await expect(buyer.getByRole('heading', { level: 1 })).toHaveText('Brass snail, small');
  await expect(buyer.getByTestId('add-to-cart')).toBeEnabled();
  await expect(buyer.getByRole('img', { name: 'Brass snail, small' }).first()).toBeVisible();
  await buyer.getByTestId('add-to-cart').click();
  await expect(buyer.getByTestId('cart-drawer')).toContainText('Brass snail, small');
  await buyer.context().close();
});

test('COR-10 whoever stops in the middle goes on where they were', async ({ page }) => {
  const ann = stranger('Ann Lee');
  await page.goto('/sign-up?next=/start');
  await page.locator('input[name="name"]').fill(ann.name);
  await page.locator('input[name="email"]').fill(ann.email);
  await page.locator('input[name="password"]').fill(ann.password);
  await page.getByTestId('sign-up').click();
  await page.locator('input[name="code"]').fill(codeIn(await mailTo(page, ann.email)));
  await page.waitForURL(/\/start$/);
  await page.locator('input[name="name"]').fill(`Pots of ${ann.email.slice(4, 12)}`);
  await page.getByTestId('found').click();
  await expect(page.getByTestId('publish')).toBeVisible();
  await page.goto('/start');
  await expect(page.getByTestId('publish')).toBeVisible();
  await page.locator('input[name="title"]').fill('Clay pot');
  await page.locator('input[name="price.USD"]').fill('a lot');
  await page.getByTestId('publish').click();
  await expect(page.getByText('Please write a price')).toBeVisible();
  await page.locator('input[name="price.USD"]').fill('٩٫٥');
  await page.getByTestId('publish').click();
  await expect(page.getByRole('heading', { name: 'It is on sale' })).toBeVisible();
  await page.getByRole('link', { name: 'To your desk' }).click();
  await page.waitForURL(/\/staff$/);
  await expect(page.getByText('Products on sale')).toBeVisible();
});
