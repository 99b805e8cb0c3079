// Amounts as they stand in files: whole units and a point, as many digits behind it as the currency has.
import { decimalsOf, decimalText } from '#platform/money/text.ts';

/** Minor units as a file shows them. */
export const amountCell = (minor: bigint | string, currency: string): string => decimalText(BigInt(minor), currency);

/** Of minor units, as in the editor of products. */
const MOST_DIGITS = 12;

/** Minor units of what a cell says, with a point or a comma before the smaller ones and no other signs; undefined where it says no such amount. */
export function amountIn(cell: string, currency: string): string | undefined {
  const [, whole = '', , part = ''] = /^(\d{1,12})([.,](\d{1,4}))?$/.exec(cell.trim()) ?? [];
  const places = decimalsOf(currency);
  if (whole === '' || part.length > places) return undefined;
  const minor = BigInt(`${whole}${part.padEnd(places, '0')}`).toString();
  return minor.length > MOST_DIGITS ? undefined : minor;
}
