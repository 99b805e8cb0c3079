// One change of many products: looked at before it is made, told while it runs, taken back when it was a mistake.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Locale } from './organizations.ts';
import { ProductFilter } from './product-list.ts';
import { Currency, line, Money, PageQuery, pageOf, Timestamp, typeId } from './shapes.ts';

const Minor = z.string().regex(/^\d{1,12}$/, 'must be a whole number of minor units');
const Status = z.enum(['draft', 'published', 'archived']);
const Tags = z.array(line(40)).max(20);

/** Chosen one by one, or all that match a filter but some. */
const Selection = z.union([
  z.strictObject({ ids: z.array(typeId('prd')).min(1).max(1_000) }),
  z.strictObject({ filter: ProductFilter, but: z.array(typeId('prd')).max(1_000).default([]) }),
]);

const PriceChange = z.strictObject({
  how: z.enum(['set', 'percent', 'amount']),
  /** Minor units; of a percentage hundredths of a percent: `-1050` takes 10.5 % off. */
  value: z.string().regex(/^-?\d{1,12}$/, 'must be a whole number'),
  /** The shop's first where absent. */
  currency: Currency.optional(),
  /** What the price then ends in: `up` and `down` to whole units, `99`, `95` or `90` to the nearest such price. */
  rounding: z.enum(['none', 'whole', '99', '95', '90']).default('none'),
});

const Change = z
  .strictObject({
    status: Status.optional(),
    /** Slug of the main category. */
    category: z
      .string()
      .regex(/^[a-z0-9-]{1,80}$/)
      .optional(),
    addTags: Tags.optional(),
    removeTags: Tags.optional(),
    price: PriceChange.optional(),
    /** `before` keeps the price there was as the price before a reduction. */
    compareAt: z
      .union([z.strictObject({ how: z.enum(['none', 'before']) }), z.strictObject({ how: z.literal('set'), value: Minor })])
      .optional(),
    /** Of the organization's set; what a product says of others stays. */
    attributes: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z0-9-]{1,40}$/),
          valueCode: z.string().max(40).optional(),
          value: z.partialRecord(Locale, line(200, 0)).optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .meta({ minProperties: 1 })
  .refine((change) => Object.values(change).some((part) => part !== undefined), 'must change something')
  .refine(({ price }) => price?.how !== 'set' || !price.value.startsWith('-'), {
    path: ['price', 'value'],
    message: 'must not be below zero',
  });

/** What is shown of a product before and after. */
const Standing = z.object({
  status: Status,
  category: z.string(),
  tags: z.array(z.string()),
  /** Of the set, those that the change is about. */
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Of its cheapest variant. */
  price: Money.nullable(),
  compareAt: Money.nullable(),
});

const Counts = z.object({
  waiting: z.number(),
  changed: z.number(),
  same: z.number(),
  failed: z.number(),
  undone: z.number(),
  kept: z.number(),
});
export const BulkEdit = z
  .object({
    id: typeId('bed'),
    state: z.enum(['waiting', 'running', 'done', 'undoing', 'undone']),
    change: z.record(z.string(), z.unknown()),
    total: z.number().int(),
    counts: Counts,
    createdAt: Timestamp,
    finishedAt: Timestamp.nullable(),
  })
  .meta({ id: 'BulkEdit' });

const body = z.strictObject({ selection: Selection, change: Change });
const params = z.strictObject({ id: typeId('bed') });

export const previewBulkEdit = operation({
  id: 'previewBulkEdit',
  method: 'POST',
  path: '/v1/admin/product-edits/preview',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'What a change would do: how many products it is about, and the first of them before and after.',
  body,
  response: z.object({
    total: z.number().int(),
    /** Of the first thousand. */
    looked: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    failed: z.array(z.object({ code: z.string(), count: z.number().int() })),
    items: z.array(
      z.object({ id: typeId('prd'), title: z.string(), before: Standing, after: Standing.nullable(), error: z.string().nullable() }),
    ),
  }),
});
export const createBulkEdit = operation({
  id: 'createBulkEdit',
  method: 'POST',
  path: '/v1/admin/product-edits',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Change many products, at most 100,000: those that match now. It goes on by itself.',
  body,
  response: BulkEdit,
  status: 202,
  idempotent: true,
});
export const listBulkEdits = operation({
  id: 'listBulkEdits',
  method: 'GET',
  path: '/v1/admin/product-edits',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'Changes of many products, the newest first.',
  query: PageQuery,
  response: pageOf(BulkEdit),
});
export const getBulkEdit = operation({
  id: 'getBulkEdit',
  method: 'GET',
  path: '/v1/admin/product-edits/:id',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'How far a change of many products is.',
  params,
  response: BulkEdit,
});
export const downloadBulkEditErrors = operation({
  id: 'downloadBulkEditErrors',
  method: 'GET',
  path: '/v1/admin/product-edits/:id/errors',
  permission: 'catalog.read',
  tag: 'Products',
  summary: 'The products that were left as they were, each with the reason, as CSV.',
  params,
  produces: 'text/csv',
  rate: 'export',
});
export const undoBulkEdit = operation({
  id: 'undoBulkEdit',
  method: 'POST',
  path: '/v1/admin/product-edits/:id/undo',
  permission: 'catalog.write',
  tag: 'Products',
  summary: 'Take a change back, of each product what nobody changed since.',
  params,
  response: BulkEdit,
  status: 202,
});
