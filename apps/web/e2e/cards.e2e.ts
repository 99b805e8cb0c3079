// Memberships: made and given a card on the desk, shown to whoever bought one as a card, and suspended by who sold it.
import { randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { signIn } from './buyer.ts';
import { owner } from './course.ts';

/** A card on sale, of a programme of its own. */
async function putCardOnSale(): Promise<{ slug: string; offerId: string; programmeId: string; name: string }> {
  const staff = await owner();
  const name = `Club ${randomUUID().slice(0, 8)}`;
  const { id: programmeId } = await staff('POST', '/card-programmes', { body: { name: { en: name }, cardLimit: null } });
  const product = await staff<{ variantId: string; slug: string }>('POST', '/products', {
    body: { kind: 'membership', title: name, price: { amount: '9900', currency: 'USD' } },
  });
  const body = { version: 0, programmeId, tier: 'gold', validDays: 365, refundDays: 14 };
  await staff('PUT', `/card-terms/${product.variantId}`, { body });
  const shown = await fetch(`${process.env.TESSERA_E2E_API_URL}/v1/products/${product.slug}`);
  const { variants } = (await shown.json()) as { variants: { offer: { id: string } }[] };
  return { slug: product.slug, offerId: variants[0]?.offer.id ?? '', programmeId, name };
}

/** The guest of a page buys one; answers the order. */
async function buyCard(page: Page, offerId: string): Promise<string> {
  const send = async <T>(method: string, path: string, data: unknown): Promise<T> => {
    const answer = await page.request.fetch(path, { method, data, headers: { 'x-tessera-csrf': '1', 'idempotency-key': randomUUID() } });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  const cart = await send<{ id: string }>('POST', '/v1/carts', { lines: [{ offerId, quantity: 1 }] });
  const contact = { email: `holder.${randomUUID().slice(0, 8)}@example.com`, name: 'Anna Dee' };
  const { quote } = await send<{ quote: { fingerprint: string } }>('PATCH', `/v1/checkouts/${cart.id}`, { contact });
  const payment = { method: 'test', token: '4242424242424242' };
  const body = { quoteFingerprint: quote.fingerprint, payment };
  return (await send<{ order: { id: string } }>('POST', `/v1/checkouts/${cart.id}/place`, body)).order.id;
}

test('COR-20 a guest sees the card before buying it, and then as theirs: its number when asked for, and the name they give it', async ({
  page,
}) => {
  const card = await putCardOnSale();
  await page.goto(`/p/${card.slug}`);
  await expect(page.getByTestId('offered-card')).toContainText('365 days');
  await page.goto(`/orders/${await buyCard(page, card.offerId)}`);
  await page.getByTestId('show-cards').click();
  const mine = page.getByTestId('my-card');
  await expect(mine.getByTestId('card-face')).toContainText('Anna Dee');
  await expectAccessible(page, 'cards');
  await mine.getByRole('button', { name: 'Show the number' }).press('Enter');
  await expect(mine.getByTestId('card-number')).toHaveText(/^9\d{3}( \d{4}){3}$/);
  await mine.getByRole('button', { name: 'Name on the card' }).press('Enter');
  await page.getByRole('dialog').locator('input[name="name"]').fill('Bea Dee');
  await page.keyboard.press('Enter');
  await expect(mine.getByTestId('card-face')).toContainText('Bea Dee');
});

test('COR-20 a seller makes a membership, says which card it hands over, and suspends a card that was bought with a reason', async ({
  page,
}) => {
  const sold = await putCardOnSale();
  const order = await buyCard(page, sold.offerId);
  await page.context().clearCookies();
  await signIn(page);
  await page.goto('/staff/card-programmes');
  await page.getByTestId('new-membership').press('Enter');
  const dialog = page.getByRole('dialog');
  const title = `Gold ${randomUUID().slice(0, 6)}`;
  await dialog.locator('input[name="title"]').fill(title);
  await dialog.locator('input[name="price.USD"]').fill('99');
  await dialog.getByTestId('publish').press('Enter');
  await dialog.locator('select[name="tier"]').selectOption('platinum');
  await dialog.locator('select[name="programme"]').selectOption(sold.programmeId);
  await dialog.getByTestId('save-card-terms').press('Enter');
  await expect(page.getByTestId('sold-card').filter({ hasText: title })).toContainText('Platinum');
  await expectAccessible(page, 'card programmes');

  await page.goto(`/staff/cards?programme=${sold.programmeId}`);
  const row = page.getByTestId('issued-card');
  await expect(row.getByRole('link')).toHaveAttribute('href', new RegExp(order));
  await row.getByRole('button', { name: /^Suspend/ }).press('Enter');
  await dialog.locator('input[name="reason"]').fill('Shown by two');
  await page.keyboard.press('Enter');
  await expect(row).toContainText('Suspended');
  await expect(row).toContainText('Shown by two');
  await expectAccessible(page, 'issued cards');
});
