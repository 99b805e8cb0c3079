// Amounts as people read them.

const known = new Map<string, number>();

/** Digits behind the point of a currency (ISO 4217): 2 of most, 0 of yen, 3 of dinars. @throws RangeError for what is no code of a currency */
export function decimalsOf(currency: string): number {
  let decimals = known.get(currency);
  if (decimals === undefined) {
    decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    known.set(currency, decimals);
  }
  return decimals;
}

/** An amount in minor units with a point before the smaller ones, as programs and tables write it: 1999 of baht is 19.99. */
export function decimalText(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const [sign, magnitude] = minor < 0n ? ['-', -minor] : ['', minor];
  const digits = magnitude.toString().padStart(decimals + 1, '0');
  return sign + (decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`);
}

/** An amount in a locale; the digits after the point are the currency's own. */
export const amountText = (minor: bigint, currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(decimalText(minor, currency) as unknown as number);
