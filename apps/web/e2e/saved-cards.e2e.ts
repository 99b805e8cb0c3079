// A buyer with an account saves a card while paying, pays with it without typing one, and takes it away again.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { cards, fillCheckout, paid, pay, putVestInCart } from './buyer.ts';
import { signUp, stranger } from './person.ts';

test('COR-89 a card that was saved pays the next order, and can be taken away', async ({ page }) => {
  const person = stranger('Mali Dee');
  await signUp(page, person);
  await putVestInCart(page);
  await fillCheckout(page);
  await page.getByTestId('save-card').check();
  await pay(page, cards.success);
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);

  await putVestInCart(page);
  await fillCheckout(page);
  const saved = page.getByTestId('saved-cards');
  await expect(saved.getByRole('radio').first()).toBeChecked();
  await expect(saved).toContainText('4242');
  await expect(page.locator('input[name="token"]')).toHaveCount(0);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByTestId('place-order').first().click();
  await page.waitForURL(/\/orders\/ord_/);
  await paid(page);

  await page.goto('/account/payment-methods');
  await expect(page.getByRole('main')).toContainText('4242');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page
    .getByRole('button', { name: /Remove/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByRole('main')).not.toContainText('4242');
});
