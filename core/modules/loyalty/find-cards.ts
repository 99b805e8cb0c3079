// Cards as staff look for them: by a whole number, its last four digits, words of a name, or through a list.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { nameIndex } from '#platform/vault/index.ts';
import { readCardNumber } from './card-number.ts';
import { cardPages, type CardRow, type CardState, type Tier } from './cards.sql.ts';
import { numberIndex } from './loyalty.sealed.ts';

export interface CardFilters {
  programmeId?: Uuid | null;
  tier?: Tier | null;
  state?: CardState | null;
  q?: string;
}

/** What was typed, as the statement that looks for it and what it looks for. */
function lookFor(typed: string): [page: (typeof cardPages)[keyof typeof cardPages], value: unknown] {
  const number = readCardNumber(typed);
  if (number !== undefined) return [cardPages.number, numberIndex(number)];
  if (/^\d{4}$/.test(typed)) return [cardPages.lastFour, typed];
  return [cardPages.name, nameIndex(typed)];
}

/** A page of them, the newest first. */
export function findCards(
  tx: Tx,
  orgId: Uuid,
  { programmeId = null, tier = null, state = null, q = '' }: CardFilters,
  page: { after: [Date, Uuid] | [null, null]; limit: number },
): Promise<CardRow[]> {
  const typed = q.trim();
  const [which, value] = typed ? lookFor(typed) : [programmeId ? cardPages.programme : cardPages.all, null];
  // A comma has no word in it, and every name has none.
  if (Array.isArray(value) && value.length === 0) return Promise.resolve([]);
  return tx.rows(which, [orgId, ...page.after, page.limit, tier, state, programmeId, value]);
}
