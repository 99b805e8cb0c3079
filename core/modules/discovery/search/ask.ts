// A question as conditions on terms.
import type { Question } from '#ports/search.ts';
import { pieceTyped, wholeOf, wordsOf } from '../documents/fold.ts';
import { stem } from '../documents/stems.ts';
import { type Condition, facetMark, inChoice, inPrices, ofShelf, pieceMark, REDUCED, wholeMark } from '../documents/terms.ts';

/** More words than anybody looks for narrow nothing further. */
const MOST = 8;

interface Typed {
  words: readonly string[];
  /** All of it as one; '' where it holds nothing. */
  whole: string;
  wholeMark: string;
  piece: string | null;
}

const readTyped = (text: string): Typed => ({
  words: [
    ...new Set(
      wordsOf(text)
        .map(({ word }) => word)
        .slice(0, MOST),
    ),
  ],
  whole: wholeOf(text),
  wholeMark: wholeMark(text),
  piece: pieceTyped(text),
});

/** What was read last: finding, counting and weighing ask for the same text one after another, and folding it is most of their work here. */
let lastRead: { text: string; typed: Typed } | undefined;

function typedIn(text: string): Typed {
  if (lastRead?.text !== text) lastRead = { text, typed: readTyped(text) };
  return lastRead.typed;
}

export const wordsTyped = (words: string | null): readonly string[] => typedIn(words ?? '').words;

/** A word, its stem, or, where somebody may still be typing it, whatever begins so. */
const typed = (word: string, isLast: boolean): Condition => {
  const stems = stem(word) === word ? [] : [stem(word)];
  return { any: [isLast ? { begins: word } : word, ...stems] };
};

/** The words, all of them; or a title or number that is just what was typed. Their stems must be known. */
function inWords(words: string): Condition {
  const { words: all, wholeMark: whole, piece } = typedIn(words);
  if (all.length === 0) return whole;
  return {
    any: [
      { all: all.map((word, index) => typed(word, index === all.length - 1)) },
      ...(piece ? [{ begins: pieceMark(piece) }] : []),
      whole,
    ],
  };
}

const holdsAny = (words: string): boolean => typedIn(words).whole !== '';

/** What weighs: each word by where it stands, and more if it is the whole. */
export function weighing(words: string | null): Condition | null {
  if (!words || !holdsAny(words)) return null;
  const { words: all, wholeMark: whole } = typedIn(words);
  return { any: [...all, ...all.map(stem), { begins: all.at(-1) ?? whole }, whole] };
}

const anyOf = (code: string, values: readonly string[]): Condition => ({ any: values.map((value) => facetMark(code, value)) });

const chosenOnly = (chosen: Question['facets']): [string, readonly string[]][] =>
  Object.entries(chosen).filter(([, values]) => values.length > 0);

/** What holds whatever is chosen of facets. */
export function baseOf({ shelf, words, category, inStock, reduced, least, most }: Question): Condition[] {
  const prices = inPrices(least ?? undefined, most ?? undefined);
  return [
    ofShelf(shelf.channelId, shelf.currency),
    ...(words && holdsAny(words) ? [inWords(words)] : []),
    ...(category ? [facetMark('category', category)] : []),
    ...(inStock ? [inChoice({}, true)] : []),
    ...(reduced ? [REDUCED] : []),
    ...(prices ? [prices] : []),
  ];
}

/** All of it. */
export const allOf = (question: Question): Condition => ({
  all: [
    ...baseOf(question),
    ...(chosenOnly(question.options).length > 0 ? [inChoice(question.options, question.inStock)] : []),
    ...chosenOnly(question.facets).map(([code, values]) => anyOf(code, values)),
  ],
});

/** What is chosen, as the counts want it. */
export const chosenOf = ({ options, facets }: Question): { code: string; values: string[] }[] =>
  [...chosenOnly(options), ...chosenOnly(facets)].map(([code, values]) => ({ code, values: values.map((value) => `${code}:${value}`) }));
