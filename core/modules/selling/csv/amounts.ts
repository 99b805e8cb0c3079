// Amounts as they stand in files: whole units and a point, as many digits behind it as the currency has.

const digitsOf = new Map<string, number>();

function digits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const found = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, found);
  return found;
}

/** Minor units as a file shows them. */
export function amountCell(minor: bigint | string, currency: string): string {
  const places = digits(currency);
  const text = String(minor).padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

/** Of minor units, as in the editor of products. */
const MOST_DIGITS = 12;

/** Minor units of what a cell says, with a point or a comma before the smaller ones and no other signs; undefined where it says no such amount. */
export function amountIn(cell: string, currency: string): string | undefined {
  const [, whole = '', , part = ''] = /^(\d{1,12})([.,](\d{1,4}))?$/.exec(cell.trim()) ?? [];
  const places = digits(currency);
  if (whole === '' || part.length > places) return undefined;
  const minor = BigInt(`${whole}${part.padEnd(places, '0')}`).toString();
  return minor.length > MOST_DIGITS ? undefined : minor;
}
