// Which search answers: PostgreSQL's, unless the program was handed a service outside of the database.
import type { SearchIndex } from '#ports/search.ts';
import type { SearchService } from '#ports/search-service.ts';
import { inPostgres } from './in-postgres.ts';
import { inService } from './in-service.ts';

let inUse: SearchIndex = inPostgres;

export function useSearchService(service: SearchService | undefined): void {
  inUse = service ? inService(service) : inPostgres;
}

export const searchIndex = (): SearchIndex => inUse;
