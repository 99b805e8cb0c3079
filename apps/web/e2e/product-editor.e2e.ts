// An owner writes a product on one page: options and their variants, pictures in another order by keys, another address that the old one leads to.
import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';
import { ask, foundShop } from './owner.ts';

const picture = async (name: string, background: string) => ({
  name,
  mimeType: 'image/png',
  buffer: await sharp({ create: { width: 120, height: 150, channels: 3, background } })
    .png()
    .toBuffer(),
});

test('COR-20 NET-01 an owner makes six variants of two options, orders pictures by keys, and the old address leads to the new one', async ({
  page,
}) => {
  const slug = `scarf-${randomUUID().slice(0, 8)}`;
  const organization = await foundShop(page, 'Editor');
  const product = await ask<{ id: string; slug: string }>(page, 'POST', '/v1/admin/products', {
    title: `Scarf ${slug}`,
    price: { amount: '25000', currency: 'THB' },
    stock: 5,
  });
  await page.goto(`/staff/products/${product.id}`);

  await page.getByTestId('option-size').click();
  await page.getByTestId('new-value-size').fill('S, M, L');
  await page.getByTestId('new-value-size').press('Enter');
  await page.getByTestId('option-colour').click();
  await page.getByTestId('new-value-colour').fill('Ink, Sand');
  await page.getByTestId('new-value-colour').press('Enter');
  await page.getByTestId('make-variants').click();
  const rows = page.locator('#variants tbody tr');
  await expect(rows).toHaveCount(6);
  // Down the column by keys: the price of the second row is that of all below it.
  const price = page.locator('[data-row="1"][data-column="price"]');
  await price.fill('300');
  await price.press('Alt+ArrowDown');
  await expect(page.locator('[data-row="5"][data-column="price"]')).toHaveValue('300');
  await expect(page.locator('[data-row="2"][data-column="price"]')).toBeFocused();

  await page.getByTestId('add-pictures').setInputFiles([await picture('first.png', '#aa3333'), await picture('second.png', '#3333aa')]);
  const pictures = page.locator('[data-picture] img');
  await expect(pictures).toHaveCount(2);
  const before = await pictures.first().getAttribute('src');
  await page.locator('[data-picture="0"]').press('ArrowRight');
  await expect(pictures.nth(1)).toHaveAttribute('src', before ?? '');

  await page.locator('input[name="slug"]').fill(slug);
  await page.keyboard.press('Control+s');
  await expect(page.getByText('The product is saved')).toBeVisible();
  await expect(page.getByTestId('save-product')).toBeDisabled();

  const whole = await ask<{ variants: { price: { amount: string } }[]; pictures: { url: string }[] }>(
    page,
    'GET',
    `/v1/admin/products/${product.id}`,
  );
  expect(whole.variants.map((variant) => variant.price.amount)).toEqual(['25000', '30000', '30000', '30000', '30000', '30000']);
  expect(whole.pictures[1]?.url).toBe(before);

  const shop = new URL(page.url());
  shop.hostname = `${organization.slug}.localhost`;
  const answered = await page.goto(`${shop.origin}/th/p/${product.slug}`);
  expect(answered?.status()).toBe(200);
  expect(new URL(page.url()).pathname).toBe(`/th/p/${slug}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Scarf ${slug}`);
});
