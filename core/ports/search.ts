// The port of a search: which products of a shelf answer a question, in what order, and how many there are of what. It names products and
// counts them; whatever is shown of them is read from the database again, so walls and prices do not rest on it.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** What a channel shows in a currency. */
export interface Shelf {
  orgId: Uuid;
  channelId: Uuid;
  currency: string;
}

export type Sort = 'featured' | 'newest' | 'price' | '-price' | 'title';

/** Where a page begins: right after this product in the order of the question. */
export interface Place {
  num: string;
  text: string;
  id: Uuid;
}

export interface Question {
  shelf: Shelf;
  /** Titles are put in order as they are in it. */
  locale: string;
  /** As typed; null where nothing is looked for. */
  words: string | null;
  category: string | null;
  /** Values of options of one variant, by the option's code. */
  options: Readonly<Record<string, readonly string[]>>;
  /** Values of other facets, by their code: kind, seller, brand, tag, a coded attribute. */
  facets: Readonly<Record<string, readonly string[]>>;
  inStock: boolean;
  reduced: boolean;
  /** Minor units. */
  least: number | null;
  most: number | null;
  /** `featured` is by relevance where words are looked for. */
  sort: Sort;
  after: Place | null;
  limit: number;
  /** Whether facets are counted and the total is told; without it the total is that of the page. */
  counts: boolean;
}

/** A question that narrows nothing, in the shop's order and from its beginning, with nothing counted. */
export const openQuestion = ({ shelf, locale, limit }: Pick<Question, 'shelf' | 'locale' | 'limit'>): Question => ({
  shelf,
  locale,
  words: null,
  category: null,
  options: {},
  facets: {},
  inStock: false,
  reduced: false,
  least: null,
  most: null,
  sort: 'featured',
  after: null,
  limit,
  counts: false,
});

export interface Found extends Place {
  orgId: Uuid;
}

export interface FacetCount {
  code: string;
  value: string;
  count: number;
}

export interface Answer {
  items: Found[];
  more: boolean;
  total: number;
  /** Of each facet as if nothing of itself were chosen. */
  counts: FacetCount[];
  /** The counts, and the total, are told from a sample. */
  approximate: boolean;
}

/** A word that was typed and is in no product, and the nearest that is. */
export interface Meant {
  typed: string;
  meant: string;
}

export interface SearchIndex {
  find(tx: Tx, question: Question): Promise<Answer>;
  /** The words as the search understands them, with a space between two. */
  typed(words: string): string;
  /** The nearest words for those that find nothing; empty where none is near. */
  nearest(tx: Tx, shelf: Shelf, words: string): Promise<Meant[]>;
  /** Words that begin like the last one typed, as they are written in the shop. */
  complete(tx: Tx, shelf: Shelf, words: string): Promise<string[]>;
}
