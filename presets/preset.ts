// The shape of a preset: a business as data. Loading it adds no branch to the code.
import type { MemberPermission } from '#contracts/permissions.ts';

export const locales = ['en', 'th', 'vi', 'ru', 'ar'] as const;
export type Locale = (typeof locales)[number];
/** A text in the five locales; English stands in where another is missing. */
export type LocalText = { en: string } & Partial<Record<Locale, string>>;

export interface PresetUser {
  email: string;
  name: string;
  /** A demo password, shown at start; never used outside a preset. */
  password: string;
  /** Key of a role: `owner`, one of the preset's own, or one that every organization starts with. */
  role: string;
}

export interface PresetRole {
  key: string;
  name: LocalText;
  permissions: readonly MemberPermission[];
}

/** What something costs in a currency beside the channel's first, in its minor units. */
export interface PresetPrice {
  priceMinor: bigint;
  compareAtMinor?: bigint;
}

export interface PresetProduct {
  slug: string;
  kind: string;
  category: string;
  title: LocalText;
  subtitle: LocalText;
  description: LocalText;
  attributes: { name: LocalText; value: LocalText }[];
  /** Price in minor units of the channel's first currency. */
  priceMinor: bigint;
  compareAtMinor?: bigint;
  /** By currency, for further ones of the channel; without a price in one it is not sold in it. */
  prices?: Readonly<Record<string, PresetPrice>>;
  /** Codes of `options.size` this product comes in. */
  sizes: string[];
  colours: string[];
  /** Units on hand of a variant; 0 shows as sold out. */
  stock: (variant: { size: string; colour: string }) => number;
  /** SVG pictures of one colour, main view first. */
  pictures: (colour: string) => { svg: string; alt: LocalText }[];
}

export interface Preset {
  name: string;
  channel: {
    name: LocalText;
    tagline: LocalText;
    theme: string;
    locales: Locale[];
    defaultLocale: Locale;
    currency: string;
    /** Beside the first. */
    furtherCurrencies?: string[];
    countries: string[];
    pricesIncludeTax: boolean;
    reservationMinutes: number;
    /** What happens to money that arrives for an expired order. */
    latePayment: 'refund' | 'revive';
    /** When an authorized payment is captured. */
    capture: 'payment' | 'fulfilment';
  };
  organization: {
    name: string;
    country: string;
    /** True when its members run the installation and may hold platform permissions. */
    platform?: boolean;
  };
  /** Roles beside the owner's, in place of those every organization starts with. */
  roles?: PresetRole[];
  users: PresetUser[];
  options: {
    sizes: { code: string; name: LocalText }[];
    colours: { code: string; name: LocalText; swatch: string }[];
  };
  categories: { slug: string; name: LocalText; picture: () => string }[];
  products: PresetProduct[];
  taxes: { country: string; name: string; /** Hundredths of a percent: 700 is 7 %. */ rateBasisPoints: number }[];
  shipping: {
    name: LocalText;
    countries: string[] | 'all';
    priceMinor: bigint;
    freeFromMinor?: bigint;
    /** By currency, for further ones of the channel. */
    prices?: Readonly<Record<string, { priceMinor: bigint; freeFromMinor?: bigint }>>;
    minDays: number;
    maxDays: number;
  }[];
}
