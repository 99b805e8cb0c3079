// The list of an organization's own products: filtered, sorted, in pages.
import type { ProductFilter } from '#contracts/product-list.ts';
import { findProducts, foldWords, wordsPattern } from '#modules/catalog/index.ts';
import type { Channel } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { literally } from '#platform/db/like.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { OwnProductRow } from '../selling.sql.ts';
import { newestOwn, sortedOwn } from './own-list.sql.ts';

export type Sort = 'newest' | 'title' | 'price' | '-price' | 'stock' | '-stock';

interface Chosen {
  orgId: Uuid;
  channel: Channel;
  filter: ProductFilter;
  ids?: readonly Uuid[] | undefined;
  but?: readonly Uuid[] | undefined;
}

/** The values of `matches`, in its order. */
export function matchValues({ orgId, channel, filter, ids, but }: Chosen): unknown[] {
  const { q, status, kind, category, tag, stock, priceFrom, priceTo, picture, untranslated } = filter;
  const sku = foldWords(q ?? '');
  return [
    orgId,
    channel.currency,
    wordsPattern(q),
    sku ? `${literally(sku)}%` : null,
    ...[status, kind, category, tag, stock, priceFrom, priceTo, picture, untranslated].map((each) => each ?? null),
    ids ?? null,
    but && but.length > 0 ? but : null,
  ];
}

/** The values, and which of the statements they are for: what is named, or found by its words, is few. */
export async function narrowDown(tx: Tx, chosen: Chosen): Promise<{ values: unknown[]; which: 'all' | 'few' }> {
  const ids = chosen.ids ?? (await findProducts(tx, chosen.orgId, chosen.filter.q));
  return { values: matchValues({ ...chosen, ids: ids ?? undefined }), which: ids ? 'few' : 'all' };
}

export interface OwnPage {
  rows: OwnProductRow[];
  nextCursor: string | null;
}

export async function listOwn(
  tx: Tx,
  chosen: Chosen,
  { sort, cursor, limit }: { sort: Sort; cursor: string | undefined; limit: number },
): Promise<OwnPage> {
  const { values, which } = await narrowDown(tx, chosen);
  if (sort === 'newest') {
    const [after = null] = readCursor(cursor, ['uuid']);
    const rows = await tx.rows(newestOwn[which], [...values, after, limit + 1]);
    return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? writeCursor([rows[limit - 1]?.id ?? '']) : null };
  }
  const [num = null, text = null, id = null] = readCursor(cursor, ['integer', 'string', 'uuid']);
  const rows = await tx.rows(sortedOwn[which], [...values, sort, chosen.channel.default_locale, limit + 1, num, text, id]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { rows: rows.slice(0, limit), nextCursor: last ? writeCursor([last.sort_num, last.sort_text, last.id]) : null };
}
