// What staff see of the engine.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { signIn } from './buyer.ts';
import { parkEvent } from './sql.ts';

test('COR-62 staff see stock, jobs and events', async ({ page }) => {
  await signIn(page);
  await page.goto('/staff/stock');
  await expect(page.getByRole('table').or(page.getByRole('list')).first()).toBeVisible();
  await page.goto('/staff/operations');
  await expect(page.getByText('Events on their way')).toBeVisible();
  await expect(page.getByText('Jobs', { exact: true }).first()).toBeVisible();
});

test('COR-61 an event that was given up is shown with its reason, and delivered when tried again', async ({ page }, info) => {
  const reason = `The world was away (${info.project.name} ${Date.now()})`;
  await parkEvent(randomUUID(), reason);
  await signIn(page);
  await page.goto('/staff/operations');
  const row = page.getByRole('row').filter({ hasText: reason });
  await expect(row).toContainText('checkout.reopen');
  await row.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('status')).toContainText('It is on its way again.');
  await expect(row).toHaveCount(0);
});

test('the stock page is in sight in Arabic on the phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await page.goto('/ar/staff/stock');
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByRole('row').nth(1)).toBeInViewport();
});
