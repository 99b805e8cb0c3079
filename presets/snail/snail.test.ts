// The marketplace is whole: three languages and three currencies everywhere, pictures drawn, codes that exist.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { LocalText } from '../preset.ts';
import { preset } from './index.ts';

const sellers = preset.sellers ?? [];
const products = sellers.flatMap((seller) => seller.products.map((product) => ({ seller, product })));
const here = fileURLToPath(new URL('.', import.meta.url));

const cyrillic = /\p{Script=Cyrillic}/u;
const arabic = /\p{Script=Arabic}/u;

/** Said in all languages of the channel, and in their own letters where there are any at all. */
function expectSpoken(text: LocalText): void {
  for (const locale of preset.channel.locales) expect(text[locale]?.trim().length ?? 0).toBeGreaterThan(0);
  if (!/\p{L}{3}/u.test(text.en) || text.en === 'Snail') return;
  expect(text.ru).toMatch(cyrillic);
  expect(text.ar).toMatch(arabic);
  for (const other of [text.en, text.ar ?? '']) expect(other).not.toMatch(cyrillic);
  expect(text.en.replace(/[اأدذرزوبتث ]/gu, '')).not.toMatch(arabic);
}

test('MKT-02 six merchants sell goods, times and courses, each with a face, an owner and a place on the shelf', () => {
  expect(sellers).toHaveLength(6);
  for (const { face, users, products: own } of sellers) {
    expect(users.filter(({ role }) => role === 'owner')).toHaveLength(1);
    expect(own.length).toBeGreaterThanOrEqual(3);
    expect(face?.colour).toMatch(/^#[0-9a-f]{6}$/);
    for (const text of [face?.tagline, face?.story, face?.city]) expectSpoken(text ?? { en: '' });
    expect(face?.picture()).toContain('</svg>');
  }
  expect(new Set(products.map(({ product }) => product.kind))).toEqual(new Set(['physical', 'service', 'course']));
  expect(products.length).toBeGreaterThanOrEqual(24);
  expect(products.length).toBeLessThanOrEqual(40);
  expect(new Set(products.map(({ product }) => product.slug)).size).toBe(products.length);
  const skus = products.flatMap(({ product }) => product.variants.map(({ sku }) => sku));
  expect(new Set(skus).size).toBe(skus.length);
  for (const { slug } of preset.categories) expect(products.some(({ product }) => product.category === slug)).toBe(true);
});

test('MKT-02 at least one category holds what several merchants sell', () => {
  const merchantsIn = (slug: string): number =>
    sellers.filter((seller) => seller.products.some(({ category }) => category === slug)).length;
  expect(preset.categories.filter(({ slug }) => merchantsIn(slug) > 1).length).toBeGreaterThanOrEqual(2);
});

test.each(products.map(({ product }) => [product.slug, product] as const))(
  'MKT-02 %s speaks English, Russian and Arabic, has prices in every currency and pictures of each of its colours',
  (_slug, product) => {
    expect(preset.categories.some(({ slug }) => slug === product.category)).toBe(true);
    for (const text of [
      product.title,
      product.subtitle,
      product.description,
      ...product.attributes.flatMap(({ name, value }) => [name, value]),
    ])
      expectSpoken(text);
    for (const { name, values } of product.options) for (const text of [name, ...values.map((value) => value.name)]) expectSpoken(text);
    expect(product.description.en.length).toBeGreaterThan(60);
    const pictures = product.pictures();
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const { svg, alt } of pictures) {
      expect(svg).toMatch(/^<svg [\s\S]+<\/svg>$/);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expectSpoken(alt);
    }
    for (const variant of product.variants) {
      for (const option of product.options) expect(option.values.some(({ code }) => code === variant.options[option.code])).toBe(true);
      const colour = variant.options.colour;
      if (colour) expect(pictures.some(({ options }) => options.colour === colour)).toBe(true);
      for (const price of [variant, ...(preset.channel.furtherCurrencies ?? []).map((currency) => variant.prices?.[currency])]) {
        expect(price?.priceMinor).toBeGreaterThan(0n);
        if (price?.compareAtMinor !== undefined) expect(price.compareAtMinor).toBeGreaterThan(price.priceMinor);
      }
      expect([variant.stock, variant.service, variant.course].filter((each) => each !== undefined)).toHaveLength(1);
      expect({ physical: 'stock', service: 'service', course: 'course' }[product.kind]).toSatisfy(
        (part: 'stock' | 'service' | 'course') => variant[part] !== undefined,
      );
    }
  },
);

test('MKT-03 services name people, rooms and hours that their seller has; groups and single hours are both there', () => {
  const services = products.flatMap(({ seller, product }) =>
    product.variants.flatMap(({ service }) => (service ? [{ seller, service }] : [])),
  );
  for (const { seller, service } of services) {
    for (const key of service.needs.flat()) expect(seller.resources?.[key]).toBeDefined();
    if (service.schedule) expect(seller.schedules?.[service.schedule]).toBeDefined();
    expect(seller.zone).toBeTruthy();
  }
  for (const { resources = {}, schedules = {} } of sellers)
    for (const { schedule } of Object.values(resources)) expect(schedules[schedule]).toBeDefined();
  expect(services.some(({ service }) => (service.capacity ?? 1) >= 10)).toBe(true);
  expect(services.some(({ service }) => (service.capacity ?? 1) === 1 && service.needs.length === 2)).toBe(true);
});

test('MKT-04 lessons are texts, documents, films and links; their files are here, and none lies about unused', () => {
  const lessons = products.flatMap(({ product }) => product.variants.flatMap(({ course }) => course?.lessons ?? []));
  for (const { title, body } of lessons) {
    expectSpoken(title);
    if (body) expectSpoken(body);
  }
  const films = lessons.flatMap(({ film }) => film ?? []);
  const documents = lessons.flatMap(({ document }) => document ?? []);
  for (const film of films) expect(existsSync(`${here}films/${film}/0.mpegts`)).toBe(true);
  expect(readdirSync(`${here}films`).toSorted()).toEqual(films.toSorted());
  expect(readdirSync(`${here}files`).toSorted()).toEqual(documents.toSorted());
  expect(lessons.some(({ url }) => url)).toBe(true);
  const courses = products.flatMap(({ product }) => product.variants.flatMap(({ course }) => course ?? []));
  expect(courses.some(({ watermark }) => watermark)).toBe(true);
  expect(courses.some(({ windowDays }) => windowDays === null)).toBe(true);
  expect(courses.every(({ deviceLimit }) => deviceLimit !== null)).toBe(true);
});
