// What is personal in a message: to whom it goes and what it says, its subject, too, which may name whoever invites.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, openOrPlain, seal } from '#platform/vault/index.ts';
import type { MessageRow } from './notifications.sql.ts';

type Column = 'to_address' | 'subject' | 'html' | 'text';
const place = (orgId: Uuid, column: Column) => ({ table: 'messages', column, orgId });

for (const column of ['to_address', 'subject', 'html', 'text'] as const)
  defineSealed({
    table: 'messages',
    column,
    key: { org_id: 'uuid', id: 'uuid' },
    org: 'org_id',
    form: 'text',
    ...(column === 'to_address' ? { indexes: { to_index: (to: string) => blindIndex('email', to) } } : {}),
  });

export interface MessageText {
  to: string;
  subject: string;
  html: string;
  text: string;
}

export const sealMessage = (orgId: Uuid, { to, subject, html, text }: MessageText): MessageText => ({
  to: seal(to, place(orgId, 'to_address')),
  subject: seal(subject, place(orgId, 'subject')),
  html: seal(html, place(orgId, 'html')),
  text: seal(text, place(orgId, 'text')),
});

export const openMessage = (row: Pick<MessageRow, 'org_id' | 'to_address' | 'subject' | 'html' | 'text'>): MessageText => ({
  to: openOrPlain(row.to_address, place(row.org_id, 'to_address')),
  subject: openOrPlain(row.subject, place(row.org_id, 'subject')),
  html: openOrPlain(row.html, place(row.org_id, 'html')),
  text: openOrPlain(row.text, place(row.org_id, 'text')),
});
