// Categories of an organization as a tree, the tags in use, and the set of attributes that its products may say.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Locale, MediaKey } from './organizations.ts';
import { line, Picture, typeId } from './shapes.ts';

const byLocale = (longest: number) => z.partialRecord(Locale, line(longest, 0));
const Name = byLocale(80).refine((name) => Object.values(name).some(Boolean), 'must be said in one language at least');
const Slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/, 'must be small letters, digits and hyphens');
const Code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be small letters, digits and hyphens');
const said = z.partialRecord(Locale, z.string());

export const OwnCategory = z
  .object({
    id: typeId('cat'),
    slug: z.string(),
    name: said,
    /** As the shop says it. */
    title: z.string(),
    /** Null at the top. */
    parentId: typeId('cat').nullable(),
    /** 1 at the top. */
    depth: z.number().int(),
    picture: Picture.nullable(),
    /** That stand in it, as their main category or a further one. */
    products: z.number().int(),
  })
  .meta({ id: 'OwnCategory' });
/** Every parent before its children, children in their order. */
const Tree = z.object({ items: z.array(OwnCategory) });

const params = z.strictObject({ id: typeId('cat') });

export const listOwnCategories = operation({
  id: 'listOwnCategories',
  method: 'GET',
  path: '/v1/admin/categories',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'The whole tree of categories, each parent before its children.',
  response: Tree,
});
export const createCategory = operation({
  id: 'createCategory',
  method: 'POST',
  path: '/v1/admin/categories',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'A new category, last among its brothers; at most four deep and a thousand in all.',
  body: z.strictObject({
    name: Name,
    slug: Slug.optional(),
    parentId: typeId('cat').nullable().default(null),
    pictureKey: MediaKey.nullable().default(null),
  }),
  response: OwnCategory,
  status: 201,
  idempotent: true,
});
export const updateCategory = operation({
  id: 'updateCategory',
  method: 'PATCH',
  path: '/v1/admin/categories/:id',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Another name, address, picture or place in the tree. An earlier address leads to the new one.',
  params,
  body: z.strictObject({
    name: Name.optional(),
    slug: Slug.optional(),
    parentId: typeId('cat').nullable().optional(),
    pictureKey: MediaKey.nullable().optional(),
  }),
  response: OwnCategory,
});
export const deleteCategory = operation({
  id: 'deleteCategory',
  method: 'DELETE',
  path: '/v1/admin/categories/:id',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Take a category away that is empty: no product stands in it and no category below it.',
  params,
  status: 204,
});
export const orderCategories = operation({
  id: 'orderCategories',
  method: 'PUT',
  path: '/v1/admin/categories/order',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Put the categories below one parent, or those at the top, in this order; all of them are named.',
  body: z.strictObject({ parentId: typeId('cat').nullable(), ids: z.array(typeId('cat')).min(1).max(1000) }),
  response: Tree,
});

export const listTags = operation({
  id: 'listTags',
  method: 'GET',
  path: '/v1/admin/tags',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'Tags of the organization’s products, the most used first.',
  response: z.object({ items: z.array(z.object({ tag: z.string(), products: z.number().int() })) }),
});

const AttributeType = z.enum(['text', 'number', 'boolean', 'choice']);
export const AttributeDefinition = z
  .object({
    code: z.string(),
    name: said,
    title: z.string(),
    type: AttributeType,
    unit: z.string().nullable(),
    choices: z.array(z.object({ code: z.string(), name: said })),
    /** Products of this category and those below it have it; null: all. */
    categoryId: typeId('cat').nullable(),
    products: z.number().int(),
  })
  .meta({ id: 'AttributeDefinition' });
const Definitions = z.object({ items: z.array(AttributeDefinition) });

export const listAttributes = operation({
  id: 'listAttributes',
  method: 'GET',
  path: '/v1/admin/attributes',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'The set of attributes that products of the organization may say, in its order.',
  response: Definitions,
});
export const putAttribute = operation({
  id: 'putAttribute',
  method: 'PUT',
  path: '/v1/admin/attributes/:code',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Add an attribute to the set or change it; its type stays, and a choice that products say stays.',
  params: z.strictObject({ code: Code }),
  body: z.strictObject({
    name: Name,
    type: AttributeType,
    unit: line(20).nullable().default(null),
    choices: z
      .array(z.strictObject({ code: Code, name: Name }))
      .max(200)
      .default([]),
    categoryId: typeId('cat').nullable().default(null),
  }),
  response: AttributeDefinition,
});
export const deleteAttribute = operation({
  id: 'deleteAttribute',
  method: 'DELETE',
  path: '/v1/admin/attributes/:code',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Take an attribute out of the set that no product says.',
  params: z.strictObject({ code: Code }),
  status: 204,
});
