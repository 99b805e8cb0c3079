// Amounts as people read them.

/** An amount in a locale; the digits after the point are the currency's own. */
export function amountText(minor: bigint, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = minor.toString().padStart(digits + 1, '0');
  return format.format((digits > 0 ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text) as unknown as number);
}
