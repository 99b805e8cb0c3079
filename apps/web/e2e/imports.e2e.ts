// An owner brings a table of products in: looks at what it would change, mends nothing by accident, and applies what is right.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { signUp, stranger } from './person.ts';

test('COR-23 a file is dropped, its columns named, looked through, and its right lines applied', async ({ page }) => {
  await signUp(page, stranger('Mali Owner'));
  const word = randomUUID().slice(0, 8);
  await page.evaluate(async (name) => {
    const send = (path: string, body: unknown): Promise<Response> =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tessera-csrf': '1', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify(body),
      });
    const made = (await (await send('/v1/organizations', { name, country: 'TH' })).json()) as { id: string };
    await send('/v1/auth/organization', { organizationId: made.id });
  }, `Imports ${word}`);
  await page.goto('/staff/imports');
  const table = `SKU;ชื่อ;What it costs\nBOWL-${word};ชาม ${word};120.00\nDISH-${word};จาน ${word};cheap\n`;
  await page.getByTestId('import-file').setInputFiles({ name: 'bowls.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const view = page.getByTestId('run-view');
  await expect(view).toHaveAttribute('data-state', 'received');
  await page.getByLabel('Read What it costs as').selectOption('price');
  await page.getByTestId('check').click();
  await expect(view).toHaveAttribute('data-state', 'ready');
  await expect(page.getByTestId('count-added')).toHaveText('1');
  await expect(page.getByTestId('wrong-line')).toContainText(['No price']);
  await page.getByTestId('apply-right').click();
  await expect(view).toHaveAttribute('data-state', 'done');
  await page.goto('/staff/imports');
  await expect(page.getByTestId('run').first()).toContainText('bowls.csv');
  await page.goto('/staff/products');
  await expect(page.getByText(`ชาม ${word}`).first()).toBeVisible();
});
