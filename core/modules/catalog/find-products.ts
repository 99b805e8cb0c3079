// Finds an organization's products by words, by index: what stands in the middle of a word, in any script, and how a SKU begins.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { gramsOf } from './grams.ts';
import { productsFound, readProductWords, takeUnread, wordsTaken } from './product-words.sql.ts';
import { foldWords } from './words.ts';

const BATCH = 500;
/** More are not told: of words that so many have, a page is full after a short walk. */
const MOST = 2_000;

/** Reads the words of products that were written since. True when there may be more. */
export async function sweepProductWords(): Promise<boolean> {
  return inTx(systemActor, async (tx) => {
    const taken = await tx.rows(takeUnread, [BATCH]);
    if (taken.length === 0) return false;
    const rows = await tx.rows(wordsTaken, [taken.map((row) => row.org_id), taken.map((row) => row.product_id)]);
    const grams = rows.map((row) => `{${gramsOf(row.org_id, row.words).join(',')}}`);
    tx.send(readProductWords, [rows.map((row) => row.org_id), rows.map((row) => row.product_id), grams]);
    return taken.length === BATCH;
  });
}

/**
 * Products of the organization that acts among which all are that have these words, or a SKU that begins so; some others may be among them.
 * Null where there are too many, or too few letters to find them by: then all are to be gone through.
 */
export async function findProducts(tx: Tx, orgId: Uuid, words: string | undefined): Promise<Uuid[] | null> {
  const folded = foldWords(words ?? '');
  const grams = folded.split(' ').flatMap((word) => gramsOf(orgId, word));
  if (grams.length === 0) return null;
  const rows = await tx.rows(productsFound, [grams, folded, MOST + 1]);
  return rows.length > MOST ? null : rows.map(({ product_id: id }) => id);
}
