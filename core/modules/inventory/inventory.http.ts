// Stock over HTTP, for staff.
import { listStock, moveStock } from '#contracts/staff.ts';
import { inTx } from '#platform/db/index.ts';
import { containing } from '#platform/db/like.ts';
import { readCursor, writeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { newId, privateId, publicId } from '#platform/ids/index.ts';
import { money, toWire } from '#platform/money/index.ts';
import { keyOf, once } from '#platform/once/index.ts';
import { record } from '#modules/audit/index.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { inLocale, staffActor } from '#modules/organizations/index.ts';
import { InventoryError } from './inventory.errors.ts';
import { StockMoved } from './inventory.events.ts';
import { addMove, changeOnHand, type StockLevelRow, stockCounts, stockOfOffer, stockPage } from './inventory.sql.ts';

const shown = (row: StockLevelRow) => ({
  offerId: publicId('offer', row.offer_id),
  sku: row.sku,
  title: inLocale(row.title, 'en', 'en'),
  variant: row.product_options
    .map((option) => option.values.find((value) => value.code === row.options[option.code]))
    .map((value) => (value ? inLocale(value.name, 'en', 'en') : ''))
    .filter(Boolean)
    .join(', '),
  picture: { url: row.media_key ? mediaUrl(row.media_key) : '', alt: inLocale(row.alt ?? {}, 'en', 'en') },
  price: toWire(money(row.price_minor, row.currency)),
  location: row.location,
  onHand: row.on_hand,
  reserved: row.reserved,
  available: row.on_hand - row.reserved,
});

export const inventoryRoutes = [
  route(listStock, async (call) => {
    const { q, level, cursor, limit } = call.query;
    const actor = staffActor(call);
    const [after = null] = readCursor(cursor, ['string']);
    return inTx(actor, async (tx) => {
      const [rows, counts] = await Promise.all([
        tx.rows(stockPage, [actor.orgId, containing(q), level, after, limit + 1]),
        tx.row(stockCounts, [actor.orgId]),
      ]);
      const items = rows.slice(0, limit);
      return {
        items: items.map(shown),
        nextCursor: rows.length > limit ? writeCursor([items.at(-1)?.sku ?? '']) : null,
        counts: counts ?? { all: 0, low: 0, out: 0 },
      };
    });
  }),
  route(moveStock, async (call) => {
    const actor = staffActor(call);
    const offerId = privateId('offer', call.params.offerId);
    return inTx(actor, (tx) =>
      once(tx, keyOf(call, actor.orgId, 'staff'), 200, async () => {
        if (!(await tx.row(stockOfOffer, [actor.orgId, offerId]))) throw InventoryError('STOCK_NOT_FOUND');
        const changed = await tx.row(changeOnHand, [actor.orgId, offerId, call.body.delta]);
        if (!changed) throw InventoryError('STOCK_TOO_LOW');
        const { delta, reason, note } = call.body;
        tx.send(addMove, [
          actor.orgId,
          newId(),
          offerId,
          changed.location_id,
          delta,
          reason,
          `${actor.userId} ${call.key}`,
          note ?? null,
          actor.userId,
          tx.now,
        ]);
        tx.emit(StockMoved, { orgId: actor.orgId, aggregateId: offerId, payload: { offerId, delta, reason } });
        const row = await tx.row(stockOfOffer, [actor.orgId, offerId]);
        if (!row) throw InventoryError('STOCK_NOT_FOUND');
        await record(tx, {
          orgId: actor.orgId,
          action: 'stock.moved',
          subject: { type: 'offer', id: offerId },
          before: { onHand: row.on_hand - delta },
          after: { onHand: row.on_hand, delta, reason, note },
        });
        return shown(row);
      }),
    );
  }),
];
