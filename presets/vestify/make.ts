// Makes a preset product out of a short description: pictures, their texts, stock.
import { type Garment, type Ground, type View, vest } from '../illustrator/index.ts';
import { type LocalText, type PresetOption, type PresetProduct, locales } from '../preset.ts';
import { type Colour, type Size, colours, say, sizes } from './words.ts';

export interface VestSpec {
  slug: string;
  title: LocalText;
  subtitle: LocalText;
  description: LocalText;
  attributes: PresetProduct['attributes'];
  /** Whole units of the currency. */
  price: number;
  was?: number;
  sizes?: Size[];
  colours: Colour[];
  ground: Ground;
  garment: Omit<Garment, 'colour'>;
  /** What differs for one colour, as the colour of a stripe. */
  tints?: Partial<Record<Colour, Partial<Garment>>>;
}

const viewWords: Record<View, Record<string, string>> = {
  front: { en: 'front', th: 'ด้านหน้า', vi: 'mặt trước', ru: 'вид спереди', ar: 'من الأمام' },
  back: { en: 'back', th: 'ด้านหลัง', vi: 'mặt sau', ru: 'вид сзади', ar: 'من الخلف' },
  detail: { en: 'close-up of the cloth', th: 'ภาพใกล้เนื้อผ้า', vi: 'cận cảnh chất vải', ru: 'ткань крупным планом', ar: 'لقطة قريبة للقماش' },
  hanger: { en: 'on a hanger', th: 'บนไม้แขวน', vi: 'trên móc treo', ru: 'на вешалке', ar: 'على علّاقة' },
  form: { en: 'on a dress form', th: 'บนหุ่นลองเสื้อ', vi: 'trên ma-nơ-canh', ru: 'на манекене', ar: 'على مانيكان' },
};
const altShape: Record<string, (title: string, colour: string, view: string) => string> = {
  en: (title, colour, view) => `${title} in ${colour.toLowerCase()}, ${view}`,
  th: (title, colour, view) => `${title} สี${colour} ${view}`,
  vi: (title, colour, view) => `${title} màu ${colour.toLowerCase()}, ${view}`,
  ru: (title, colour, view) => `${title}, цвет «${colour.toLowerCase()}», ${view}`,
  ar: (title, colour, view) => `${title} باللون ${colour}، ${view}`,
};

function altOf(title: LocalText, colour: LocalText, view: View): LocalText {
  const texts = locales.map((locale) => [
    locale,
    altShape[locale]?.(title[locale] ?? title.en, colour[locale] ?? colour.en, viewWords[view][locale] ?? '') ?? title.en,
  ]);
  return Object.fromEntries(texts) as LocalText;
}

/** Units on hand that look like a real shop: most in plenty, some few, some none; always the same for a variant. */
export function unitsOf(slug: string, size: string, colour: string): number {
  let hash = 2166136261;
  for (const char of `${slug}/${size}/${colour}`) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
  const roll = (hash >>> 8) % 100;
  if (roll < 9) return 0;
  if (roll < 19) return 1 + (hash % 3);
  return 8 + (hash % 34);
}

/** The house's own list in baht: no rate of a day, but 34 for a dollar, up to the next ten. */
const inBaht = (dollars: number): bigint => BigInt(Math.ceil((dollars * 34) / 10)) * 1_000n;

const optionNames = {
  colour: say('Colour', 'สี', 'Màu', 'Цвет', 'اللون'),
  size: say('Size', 'ขนาด', 'Cỡ', 'Размер', 'المقاس'),
};

/** The values a product comes in, each with its place among all values of the option. */
function optionsOf(chosen: { colours: readonly Colour[]; sizes: readonly Size[] }): PresetOption[] {
  const colourValues = Object.entries(colours).map(([code, { name, hex }], position) => ({ code, name, swatch: hex, position }));
  const sizeValues = sizes.map((code, position) => {
    const letters = code.toUpperCase();
    return { code, name: say(letters, letters, letters, letters, letters), position };
  });
  return [
    { code: 'colour', name: optionNames.colour, values: colourValues.filter(({ code }) => chosen.colours.some((each) => each === code)) },
    { code: 'size', name: optionNames.size, values: sizeValues.filter(({ code }) => chosen.sizes.includes(code)) },
  ];
}

function picturesOf(spec: VestSpec) {
  return spec.colours.flatMap((colour) => {
    const garment: Garment = { ...spec.garment, ...spec.tints?.[colour], colour: colours[colour].hex };
    const views: View[] = colour === spec.colours[0] ? ['front', 'back', 'detail', 'hanger'] : ['front', 'back', 'detail'];
    return views.map((view) => ({
      svg: vest(garment, view, spec.ground),
      alt: altOf(spec.title, colours[colour].name, view),
      options: { colour },
    }));
  });
}

export function product(category: string, spec: VestSpec): PresetProduct {
  const comesIn = { colours: spec.colours, sizes: spec.sizes ?? sizes.slice(0, 5) };
  const price = {
    priceMinor: BigInt(spec.price) * 100n,
    ...(spec.was ? { compareAtMinor: BigInt(spec.was) * 100n } : {}),
    prices: {
      THB: { priceMinor: inBaht(spec.price), ...(spec.was ? { compareAtMinor: inBaht(spec.was) } : {}) },
    },
  };
  return {
    slug: spec.slug,
    kind: 'physical',
    category,
    title: spec.title,
    subtitle: spec.subtitle,
    description: spec.description,
    attributes: spec.attributes,
    options: optionsOf(comesIn),
    variants: comesIn.colours.flatMap((colour) =>
      comesIn.sizes.map((size) => ({
        sku: `${spec.slug}-${colour}-${size}`.toUpperCase().slice(0, 64),
        options: { colour, size },
        ...price,
        stock: unitsOf(spec.slug, size, colour),
      })),
    ),
    pictures: () => picturesOf(spec),
  };
}
