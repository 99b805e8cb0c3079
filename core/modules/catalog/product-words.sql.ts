// Statements that keep what products are found by at the desk, and find them by it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Takes products whose words nobody has read since they were written; several workers share them. */
export const takeUnread = statement<{ org_id: Uuid; product_id: Uuid; words: string }>(
  'catalog.take_unread_words',
  `select w.org_id, w.product_id, p.words from product_words w join products p on p.org_id = w.org_id and p.id = w.product_id
    where w.grams is null order by w.org_id, w.product_id limit $1 for update of w skip locked`,
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
