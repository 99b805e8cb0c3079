// Imports and exports over HTTP: begun, led on, looked at, taken away.
import type { z } from 'zod';
import {
  applyImport,
  beginImport,
  cancelCatalogRun,
  checkImport,
  finishImport,
  getCatalogRun,
  getCatalogRunErrors,
  getExportFile,
  listCatalogRuns,
  readImportAs,
  sendImport,
  startExport,
} from '#contracts/catalog-runs.ts';
import { Locale } from '#contracts/organizations.ts';
import { checkLink, privateStore, sendPrivate, signLink } from '#modules/media/index.ts';
import { staffActor } from '#modules/organizations/index.ts';
import { now } from '#platform/clock/index.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { inTx, type StaffActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { type Call, Download, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { fieldsOf, type CsvKind } from '../csv/columns.ts';
import { termsOf } from '../csv/terms.ts';
import { faultIn, words } from './fault-words.ts';
import { RunError } from './runs.errors.ts';
import { runPage, type RunRow, wrongLines } from './runs.sql.ts';
import { addNewRun, cancelRun, factsOf, findRun, finishFile, readAs, receivePiece, startApply, startCheck } from './start-run.ts';

const MOST_SHOWN = 50;
const LINK_MS = 15 * 60_000;
const STEP = 1_000;

const at = (time: Date | null): string | null => time?.toISOString() ?? null;

export const shownRun = (row: RunRow, ahead = 0) => ({
  id: publicId('catalogRun', row.id),
  kind: row.kind,
  state: row.state,
  step: row.step,
  name: row.name,
  bytes: row.bytes === null ? null : Number(row.bytes),
  received: Number(row.received),
  total: row.total,
  done: row.done,
  counts: { added: row.added, changed: row.changed, unchanged: row.unchanged, failed: row.failed },
  ahead,
  fault: row.fault && { code: row.fault.code, facts: row.fault.facts ?? {} },
  createdAt: row.created_at.toISOString(),
  startedAt: at(row.started_at),
  endedAt: at(row.ended_at),
});

const fileLink = (orgId: Uuid, id: string) => ({
  purpose: 'catalog.export',
  path: `/v1/admin/catalog-runs/${id}/file.csv`,
  bound: { org: orgId },
});

async function whole(actor: StaffActor, row: RunRow): Promise<z.input<NonNullable<typeof getCatalogRun.response>>> {
  const [wrong, page, terms] = await Promise.all([
    inTx(actor, (tx) => tx.rows(wrongLines, [actor.orgId, row.id, 0, MOST_SHOWN])),
    row.state === 'waiting' ? inTx(actor, (tx) => tx.rows(runPage, [actor.orgId, null, MOST_SHOWN])) : [],
    row.kind.startsWith('csv') ? termsOf(actor) : undefined,
  ]);
  const { columns = [], format = null } = factsOf(row);
  const shown = shownRun(row, page.find(({ id }) => id === row.id)?.ahead);
  const isMade = row.kind.startsWith('export') && row.state === 'done' && row.file_key !== null;
  return {
    ...shown,
    columns,
    format,
    fields: terms ? fieldsOf(row.kind as CsvKind, terms) : [],
    wrong: wrong.flatMap(({ line, faults }) => faults.map((fault) => ({ line, ...fault }))).slice(0, MOST_SHOWN),
    file: isMade ? signLink(fileLink(actor.orgId, shown.id), new Date(now().getTime() + LINK_MS)) : null,
  };
}

/** What a stock file changes asks for the right to change stock, too. @throws Refusal FORBIDDEN */
function requireStock(kind: string, permissions: ReadonlySet<string>): void {
  if (kind === 'csv_stock' && !permissions.has('stock.write')) throw PlatformError('FORBIDDEN');
}

/** The language a reader asked for, else one that their program accepts. */
function localeOf({ query, headers }: { query: { locale?: Locale | undefined }; headers: Call['headers'] }): Locale {
  const accepted = String(headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return query.locale ?? accepted.map((each) => Locale.safeParse(each).data).find((each) => each !== undefined) ?? 'en';
}

async function* errorLines(actor: StaffActor, row: RunRow, locale: Locale): AsyncGenerator<string> {
  const { head } = words[locale];
  yield CSV_BOM + csvLine([head.line, head.column, head.code, head.problem, head.value]);
  for (let after = 0; ;) {
    const from = after;
    const lines = await inTx(actor, (tx) => tx.rows(wrongLines, [row.org_id, row.id, from, STEP]));
    yield lines
      .flatMap(({ line, faults }) => faults.map((each) => csvLine([line, each.column, each.code, faultIn(locale, each.code), each.value])))
      .join('');
    const last = lines.at(-1);
    if (!last || lines.length < STEP) return;
    after = last.line;
  }
}

export const runRoutes = [
  route(listCatalogRuns, async (call) => {
    const actor = staffActor(call);
    const { cursor, limit } = call.query;
    const [after = null] = readCursor(cursor, ['uuid']);
    const rows = await inTx(actor, (tx) => tx.rows(runPage, [actor.orgId, after, limit + 1]));
    const items = rows.slice(0, limit);
    return {
      items: items.map((row) => shownRun(row, row.ahead)),
      nextCursor: rows.length > limit ? writeCursor([items.at(-1)?.id ?? '']) : null,
    };
  }),
  route(getCatalogRun, async (call) => {
    const actor = staffActor(call);
    return whole(actor, await findRun(actor, privateId('catalogRun', call.params.id)));
  }),
  route(beginImport, async (call) => {
    const actor = staffActor(call);
    requireStock(call.body.kind, call.principal.permissions);
    return shownRun(await inTx(actor, (tx) => addNewRun(tx, actor.orgId, { ...call.body, state: 'receiving', step: 'check' })));
  }),
  route(sendImport, async (call) => {
    const piece = { offset: call.query.offset, bytes: call.bytes };
    return shownRun(await receivePiece(staffActor(call), privateId('catalogRun', call.params.id), piece));
  }),
  route(finishImport, async (call) => {
    const actor = staffActor(call);
    return whole(actor, await finishFile(actor, privateId('catalogRun', call.params.id)));
  }),
  route(readImportAs, async (call) => {
    const actor = staffActor(call);
    return whole(actor, await readAs(actor, privateId('catalogRun', call.params.id), call.body));
  }),
  route(checkImport, async (call) => {
    const actor = staffActor(call);
    const setsStock = call.body.mapping.some((field) => field === 'stock' || field === 'on_hand' || field === 'change');
    requireStock(setsStock ? 'csv_stock' : '', call.principal.permissions);
    return shownRun(await startCheck(actor, privateId('catalogRun', call.params.id), call.body));
  }),
  route(applyImport, async (call) => shownRun(await startApply(staffActor(call), privateId('catalogRun', call.params.id), call.body.mode))),
  route(cancelCatalogRun, async (call) => shownRun(await cancelRun(staffActor(call), privateId('catalogRun', call.params.id)))),
  route(getCatalogRunErrors, async (call) => {
    const actor = staffActor(call);
    const row = await findRun(actor, privateId('catalogRun', call.params.id));
    return new Download(errorLines(actor, row, localeOf(call)), { type: 'text/csv; charset=utf-8', name: 'errors.csv' });
  }),
  route(startExport, async (call) => {
    const actor = staffActor(call);
    const { what, ...options } = call.body;
    const name = `${what}-${now().toISOString().slice(0, 10)}.csv`;
    return shownRun(
      await inTx(actor, (tx) => addNewRun(tx, actor.orgId, { kind: `export_${what}`, name, state: 'waiting', step: 'work', options })),
    );
  }),
  route(getExportFile, async (call) => {
    const actor = staffActor(call);
    checkLink(fileLink(actor.orgId, call.params.id), call.query, now());
    const row = await findRun(actor, privateId('catalogRun', call.params.id));
    if (row.file_key === null || (await privateStore().size(row.file_key)) === undefined) throw RunError('RUN_FILE_GONE');
    return sendPrivate({ key: row.file_key, mediaType: 'text/csv; charset=utf-8', name: row.name, shown: 'attachment' }, call.headers);
  }),
];
