// Which search answers: PostgreSQL's, unless the program was handed another.
import type { SearchIndex } from '#ports/search.ts';
import { inPostgres } from './in-postgres.ts';

let inUse: SearchIndex = inPostgres;

export function useSearchIndex(index: SearchIndex | undefined): void {
  inUse = index ?? inPostgres;
}

export const searchIndex = (): SearchIndex => inUse;
