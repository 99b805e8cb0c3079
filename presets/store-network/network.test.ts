// The network is whole: five languages and every currency everywhere, pictures drawn, what stores offer made by somebody.
import { expect, test } from 'vitest';
import { type LocalText, locales } from '../preset.ts';
import { preset } from './index.ts';
import { currencies } from './make.ts';

const brands = preset.brands ?? [];
const stores = preset.stores ?? [];
const products = brands.flatMap((brand) => brand.products.map((product) => ({ brand, product })));
const scripts = { th: /\p{Script=Thai}/u, ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u } as const;

/** Said in all five languages, and in their own letters where there are any at all. */
function expectSpoken(text: LocalText): void {
  for (const locale of locales) expect(text[locale]?.trim().length ?? 0).toBeGreaterThan(0);
  if (!/\p{L}{4}/u.test(text.en)) return;
  for (const [locale, script] of Object.entries(scripts)) expect(text[locale as 'th']).toMatch(script);
  expect(text.en + (text.vi ?? '')).not.toMatch(/\p{Script=Cyrillic}|\p{Script=Thai}|\p{Script=Arabic}/u);
}

test('NET-16 five brands make forty things, four stores sell in four countries, each with a face and its people', () => {
  expect([brands.length, stores.length, products.length]).toEqual([5, 4, 40]);
  expect(new Set(products.map(({ product }) => product.slug)).size).toBe(40);
  const skus = products.flatMap(({ product }) => product.variants.map(({ sku }) => sku));
  expect(new Set(skus).size).toBe(skus.length);
  for (const { face, users } of [...brands, ...stores]) {
    expect(users.filter(({ role }) => role === 'owner')).toHaveLength(1);
    for (const text of [face.tagline, face.story, face.city]) expectSpoken(text);
    expect(face.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(face.picture()).toContain('</svg>');
  }
  expect(new Set(stores.map(({ channel }) => channel.currency))).toEqual(new Set(['THB', 'VND', 'AED', 'KZT']));
  expect(new Set(stores.map(({ channel }) => channel.defaultLocale))).toEqual(new Set(['th', 'vi', 'ar', 'ru']));
  for (const { slug } of preset.categories) expect(products.some(({ product }) => product.category === slug)).toBe(true);
});

test.each(products.map((each) => [each.product.slug, each] as const))(
  'NET-16 %s speaks five languages, has a central price in every currency and pictures of each glaze',
  (_slug, { brand, product }) => {
    const told = [product.title, product.subtitle, product.description, ...product.attributes.flatMap(({ name, value }) => [name, value])];
    for (const text of [...told, ...product.options.flatMap(({ name, values }) => [name, ...values.map((value) => value.name)])])
      expectSpoken(text);
    expect(product.description.en.length).toBeGreaterThan(60);
    const pictures = product.pictures();
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const { svg, alt } of pictures) {
      expect(svg).toMatch(/^<svg [\s\S]+<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expectSpoken(alt);
    }
    expect(product.variants.length).toBeLessThanOrEqual(9);
    for (const variant of product.variants) {
      for (const option of product.options) expect(option.values.some(({ code }) => code === variant.options[option.code])).toBe(true);
      expect(Object.keys(variant.prices ?? {}).toSorted()).toEqual(currencies.filter((each) => each !== brand.channel.currency).toSorted());
      for (const price of [variant, ...Object.values(variant.prices ?? {})]) {
        expect(price.priceMinor).toBeGreaterThan(0n);
        if (price.compareAtMinor !== undefined) expect(price.compareAtMinor).toBeGreaterThan(price.priceMinor);
      }
      expect(variant.stock).toBeUndefined();
    }
  },
);

test('NET-02 stores have both modes of price, an entitlement that ends in twenty days and one that begins next week', () => {
  const all = stores.flatMap(({ entitlements }) => entitlements);
  expect(new Set(all.map(({ mode }) => mode))).toEqual(new Set(['CENTRAL', 'STORE']));
  expect(all.filter(({ untilDays }) => untilDays === 20)).toHaveLength(1);
  expect(all.filter(({ fromDays }) => fromDays === 7)).toHaveLength(1);
  for (const { entitlements, offers, locations } of stores) {
    const made = entitlements.flatMap(({ brand }) => brands.find(({ slug }) => slug === brand)?.products ?? []);
    const skus = new Set(made.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
    expect(offers.every(({ sku }) => skus.has(sku))).toBe(true);
    for (const { stock } of offers) expect(Object.keys(stock)).toEqual(Object.keys(locations));
  }
  expect(stores.filter(({ locations }) => Object.keys(locations).length === 2)).toHaveLength(1);
});

test('NET-04 where the store sets the price it is another than the central one, in the store’s own currencies', () => {
  for (const { channel, entitlements, offers } of stores) {
    const own = entitlements.find(({ mode }) => mode === 'STORE');
    const [product] = brands.find(({ slug }) => slug === own?.brand)?.products ?? [];
    const [variant] = product?.variants ?? [];
    const brand = brands.find(({ slug }) => slug === own?.brand);
    const central = brand?.channel.currency === channel.currency ? variant?.priceMinor : variant?.prices?.[channel.currency]?.priceMinor;
    const offer = offers.find(({ sku }) => sku === variant?.sku);
    expect(offer?.priceMinor).toBeGreaterThan(0n);
    expect(offer?.priceMinor).not.toBe(central);
    expect(Object.keys(offer?.prices ?? {})).toEqual(channel.furtherCurrencies);
  }
});
