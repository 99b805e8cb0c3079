// Money as people type it.
import { minorDigits } from './money.ts';

/** What a person typed as an amount ("1,290.50", "1290,5", "٩٩"), in minor units; null when it is none, or too fine for the currency. */
export function parseAmount(typed: string, currency: string): string | null {
  const text = typed
    .normalize('NFKC')
    // Arabic, Persian and Thai digits: their last four bits are their value.
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9\u0E50-\u0E59]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replaceAll('\u066B', '.')
    .replaceAll(/[\s\u066C'’]/g, '');
  const digits = minorDigits(currency);
  // The last point or comma parts the minor units where no more digits follow than the currency has; else it parts thousands.
  const cut = text.search(/[.,]\d+$/);
  const minor = cut >= 0 && text.length - cut - 1 <= digits ? text.slice(cut + 1) : '';
  const whole = minor ? text.slice(0, cut) : text;
  if (!/^(\d+|\d{1,3}(?:([.,])\d{3}(?:\2\d{3})*)?)$/.test(whole)) return null;
  const amount = (whole.replaceAll(/[.,]/g, '') + minor.padEnd(digits, '0')).replace(/^0+(?=\d)/, '');
  return amount.length > 12 ? null : amount;
}
