// Statements that keep what products are found by at the desk, and find them by it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Takes products whose words nobody has read since they were written; several workers share them. */
export const takeUnread = statement<{ org_id: Uuid; product_id: Uuid }>(
  'catalog.take_unread_words',
  `select org_id, product_id from product_words where grams is null order by org_id, product_id limit $1 for update skip locked`,
);
/**
 * Their words as they are once they are taken: whoever wrote others before that has committed, and the statement that takes them may have begun earlier.
 * $1 organizations, $2 products.
 */
export const wordsTaken = statement<{ org_id: Uuid; product_id: Uuid; words: string }>(
  'catalog.words_taken',
  `select p.org_id, p.id as product_id, p.words from unnest($1::uuid[], $2::uuid[]) as m(org_id, product_id)
     join products p on p.org_id = m.org_id and p.id = m.product_id`,
);
/** $1 organizations, $2 products, $3 hashes of each as text: PostgreSQL has no arrays of arrays of several lengths. */
export const readProductWords = statement(
  'catalog.read_words',
  `update product_words w set grams = m.grams::int[] from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(org_id, product_id, grams)
    where w.org_id = m.org_id and w.product_id = m.product_id`,
);

/** Products of whoever asks among which those of some words are: $1 hashes, $2 how a SKU begins, $3 as many as are told. */
export const productsFound = statement<{ product_id: Uuid }>(
  'catalog.products_found',
  `select f.product_id from products_found($1::int[], $2, $3) f limit $3`,
);
