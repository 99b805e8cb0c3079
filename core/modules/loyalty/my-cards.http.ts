// Cards over HTTP for who holds them.
import type { z } from 'zod';
import * as contract from '#contracts/cards.ts';
import { type Channel, inLocale, shopOf, spokenBy } from '#modules/organizations/index.ts';
import { inTx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { type Call, route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { myCardNumber, myCards, type MyCardRow } from './cards.sql.ts';
import { renameCard, stateAt } from './change-card.ts';
import { LoyaltyError } from './loyalty.errors.ts';
import { openHolder, openNumber } from './loyalty.sealed.ts';

const shown = (row: MyCardRow, say: (text: Record<string, string>) => string, now: Date): z.input<typeof contract.MyCard> => ({
  id: publicId('loyaltyCard', row.id),
  programme: say(row.programme),
  tier: row.tier,
  lastFour: row.last_four,
  name: openHolder(row.org_id, row.name_sealed),
  state: stateAt(row, now),
  issuedAt: row.issued_at.toISOString(),
  validUntil: row.valid_until?.toISOString() ?? null,
  seller: row.seller,
  orderId: publicId('order', row.order_id),
  lineId: publicId('orderLine', row.line_id),
});

const sayIn = (call: Call, channel: Channel) => {
  const locale = spokenBy(call, channel);
  return (text: Record<string, string>): string => inLocale(text, locale, channel.default_locale);
};

/** Whoever acts in a buyer's name looks, and changes nothing of theirs. */
function refuseVisitors({ principal }: Pick<Call, 'principal'>): void {
  if (principal.impersonatorId) throw PlatformError('FORBIDDEN');
}

export const myCardRoutes = [
  route(contract.listMyCards, async (call) => {
    const { channel, actor } = await shopOf(call);
    const { cursor, limit, orderId } = call.query;
    const after = readTimeCursor(cursor);
    const order = orderId ? privateId('order', orderId) : null;
    return inTx(actor, async (tx) => {
      const rows = await tx.rows(myCards, [actor.userId, actor.guest, actor.shopId, ...after, limit + 1, order]);
      return {
        items: rows.slice(0, limit).map((row) => shown(row, sayIn(call, channel), tx.now)),
        nextCursor: nextByTime(rows, limit, (row) => [row.issued_at, row.id]),
      };
    });
  }),
  route(contract.renameMyCard, async (call) => {
    refuseVisitors(call);
    const { channel, actor } = await shopOf(call);
    const cardId = privateId('loyaltyCard', call.params.id);
    return inTx(actor, async (tx) => shown(await renameCard(tx, actor, cardId, call.body.name), sayIn(call, channel), tx.now));
  }),
  route(contract.showMyCardNumber, async (call) => {
    refuseVisitors(call);
    const { actor } = await shopOf(call);
    const cardId = privateId('loyaltyCard', call.params.id);
    const row = await inTx(actor, (tx) => tx.row(myCardNumber, [actor.userId, actor.guest, actor.shopId, cardId]));
    if (!row) throw LoyaltyError('CARD_NOT_FOUND');
    call.setHeader('cache-control', 'private, no-store');
    return { number: openNumber(row.org_id, row.number_sealed) };
  }),
];
