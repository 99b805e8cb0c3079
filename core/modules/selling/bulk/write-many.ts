// Writes what was planned for many products, a statement for each table.
import { ProductChanged } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { Seller } from '../put-product.ts';
import { holdSeller } from '../selling.sql.ts';
import { wordsOf } from '../texts.ts';
import { categoriesById, standMany, type SubjectRow, writeFurther, writeOffers, writeProducts } from './bulk.sql.ts';
import type { Planned } from './plan-edit.ts';

export interface Writing {
  subject: SubjectRow;
  planned: Planned;
}

const list = (rows: readonly unknown[]): string => JSON.stringify(rows);

/** What a search finds a product by says its category, too. */
async function wordsIn(tx: Tx, { orgId, shops }: Seller, writings: readonly Writing[]): Promise<Map<Uuid, string>> {
  const moved = writings.filter(({ planned }) => planned.after.categoryId !== undefined);
  if (moved.length === 0) return new Map();
  const ids = [...new Set(moved.map(({ planned }) => planned.after.categoryId))];
  const names = new Map((await tx.rows(categoriesById, [orgId, ids, null])).map(({ id, name }) => [id, name]));
  const seller = await tx.row(holdSeller, [orgId]);
  return new Map(
    moved.map(({ subject: { id, title, subtitle }, planned }) => [
      id,
      wordsOf([title, subtitle, names.get(planned.after.categoryId ?? '') ?? {}], seller?.name ?? '', shops),
    ]),
  );
}

export async function writeMany(tx: Tx, seller: Seller, writings: readonly Writing[]): Promise<void> {
  if (writings.length === 0) return;
  const { orgId } = seller;
  const words = await wordsIn(tx, seller, writings);
  const rows = writings.map(({ subject: { id }, planned: { after } }) => ({
    id,
    status: after.status ?? null,
    category_id: after.categoryId ?? null,
    tags: after.tags ?? null,
    attributes: after.attributes ?? null,
    words: words.get(id) ?? null,
  }));
  const prices = writings.flatMap(({ subject, planned }) =>
    (planned.after.prices ?? [])
      .filter((each) => !subject.prices.some((now) => JSON.stringify(now) === JSON.stringify(each)))
      .map(({ offerId, currency, price, compareAt }) => ({ id: offerId, currency, price, compare_at: compareAt })),
  );
  const statuses = rows.filter(({ status }) => status !== null).map(({ id, status }) => ({ id, status }));
  tx.send(writeProducts, [orgId, list(rows), tx.now]);
  if (statuses.length > 0) tx.send(standMany, [orgId, list(statuses)]);
  if (prices.length > 0) {
    tx.send(writeOffers, [orgId, list(prices)]);
    tx.send(writeFurther, [orgId, list(prices)]);
  }
  // One fact for a batch: who listens reads the shop's goods anew, not this product's.
  const [first] = rows;
  if (first) tx.emit(ProductChanged, { orgId, aggregateId: first.id, payload: { productId: first.id } });
}
