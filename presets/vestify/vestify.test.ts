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

test.each(preset.products.map((p) => [p.slug, p] as const))('%s speaks five languages and comes in sizes and colours', (_slug, p) => {
  for (const text of [p.title, p.subtitle, p.description, ...p.attributes.flatMap((a) => [a.name, a.value])])
    expect(complete(text)).toBe(true);
  for (const locale of ['th', 'ru', 'ar'] as const) expect(p.description[locale]).not.toBe(p.description.en);
  const valuesOf = (code: string) => p.options.find((option) => option.code === code)?.values ?? [];
  for (const { name } of p.options.flatMap((option) => [option, ...option.values])) expect(complete(name)).toBe(true);
  expect(valuesOf('size').length).toBeGreaterThanOrEqual(4);
  expect(valuesOf('size').length).toBeLessThanOrEqual(6);
  expect(valuesOf('colour').length).toBeGreaterThanOrEqual(2);
  expect(valuesOf('colour').length).toBeLessThanOrEqual(4);
  expect(p.variants).toHaveLength(valuesOf('size').length * valuesOf('colour').length);
  for (const { compareAtMinor, priceMinor } of p.variants)
    if (compareAtMinor !== undefined) expect(compareAtMinor).toBeGreaterThan(priceMinor);
  expect(p.pictures().every(({ alt }) => complete(alt))).toBe(true);
});

test('some variants are sold out, some are few, most are in plenty', () => {
  const units = preset.products.flatMap((p) => p.variants.map(({ stock }) => stock ?? 0));
  expect(units.filter((n) => n === 0).length).toBeGreaterThan(8);
  expect(units.filter((n) => n > 0 && n < 4).length).toBeGreaterThan(8);
  expect(units.filter((n) => n > 7).length).toBeGreaterThan(units.length * 0.6);
  expect(preset.products.filter((p) => p.variants.some((variant) => variant.compareAtMinor)).length).toBeGreaterThan(4);
});
