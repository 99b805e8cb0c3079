// What the desk's lists of products and of stock are found by in the middle of a word, in any script: hashes of any three letters that follow each other.
import type { Uuid } from '#platform/ids/index.ts';

const LONG = 3;
// FNV-1a, of whole letters instead of bytes.
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;
const mix = (hash: number, letter: number): number => Math.imul(hash ^ letter, PRIME);

/** Each once. None where there are fewer letters than three. The same three letters of two organizations are two hashes. */
export function gramsOf(orgId: Uuid, words: string): number[] {
  const letters = Array.from(words, (letter) => letter.codePointAt(0) ?? 0);
  const seed = Array.from(orgId).reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), BASIS);
  const grams = new Set<number>();
  for (let at = 0; at + LONG <= letters.length; at += 1) grams.add(letters.slice(at, at + LONG).reduce(mix, seed) | 0);
  return [...grams];
}
