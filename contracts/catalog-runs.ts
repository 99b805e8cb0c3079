// Long work on a catalog: imports of files and from brands, exports. A run goes on whoever looks, and says how far it is.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Locale } from './organizations.ts';
import { productFilter } from './product-list.ts';
import { line, PageQuery, pageOf, Timestamp, typeId } from './shapes.ts';

export const RunKind = z.enum([
  'csv_products',
  'csv_prices',
  'csv_stock',
  'from_brands',
  'export_products',
  'export_prices',
  'export_stock',
]);
/** `received`: its columns wait to be named. `ready`: looked through, nothing was changed yet. */
export const RunState = z.enum(['receiving', 'received', 'waiting', 'checking', 'ready', 'running', 'done', 'failed', 'cancelled']);
export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-874', 'windows-1256']);
export const Delimiter = z.enum([',', ';', '\t', '|']);
const Field = z.string().regex(/^[a-z0-9_]{1,40}(:[A-Za-z0-9-]{1,40}){0,2}$/, 'must be the name of a field');

const WrongLine = z.object({
  /** Of the file, from 1, its header included. */
  line: z.number().int(),
  column: z.string(),
  code: z.string(),
  value: z.string(),
});

export const CatalogRun = z
  .object({
    id: typeId('run'),
    kind: RunKind,
    state: RunState,
    /** What it waits for or does: looking through, or the work itself. */
    step: z.enum(['check', 'work']),
    name: z.string(),
    bytes: z.number().int().nullable(),
    /** Where the file goes on. */
    received: z.number().int(),
    total: z.number().int().nullable(),
    done: z.number().int(),
    counts: z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), failed: z.number().int() }),
    /** How many go before it while it waits. */
    ahead: z.number().int(),
    /** Why it failed. */
    fault: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
    createdAt: Timestamp,
    startedAt: Timestamp.nullable(),
    endedAt: Timestamp.nullable(),
  })
  .meta({ id: 'CatalogRun' });

const CatalogRunWhole = CatalogRun.extend({
  /** Of a file that came: its columns in order, with some of what stands in them, and what each is read as. */
  columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()), field: z.string().nullable() })),
  /** What columns may be read as. */
  fields: z.array(z.string()),
  format: z.object({ encoding: Encoding, delimiter: Delimiter }).nullable(),
  /** The first lines that are wrong. */
  wrong: z.array(WrongLine),
  /** Of an export: where its file is to be had for a quarter of an hour; a new address each time it is asked for. */
  file: z.string().nullable(),
}).meta({ id: 'CatalogRunWhole' });

const runs = { tag: 'Products' } as const;
const RunId = z.strictObject({ id: typeId('run') });
const LARGEST = 50 * 1024 * 1024;

export const listCatalogRuns = operation({
  ...runs,
  id: 'listCatalogRuns',
  method: 'GET',
  path: '/v1/admin/catalog-runs',
  permission: 'catalog.read',
  summary: 'Imports and exports of the organization, the newest first.',
  query: PageQuery,
  response: pageOf(CatalogRun),
});
export const getCatalogRun = operation({
  ...runs,
  id: 'getCatalogRun',
  method: 'GET',
  path: '/v1/admin/catalog-runs/:id',
  permission: 'catalog.read',
  summary: 'An import or export: how far it is, its columns, its first wrong lines, its file.',
  params: RunId,
  response: CatalogRunWhole,
});
export const beginImport = operation({
  ...runs,
  id: 'beginImport',
  method: 'POST',
  path: '/v1/admin/catalog-runs/imports',
  permission: 'catalog.write',
  summary: 'Begin to send a CSV file of products, prices or stock: up to 50 MB and 200,000 lines.',
  body: z.strictObject({
    kind: z.enum(['csv_products', 'csv_prices', 'csv_stock']),
    name: line(200),
    bytes: z.number().int().min(1).max(LARGEST),
  }),
  response: CatalogRun,
  status: 201,
});
export const sendImport = operation({
  ...runs,
  id: 'sendImport',
  method: 'PUT',
  path: '/v1/admin/catalog-runs/:id/content',
  permission: 'catalog.write',
  summary: 'Send the next piece as application/octet-stream, at most 4 MB, from where the file stands.',
  params: RunId,
  query: z.strictObject({ offset: z.coerce.number().int().min(0).max(LARGEST) }),
  accepts: 'bytes',
  bodyLimitBytes: 4 * 1024 * 1024,
  response: CatalogRun,
});
export const finishImport = operation({
  ...runs,
  id: 'finishImport',
  method: 'POST',
  path: '/v1/admin/catalog-runs/:id/finish',
  permission: 'catalog.write',
  summary: 'Have the beginning of the file looked at: its encoding, its columns and what they seem to be.',
  params: RunId,
  body: z.strictObject({}),
  response: CatalogRunWhole,
});
export const readImportAs = operation({
  ...runs,
  id: 'readImportAs',
  method: 'POST',
  path: '/v1/admin/catalog-runs/:id/format',
  permission: 'catalog.write',
  summary: 'Read the beginning of the file in another encoding or with another delimiter.',
  params: RunId,
  body: z.strictObject({ encoding: Encoding, delimiter: Delimiter.optional() }),
  response: CatalogRunWhole,
});
export const checkImport = operation({
  ...runs,
  id: 'checkImport',
  method: 'POST',
  path: '/v1/admin/catalog-runs/:id/check',
  permission: 'catalog.write',
  summary: 'Look through the whole file without changing anything: what is new, changed, the same, wrong.',
  params: RunId,
  body: z.strictObject({
    /** By place, what each column is read as; null is passed over. Kept for the next file with such columns. */
    mapping: z.array(Field.nullable()).min(1).max(200),
    /** Categories that are not there are made. */
    createCategories: z.boolean().default(false),
  }),
  response: CatalogRun,
});
export const applyImport = operation({
  ...runs,
  id: 'applyImport',
  method: 'POST',
  path: '/v1/admin/catalog-runs/:id/apply',
  permission: 'catalog.write',
  summary: 'Apply what was looked through: nothing where any line is wrong (`all`), or the lines that are right.',
  params: RunId,
  body: z.strictObject({ mode: z.enum(['all', 'right']) }),
  response: CatalogRun,
});
export const cancelCatalogRun = operation({
  ...runs,
  id: 'cancelCatalogRun',
  method: 'POST',
  path: '/v1/admin/catalog-runs/:id/cancel',
  permission: 'catalog.write',
  summary: 'End a run before its time. What is done of it stays done.',
  params: RunId,
  body: z.strictObject({}),
  response: CatalogRun,
});
export const getCatalogRunErrors = operation({
  ...runs,
  id: 'getCatalogRunErrors',
  method: 'GET',
  path: '/v1/admin/catalog-runs/:id/errors.csv',
  permission: 'catalog.read',
  summary: 'Every wrong line with its column, code and what is wrong in the reader’s language, as CSV.',
  params: RunId,
  /** Where it is not said, the language that the request accepts. */
  query: z.strictObject({ locale: Locale.optional() }),
  produces: 'text/csv',
  rate: 'export',
});
export const startExport = operation({
  ...runs,
  id: 'startExport',
  method: 'POST',
  path: '/v1/admin/catalog-runs/exports',
  permission: 'catalog.read',
  summary: 'Have products, prices or stock written into a CSV file, those of a list or all.',
  body: z
    .strictObject({
      what: z.enum(['products', 'prices', 'stock']),
      /** As the list of products is narrowed; prices and stock by words and status alone, for they are of brands’ products, too. */
      ...productFilter,
      /** With the mark that spreadsheets want before UTF-8. */
      bom: z.boolean().default(true),
    })
    .refine(
      ({ what, bom: _bom, q: _q, status: _status, ...others }) =>
        what === 'products' || Object.values(others).every((each) => each === undefined),
      'narrows prices and stock by words and status alone',
    ),
  response: CatalogRun,
  status: 201,
  rate: 'export',
});
export const getExportFile = operation({
  ...runs,
  id: 'getExportFile',
  method: 'GET',
  path: '/v1/admin/catalog-runs/:id/file.csv',
  permission: 'catalog.read',
  summary: 'The file of an export, by the address that the run gave.',
  params: RunId,
  query: z.strictObject({
    expires: z.coerce.number().int().min(0).max(9_999_999_999),
    signature: z.string().regex(/^[\w-]{43}$/, 'must be a signature'),
  }),
  produces: 'text/csv',
});
