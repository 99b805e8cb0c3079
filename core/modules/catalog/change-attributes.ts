// The set of attributes that products may say is changed; what products say of one goes with it.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { saidIn, type Text } from '#platform/texts.ts';
import { CatalogError } from './catalog.errors.ts';
import { CategoriesChanged } from './catalog.events.ts';
import {
  type AttributeRow,
  attributesOf,
  attributesSaid,
  dropAttribute,
  holdCatalog,
  ownCategories,
  putAttributeRow,
  renameAttribute,
} from './categories.sql.ts';

const MOST = 200;

export interface NewAttribute {
  name: Partial<Text>;
  type: AttributeRow['type'];
  unit: string | null;
  choices: { code: string; name: Partial<Text> }[];
  categoryId: Uuid | null;
}

/** @throws Refusal TOO_MANY_ATTRIBUTES, ATTRIBUTE_TYPE, ATTRIBUTE_IN_USE, CATEGORY_NOT_FOUND */
export async function putAttributeOf(tx: Tx, orgId: Uuid, code: string, input: NewAttribute): Promise<void> {
  await tx.row(holdCatalog, [orgId]);
  const all = await tx.rows(attributesOf, [orgId]);
  const before = all.find((row) => row.code === code);
  if (!before && all.length >= MOST) throw CatalogError('TOO_MANY_ATTRIBUTES');
  if (before && before.type !== input.type) throw CatalogError('ATTRIBUTE_TYPE');
  if (input.categoryId && !(await tx.rows(ownCategories, [orgId])).some(({ id }) => id === input.categoryId))
    throw CatalogError('CATEGORY_NOT_FOUND');
  const [said] = await tx.rows(attributesSaid, [orgId, code]);
  const choices = input.choices.map((choice) => ({ code: choice.code, name: saidIn(choice.name) }));
  if (input.type === 'choice') {
    const missing = (said?.values ?? []).filter((value) => !choices.some((choice) => choice.code === value));
    if (missing.length > 0) throw CatalogError('ATTRIBUTE_IN_USE', { facts: { choices: missing } });
  }
  const name = saidIn(input.name);
  tx.send(putAttributeRow, [
    orgId,
    before?.id ?? newId(),
    code,
    JSON.stringify(name),
    input.type,
    input.unit,
    JSON.stringify(choices),
    input.categoryId,
  ]);
  if (said) {
    const names = JSON.stringify(Object.fromEntries(choices.map((choice) => [choice.code, choice.name])));
    tx.send(renameAttribute, [orgId, code, JSON.stringify(name), names]);
  }
  await record(tx, {
    orgId,
    action: before ? 'attribute.changed' : 'attribute.created',
    subject: { type: 'attribute', id: before?.id ?? code },
    ...(before ? { before: { name: before.name, choices: before.choices.length } } : {}),
    after: { code, name, type: input.type, choices: choices.length },
  });
  tx.emit(CategoriesChanged, { orgId, aggregateId: orgId, payload: { categoryId: null } });
}

/** @throws Refusal ATTRIBUTE_NOT_FOUND, ATTRIBUTE_IN_USE */
export async function dropAttributeOf(tx: Tx, orgId: Uuid, code: string): Promise<void> {
  await tx.row(holdCatalog, [orgId]);
  const [said] = await tx.rows(attributesSaid, [orgId, code]);
  if (said) throw CatalogError('ATTRIBUTE_IN_USE', { facts: { products: said.products } });
  const gone = await tx.row(dropAttribute, [orgId, code]);
  if (!gone) throw CatalogError('ATTRIBUTE_NOT_FOUND');
  await record(tx, { orgId, action: 'attribute.deleted', subject: { type: 'attribute', id: gone.id }, before: { code } });
  tx.emit(CategoriesChanged, { orgId, aggregateId: orgId, payload: { categoryId: null } });
}
