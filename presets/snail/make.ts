// Makes products out of short descriptions: prices in all currencies, variants, pictures with their texts.
import type {
  LocalText,
  PresetCourse,
  PresetOption,
  PresetPrice,
  PresetProduct,
  PresetService,
  PresetShipping,
  PresetVariant,
} from '../preset.ts';
import { type Colour, colours, courier, optionNames, post, say } from './words.ts';

export const password = 'demo-snail-2026';

/** The houses' own lists: no rates of a day, but whole dollars, and roubles up to the next fifty. */
const DIRHAMS_A_DOLLAR = 3.67;
const ROUBLES_A_DIRHAM = 22;
const inDollars = (dirhams: number): bigint => BigInt(Math.round(dirhams / DIRHAMS_A_DOLLAR)) * 100n;
const inRoubles = (dirhams: number): bigint => BigInt(Math.ceil((dirhams * ROUBLES_A_DIRHAM) / 50) * 50) * 100n;

/** What something costs in all currencies, from whole dirhams. */
export function priced(dirhams: number, was?: number): PresetPrice & { prices: Record<string, PresetPrice> } {
  const both = (reckon: (dirhams: number) => bigint): PresetPrice => ({
    priceMinor: reckon(dirhams),
    ...(was === undefined ? {} : { compareAtMinor: reckon(was) }),
  });
  return { ...both((each) => BigInt(each) * 100n), prices: { USD: both(inDollars), RUB: both(inRoubles) } };
}

interface Texts {
  slug: string;
  category: string;
  title: LocalText;
  subtitle: LocalText;
  description: LocalText;
  attributes: PresetProduct['attributes'];
}

const textsOf = ({ slug, category, title, subtitle, description, attributes }: Texts): Texts => ({
  slug,
  category,
  title,
  subtitle,
  description,
  attributes,
});

const views = [
  say('seen from the front', 'вид спереди', 'منظر أمامي'),
  say('close up', 'крупным планом', 'لقطة قريبة'),
  say('in its place', 'в обстановке', 'في مكانه'),
];

/** Words for a picture: what it shows, in which colour, how near. */
function altOf(title: LocalText, view: number, colour?: LocalText): LocalText {
  const shown = views[view] ?? views[0] ?? title;
  const part = (text: LocalText | undefined, locale: 'en' | 'ru' | 'ar'): string => text?.[locale] ?? text?.en ?? '';
  const joined = (locale: 'en' | 'ru' | 'ar', comma: string): string =>
    [part(title, locale), ...(colour ? [part(colour, locale).toLowerCase()] : []), part(shown, locale)].join(comma);
  return say(joined('en', ', '), joined('ru', ', '), joined('ar', '، '));
}

interface GoodsSpec extends Texts {
  price: number;
  was?: number;
  colours?: Colour[];
  /** A second way in which it comes; with `price` where a value has its own. */
  by?: { option: 'waist' | 'chest' | 'weight'; values: { code: string; name: LocalText; price?: number }[] };
  /** Drawings of a colour, main view first; without colours they are asked for once. */
  draw: (hex: string) => string[];
}

/** Units that look like a real shop: most in plenty, some few, some none; always the same for a variant. */
function unitsOf(sku: string): number {
  let hash = 2166136261;
  for (const char of sku) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  const roll = (hash >>> 7) % 20;
  return roll === 0 ? 0 : roll < 3 ? 1 + (hash % 3) : 6 + (hash % 40);
}

export function goods(spec: GoodsSpec): PresetProduct {
  const tones: (Colour | undefined)[] = spec.colours ?? [undefined];
  const values: (NonNullable<GoodsSpec['by']>['values'][number] | undefined)[] = spec.by?.values ?? [undefined];
  const options: PresetOption[] = [
    ...(spec.colours ? [{ code: 'colour', name: optionNames.colour, values: coloursOf(spec.colours) }] : []),
    ...(spec.by
      ? [
          {
            code: spec.by.option,
            name: optionNames[spec.by.option],
            values: spec.by.values.map(({ code, name }, position) => ({ code, name, position })),
          },
        ]
      : []),
  ];
  return {
    ...textsOf(spec),
    kind: 'physical',
    options,
    variants: tones.flatMap((tone) =>
      values.map((value) => {
        const sku = [spec.slug, tone, value?.code].filter(Boolean).join('-').toUpperCase().slice(0, 64);
        const chosen = { ...(tone ? { colour: tone } : {}), ...(value && spec.by ? { [spec.by.option]: value.code } : {}) };
        return { sku, options: chosen, ...priced(value?.price ?? spec.price, spec.was), stock: unitsOf(sku) };
      }),
    ),
    pictures: () =>
      tones.flatMap((tone) =>
        spec.draw(tone ? colours[tone].hex : '').map((svg, view) => ({
          svg,
          alt: altOf(spec.title, view, tone && colours[tone].name),
          options: { ...(tone ? { colour: tone } : {}) },
        })),
      ),
  };
}

const coloursOf = (chosen: readonly Colour[]): PresetOption['values'] =>
  Object.entries(colours)
    .map(([code, { name, hex }], position) => ({ code, name, swatch: hex, position }))
    .filter(({ code }) => chosen.some((each) => each === code));

interface TimeSpec extends Texts {
  /** Without choices, one price and one service. */
  price?: number;
  service?: PresetService;
  by?: { option: 'length' | 'duration'; values: { code: string; name: LocalText; price: number; service: PresetService }[] };
  draw: () => string[];
}

/** Time that can be booked. */
export function times(spec: TimeSpec): PresetProduct {
  const { by, price = 0, service } = spec;
  const one = (sku: string, dirhams: number, booked: PresetService | undefined): PresetVariant => ({
    sku: sku.toUpperCase(),
    options: {},
    ...priced(dirhams),
    ...(booked ? { service: booked } : {}),
  });
  return {
    ...textsOf(spec),
    kind: 'service',
    options: by
      ? [{ code: by.option, name: optionNames[by.option], values: by.values.map(({ code, name }, position) => ({ code, name, position })) }]
      : [],
    variants: by
      ? by.values.map((each) => ({ ...one(`${spec.slug}-${each.code}`, each.price, each.service), options: { [by.option]: each.code } }))
      : [one(spec.slug, price, service)],
    pictures: () => drawnOnce(spec.title, spec.draw()),
  };
}

const drawnOnce = (title: LocalText, svgs: string[]) => svgs.map((svg, view) => ({ svg, alt: altOf(title, view), options: {} }));

export function course(spec: Texts & { price: number; was?: number; teaches: PresetCourse; draw: () => string[] }): PresetProduct {
  return {
    ...textsOf(spec),
    kind: 'course',
    options: [],
    variants: [{ sku: spec.slug.toUpperCase(), options: {}, ...priced(spec.price, spec.was), course: spec.teaches }],
    pictures: () => drawnOnce(spec.title, spec.draw()),
  };
}

/** What a seller asks for sending: a courier at home, a parcel to the other countries. */
export function sending(home: string[], near: number, far: number): PresetShipping[] {
  const method = (dirhams: number, freeFrom: number | undefined): Pick<PresetShipping, 'priceMinor' | 'freeFromMinor' | 'prices'> => {
    const free = freeFrom === undefined ? undefined : priced(freeFrom);
    const cost = priced(dirhams);
    const further = Object.entries(cost.prices).map(([currency, { priceMinor }]) => {
      const from = free?.prices[currency]?.priceMinor;
      return [currency, { priceMinor, ...(from === undefined ? {} : { freeFromMinor: from }) }];
    });
    return {
      priceMinor: cost.priceMinor,
      ...(free ? { freeFromMinor: free.priceMinor } : {}),
      prices: Object.fromEntries(further) as NonNullable<PresetShipping['prices']>,
    };
  };
  return [
    { name: courier, countries: home, ...method(near, near * 15), minDays: 1, maxDays: 3 },
    { name: post, countries: 'all', ...method(far, undefined), minDays: 5, maxDays: 12 },
  ];
}

/** Fees in percent of what was paid, by hours that are left. */
const ladder = (steps: readonly (readonly [hours: number, percent: number])[]) =>
  steps.map(([hours, percent]) => ({ underMinutes: hours * 60, basisPoints: percent * 100 }));

/** Terms for calling off and moving a booking. */
export const terms = (given: {
  cancel: readonly (readonly [hours: number, percent: number])[];
  moveUntilHours: number;
  moves: number;
  noShowPercent: number;
}): PresetService['policy'] => ({
  cancel: { noticeMinutes: 0, fees: ladder(given.cancel) },
  reschedule: { noticeMinutes: given.moveUntilHours * 60, fees: [], most: given.moves },
  noShow: { afterMinutes: 15, basisPoints: given.noShowPercent * 100 },
  blackouts: [],
});
