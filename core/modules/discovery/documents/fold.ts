// Words as the search knows them: one folding for what is written in a shop and for what is typed into its search field.

/** As many letters as a word of the search has at most. */
const LONGEST = 32;
/** Scripts that write no spaces between words. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Code points: words are compared and cut by them alike at both ends. */
const lettersOf = (text: string): string[] => Array.from(text);

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });

const latin: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ё: 'е' };
const arabic: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ئ: 'ي', ؤ: 'و', ة: 'ه' };

/**
 * The same letters for the same sound as people type it: compatibility forms, case, marks of Latin letters (Vietnamese with and without), ё as е,
 * Arabic without vowel signs and stretching and with one alef, ya and ha. Thai vowels and tones stay: without them words are others.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[đłøßæœıё]/g, (letter) => latin[letter] ?? letter)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱىئؤة]/g, (letter) => arabic[letter] ?? letter);
}

export interface Word {
  /** Folded. */
  word: string;
  /** As it was written, in lower case. */
  shown: string;
}

const parts = (text: string): string[] =>
  UNSPACED.test(text) ? [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment) : [text];

const read = (chunk: string): Word[] =>
  parts(chunk)
    .map((shown) => ({ shown, word: lettersOf(fold(shown)).slice(0, LONGEST).join('') }))
    .filter(({ word }) => /[\p{L}\p{N}]/u.test(word));

/** What stands between signs, as it was read: most of a shop's comes again and again, and folding is most of the work of deriving a document. */
const kept = new Map<string, readonly Word[]>();
const MOST_KEPT = 50_000;
const LONGEST_KEPT = 40;

function readOnce(chunk: string): readonly Word[] {
  if (chunk.length > LONGEST_KEPT) return read(chunk);
  const known = kept.get(chunk);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const words = read(chunk);
  kept.set(chunk, words);
  return words;
}

/** The words of a text in their order; signs between them are none. */
export const wordsOf = (text: string): Word[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .flatMap(readOnce);

/** As much of a text without spaces as its pieces are found by. */
const LONGEST_PIECE = 16;
const MOST_PIECES = 200;

/**
 * What follows each letter of a text in a script without spaces: where its words end is a guess that a longer text may change, so a piece of it is
 * found from wherever it begins.
 */
export function piecesOf(text: string): string[] {
  const chunks = fold(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((chunk) => UNSPACED.test(chunk));
  const pieces = chunks.flatMap((chunk) => {
    const letters = chunk.match(/\P{M}\p{M}*/gu) ?? [];
    return letters.map((_, from) => lettersOf(letters.slice(from).join('')).slice(0, LONGEST_PIECE).join(''));
  });
  return [...new Set(pieces)].slice(0, MOST_PIECES);
}

/** What was typed in such a script as the beginning of a piece; nothing where it was not, or in part only. */
export function pieceTyped(text: string): string | null {
  const chunk = fold(text).replace(/\s+/g, '');
  return chunk && lettersOf(chunk).every((letter) => UNSPACED.test(letter) || /\p{M}/u.test(letter))
    ? lettersOf(chunk).slice(0, LONGEST_PIECE).join('')
    : null;
}

/** A whole text as one: for titles and article numbers that are typed out. */
export const wholeOf = (text: string): string => fold(text).replace(/\s+/g, ' ').trim().slice(0, 200);

/** Shorter words are so many that each is a slip away from another. */
const SHORTEST_SLIP = 4;

/** A word, and what is left of it when any one letter is missing. */
export function restsOf(word: string): string[] {
  const all = lettersOf(word);
  if (all.length < SHORTEST_SLIP) return [word];
  return [...new Set([word, ...all.map((_, index) => all.filter((__, at) => at !== index).join(''))])];
}

/** How many letters are put in, left out, exchanged or swapped with their neighbour between two words (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      const row = rows[i];
      if (row) row[j] = least;
    }
  }
  return at(a.length, b.length);
}

/** Slips that a word may hold: one, from eight letters on two. */
export const slipsAllowed = (word: string): number => {
  const { length } = lettersOf(word);
  return length < SHORTEST_SLIP ? 0 : length < 8 ? 1 : 2;
};
