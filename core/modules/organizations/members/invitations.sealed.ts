// To whom an invitation was sent: sealed when it is written, found by blind index.
import { openName } from '#modules/identity/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, openOrPlain, seal } from '#platform/vault/index.ts';

const place = (orgId: Uuid) => ({ table: 'invitations', column: 'email', orgId });
const emailIndex = (email: string): string => blindIndex('email', email);

defineSealed({
  table: 'invitations',
  column: 'email',
  key: { org_id: 'uuid', id: 'uuid' },
  org: 'org_id',
  form: 'text',
  indexes: { email_index: emailIndex },
});

export const sealInvited = (orgId: Uuid, email: string): string => seal(email, place(orgId));

/** An invitation with the e-mail it went to and the name of whoever invited, as a person reads them. */
export const openInvitation = <Row extends { org_id: Uuid; email: string; inviter: string }>(row: Row): Row => ({
  ...row,
  email: openOrPlain(row.email, place(row.org_id)),
  inviter: openName(row.inviter),
});
