// Statements of the notifications module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** Address, subject and bodies are sealed. */
export interface MessageRow {
  org_id: Uuid;
  id: Uuid;
  to_address: string;
  template: string;
  locale: string;
  subject: string;
  html: string;
  text: string;
  state: 'queued' | 'sent' | 'failed';
  secret_until: Date | null;
  created_at: Date;
}

/** The same fact again writes nothing. */
export const addMessage = statement<{ id: Uuid }>(
  'notifications.add',
  `insert into messages (org_id, id, medium, to_address, template, locale, subject, html, text, source_key, created_at, to_index, secret_until)
   values ($1, $2, 'mail', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (org_id, template, source_key) do nothing returning id`,
);
const columns = 'org_id, id, to_address, template, locale, subject, html, text, state, secret_until, created_at';
export const readMessage = statement<MessageRow>('notifications.message', `select ${columns} from messages where org_id = $1 and id = $2`);
/** Sent, or given up with a reason ($6). Of a secret one what stands in $4 and $5 is kept, if anything. */
export const settleMessage = statement(
  'notifications.settle',
  `update messages set state = case when $6::text is null then 'sent' else 'failed' end, error = $6,
          sent_at = case when $6::text is null then $3::timestamptz end, html = case when secret_until is not null then coalesce($4::text, html) else html end,
          text = case when secret_until is not null then coalesce($5::text, text) else text end
    where org_id = $1 and id = $2 and state = 'queued'`,
);
/** Mail that nobody carried: tried again for a week, then given up for good. */
export const unsentMessages = statement<{ org_id: Uuid; id: Uuid }>(
  'notifications.unsent',
  `select org_id, id from messages
    where state = 'queued' and created_at between $1::timestamptz - interval '7 days' and $1::timestamptz - interval '1 hour' limit 200`,
);
export const giveUpMessages = statement(
  'notifications.give_up',
  `update messages set state = 'failed', error = 'nobody carried it for seven days'
    where state = 'queued' and created_at < $1::timestamptz - interval '7 days'`,
);
export const messagePage = statement<MessageRow>(
  'notifications.page',
  `select ${columns} from messages where org_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
    order by created_at desc, id desc limit $4`,
);
