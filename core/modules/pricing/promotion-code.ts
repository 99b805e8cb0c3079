// A code as people mean it, however it was typed: wide letters, small ones, spaces and what can't be seen make no difference.

const LEAST = 3;
const MOST = 40;

/** The code in the one form it is kept in, or undefined for what can be none. */
export function promotionCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
    .normalize('NFKC');
  const { length } = [...code];
  return /^[\p{L}\p{M}\p{N}_-]+$/u.test(code) && length >= LEAST && length <= MOST ? code : undefined;
}
