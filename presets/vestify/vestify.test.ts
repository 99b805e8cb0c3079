// The catalog of Vestify is whole: five locales everywhere, real stock levels, codes that exist.
import { expect, test } from 'vitest';
import { type LocalText, locales } from '../preset.ts';
import { preset } from './index.ts';

const complete = (text: LocalText): boolean => locales.every((locale) => (text[locale] ?? '').trim().length > 0);

test('twenty-four vests in five categories, each with a slug of its own', () => {
  expect(preset.products).toHaveLength(24);
  expect(preset.categories).toHaveLength(5);
  expect(new Set(preset.products.map((p) => p.slug)).size).toBe(24);
  for (const p of preset.products) expect(preset.categories.some((c) => c.slug === p.category)).toBe(true);
});

test.each(preset.products.map((p) => [p.slug, p] as const))('%s speaks five languages and comes in known sizes and colours', (_slug, p) => {
  for (const text of [p.title, p.subtitle, p.description, ...p.attributes.flatMap((a) => [a.name, a.value])])
    expect(complete(text)).toBe(true);
  for (const locale of ['th', 'ru', 'ar'] as const) expect(p.description[locale]).not.toBe(p.description.en);
  expect(p.sizes.every((size) => preset.options.sizes.some((s) => s.code === size))).toBe(true);
  expect(p.colours.every((colour) => preset.options.colours.some((c) => c.code === colour))).toBe(true);
  expect(p.sizes.length).toBeGreaterThanOrEqual(4);
  expect(p.sizes.length).toBeLessThanOrEqual(6);
  expect(p.colours.length).toBeGreaterThanOrEqual(2);
  expect(p.colours.length).toBeLessThanOrEqual(4);
  if (p.compareAtMinor !== undefined) expect(p.compareAtMinor).toBeGreaterThan(p.priceMinor);
  const [picture] = p.pictures(p.colours[0] ?? '');
  expect(picture && complete(picture.alt)).toBe(true);
});

test('some variants are sold out, some are few, most are in plenty', () => {
  const units = preset.products.flatMap((p) => p.colours.flatMap((colour) => p.sizes.map((size) => p.stock({ size, colour }))));
  expect(units.filter((n) => n === 0).length).toBeGreaterThan(8);
  expect(units.filter((n) => n > 0 && n < 4).length).toBeGreaterThan(8);
  expect(units.filter((n) => n > 7).length).toBeGreaterThan(units.length * 0.6);
  expect(preset.products.filter((p) => p.compareAtMinor).length).toBeGreaterThan(4);
});
