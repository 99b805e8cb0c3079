// Messages to a person, found by the blind index of their address: all of them in their archive, and none when they are forgotten.
import { statement, type Tx } from '#platform/db/index.ts';
import { addressLists, heldAt, type Person, type PrivacyPart } from '#platform/privacy.ts';
import { blindIndex } from '#platform/vault/index.ts';
import { openMessage } from './message.sealed.ts';
import type { MessageRow } from './notifications.sql.ts';

const messagesTo = statement<MessageRow>(
  'notifications.to_person',
  `select org_id, id, to_address, template, locale, subject, html, text, state, created_at from messages
    where (org_id, id) in (
      select m.org_id, m.id from unnest($1::text[], $2::timestamptz[]) as a(index, until)
        join messages m on m.to_index = a.index and (a.until is null or m.created_at <= a.until) and ($3::uuid is null or m.org_id = $3))
    order by created_at desc limit 5000`,
);
/** But for what a hold keeps: an account that never proved its address is not asked who has it. */
const dropMessages = statement<{ gone: number }>(
  'notifications.drop_to_person',
  `with gone as (
     delete from messages m using unnest($1::text[], $2::timestamptz[]) as a(index, until)
      where m.to_index = a.index and (a.until is null or m.created_at <= a.until) and ($3::uuid is null or m.org_id = $3)
        and not ${heldAt('m.org_id', 'm.to_index')} returning 1)
   select count(*)::int as gone from gone`,
);

const dropByTemplate = statement('notifications.drop_told', `delete from messages where template = $1 and created_at < $2`);

/** Lets go of messages of one sort from before a time: the last word to somebody who is forgotten is no reason to remember them. */
export const dropTold = (tx: Tx, template: string, before: Date): void => tx.send(dropByTemplate, [template, before]);

/** Mail went to the address of the account whether it was proved or not; the last to a former one tells that it is given up. */
const whose = (person: Person): [string[], (Date | null)[], string | null] => {
  const [indexes, untils] = addressLists(person);
  return [[blindIndex('email', person.email), ...indexes], [null, ...untils], person.shopId ?? null];
};

export const notificationsPrivacy: PrivacyPart = {
  name: 'messages',
  tables: ['messages'],
  byAddress: true,
  async collect(tx, person) {
    const rows = await tx.rows(messagesTo, whose(person));
    return rows.map((row) => {
      const { to, subject, text } = openMessage(row);
      return { at: row.created_at.toISOString(), to, subject, text, state: row.state };
    });
  },
  async erase(tx, person) {
    const row = await tx.row(dropMessages, whose(person));
    return { erased: row?.gone ?? 0, kept: [] };
  },
};
