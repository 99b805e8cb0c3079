// Hosting over HTTP for who buys it: whether a name is free, and their apps.
import * as contract from '#contracts/hosting.ts';
import { inLocale, shopOf, spokenBy } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { myInstances } from './instances.sql.ts';
import { sellerOfOffer } from './plans.sql.ts';
import { nameAsked } from './take-places.ts';

export const myHostingRoutes = [
  route(contract.checkHostingName, async (call) => {
    const { actor } = await shopOf(call);
    const offerId = privateId('offer', call.query.offerId);
    return inTx(actor, async (tx) => {
      const seller = await tx.row(sellerOfOffer, [offerId]);
      if (!seller) throw PlatformError('NOT_FOUND');
      return nameAsked(tx, seller.org_id, call.query.name);
    });
  }),
  route(contract.listMyApps, async (call) => {
    const { channel, actor } = await shopOf(call);
    const locale = spokenBy(call, channel);
    const { cursor, limit } = call.query;
    const orderId = call.query.orderId ? privateId('order', call.query.orderId) : null;
    return inTx(actor, async (tx) => {
      const values = [actor.userId, actor.guest, actor.shopId, ...readTimeCursor(cursor), limit + 1, orderId];
      const rows = await tx.rows(myInstances, values);
      const items = rows.slice(0, limit).map((row) => ({
        id: publicId('instance', row.id),
        name: row.name,
        title: inLocale(row.title, locale, channel.default_locale),
        state: row.state,
        address: row.state === 'running' ? row.address : null,
        memoryMib: row.memory_mib,
        cpuMillicores: row.cpu_millicores,
        diskGib: row.disk_gib,
        wantedAt: row.wanted_at.toISOString(),
        refundUntil: row.refund_until?.toISOString() ?? null,
        paidUntil: row.paid_until?.toISOString() ?? null,
        endedAt: row.ended_at?.toISOString() ?? null,
        endedHow: row.ended_how,
        note: row.note,
        orderId: publicId('order', row.order_id),
        lineId: publicId('orderLine', row.line_id),
      }));
      return { items, nextCursor: nextByTime(rows, limit, (row) => [row.wanted_at, row.id]) };
    });
  }),
];
