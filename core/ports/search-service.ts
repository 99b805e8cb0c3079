// The port of a search that runs outside of the database. It is told what documents say, in folded words and marks, and names products; whether they
// may be shown, and what they cost, is read from the database again.
import type { Uuid } from '#platform/ids/index.ts';
import type { FacetCount, Shelf, Sort } from './search.ts';

export interface ServiceProduct {
  orgId: Uuid;
  id: Uuid;
}

/** A product as a shelf shows it. */
export interface ServiceDocument extends ServiceProduct {
  position: number;
  /** Seconds, below zero, so that every order goes upwards. */
  newest: number;
  /** Minor units. */
  price: number;
  /** By locale, as they are put in order. */
  titles: Readonly<Record<string, string>>;
  /** Folded words and stems, from those that weigh most to those that weigh least. */
  words: readonly [string, string, string, string];
  /** `code:value` */
  facets: readonly string[];
  /** What else it is filtered by: choices of options, stock, reductions. */
  marks: readonly string[];
}

export interface ServiceQuestion {
  shelf: Shelf;
  locale: string;
  /** Folded; empty where nothing is looked for. */
  words: string;
  /** One of each must hold. */
  marks: readonly (readonly string[])[];
  /** One of them must hold, too: what is chosen of options, of one variant together; empty where nothing is. */
  choice: readonly string[];
  /** What holds whatever is chosen, as `code:value`. */
  within: readonly string[];
  /** What is chosen of facets, as `code:value`. Of options it narrows counts alone, since `choice` says it more sharply. */
  chosen: readonly { code: string; values: readonly string[]; isOption: boolean }[];
  least: number | null;
  most: number | null;
  sort: Sort;
  offset: number;
  limit: number;
  counts: boolean;
}

export interface ServiceAnswer {
  items: ServiceProduct[];
  more: boolean;
  total: number;
  counts: FacetCount[];
  approximate: boolean;
}

export interface ServiceShelf extends Shelf {
  locales: readonly string[];
}

/** What was taken in and is to be found a little later. */
export type Receipt = number;

/** It is there, and has no or not the whole shelf. */
export class ShelfNotWhole extends Error {}

export interface SearchService {
  /** @throws ShelfNotWhole; Error when it is away or refuses */
  find(question: ServiceQuestion): Promise<ServiceAnswer>;
  /** Whether it has the whole of a shelf, with titles in its locales, so that it may be asked. */
  isWhole(shelf: ServiceShelf): Promise<boolean>;
  /** Keeps some and forgets others, in the order of the calls. Again is the same. */
  write(shelf: ServiceShelf, documents: readonly ServiceDocument[], gone: readonly ServiceProduct[]): Promise<Receipt[]>;
  /** All of the shelf was written; from now on it may be asked. */
  finish(shelf: ServiceShelf): Promise<Receipt[]>;
  /** Waits a moment until it is to be found; a service that has much to do is not waited for. @throws Error when it was refused after all */
  done(receipts: readonly Receipt[]): Promise<void>;
}
