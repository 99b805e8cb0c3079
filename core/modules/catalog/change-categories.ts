// The tree of categories is changed: one comes, gets another name, address or place, goes, or brothers change their order.
import { record } from '#modules/audit/index.ts';
import { requirePicture } from '#modules/media/index.ts';
import { numbered, slugOf } from '#modules/organizations/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { saidIn, type Text } from '#platform/texts.ts';
import { CatalogError } from './catalog.errors.ts';
import { CategoriesChanged } from './catalog.events.ts';
import {
  addOwnCategory,
  changeCategory,
  dropCategory,
  holdCatalog,
  ownCategories,
  type OwnCategoryRow,
  placeCategories,
} from './categories.sql.ts';
import { whyNotBelow } from './category-tree.ts';

const MOST = 1000;
const LONGEST_SLUG = 80;

const refusals = { not_found: 'CATEGORY_NOT_FOUND', circle: 'CATEGORY_IN_CIRCLE', too_deep: 'CATEGORY_TOO_DEEP' } as const;

/** The tree, held until the commit. */
async function held(tx: Tx, orgId: Uuid): Promise<{ rows: OwnCategoryRow[]; locale: string }> {
  const organization = await tx.row(holdCatalog, [orgId]);
  return { rows: await tx.rows(ownCategories, [orgId]), locale: organization?.locale ?? 'en' };
}

function requirePlace(rows: readonly OwnCategoryRow[], id: Uuid | null, parentId: Uuid | null): void {
  const why = parentId === null ? null : whyNotBelow(rows, id, parentId);
  if (why) throw CatalogError(refusals[why]);
}

const lastBelow = (rows: readonly OwnCategoryRow[], parentId: Uuid | null): number =>
  Math.max(0, ...rows.filter((row) => row.parent_id === parentId).map(({ position }) => position)) + 1;

/** The address asked for, or a free one made of the name. */
function pickSlug(rows: readonly OwnCategoryRow[], wanted: string | undefined, name: string): string {
  const taken = new Set(rows.map(({ slug }) => slug));
  if (wanted !== undefined) {
    if (taken.has(wanted)) throw CatalogError('ADDRESS_TAKEN');
    return wanted;
  }
  for (const slug of numbered(slugOf(name, LONGEST_SLUG, 'category'), LONGEST_SLUG)) if (!taken.has(slug)) return slug;
  throw CatalogError('ADDRESS_TAKEN');
}

const announce = (tx: Tx, orgId: Uuid, categoryId: Uuid | null): void =>
  tx.emit(CategoriesChanged, { orgId, aggregateId: orgId, payload: { categoryId } });

export interface NewCategory {
  name: Partial<Text>;
  slug?: string | undefined;
  parentId: Uuid | null;
  pictureKey: string | null;
}

/** @throws Refusal TOO_MANY_CATEGORIES, CATEGORY_NOT_FOUND, CATEGORY_TOO_DEEP, ADDRESS_TAKEN, PICTURE_NOT_FOUND */
export async function addCategoryTo(tx: Tx, orgId: Uuid, input: NewCategory): Promise<Uuid> {
  const { rows, locale } = await held(tx, orgId);
  if (rows.length >= MOST) throw CatalogError('TOO_MANY_CATEGORIES');
  requirePlace(rows, null, input.parentId);
  if (input.pictureKey) await requirePicture(tx, orgId, input.pictureKey);
  const name = saidIn(input.name);
  const slug = pickSlug(rows, input.slug, name.en ?? name[locale] ?? Object.values(name)[0] ?? '');
  const id = newId();
  tx.send(addOwnCategory, [orgId, id, slug, JSON.stringify(name), input.parentId, input.pictureKey, lastBelow(rows, input.parentId)]);
  await record(tx, {
    orgId,
    action: 'category.created',
    subject: { type: 'category', id },
    after: { name, slug, parent: input.parentId },
  });
  announce(tx, orgId, id);
  return id;
}

export type CategoryChange = { [Key in keyof NewCategory]?: NewCategory[Key] | undefined };

/** @throws Refusal CATEGORY_NOT_FOUND, CATEGORY_IN_CIRCLE, CATEGORY_TOO_DEEP, ADDRESS_TAKEN, PICTURE_NOT_FOUND */
export async function changeCategoryOf(tx: Tx, orgId: Uuid, id: Uuid, input: CategoryChange): Promise<void> {
  const { rows } = await held(tx, orgId);
  const row = rows.find((each) => each.id === id);
  if (!row) throw CatalogError('CATEGORY_NOT_FOUND');
  const parentId = input.parentId === undefined ? row.parent_id : input.parentId;
  requirePlace(rows, id, parentId);
  const slug = input.slug === undefined || input.slug === row.slug ? row.slug : pickSlug(rows, input.slug, '');
  const pictureKey = input.pictureKey === undefined ? row.picture_key : input.pictureKey;
  if (pictureKey && pictureKey !== row.picture_key) await requirePicture(tx, orgId, pictureKey);
  const name = input.name ? saidIn(input.name) : row.name;
  const position = parentId === row.parent_id ? row.position : lastBelow(rows, parentId);
  tx.send(changeCategory, [orgId, id, JSON.stringify(name), slug, parentId, pictureKey, position]);
  await record(tx, {
    orgId,
    action: 'category.changed',
    subject: { type: 'category', id },
    before: { name: row.name, slug: row.slug, parent: row.parent_id },
    after: { name, slug, parent: parentId },
  });
  announce(tx, orgId, id);
}

/** @throws Refusal CATEGORY_NOT_FOUND, CATEGORY_NOT_EMPTY */
export async function dropCategoryOf(tx: Tx, orgId: Uuid, id: Uuid): Promise<void> {
  const { rows } = await held(tx, orgId);
  const row = rows.find((each) => each.id === id);
  if (!row) throw CatalogError('CATEGORY_NOT_FOUND');
  const children = rows.filter(({ parent_id: parent }) => parent === id).length;
  if (row.products > 0 || children > 0)
    throw CatalogError('CATEGORY_NOT_EMPTY', { facts: { products: row.products, categories: children } });
  // A product may come in at this very moment; then what points here keeps the category.
  await tx.rows(dropCategory, [orgId, id]).catch((error: unknown) => {
    throw (error as { code?: string }).code === '23503' ? CatalogError('CATEGORY_NOT_EMPTY') : error;
  });
  await record(tx, { orgId, action: 'category.deleted', subject: { type: 'category', id }, before: { name: row.name, slug: row.slug } });
  announce(tx, orgId, id);
}

/** @throws Refusal CATEGORY_ORDER */
export async function orderCategoriesOf(tx: Tx, orgId: Uuid, parentId: Uuid | null, ids: readonly Uuid[]): Promise<void> {
  const { rows } = await held(tx, orgId);
  const there = new Set(rows.filter((row) => row.parent_id === parentId).map(({ id }) => id));
  const named = new Set(ids);
  if (named.size !== ids.length || named.size !== there.size || ids.some((id) => !there.has(id))) throw CatalogError('CATEGORY_ORDER');
  tx.send(placeCategories, [orgId, ids]);
  await record(tx, {
    orgId,
    action: 'categories.ordered',
    subject: { type: 'category', id: parentId ?? orgId },
    after: { slugs: ids.map((id) => rows.find((row) => row.id === id)?.slug ?? '') },
  });
  announce(tx, orgId, null);
}
