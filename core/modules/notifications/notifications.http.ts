// The development mailbox over HTTP: what was or would have been sent.
import { getMail, listMails } from '#contracts/staff.ts';
import { channelAt } from '#modules/organizations/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { route } from '#platform/http/route.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import { openMessage } from './message.sealed.ts';
import { messagePage, type MessageRow, readMessage } from './notifications.sql.ts';

function shown(row: MessageRow) {
  const { to, subject } = openMessage(row);
  const { template, locale, state: status } = row;
  return { id: publicId('message', row.id), to, subject, template, locale, at: row.created_at.toISOString(), status };
}

export const notificationRoutes = [
  route(listMails, async (call) => {
    const channel = await channelAt(call.host);
    const { cursor, limit } = call.query;
    const rows = await inTx(systemActor, (tx) => tx.rows(messagePage, [channel.org_id, ...readTimeCursor(cursor), limit + 1]));
    return { items: rows.slice(0, limit).map(shown), nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]) };
  }),
  route(getMail, async (call) => {
    const channel = await channelAt(call.host);
    const row = await inTx(systemActor, (tx) => tx.row(readMessage, [channel.org_id, privateId('message', call.params.id)]));
    if (!row) throw PlatformError('NOT_FOUND');
    const { html, text } = openMessage(row);
    return { ...shown(row), html, text };
  }),
];
