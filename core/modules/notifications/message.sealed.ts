// What is personal in a message: to whom it goes and what it says. Subjects hold no more than numbers and names of shops.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, openOrPlain, seal } from '#platform/vault/index.ts';
import type { MessageRow } from './notifications.sql.ts';

type Column = 'to_address' | 'html' | 'text';
const place = (orgId: Uuid, column: Column) => ({ table: 'messages', column, orgId });

for (const column of ['to_address', 'html', 'text'] as const)
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
  html: string;
  text: string;
}

export const sealMessage = (orgId: Uuid, { to, html, text }: MessageText): MessageText => ({
  to: seal(to, place(orgId, 'to_address')),
  html: seal(html, place(orgId, 'html')),
  text: seal(text, place(orgId, 'text')),
});

export const openMessage = (row: Pick<MessageRow, 'org_id' | 'to_address' | 'html' | 'text'>): MessageText => ({
  to: openOrPlain(row.to_address, place(row.org_id, 'to_address')),
  html: openOrPlain(row.html, place(row.org_id, 'html')),
  text: openOrPlain(row.text, place(row.org_id, 'text')),
});
