// The desk's list of stock over HTTP: what lies where, and beside it the price that counts, which may be a brand's.
import * as contract from '#contracts/stock.ts';
import { listStock, stockCounts, stockShownIn } from '#modules/inventory/index.ts';
import { readIn, storeActor } from '#modules/organizations/index.ts';
import { regularOfOffers } from '#modules/pricing/index.ts';
import { inTx } from '#platform/db/index.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';

export const stockListRoutes = [
  route(contract.listStock, async (call) => {
    const { q, level, location, cursor, limit } = call.query;
    const actor = await storeActor(call);
    const [sku = null, after = null] = readCursor(cursor, ['string', 'uuid']);
    const shown = stockShownIn(readIn(call));
    return inTx(actor, async (tx) => {
      const narrowed = {
        words: q,
        location: location === undefined ? null : privateId('stockLocation', location),
        level: level === 'all' ? null : level,
        after: { sku, offerId: after },
        rows: limit + 1,
      };
      const [found, counts] = await Promise.all([listStock(tx, actor.orgId, narrowed), tx.row(stockCounts, [actor.orgId])]);
      const rows = found.slice(0, limit);
      const asked = await tx.rows(regularOfOffers, [actor.orgId, rows.map((row) => row.offer_id), tx.now]);
      const prices = new Map(asked.map((row) => [row.offer_id, toWire(money(row.price_minor, row.currency))]));
      const last = rows.at(-1);
      return {
        items: rows.map((row) => ({ ...shown(row), price: prices.get(row.offer_id) ?? null })),
        nextCursor: found.length > limit && last ? writeCursor([last.sku, last.offer_id]) : null,
        counts: counts ?? { all: 0, low: 0, out: 0 },
      };
    });
  }),
];
