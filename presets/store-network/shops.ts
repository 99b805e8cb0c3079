// How the network's stores are alike: theme, languages, and what they ask for what brands make.
import type { LocalText, Locale, PresetBrand, PresetChannel, PresetPrice, PresetShipping, PresetStoreOffer } from '../preset.ts';
import { type Currency, currencies, inCurrency, roundedUp } from './make.ts';
import { say } from './words.ts';

export interface ShopFace {
  name: LocalText;
  tagline: LocalText;
  defaultLocale: Locale;
  currency: Currency;
  further?: Currency[];
  countries: string[];
}

export const shop = ({ name, tagline, defaultLocale, currency, further = [], countries }: ShopFace): PresetChannel => ({
  name,
  tagline,
  theme: 'store-network',
  locales: [defaultLocale, ...(['en', 'th', 'vi', 'ru', 'ar'] as const).filter((locale) => locale !== defaultLocale)],
  defaultLocale,
  currency,
  furtherCurrencies: further,
  countries,
  pricesIncludeTax: true,
  reservationMinutes: 60,
  latePayment: 'refund',
  capture: 'fulfilment',
});

/** A brand's own shop: it shows what it makes, priced centrally; what is on hand lies in the stores. */
export const windowOf = (name: string, country: string, home: Currency, tagline: LocalText): PresetChannel =>
  shop({
    name: say(name, name, name, name, name),
    tagline,
    defaultLocale: 'en',
    currency: home,
    further: currencies.filter((each) => each !== home),
    countries: [country],
  });

/** Always the same for a text. */
function roll(text: string): number {
  let hash = 2166136261;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0;
  return Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 8;
}

/** Units that look like a real shelf: most in plenty, some few, some none. */
function unitsOf(sku: string, location: string): number {
  const at = roll(`${location}/${sku}`);
  return at % 100 < 6 ? 0 : at % 100 < 15 ? 1 + (at % 4) : 9 + (at % 42);
}

interface Stocking {
  currencies: readonly [Currency, ...Currency[]];
  /** Keys of locations. */
  at: readonly string[];
  /** Of the central price; 1.1 is a tenth more. */
  times?: number;
  /** Short names of products; all that the brand makes where nothing is said. */
  only?: readonly string[];
}

/** What a store asks in a currency: the central price, or so many times as much, rounded up as the network rounds. */
function asked(
  variant: { priceMinor: bigint; compareAtMinor?: bigint; prices?: Readonly<Record<string, PresetPrice>> },
  times: number,
  currency: Currency,
) {
  const { priceMinor, compareAtMinor } = variant.prices?.[currency] ?? variant;
  const one = (minor: bigint): bigint => roundedUp(Number(minor) * times, currency);
  const before = compareAtMinor === undefined ? 0n : one(compareAtMinor);
  return { priceMinor: one(priceMinor), ...(before > one(priceMinor) ? { compareAtMinor: before } : {}) };
}

/** A store's offers of all variants of a brand's products. */
export const stocks = (brand: PresetBrand, { currencies: own, at, times = 1, only }: Stocking): PresetStoreOffer[] =>
  brand.products
    .filter(({ slug }) => !only || only.includes(slug))
    .flatMap(({ variants }) => variants)
    .map((variant) => {
      const [first, ...further] = own;
      return {
        sku: variant.sku,
        ...asked(variant, times, first),
        prices: Object.fromEntries(further.map((currency) => [currency, asked(variant, times, currency)])),
        stock: Object.fromEntries(at.map((location) => [location, unitsOf(variant.sku, location)])),
      };
    });

const courier = say('Courier', 'ส่งด่วน', 'Giao nhanh', 'Курьер', 'مندوب توصيل');
const parcel = say('Parcel', 'พัสดุ', 'Bưu kiện', 'Посылка', 'طرد');

/** A courier at home, a parcel to the other countries; asked in baht. */
export function sending(
  home: string,
  [near, far]: readonly [number, number],
  [first, ...further]: readonly [Currency, ...Currency[]],
): PresetShipping[] {
  const method = (baht: number, freeFrom?: number) => {
    const one = (currency: Currency) => ({
      priceMinor: inCurrency(baht, currency),
      ...(freeFrom === undefined ? {} : { freeFromMinor: inCurrency(freeFrom, currency) }),
    });
    return { ...one(first), prices: Object.fromEntries(further.map((currency) => [currency, one(currency)])) };
  };
  return [
    { name: courier, countries: [home], ...method(near, near * 18), minDays: 1, maxDays: 2 },
    { name: parcel, countries: 'all', ...method(far), minDays: 4, maxDays: 10 },
  ];
}
