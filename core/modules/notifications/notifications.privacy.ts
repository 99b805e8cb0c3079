// Messages to a person, found by the blind index of their address: all of them in their archive, and none when they are forgotten.
import { statement, type Tx } from '#platform/db/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { openMessage } from './message.sealed.ts';
import type { MessageRow } from './notifications.sql.ts';

const messagesTo = statement<MessageRow>(
  'notifications.to_person',
  `select org_id, id, to_address, template, locale, subject, html, text, state, created_at from messages
    where to_index = $1 order by created_at desc limit 5000`,
);
const dropMessages = statement<{ gone: number }>(
  'notifications.drop_to_person',
  `with gone as (delete from messages where to_index = $1 returning 1) select count(*)::int as gone from gone`,
);

const dropByTemplate = statement('notifications.drop_told', `delete from messages where template = $1 and created_at < $2`);

/** Lets go of messages of one sort from before a time: the last word to somebody who is forgotten is no reason to remember them. */
export const dropTold = (tx: Tx, template: string, before: Date): void => tx.send(dropByTemplate, [template, before]);

export const notificationsPrivacy: PrivacyPart = {
  name: 'messages',
  tables: ['messages'],
  async collect(tx, { email }) {
    const rows = await tx.rows(messagesTo, [blindIndex('email', email)]);
    return rows.map((row) => {
      const { to, text } = openMessage(row);
      return { at: row.created_at.toISOString(), to, subject: row.subject, text, state: row.state };
    });
  },
  async erase(tx, { email }) {
    const row = await tx.row(dropMessages, [blindIndex('email', email)]);
    return { erased: row?.gone ?? 0, kept: [] };
  },
};
