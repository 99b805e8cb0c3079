// Categories, tags and the set of attributes over HTTP, for those who run them.
import * as contract from '#contracts/categories.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { type Channel, channelSelling, forgetOffers, inLocale, staffActor } from '#modules/organizations/index.ts';
import { inTx, type Tx } from '#platform/db/index.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { CatalogError } from './catalog.errors.ts';
import { type AttributeRow, attributesOf, attributesSaid, ownCategories, type OwnCategoryRow, tagsOf } from './categories.sql.ts';
import { inTree, type Placed } from './category-tree.ts';
import { dropAttributeOf, putAttributeOf } from './change-attributes.ts';
import { addCategoryTo, changeCategoryOf, dropCategoryOf, orderCategoriesOf } from './change-categories.ts';

const idOf = (id: string): Uuid => privateId('category', id);
const idOrNull = (id: string | null): Uuid | null => id && idOf(id);

function shownCategory(row: Placed<OwnCategoryRow>, channel: Channel) {
  const title = inLocale(row.name, channel.default_locale, channel.default_locale);
  return {
    id: publicId('category', row.id),
    slug: row.slug,
    name: row.name,
    title,
    parentId: row.parent_id && publicId('category', row.parent_id),
    depth: row.depth,
    picture: row.picture_key ? { url: mediaUrl(row.picture_key), alt: title } : null,
    products: row.products,
  };
}

const treeOf = async (tx: Tx, orgId: Uuid, channel: Channel) =>
  inTree(await tx.rows(ownCategories, [orgId])).map((row) => shownCategory(row, channel));

async function oneOf(tx: Tx, orgId: Uuid, channel: Channel, id: Uuid) {
  const found = (await treeOf(tx, orgId, channel)).find((row) => row.id === publicId('category', id));
  if (!found) throw CatalogError('CATEGORY_NOT_FOUND');
  return found;
}

const shownAttribute = (row: AttributeRow, channel: Channel, products: number) => ({
  code: row.code,
  name: row.name,
  title: inLocale(row.name, channel.default_locale, channel.default_locale),
  type: row.type,
  unit: row.unit,
  choices: row.choices,
  categoryId: row.category_id && publicId('category', row.category_id),
  products,
});

async function attributesIn(tx: Tx, orgId: Uuid, channel: Channel) {
  const [rows, said] = await Promise.all([tx.rows(attributesOf, [orgId]), tx.rows(attributesSaid, [orgId, null])]);
  const counts = new Map(said.map(({ code, products }) => [code, products]));
  return rows.map((row) => shownAttribute(row, channel, counts.get(row.code) ?? 0));
}

const runner = async (call: Call): Promise<{ orgId: Uuid; channel: Channel }> => {
  const { orgId } = staffActor(call);
  return { orgId, channel: await channelSelling(orgId) };
};

/** A change, and that shops forget what they kept. */
async function changed<T>(call: Call, work: (tx: Tx) => Promise<T>): Promise<T> {
  const answer = await inTx(staffActor(call), work);
  await forgetOffers(staffActor(call).orgId);
  return answer;
}

export const catalogRoutes = [
  route(contract.listOwnCategories, async (call) => {
    const { orgId, channel } = await runner(call);
    return { items: await inTx(staffActor(call), (tx) => treeOf(tx, orgId, channel)) };
  }),
  route(contract.createCategory, async (call) => {
    const { orgId, channel } = await runner(call);
    const input = { ...call.body, parentId: idOrNull(call.body.parentId) };
    return changed(call, (tx) =>
      once(tx, keyOf(call, orgId, 'staff'), 201, async () => oneOf(tx, orgId, channel, await addCategoryTo(tx, orgId, input))),
    );
  }),
  route(contract.updateCategory, async (call) => {
    const { orgId, channel } = await runner(call);
    const id = idOf(call.params.id);
    const { parentId, ...rest } = call.body;
    return changed(call, async (tx) => {
      await changeCategoryOf(tx, orgId, id, { ...rest, ...(parentId === undefined ? {} : { parentId: idOrNull(parentId) }) });
      return oneOf(tx, orgId, channel, id);
    });
  }),
  route(contract.deleteCategory, async (call) => {
    const { orgId } = await runner(call);
    await changed(call, (tx) => dropCategoryOf(tx, orgId, idOf(call.params.id)));
  }),
  route(contract.orderCategories, async (call) => {
    const { orgId, channel } = await runner(call);
    const { parentId, ids } = call.body;
    return changed(call, async (tx) => {
      await orderCategoriesOf(tx, orgId, idOrNull(parentId), ids.map(idOf));
      return { items: await treeOf(tx, orgId, channel) };
    });
  }),
  route(contract.listTags, async (call) => ({ items: await inTx(staffActor(call), (tx) => tx.rows(tagsOf, [staffActor(call).orgId])) })),
  route(contract.listAttributes, async (call) => {
    const { orgId, channel } = await runner(call);
    return { items: await inTx(staffActor(call), (tx) => attributesIn(tx, orgId, channel)) };
  }),
  route(contract.putAttribute, async (call) => {
    const { orgId, channel } = await runner(call);
    const { code } = call.params;
    const input = { ...call.body, categoryId: idOrNull(call.body.categoryId) };
    return changed(call, async (tx) => {
      await putAttributeOf(tx, orgId, code, input);
      const row = (await attributesIn(tx, orgId, channel)).find((each) => each.code === code);
      if (!row) throw CatalogError('ATTRIBUTE_NOT_FOUND');
      return row;
    });
  }),
  route(contract.deleteAttribute, async (call) => {
    const { orgId } = await runner(call);
    await changed(call, (tx) => dropAttributeOf(tx, orgId, call.params.code));
  }),
];
