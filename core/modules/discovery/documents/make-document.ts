// A product as the search keeps it for one channel and currency: what it is filtered, ordered and found by.
import type { Uuid } from '#platform/ids/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import type { SourceRow } from './documents.sql.ts';
import { piecesOf, restsOf, type Word, wordsOf } from './fold.ts';
import { stem } from './stems.ts';
import {
  choiceMarks,
  facetMark,
  MOST_DESCRIBED,
  MOST_WORDS,
  ofShelf,
  pieceMark,
  priceMark,
  priceStep,
  REDUCED,
  sampleMark,
  sampleOf,
  vectorText,
  type Weight,
  wholeMark,
} from './terms.ts';

type Text = Readonly<Record<string, string>>;

export interface FacetName {
  code: string;
  value: string;
  name: Text;
  value_name: Text;
  swatch: string | null;
  place: number;
}

/** What does not depend on where a product is shown. */
export interface Texts {
  words: ReadonlyMap<string, Weight>;
  /** Those that are offered where somebody slipped, with how they are written. */
  known: readonly Word[];
  marks: readonly string[];
}

const all = (text: Text): string => Object.values(text).join('\n');

/** The texts of a product by how much a word in them weighs, the heaviest first. */
function placesOf(source: SourceRow, isOneOfMany: boolean): [Weight, string][] {
  const values = source.options.flatMap((option) => option.values.map((value) => all(value.name)));
  return [
    ['A', [all(source.title), ...source.variants.map(({ sku }) => sku)].join('\n')],
    // In a shop of one seller its name would find everything.
    ['B', [...(isOneOfMany ? source.who : []), ...source.categories.map(({ name }) => all(name)), ...source.tags, ...values].join('\n')],
    ['C', all(source.subtitle)],
    ['D', [all(source.description), ...source.attributes.map(({ value }) => all(value))].join('\n')],
  ];
}

export const wordsIn = (source: SourceRow): string[] => placesOf(source, true).flatMap(([, text]) => wordsOf(text).map(({ word }) => word));

/** The words of a product and their stems, each with the weight of its best place. The stems must be known (`learnStems`). */
export function textsOf(source: SourceRow, isOneOfMany: boolean): Texts {
  const words = new Map<string, Weight>();
  const known = new Map<string, Word>();
  for (const [weight, text] of placesOf(source, isOneOfMany)) {
    const most = weight === 'D' ? Math.min(MOST_WORDS, words.size + MOST_DESCRIBED) : MOST_WORDS;
    for (const each of wordsOf(text)) {
      if (words.size >= most) break;
      // What is described is found by its stems alone.
      for (const term of weight === 'D' ? [stem(each.word)] : [each.word, stem(each.word)]) if (!words.has(term)) words.set(term, weight);
      if (weight !== 'D' && !known.has(each.word)) known.set(each.word, each);
    }
  }
  const wholes = [...Object.values(source.title), ...source.variants.map(({ sku }) => sku)].map(wholeMark);
  const pieces = placesOf(source, isOneOfMany).flatMap(([weight, text]) => (weight === 'D' ? [] : piecesOf(text).map(pieceMark)));
  return { words, known: [...known.values()], marks: [...wholes, ...pieces] };
}

/** Values of options that are on sale in some variant; coded attributes; tags. */
function namedFacets(source: SourceRow): FacetName[] {
  const onSale = new Set(source.variants.flatMap(({ options }) => Object.entries(options).map(([code, value]) => `${code}:${value}`)));
  const options = source.options.flatMap((option) =>
    option.values
      .filter((value) => onSale.has(`${option.code}:${value.code}`))
      .map((value) => ({
        code: option.code,
        value: value.code,
        name: option.name,
        value_name: value.name,
        swatch: value.swatch,
        place: value.position,
      })),
  );
  const attributes = source.attributes.flatMap(({ code, valueCode, name, value }) =>
    code && valueCode ? [{ code, value: valueCode, name, value_name: value, swatch: null, place: 0 }] : [],
  );
  const tags = source.tags.map((tag) => ({
    code: 'tag',
    value: tag,
    name: { en: 'tag' },
    value_name: { en: tag },
    swatch: null,
    place: 0,
  }));
  const seen = new Set<string>();
  return [...options, ...attributes, ...tags].filter(({ code, value }) => !seen.has(`${code}:${value}`) && seen.add(`${code}:${value}`));
}

export interface Document {
  org_id: Uuid;
  channel_id: Uuid;
  currency: string;
  product_org_id: Uuid;
  product_id: Uuid;
  [column: string]: unknown;
}

/** The row of a product in a channel, and what its facets are called. */
export function makeDocument(source: SourceRow, channel: Channel, texts: Texts): { row: Document; facets: FacetName[] } {
  const facets = namedFacets(source);
  const sellers = [...new Set(source.sellers)];
  const codes = [
    `kind:${source.kind}`,
    ...source.categories.map(({ slug }) => `category:${slug}`),
    ...sellers.map((seller) => `seller:${seller}`),
    ...(channel.sellers.includes(source.org_id) ? [] : [`brand:${source.org_id}`]),
    ...facets.map(({ code, value }) => `${code}:${value}`),
  ];
  const marks = [
    ofShelf(channel.id, source.currency),
    ...codes.map((code) => facetMark(...split(code))),
    ...choiceMarks(source.variants),
    ...(source.compare_at === null ? [] : [REDUCED]),
    priceMark(priceStep(source.price_from)),
    sampleMark(sampleOf(source.id)),
    ...texts.marks,
  ];
  const row: Document = {
    org_id: channel.org_id,
    channel_id: channel.id,
    currency: source.currency,
    product_org_id: source.org_id,
    product_id: source.id,
    kind: source.kind,
    seller_org_id: source.seller_org_id,
    price_from: String(source.price_from),
    price_to: String(source.price_to),
    compare_at: source.compare_at === null ? null : String(source.compare_at),
    in_stock: source.in_stock,
    position: source.position,
    newest: -Math.floor((source.published_at?.getTime() ?? 0) / 1000),
    title: source.title,
    facets: [...new Set(codes)].toSorted(),
    terms: vectorText(texts.words, marks),
  };
  return { row, facets };
}

const split = (code: string): [string, string] => [code.slice(0, code.indexOf(':')), code.slice(code.indexOf(':') + 1)];

export interface TitleRow {
  org_id: Uuid;
  channel_id: Uuid;
  locale: string;
  product_org_id: Uuid;
  product_id: Uuid;
  title: string;
}

/** The title of a product as it is put in order in each of a channel's locales. */
export const titlesOf = (source: SourceRow, channel: Channel, say: (text: Text, locale: string) => string): TitleRow[] =>
  channel.locales.map((locale) => ({
    org_id: channel.org_id,
    channel_id: channel.id,
    locale,
    product_org_id: source.org_id,
    product_id: source.id,
    title: say(source.title, locale).toLocaleLowerCase(locale),
  }));

export const knownWord = ({ word, shown }: Word): { word: string; shown: string; rests: string[] } => ({
  word,
  shown,
  rests: restsOf(word),
});
