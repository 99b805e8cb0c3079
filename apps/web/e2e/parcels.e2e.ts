// Parcels on the desk: what lies in two places leaves in two, and its buyer sees both.
import { randomUUID } from 'node:crypto';
import { expect, test, type Page } from '@playwright/test';
import { signIn } from './buyer.ts';
import { ask } from './owner.ts';

/** An order of three units, one of which lies in a place of its own. */
async function orderInTwoPlaces(page: Page): Promise<{ id: string; number: string; depot: string }> {
  const mark = randomUUID().slice(0, 8);
  const depot = `Depot ${mark}`;
  const made = { title: `Parted ${mark}`, price: { amount: '1000', currency: 'USD' }, stock: 2, status: 'published' };
  const { slug } = await ask<{ slug: string }>(page, 'POST', '/v1/admin/products', made);
  const product = await ask<{ variants: { offer: { id: string } }[] }>(page, 'GET', `/v1/products/${slug}`);
  const offerId = product.variants[0]?.offer.id ?? '';
  const { id: locationId } = await ask<{ id: string }>(page, 'POST', '/v1/admin/stock-locations', { name: depot, country: 'TH' });
  await ask(page, 'POST', `/v1/admin/stock/${offerId}/moves`, { delta: 1, reason: 'received', locationId });
  const cart = await ask<{ id: string }>(page, 'POST', '/v1/carts', { lines: [{ offerId, quantity: 3 }] });
  const shippingAddress = { name: 'Somchai Dee', line1: '1 Sukhumvit Road', city: 'Bangkok', postalCode: '10110', country: 'TH' };
  const details = { contact: { email: `parted.${mark}@example.com` }, shippingAddress };
  const { quote } = await ask<{ quote: { fingerprint: string } }>(page, 'PATCH', `/v1/checkouts/${cart.id}`, details);
  const payment = { method: 'test', token: '4242424242424242' };
  const placed = { quoteFingerprint: quote.fingerprint, payment };
  const { order } = await ask<{ order: { id: string; number: string } }>(page, 'POST', `/v1/checkouts/${cart.id}/place`, placed);
  return { id: order.id, number: order.number, depot };
}

test('COR-81 staff send what lies in two places in two parcels, and the buyer sees what is in each', async ({ page }) => {
  await signIn(page);
  const { id, depot } = await orderInTwoPlaces(page);
  await page.goto(`/staff/orders/${id}`);
  const places = page.getByTestId('place-to-send');
  await expect(places).toHaveCount(2);
  await expect(places.filter({ hasText: depot })).toContainText('× 1');
  await page.getByTestId('move-fulfil').click();
  await page.getByTestId('ship-order').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('spinbutton').fill('1');
  await dialog.getByLabel('Carrier').fill('Kerry');
  await dialog.getByLabel('Tracking number').fill('TH-ONE');
  await page.getByTestId('ship-submit').click();
  await expect(page.getByTestId('sent-parcel')).toContainText('1 × Parted');
  await expect(page.getByTestId('order-status')).toHaveAttribute('data-status', 'fulfilling');

  await places.filter({ hasText: depot }).getByRole('button', { name: 'Ship from here' }).click();
  await expect(dialog.getByLabel('Ships from')).toHaveValue(/^loc_/);
  await dialog.getByLabel('Carrier').fill('DHL');
  await dialog.getByLabel('Tracking number').fill('TH-TWO');
  await page.getByTestId('ship-submit').click();
  await expect(page.getByTestId('sent-parcel')).toHaveCount(2);
  await expect(places).toHaveCount(1);

  await page.getByRole('button', { name: 'Change number TH-TWO' }).click();
  await dialog.getByLabel('Tracking number').fill('TH-2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByTestId('sent-parcel').last()).toContainText('DHL TH-2');

  await page.goto(`/orders/${id}`);
  const parcels = page.getByTestId('parcel');
  await expect(parcels).toHaveCount(2);
  await expect(parcels.first()).toContainText(/TH-ONE.*1 × Parted/);
  await expect(page.getByText('2 of 3 on the way')).toBeVisible();
});

test('COR-81 a parcel whose answer got lost leaves once when it is sent again, with the units that were typed', async ({ page }) => {
  await signIn(page);
  const { id } = await orderInTwoPlaces(page);
  await page.goto(`/staff/orders/${id}`);
  await page.getByTestId('move-fulfil').click();
  let answers = 0;
  await page.route(/\/shipments$/, async (route) => {
    answers += 1;
    const answer = await route.fetch();
    return answers === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer });
  });
  await page.getByTestId('ship-order').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('spinbutton').fill('1');
  await dialog.getByLabel('Carrier').fill('Kerry');
  await dialog.getByLabel('Tracking number').fill('TH-ONE');
  await page.getByTestId('ship-submit').click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await page.getByTestId('ship-submit').click();
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('sent-parcel')).toHaveCount(1);
  await expect(page.getByTestId('sent-parcel')).toContainText('1 × Parted');
  expect(answers).toBe(2);
});

test('COR-81 staff print slips and labels of orders chosen in the list, in the language of their buyers', async ({ page }) => {
  await signIn(page);
  const { number, depot } = await orderInTwoPlaces(page);
  await page.goto(`/ar/staff/orders?q=${number}`);
  await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').click();
  await expect(page).toHaveURL(/staff\/orders\?/);
  await page.getByTestId('chosen-bar').getByRole('link').click();
  const sheets = page.getByTestId('sheet');
  await expect(sheets).toHaveCount(2);
  await expect(sheets.first()).toHaveAttribute('dir', 'ltr');
  await expect(sheets.first()).toContainText(/Packing slip.*To.*Somchai Dee/);
  await expect(sheets.filter({ hasText: depot })).toContainText('1 unit');
  await expect(sheets.getByRole('img', { name: `Order ${number}` })).toHaveCount(2);
  await expect(sheets.filter({ hasText: '$' })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'الورق' }).selectOption({ index: 2 });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByTestId('print-slips')).toBeHidden();
  const paper = await sheets.first().getByRole('article').boundingBox();
  expect([Math.round((paper?.width ?? 0) / 3.78), Math.round((paper?.height ?? 0) / 3.78)]).toEqual([100, 150]);
});
