// Stems of words, asked of the database's dictionaries once and kept: most words of a shop come again and again.
import type { Tx } from '#platform/db/index.ts';
import { stemsOf } from './documents.sql.ts';

const MOST = 50_000;
const kept = new Map<string, string>();

/** Whether a language with endings writes so; English by Latin letters, Russian by Cyrillic ones. */
const hasStem = (word: string): boolean => /^[a-z]{3,}$/.test(word) || /^\p{Script=Cyrillic}{3,}$/u.test(word);

/** Arabic words without their article and what stands before it (and, by, like, so, for): all is written in one with them. */
const withoutArticle = (word: string): string => word.replace(/^(?:[وبكف]?ال|لل)(?=\p{Script=Arabic}{3,}$)/u, '');

/** Reads the stems of words that are not known yet; `stem` knows them from then on. */
export async function learnStems(tx: Tx, words: Iterable<string>): Promise<void> {
  const all = [...new Set(words)].filter(hasStem);
  if (kept.size > MOST) kept.clear();
  const unknown = all.filter((word) => !kept.has(word));
  if (unknown.length === 0) return;
  const rows = await tx.rows(stemsOf, [unknown]);
  // The dictionaries drop words such as "the" by an empty answer: they stand for themselves.
  for (const { word, english, russian } of rows) kept.set(word, (/^[a-z]/.test(word) ? english : russian) || word);
}

/** The stem of a folded word, itself where it has none. */
export const stem = (word: string): string => kept.get(word) ?? withoutArticle(word);
