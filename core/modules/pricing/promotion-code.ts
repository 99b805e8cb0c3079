// A code as people mean it, however it was typed: wide letters, small ones, spaces and what can't be seen make no difference.

/** Letters, digits and marks, 3 to 40 of them by code point, as the table counts them. */
const shape = /^[\p{L}\p{M}\p{N}_-]{3,40}$/u;

/** The code in the one form it is kept in, or undefined for what can be none. */
export function promotionCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
    .normalize('NFKC');
  return shape.test(code) ? code : undefined;
}
