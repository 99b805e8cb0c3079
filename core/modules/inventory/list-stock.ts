// A page of the desk's list of stock, by SKU: of all, or of what words, a location or a level narrow it to.
import type { Tx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { gramsOf } from '#modules/catalog/index.ts';
import {
  farPage,
  foundPage,
  lowPage,
  nearEnd,
  nearLowEnd,
  nearLowPage,
  nearPage,
  placePage,
  stockPage,
  type StockRow,
} from './levels.sql.ts';

export interface Narrowed {
  words: string | undefined;
  location: Uuid | null;
  /** Null is all. */
  level: 'low' | 'out' | null;
  /** The place after which the page begins. */
  after: { sku: string | null; offerId: Uuid | null };
  rows: number;
}

export async function listStock(tx: Tx, orgId: Uuid, { words, location, level, after, rows }: Narrowed): Promise<StockRow[]> {
  const wanted = words?.toLowerCase();
  const listed = [orgId, containing(wanted), location];
  const from = [after.sku, after.offerId];
  const grams = wanted ? gramsOf(orgId, wanted) : [];
  if (grams.length === 0) {
    if (level) return tx.rows(lowPage, [...listed, ...from, rows, level]);
    if (location) return tx.rows(placePage, [...listed, ...from, rows]);
    return wanted ? tx.rows(foundPage, [...listed, ...from, rows]) : tx.rows(stockPage, [orgId, ...from, rows]);
  }
  const [found, end] = await Promise.all([
    level ? tx.rows(nearLowPage, [...listed, ...from, rows, level]) : tx.rows(nearPage, [...listed, ...from, rows]),
    level ? tx.row(nearLowEnd, [orgId, ...from, level]) : tx.row(nearEnd, [orgId, ...from]),
  ]);
  if (found.length === rows || !end) return found;
  const beyond = [grams, containing(wanted), location, level, end.sku, end.offer_id, rows - found.length];
  return [...found, ...(await tx.rows(farPage, [orgId, ...beyond]))];
}
