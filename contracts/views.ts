// Saved views: a list of the desk as somebody wants to see it, their own or everybody's.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, typeId } from './shapes.ts';

/** Lists that may have views. */
export const ViewedList = z.enum([
  'orders',
  'products',
  'stock',
  'stockMoves',
  'promotions',
  'pages',
  'stores',
  'brands',
  'network',
  'audit',
  'platformAudit',
]);
const Name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, 'must be a plain name');
const Shows = z.strictObject({
  /** As they stand in the address of the list. Those that a list does not know, it leaves out and says so. */
  filters: z
    .record(Name, line(200))
    .refine((filters) => Object.keys(filters).length <= 30, 'must be at most 30')
    .default({}),
  /** A column; with `-` before it the other way round. */
  sort: z
    .string()
    .regex(/^-?[a-zA-Z]{1,40}$/)
    .nullable()
    .default(null),
  /** Null shows those the list shows by itself. */
  columns: z.array(Name).max(30).nullable().default(null),
});

export const SavedView = z
  .object({
    id: typeId('svw'),
    list: ViewedList,
    name: z.string(),
    /** Everybody's who works for the organization. */
    shared: z.boolean(),
    /** What the list opens with; one's own goes before everybody's. */
    isDefault: z.boolean(),
    shows: Shows,
    /** Whether who asks may change it. */
    changeable: z.boolean(),
  })
  .meta({ id: 'SavedView' });

const params = z.strictObject({ id: typeId('svw') });
const listed = z.object({ items: z.array(SavedView) });

export const listViews = operation({
  id: 'listViews',
  method: 'GET',
  path: '/v1/admin/views',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Saved views of a list: one’s own and those shared in the organization, in their order.',
  query: z.strictObject({ list: ViewedList }),
  response: listed,
});
export const createView = operation({
  id: 'createView',
  method: 'POST',
  path: '/v1/admin/views',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Save how a list is shown. Sharing it takes the permission to change settings.',
  body: z.strictObject({
    list: ViewedList,
    name: line(60),
    shared: z.boolean().default(false),
    isDefault: z.boolean().default(false),
    shows: Shows,
  }),
  response: SavedView,
  status: 201,
});
export const changeView = operation({
  id: 'changeView',
  method: 'PATCH',
  path: '/v1/admin/views/:id',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Rename a view, show something else with it, make it the default.',
  params,
  body: z.strictObject({ name: line(60).optional(), isDefault: z.boolean().optional(), shows: Shows.optional() }),
  response: SavedView,
});
export const orderViews = operation({
  id: 'orderViews',
  method: 'PUT',
  path: '/v1/admin/views/order',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Put views of a list in another order; those not named, and those one may not change, keep their place.',
  body: z.strictObject({ list: ViewedList, ids: z.array(typeId('svw')).min(1).max(100) }),
  response: listed,
});
export const removeView = operation({
  id: 'removeView',
  method: 'DELETE',
  path: '/v1/admin/views/:id',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Take a view away; it comes back within 30 days.',
  params,
  status: 204,
});
export const restoreView = operation({
  id: 'restoreView',
  method: 'POST',
  path: '/v1/admin/views/:id/restore',
  permission: 'organization.read',
  tag: 'Views',
  summary: 'Bring a view back that was taken away.',
  params,
  response: SavedView,
});
