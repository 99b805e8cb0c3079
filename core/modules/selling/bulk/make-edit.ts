// Looks at what a change of many products would do, has it done, and has it taken back.
import type { z } from 'zod';
import type { createBulkEdit } from '#contracts/bulk-edits.ts';
import { record } from '#modules/audit/index.ts';
import { attributesOf, CatalogError } from '#modules/catalog/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, privateId, type Uuid } from '#platform/ids/index.ts';
import { attributesSaidBy } from '../editor/check-attributes.ts';
import { narrowDown } from '../own-list/list-own.ts';
import { countOwn, firstOwn } from '../own-list/own-list.sql.ts';
import type { Seller } from '../put-product.ts';
import { SellingError } from '../selling.errors.ts';
import { BulkError } from './bulk.errors.ts';
import { addEdit, categoriesById, editById, type EditRow, moveEdit, type SubjectRow, subjectsOf } from './bulk.sql.ts';
import type { Change } from './plan-edit.ts';
import { judge, wantEdit } from './run-edit.ts';

type Asked = z.output<NonNullable<typeof createBulkEdit.body>>;

const MOST_PRODUCTS = 100_000;
const LOOKED = 1_000;

const chosenBy = (tx: Tx, seller: Seller, selection: Asked['selection']): ReturnType<typeof narrowDown> => {
  const { orgId, channel } = seller;
  const own = (ids: readonly string[]): Uuid[] => [...new Set(ids.map((id) => privateId('product', id)))];
  if ('ids' in selection) return narrowDown(tx, { orgId, channel, filter: {}, ids: own(selection.ids) });
  return narrowDown(tx, { orgId, channel, filter: selection.filter, but: own(selection.but) });
};

/** As it is worked with: names become what they stand for. @throws Refusal CATEGORY_NOT_FOUND, WRONG_CURRENCY, ATTRIBUTE_UNKNOWN, ATTRIBUTE_EMPTY */
async function resolved(tx: Tx, { orgId, channel }: Seller, asked: Asked['change']): Promise<Change> {
  const { category: slug, attributes: forms, ...rest } = asked;
  if (rest.price?.currency && !channel.currencies.includes(rest.price.currency))
    throw SellingError('WRONG_CURRENCY', { facts: { currency: channel.currency, others: channel.currencies.slice(1) } });
  const [category] = slug ? await tx.rows(categoriesById, [orgId, [], slug]) : [];
  if (slug && !category) throw CatalogError('CATEGORY_NOT_FOUND');
  const { said, wrong } = forms ? attributesSaidBy(forms, await tx.rows(attributesOf, [orgId])) : { said: undefined, wrong: [] };
  const [fault] = wrong;
  if (fault) throw SellingError(fault.code);
  return { ...rest, ...(category ? { categoryId: category.id } : {}), ...(said ? { attributes: said } : {}) };
}

export interface Preview {
  total: number;
  judged: { subject: SubjectRow; verdict: ReturnType<typeof judge> }[];
  categories: ReadonlyMap<Uuid, Record<string, string>>;
}

/** Reads and plans, and writes nothing. @throws Refusal NOTHING_CHOSEN, TOO_MANY_PRODUCTS, and what `resolved` refuses */
export async function previewEdit(tx: Tx, seller: Seller, { selection, change: asked }: Asked): Promise<Preview> {
  const { orgId } = seller;
  const { values, which } = await chosenBy(tx, seller, selection);
  const change = await resolved(tx, seller, asked);
  const total = (await tx.row(countOwn[which], values))?.count ?? 0;
  requireSome(total);
  const ids = (await tx.rows(firstOwn[which], [...values, LOOKED])).map(({ id }) => id);
  const judged = (await tx.rows(subjectsOf, [orgId, ids])).map((subject) => ({ subject, verdict: judge(seller, subject, change) }));
  const named = [...new Set([...judged.map(({ subject }) => subject.category_id), ...(change.categoryId ? [change.categoryId] : [])])];
  const categories = new Map((await tx.rows(categoriesById, [orgId, named, null])).map(({ id, name }) => [id, name]));
  return { total, judged, categories };
}

function requireSome(total: number): void {
  if (total === 0) throw BulkError('NOTHING_CHOSEN');
  if (total > MOST_PRODUCTS) throw BulkError('TOO_MANY_PRODUCTS', { facts: { most: MOST_PRODUCTS } });
}

const found = (row: EditRow | undefined): EditRow => {
  if (!row) throw BulkError('BULK_EDIT_NOT_FOUND');
  return row;
};
export const readEdit = async (tx: Tx, orgId: Uuid, id: Uuid): Promise<EditRow> => found(await tx.row(editById, [orgId, id]));

/** The products that match at this moment are written down; those that come to match later are not changed. @throws as `previewEdit` */
export async function makeEdit(tx: Tx, seller: Seller, { selection, change: asked }: Asked): Promise<EditRow> {
  const { orgId } = seller;
  const change = await resolved(tx, seller, asked);
  // Looked at first, so that too many are refused before they are written; what counts is what was chosen.
  const { values, which } = await chosenBy(tx, seller, selection);
  requireSome((await tx.row(countOwn[which], values))?.count ?? 0);
  const id = newId();
  const edit = [id, MOST_PRODUCTS + 1, JSON.stringify(change), tx.actor.userId, tx.now];
  const { total = 0 } = (await tx.row(addEdit, [...values, ...edit])) ?? {};
  requireSome(total);
  await record(tx, {
    orgId,
    action: 'products.bulk_changed',
    subject: { type: 'bulk_edit', id },
    after: { products: total, change: asked as never },
  });
  wantEdit(tx, { orgId, editId: id });
  return readEdit(tx, orgId, id);
}

/** @throws Refusal BULK_EDIT_NOT_FOUND, BULK_EDIT_NOT_DONE */
export async function undoEdit(tx: Tx, orgId: Uuid, id: Uuid): Promise<EditRow> {
  await readEdit(tx, orgId, id);
  const moved = await tx.row(moveEdit, [orgId, id, 'done', 'undoing', null]);
  if (!moved) throw BulkError('BULK_EDIT_NOT_DONE');
  await record(tx, { orgId, action: 'products.bulk_undone', subject: { type: 'bulk_edit', id } });
  wantEdit(tx, { orgId, editId: id });
  return readEdit(tx, orgId, id);
}
