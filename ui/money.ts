// Money for people: minor units become text without ever passing through a float.

export interface MoneyValue {
  /** Whole number of minor units, for example "12900". */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/** Arabic readers in our countries use Latin digits in shops; the plain `ar` locale would not. */
export const numberLocale = (locale: string): string => (locale === 'ar' ? 'ar-AE' : locale);

const formatters = new Map<string, Intl.NumberFormat>();
function formatterOf(locale: string, currency: string, short: boolean): Intl.NumberFormat {
  const key = `${locale}/${currency}/${short}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(numberLocale(locale), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(short ? { trailingZeroDisplay: 'stripIfInteger' as const } : {}),
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

const digitsOf = new Map<string, number>();

/** How many minor digits a currency has: 2 for USD, 0 for VND, 3 for KWD. */
export function minorDigits(currency: string): number {
  // To ask costs as much as the rest of a price; a page of cards has dozens.
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** The amount as a decimal text: "12900" of USD is "129.00". */
export function toDecimal({ amount, currency }: MoneyValue): string {
  const digits = minorDigits(currency);
  const sign = amount.startsWith('-') ? '-' : '';
  const units = amount.replace('-', '').padStart(digits + 1, '0');
  return digits === 0 ? sign + units : `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`;
}

/** For people. `short` drops ".00". */
export function formatMoney(money: MoneyValue, locale: string, short = false): string {
  const formatter = formatterOf(locale, money.currency, short);
  const amount = toDecimal(money) as Intl.StringNumericLiteral;
  if (locale !== 'ar') return formatter.format(amount);
  // "US$" between words that run from right to left would be read "$US": the sign is kept together by isolates.
  const parts = formatter.formatToParts(amount);
  return parts.map(({ type, value }) => (type === 'currency' ? `\u2066${value}\u2069` : value)).join('');
}
