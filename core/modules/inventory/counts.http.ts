// Counts of stock over HTTP, for staff.
import type { z } from 'zod';
import * as contract from '#contracts/stock-counts.ts';
import { inLocale, readIn, storeActor } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { cancelCount, closeCount, dropCountLine, enterCount, findCount, startCount } from './count-stock.ts';
import { type CountLineRow, countPage, type CountRow, linePage } from './counts.sql.ts';

const shown = (row: CountRow): z.input<typeof contract.StockCount> => ({
  id: publicId('stockCount', row.id),
  locationId: publicId('stockLocation', row.location_id),
  location: row.location,
  name: row.name,
  state: row.state,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  counted: row.counted,
  different: row.different,
  version: row.version,
});

const shownLine = (row: CountLineRow, locale: string): z.input<typeof contract.StockCountLine> => ({
  offerId: publicId('offer', row.offer_id),
  sku: row.sku,
  title: inLocale(row.title, locale, 'en'),
  onHand: row.on_hand,
  counted: row.counted,
  difference: row.counted - row.on_hand,
  at: row.at.toISOString(),
});

export const countRoutes = [
  route(contract.listCounts, async (call) => {
    const actor = await storeActor(call);
    const { cursor, limit } = call.query;
    const rows = await inTx(actor, (tx) => tx.rows(countPage, [actor.orgId, ...readTimeCursor(cursor), limit + 1]));
    return { items: rows.slice(0, limit).map(shown), nextCursor: nextByTime(rows, limit, (row) => [row.started_at, row.id]) };
  }),
  route(contract.startCount, async (call) => {
    const actor = await storeActor(call);
    const input = { orgId: actor.orgId, locationId: privateId('stockLocation', call.body.locationId), name: call.body.name ?? '' };
    return inTx(actor, (tx) => once(tx, keyOf(call, actor.orgId, 'staff'), 201, async () => shown(await startCount(tx, input))));
  }),
  route(contract.getCount, async (call) => {
    const actor = await storeActor(call);
    const at = { orgId: actor.orgId, id: privateId('stockCount', call.params.id) };
    const { cursor, limit, different } = call.query;
    return inTx(actor, async (tx) => {
      const count = await findCount(tx, at);
      const rows = await tx.rows(linePage, [at.orgId, at.id, ...readTimeCursor(cursor), limit + 1, different === 'true']);
      const lines = rows.slice(0, limit).map((row) => shownLine(row, readIn(call)));
      return { count: shown(count), lines, nextCursor: nextByTime(rows, limit, (row) => [row.at, row.offer_id]) };
    });
  }),
  route(contract.enterCount, async (call) => {
    const actor = await storeActor(call);
    const entry = { orgId: actor.orgId, id: privateId('stockCount', call.params.id), ...call.body };
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () => {
        const { count, line } = await enterCount(tx, entry);
        return { count: shown(count), line: shownLine(line, readIn(call)) };
      }),
    );
  }),
  route(contract.dropCountLine, async (call) => {
    const actor = await storeActor(call);
    const { id, offerId } = call.params;
    const at = { orgId: actor.orgId, id: privateId('stockCount', id), offerId: privateId('offer', offerId) };
    return shown(await inTx(actor, (tx) => dropCountLine(tx, at)));
  }),
  route(contract.closeCount, async (call) => {
    const actor = await storeActor(call);
    const at = { orgId: actor.orgId, id: privateId('stockCount', call.params.id), version: call.body.version };
    return shown(await inTx(actor, (tx) => closeCount(tx, at)));
  }),
  route(contract.cancelCount, async (call) => {
    const actor = await storeActor(call);
    return shown(await inTx(actor, (tx) => cancelCount(tx, { orgId: actor.orgId, id: privateId('stockCount', call.params.id) })));
  }),
];
