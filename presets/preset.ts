// The shape of a preset: a business as data. Loading it adds no branch to the code.
import type { MemberPermission } from '#contracts/permissions.ts';
import type { NewService } from '#modules/booking/index.ts';
import type { Policy } from '#modules/courses/index.ts';
import type { EntitlementMode } from '#modules/organizations/index.ts';

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

/** A way in which the variants of a product differ. */
export interface PresetOption {
  code: string;
  name: LocalText;
  values: {
    code: string;
    name: LocalText;
    swatch?: string;
    /** Its place among all values the option has in the shop. */ position: number;
  }[];
}

export interface PresetVariant {
  sku: string;
  /** Option code to value code. */
  options: Record<string, string>;
  /** Price in minor units of the channel's first currency, or of the brand's. */
  priceMinor: bigint;
  compareAtMinor?: bigint;
  /** By currency, for further ones of the channel; without a price in one it is not sold in it. */
  prices?: Readonly<Record<string, PresetPrice>>;
  /** Units on hand, for what is counted; 0 shows as sold out. */
  stock?: number;
  /** What can be booked, where it is time that is sold. */
  service?: PresetService;
  /** What is taught, where it is a course. */
  course?: PresetCourse;
}

export interface PresetProduct {
  slug: string;
  kind: string;
  category: string;
  title: LocalText;
  subtitle: LocalText;
  description: LocalText;
  attributes: { name: LocalText; value: LocalText }[];
  options: PresetOption[];
  variants: PresetVariant[];
  /** SVG pictures, main view first; each is of the variants that have its options. */
  pictures: () => { svg: string; alt: LocalText; options: Record<string, string> }[];
}

/** Hours of somebody or something, local in the seller's zone. */
export interface PresetSchedule {
  openings: { starts: string; minutes: number; rrule: string | null }[];
  /** So many days after the preset is loaded; `24:00` is the end of the day. */
  exceptions?: { kind: 'closed' | 'open'; day: number; from: string; until: string }[];
}

export interface PresetResource {
  kind: 'staff' | 'room' | 'equipment';
  name: string;
  /** Key of a schedule. */
  schedule: string;
}

export interface PresetService extends Omit<NewService, 'offerId' | 'zone' | 'scheduleId' | 'needs'> {
  /** Key of a schedule, where it is narrower than that of its resources. */
  schedule?: string;
  /** Keys of resources, one of each list is needed. */
  needs: string[][];
  /** Bookings need no word of the seller once they are paid. */
  autoConfirm?: boolean;
}

export interface PresetLesson {
  title: LocalText;
  /** What is read in the page, where the lesson is a text. */
  body?: LocalText;
  /** Name of a file in the preset's folder `files`, where it is a document: kept as it is and downloaded. */
  document?: string;
  /** Name of a folder in `films`, where it is a video that is cut already. */
  film?: string;
  /** Where the lesson leads. */
  url?: string;
  required?: boolean;
}

export interface PresetCourse extends Policy {
  lessons: PresetLesson[];
}

export interface PresetShipping {
  name: LocalText;
  countries: string[] | 'all';
  priceMinor: bigint;
  freeFromMinor?: bigint;
  /** By currency, for further ones of the channel. */
  prices?: Readonly<Record<string, { priceMinor: bigint; freeFromMinor?: bigint }>>;
  minDays: number;
  maxDays: number;
}

export interface PresetTax {
  country: string;
  name: string;
  /** Hundredths of a percent: 700 is 7 %. */
  rateBasisPoints: number;
}

/** A code that takes a percentage off everything in a cart. */
export interface PresetPromotion {
  code: string;
  /** For people who run it. */
  name: string;
  basisPoints: number;
  /** How often one person may use it; as often as they like when absent. */
  mostEach?: number;
}

/** How a seller shows itself to buyers. */
export interface PresetFace {
  tagline: LocalText;
  story: LocalText;
  city: LocalText;
  /** Of its name and lines, `#rrggbb`. */
  colour: string;
  picture: () => string;
}

/** A storefront. */
export interface PresetChannel {
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
}

/** An organization with what it sells. */
export interface PresetSeller {
  slug: string;
  name: string;
  country: string;
  users: PresetUser[];
  products: PresetProduct[];
  taxes: PresetTax[];
  shipping: PresetShipping[];
  /** Absent where the shop's face is its own. */
  face?: PresetFace;
  /** IANA name of the zone that its clocks show. */
  zone?: string;
  schedules?: Record<string, PresetSchedule>;
  resources?: Record<string, PresetResource>;
}

/** An order that somebody placed before the first visitor came; placed over HTTP once the shop is open (tools/start/visit.ts). */
export interface PresetVisit {
  name: string;
  email: string;
  /** One of the preset's buyers, who signs in; everybody else is a guest. */
  hasAccount?: boolean;
  locale: Locale;
  address: { line1: string; city: string; country: string };
  phone?: string;
  /** Short name of the store, where the preset has several shops. */
  store?: string;
  /** Of a promotion. */
  code?: string;
  wants: {
    slug: string;
    options?: Record<string, string>;
    quantity?: number;
    /** For what is booked: the first time so many days from now. */ inDays?: number;
  }[];
  /** What the operator did with its goods since. */
  moves?: string[];
}

/** An organization whose products stores sell; what it asks for them is the central price. */
export interface PresetBrand {
  slug: string;
  name: string;
  country: string;
  /** Its own shop, whose first currency is that of its central prices; those in further ones stand with the variants. */
  channel: PresetChannel;
  users: PresetUser[];
  roles?: PresetRole[];
  face: PresetFace;
  products: PresetProduct[];
}

/** What a store may sell of a brand, from when until when, in days after loading; for ever where no end is given. */
export interface PresetEntitlement {
  /** Short name of the brand. */
  brand: string;
  mode: EntitlementMode;
  fromDays: number;
  untilDays?: number;
}

/** What a store asks for a variant of a brand's, in its channel's currencies, and how many lie where. */
export interface PresetStoreOffer extends PresetPrice {
  sku: string;
  prices?: Readonly<Record<string, PresetPrice>>;
  /** Units by key of a location. */
  stock: Readonly<Record<string, number>>;
}

/** An organization that sells what brands make, in a shop of its own. */
export interface PresetStore {
  /** Also the name of its shop: it answers at `SLUG.localhost`. */
  slug: string;
  name: string;
  country: string;
  users: PresetUser[];
  roles?: PresetRole[];
  face: PresetFace;
  channel: PresetChannel;
  taxes: PresetTax[];
  shipping: PresetShipping[];
  /** Names by key, the one it sells from first at the front. */
  locations: Readonly<Record<string, string>>;
  entitlements: PresetEntitlement[];
  offers: PresetStoreOffer[];
}

export interface Preset {
  name: string;
  channel: PresetChannel;
  organization: {
    name: string;
    country: string;
    /** True when its members run the installation and may hold platform permissions. */
    platform?: boolean;
  };
  /** Roles beside the owner's, in place of those every organization starts with. */
  roles?: PresetRole[];
  users: PresetUser[];
  /** People with an account who belong to no organization. */
  buyers?: Omit<PresetUser, 'role'>[];
  categories: { slug: string; name: LocalText; picture: () => string }[];
  /** What the operator sells itself. */
  products: PresetProduct[];
  taxes: PresetTax[];
  shipping: PresetShipping[];
  promotions?: PresetPromotion[];
  /** Organizations that sell in the channel beside its operator. */
  sellers?: PresetSeller[];
  /** Makers of what the stores sell. */
  brands?: PresetBrand[];
  /** Each with a shop of its own. */
  stores?: PresetStore[];
  visits?: PresetVisit[];
}
