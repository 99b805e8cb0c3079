// Texts of a product by language: in which of them they are needed, how one is written into the others, and what they are found by.
import { foldWords } from '#modules/catalog/index.ts';
import { type Channel, inLocale } from '#modules/organizations/index.ts';

export type Text = Readonly<Record<string, string>>;

/** In the language of the organization, and in the one that its shop falls back to. */
export const inWords = (text: string, locale: string, channel: Channel): Text => ({ [channel.default_locale]: text, [locale]: text });

/** Another title where the shop falls back to; what other languages say of their own stays, and what they said alike goes with it. */
export function retitled(title: Text, next: string, channel: Channel): Text {
  const shown = inLocale(title, channel.default_locale, channel.default_locale);
  const others = Object.entries(title).map(([locale, text]) => [locale, text === shown ? next : text]);
  return { ...Object.fromEntries(others), [channel.default_locale]: next };
}

/** What a search finds a product by; among several sellers that is its seller's name, too. */
export function wordsOf(texts: readonly Text[], seller: string, shops: readonly Channel[]): string {
  const names = shops.some(({ sellers }) => sellers.length > 1) ? [seller] : [];
  return foldWords([...new Set([...texts.flatMap((text) => Object.values(text)), ...names])].join(' '));
}
