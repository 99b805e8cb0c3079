// What moved and what is expected, over HTTP, for staff.
import type { z } from 'zod';
import * as contract from '#contracts/stock.ts';
import { record } from '#modules/audit/index.ts';
import { openName } from '#modules/identity/index.ts';
import { inLocale, readIn, storeActor } from '#modules/organizations/index.ts';
import { now } from '#platform/clock/index.ts';
import { CSV_BOM, csvLine } from '#platform/csv.ts';
import { inTx, type StaffActor, systemActor } from '#platform/db/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { Download, route } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { cancelIncoming, expectUnits, receiveUnits } from './expect-stock.ts';
import { incomingPage, type IncomingRow, moverNames, type MoveRow, movesForFile, movesOfOffer, movesPage } from './moves.sql.ts';

/** People are read past the wall, but only those who moved these. */
async function namesOf(rows: readonly MoveRow[]): Promise<Map<Uuid, string>> {
  const ids = [...new Set(rows.map((row) => row.by_user).filter((id) => id !== null))];
  const names = ids.length > 0 ? await inTx(systemActor, (tx) => tx.rows(moverNames, [ids])) : [];
  return new Map(names.map(({ id, name }) => [id, openName(name)]));
}

const shownMove = (row: MoveRow, names: Map<Uuid, string>): z.input<typeof contract.StockMove> => ({
  id: publicId('stockMove', row.id),
  offerId: publicId('offer', row.offer_id),
  sku: row.sku,
  location: row.location,
  delta: row.delta,
  reason: row.reason,
  note: row.note,
  by: (row.by_user && names.get(row.by_user)) ?? null,
  at: row.at.toISOString(),
});

const shownIncoming = (row: IncomingRow, locale: string): z.input<typeof contract.IncomingStock> => ({
  id: publicId('stockIncoming', row.id),
  offerId: publicId('offer', row.offer_id),
  sku: row.sku,
  title: inLocale(row.title, locale, 'en'),
  location: row.location,
  expected: row.expected,
  received: row.received,
  expectedOn: row.expected_on,
  note: row.note,
  state: row.state,
  createdAt: row.created_at.toISOString(),
});

interface Filters {
  offer?: string | undefined;
  location?: string | undefined;
}
const offerOf = ({ offer }: Filters): Uuid | null => (offer === undefined ? null : privateId('offer', offer));
const locationOf = ({ location }: Filters): Uuid | null => (location === undefined ? null : privateId('stockLocation', location));

const DAY_MS = 24 * 3600 * 1000;
const LONGEST_DAYS = 366;
const STEP = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Pages of moves, each in a transaction of its own, so that a long file holds nothing. */
async function* linesOf(actor: StaffActor, filters: Filters, from: Date, until: Date): AsyncGenerator<string> {
  yield CSV_BOM + csvLine(['at', 'sku', 'location', 'units', 'reason', 'note', 'by']);
  for (let after: [Date, Uuid] = [from, BEFORE_ALL]; ;) {
    const rows = await inTx(actor, (tx) =>
      tx.rows(movesForFile, [actor.orgId, locationOf(filters), ...after, STEP, offerOf(filters), until]),
    );
    const names = await namesOf(rows);
    yield rows
      .map((row) => shownMove(row, names))
      .map((move) => csvLine([move.at, move.sku, move.location, move.delta, move.reason, move.note, move.by]))
      .join('');
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = [last.at, last.id];
  }
}

/** Whole days in UTC; at most a year, the last when nothing is said. */
function daysOf({ from, until }: { from?: string | undefined; until?: string | undefined }): [Date, Date] {
  const end = until === undefined ? new Date(now().getTime() + DAY_MS) : new Date(Date.parse(until) + DAY_MS);
  const earliest = end.getTime() - LONGEST_DAYS * DAY_MS;
  return [new Date(Math.max(earliest, from === undefined ? earliest : Date.parse(from))), end];
}

export const moveRoutes = [
  route(contract.listStockMoves, async (call) => {
    const actor = await storeActor(call);
    const { cursor, limit } = call.query;
    const offer = offerOf(call.query);
    const key = [actor.orgId, locationOf(call.query), ...readTimeCursor(cursor), limit + 1];
    const rows = await inTx(actor, (tx) => (offer === null ? tx.rows(movesPage, key) : tx.rows(movesOfOffer, [...key, offer])));
    const names = await namesOf(rows);
    return {
      items: rows.slice(0, limit).map((row) => shownMove(row, names)),
      nextCursor: nextByTime(rows, limit, (row) => [row.at, row.id]),
    };
  }),
  route(contract.exportStockMoves, async (call) => {
    const actor = await storeActor(call);
    const [from, until] = daysOf(call.query);
    await inTx(actor, (tx) =>
      record(tx, {
        orgId: actor.orgId,
        action: 'stock.moves_exported',
        subject: { type: 'organization', id: actor.orgId },
        after: { ...call.query },
      }),
    );
    const day = now().toISOString().slice(0, 10);
    return new Download(linesOf(actor, call.query, from, until), { type: 'text/csv; charset=utf-8', name: `stock-moves-${day}.csv` });
  }),
];

export const incomingRoutes = [
  route(contract.listIncoming, async (call) => {
    const actor = await storeActor(call);
    const { state, cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(incomingPage, [actor.orgId, state, ...readTimeCursor(cursor), limit + 1]));
    return {
      items: rows.slice(0, limit).map((row) => shownIncoming(row, readIn(call))),
      nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]),
    };
  }),
  route(contract.expectStock, async (call) => {
    const actor = await storeActor(call);
    const { offerId, locationId, units, expectedOn = null, note = '' } = call.body;
    const expected = {
      orgId: actor.orgId,
      offerId: privateId('offer', offerId),
      locationId: locationId === undefined ? undefined : privateId('stockLocation', locationId),
      units,
      on: expectedOn,
      note,
    };
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 201, async () => shownIncoming(await expectUnits(tx, expected), readIn(call))),
    );
  }),
  route(contract.receiveStock, async (call) => {
    const actor = await storeActor(call);
    const at = { orgId: actor.orgId, id: privateId('stockIncoming', call.params.id), ...call.body };
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () =>
        shownIncoming(await receiveUnits(tx, { ...at, sourceKey: `${actor.userId} ${call.key}` }), readIn(call)),
      ),
    );
  }),
  route(contract.cancelIncoming, async (call) => {
    const actor = await storeActor(call);
    const at = { orgId: actor.orgId, id: privateId('stockIncoming', call.params.id) };
    return shownIncoming(await inTx(actor, (tx) => cancelIncoming(tx, at)), readIn(call));
  }),
];
