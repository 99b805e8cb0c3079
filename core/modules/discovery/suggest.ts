// What may be meant while somebody types: a few products, categories, who sells and makes, and whole words.
import type { z } from 'zod';
import type { Suggestions } from '#contracts/storefront.ts';
import type { Tx } from '#platform/db/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';
import { wordsOf } from './documents/fold.ts';
import { fewOf, findOrNearest, shelfOf } from './list-products.ts';
import { searchIndex } from './search/index-in-use.ts';
import { categoryNames } from './search/search.sql.ts';
import { type Reading, showCards } from './show-cards.ts';
import { namesOfBrands, namesOfSellers, type SellerNames } from './show-sellers.ts';

const PRODUCTS = 6;
const OTHERS = 3;

/** Names of what a shop has, as the words in them: the same few are looked at with each letter that somebody types. */
const kept = new Map<string, readonly string[]>();
const MOST_KEPT = 5_000;

function wordsIn(name: string): readonly string[] {
  const known = kept.get(name);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const words = wordsOf(name).map(({ word }) => word);
  kept.set(name, words);
  return words;
}

/** Whether every word typed begins some word of a name. */
const names = (typed: readonly string[], name: string): boolean =>
  typed.length > 0 && typed.every((start) => wordsIn(name).some((word) => word.startsWith(start)));

const people = (all: SellerNames, role: 'seller' | 'brand', typed: readonly string[]) =>
  [...all.values()]
    .filter(({ name }) => names(typed, name))
    .slice(0, OTHERS)
    .map(({ slug, name }) => ({ slug, name, role }));

export async function suggest(tx: Tx, channel: Channel, asked: Reading & { words: string }): Promise<z.input<typeof Suggestions>> {
  const shelf = shelfOf(channel, asked.currency);
  const [answer, words, categories, sellers, brands] = await Promise.all([
    findOrNearest(tx, channel, { ...fewOf(channel, asked, PRODUCTS), words: asked.words }),
    searchIndex().complete(tx, shelf, asked.words),
    tx.rows(categoryNames, [channel.sellers, tx.actor.brands]),
    namesOfSellers(tx, channel),
    namesOfBrands(tx, channel),
  ]);
  const typed = wordsOf(answer.meant ?? asked.words).map(({ word }) => word);
  return {
    meant: answer.meant,
    words,
    products: await showCards(tx, channel, answer.items, { ...asked, sellers, isLast: true }),
    categories: categories
      .filter(({ name }) => names(typed, Object.values(name).join(' ')))
      .slice(0, OTHERS)
      .map(({ slug, name }) => ({ slug, name: inLocale(name, asked.locale, channel.default_locale) })),
    people: [...people(sellers, 'seller', typed), ...people(brands, 'brand', typed)],
  };
}
