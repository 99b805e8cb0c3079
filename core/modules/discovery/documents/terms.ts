// The terms of a document as the index keeps them, and queries on them. Both are put together from folded words and from marks, never from
// what somebody typed: a mark begins with a sign that no word has.
import { hash } from 'node:crypto';
import { wholeOf } from './fold.ts';

/** How much a place of a word weighs: title and number, category and tags, subtitle, description. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** A product whose tags and options are very many is found by the first so many of its words, and by so many of its description's. */
export const MOST_WORDS = 300;
export const MOST_DESCRIBED = 60;
/** Choices that two or three options make; of further options a choice of all is none that anybody filters by. */
const MOST_TOGETHER = 3;
/** Documents are spread over so many samples, from which counts of very large sets are told. */
export const SAMPLES = 64;

export const ofShelf = (channelId: string, currency: string): string => `@${channelId}:${currency}`;
export const facetMark = (code: string, value: string): string => `#${code}:${value}`;
export const sampleMark = (sample: number): string => `%${sample}`;
/** Short, because titles are long and stand in every language. */
export const wholeMark = (text: string): string => `=${hash('sha1', wholeOf(text), 'base64url').slice(0, 12)}`;
export const pieceMark = (piece: string): string => `~${piece}`;
export const REDUCED = '-';
/** On sale in this choice of options; `!` where there is some of it now. */
const choiceMark = (choice: readonly (readonly [string, string])[], inStock: boolean): string =>
  `${inStock ? '!' : '+'}${choice.map(([code, value]) => `${code}:${value}`).join('+')}`;

/** The third part of an octave a price is in: narrow ranges of prices are found by it. */
export const priceStep = (minor: number | bigint): number => Math.floor(Math.log2(Number(minor) + 1) * 3);
export const priceMark = (step: number): string => `$${step}`;

/** The sample a document is in, by the end of its product's id, which is random. */
export const sampleOf = (productId: string): number => Number.parseInt(productId.slice(-4), 16) % SAMPLES;

const sorted = (options: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(options).toSorted(([one], [other]) => (one < other ? -1 : 1));

/** Every choice of one, two or three options that a variant answers. */
function choicesOf(options: Readonly<Record<string, string>>): [string, string][][] {
  const all: [string, string][][] = [[]];
  for (const option of sorted(options)) {
    const smaller = all.filter((choice) => choice.length < MOST_TOGETHER);
    all.push(...smaller.map((choice) => [...choice, option]));
  }
  return all;
}

/** All terms of a document have a megabyte; of choices in very many words the first so many letters are marked. */
const MOST_MARKED = 600_000;

/** Marks by which a product is found in sizes and colours that are on sale, and that there are some of. */
export function choiceMarks(variants: readonly { options: Record<string, string>; inStock: boolean }[]): Set<string> {
  const marks = new Set<string>();
  let letters = 0;
  for (const { options, inStock } of variants) {
    for (const choice of choicesOf(options)) {
      for (const mark of [choiceMark(choice, false), ...(inStock ? [choiceMark(choice, true)] : [])]) {
        if (marks.has(mark)) continue;
        letters += mark.length;
        if (letters > MOST_MARKED) return marks;
        marks.add(mark);
      }
    }
  }
  return marks;
}

const quoted = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** The text of a tsvector. A word that stands in several places has the weight of the best. */
export function vectorText(words: ReadonlyMap<string, Weight>, marks: Iterable<string>): string {
  return [...[...words].map(([word, weight]) => `${quoted(word)}:1${weight}`), ...[...new Set(marks)].map(quoted)].join(' ');
}

/** A condition on terms: a term, one that begins so, all of some, any of some. */
export type Condition = string | { begins: string } | { all: readonly Condition[] } | { any: readonly Condition[] };

/** The text of a tsquery. */
export function queryText(condition: Condition): string {
  if (typeof condition === 'string') return quoted(condition);
  if ('begins' in condition) return `${quoted(condition.begins)}:*`;
  const [parts, sign] = 'all' in condition ? [condition.all, ' & '] : [condition.any, ' | '];
  return parts.length === 1 && parts[0] !== undefined ? queryText(parts[0]) : `(${parts.map(queryText).join(sign)})`;
}

/** Marks of being on sale in one of the values of each option, of one variant, and in stock if asked for: one of them must be there. */
export function choicesChosen(chosen: Readonly<Record<string, readonly string[]>>, inStock: boolean): string[] {
  const choices = Object.entries(chosen)
    .filter(([, values]) => values.length > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, MOST_TOGETHER)
    .reduce<[string, string][][]>(
      (all, [code, values]) => all.flatMap((choice) => values.map((value): [string, string][] => [...choice, [code, value]])),
      [[]],
    );
  return choices.map((choice) => choiceMark(choice, inStock));
}

export const inChoice = (chosen: Readonly<Record<string, readonly string[]>>, inStock: boolean): Condition => ({
  any: choicesChosen(chosen, inStock),
});

const MOST_STEPS = 48;

/** A narrow range of prices as the steps it lies in; nothing where it is wide, for then it narrows nothing. */
export function inPrices(least: number | undefined, most: number | undefined): Condition | undefined {
  if (most === undefined) return undefined;
  const [from, to] = [priceStep(least ?? 0), priceStep(most)];
  if (to - from >= MOST_STEPS || to < from) return undefined;
  return { any: Array.from({ length: to - from + 1 }, (_, index) => priceMark(from + index)) };
}
