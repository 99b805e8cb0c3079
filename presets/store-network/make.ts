// Makes products out of short descriptions: central prices in all currencies, variants, pictures with their texts.
import type { LocalText, Locale, PresetOption, PresetPrice, PresetProduct, PresetVariant } from '../preset.ts';
import { locales } from '../preset.ts';
import { type Colour, colours, type OptionCode, optionNames, say } from './words.ts';

export const password = 'demo-network-2026';

/** The network's own lists: no rates of a day. What a baht is, and to what a price is rounded up, in minor units. */
const lists = {
  THB: { aBaht: 100, step: 500 },
  VND: { aBaht: 740, step: 1_000 },
  AED: { aBaht: 10.6, step: 50 },
  KZT: { aBaht: 1_460, step: 5_000 },
  USD: { aBaht: 2.9, step: 50 },
} as const;
export type Currency = keyof typeof lists;
export const currencies = Object.keys(lists) as Currency[];

/** Minor units of a currency as its list knows them. */
export function roundedUp(minor: number, currency: Currency): bigint {
  const { step } = lists[currency];
  return BigInt(Math.ceil(minor / step - 1e-9) * step);
}

/** A price in a currency's minor units, from baht. */
export const inCurrency = (baht: number, currency: Currency): bigint => roundedUp(baht * lists[currency].aBaht, currency);

/** What something costs in the first currency and the further ones. */
export function priced(baht: number, was: number | undefined, first: Currency, further: readonly Currency[]) {
  const one = (currency: Currency): PresetPrice => ({
    priceMinor: inCurrency(baht, currency),
    ...(was === undefined ? {} : { compareAtMinor: inCurrency(was, currency) }),
  });
  return { ...one(first), prices: Object.fromEntries(further.map((currency) => [currency, one(currency)])) };
}

const views: readonly LocalText[] = [
  say('seen from the front', 'มุมด้านหน้า', 'nhìn từ phía trước', 'вид спереди', 'منظر أمامي'),
  say('close up', 'ภาพใกล้', 'cận cảnh', 'крупным планом', 'لقطة قريبة'),
  say('in use', 'ขณะใช้งาน', 'khi dùng', 'в деле', 'أثناء الاستعمال'),
];

/** Words for a picture: what it shows, in which glaze, how near. */
function altOf(title: LocalText, view: number, colour?: LocalText): LocalText {
  const shown = views[view] ?? title;
  const joined = (locale: Locale): string =>
    [title, ...(colour ? [colour] : []), shown]
      .map((text) => text[locale] ?? text.en)
      .join(locale === 'ar' ? '، ' : locale === 'th' ? ' ' : ', ');
  return Object.fromEntries(locales.map((locale) => [locale, joined(locale)])) as LocalText;
}

interface Value {
  code: string;
  name: LocalText;
  /** Baht, where it has a price of its own; else it is the product's. */
  price?: number;
}

export interface GoodsSpec {
  slug: string;
  category: 'coffee' | 'tea' | 'pantry' | 'bath' | 'table';
  title: LocalText;
  subtitle: LocalText;
  description: LocalText;
  attributes: PresetProduct['attributes'];
  /** Baht. */
  price: number;
  was?: number;
  colours?: Colour[];
  by?: Partial<Record<Exclude<OptionCode, 'colour'>, Value[]>>;
  /** Drawings of a glaze, main view first; without glazes they are asked for once. */
  draw: (hex: string) => string[];
}

/** All ways to choose one value of each option. */
const choices = (options: readonly [string, readonly Value[]][]): { code: string; value: Value }[][] =>
  options.reduce<{ code: string; value: Value }[][]>(
    (chosen, [code, values]) => chosen.flatMap((before) => values.map((value) => [...before, { code, value }])),
    [[]],
  );

function optionsOf(spec: GoodsSpec): PresetOption[] {
  const glazes = Object.entries(colours).map(([code, { name, hex }], position) => ({ code, name, swatch: hex, position }));
  const own = spec.colours;
  return [
    ...(own ? [{ code: 'colour', name: optionNames.colour, values: glazes.filter(({ code }) => own.some((each) => each === code)) }] : []),
    ...Object.entries(spec.by ?? {}).map(([code, values]) => ({
      code,
      name: optionNames[code as OptionCode],
      values: values.map(({ code: value, name }, position) => ({ code: value, name, position })),
    })),
  ];
}

/** What a house makes, priced centrally: first in the currency at home, then in all others. */
export const houseOf =
  (home: Currency) =>
  (spec: GoodsSpec): PresetProduct => {
    const further = currencies.filter((each) => each !== home);
    const glazes: [string, Value[]][] = spec.colours ? [['colour', spec.colours.map((code) => ({ code, name: colours[code].name }))]] : [];
    const variants = choices([...glazes, ...Object.entries(spec.by ?? {})]).map((chosen): PresetVariant => {
      const baht = chosen.findLast(({ value }) => value.price !== undefined)?.value.price ?? spec.price;
      const was = spec.was === undefined ? undefined : Math.round((spec.was * baht) / spec.price);
      return {
        sku: [spec.slug, ...chosen.map(({ value }) => value.code)].join('-').toUpperCase().slice(0, 64),
        options: Object.fromEntries(chosen.map(({ code, value }) => [code, value.code])),
        ...priced(baht, was, home, further),
      };
    });
    const { slug, category, title, subtitle, description, attributes } = spec;
    const tones: (Colour | undefined)[] = spec.colours ?? [undefined];
    const pictures: PresetProduct['pictures'] = () =>
      tones.flatMap((tone) =>
        spec.draw(tone ? colours[tone].hex : '').map((svg, view) => ({
          svg,
          alt: altOf(title, view, tone && colours[tone].name),
          options: { ...(tone ? { colour: tone } : {}) },
        })),
      );
    return { slug, kind: 'physical', category, title, subtitle, description, attributes, options: optionsOf(spec), variants, pictures };
  };
