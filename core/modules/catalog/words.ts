// The form in which words are compared: NFKC, lower case, single spaces.
import { literally } from '#platform/db/like.ts';

export const foldWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** A pattern for LIKE that finds the words anywhere, with its wildcards taken literally; null when there is nothing to look for. */
export function wordsPattern(text: string | undefined): string | null {
  const folded = foldWords(text ?? '');
  if (!folded) return null;
  return `%${literally(folded).replaceAll(' ', '%')}%`;
}
