// Numbers of goods (GTIN-8, UPC-A, EAN-13, GTIN-14) and their check digit.

/** The last digit makes the sum of all, every second one from the right threefold, a multiple of ten (GS1 General Specifications, 7.9). */
export function isBarcode(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  const sum = Array.from(text, Number)
    .toReversed()
    .reduce((all, digit, at) => all + digit * (at % 2 === 1 ? 3 : 1), 0);
  return sum % 10 === 0;
}
