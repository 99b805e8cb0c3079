// Whom a customer group names: the address is sealed when it is written, and found by its blind index.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, open, seal } from '#platform/vault/index.ts';

const place = (orgId: Uuid) => ({ table: 'customer_group_members', column: 'email_sealed', orgId });
defineSealed({ table: 'customer_group_members', column: 'email_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

export const sealedEmail = (orgId: Uuid, email: string): string => seal(email, place(orgId));
export const openEmailOf = (row: { org_id: Uuid; email_sealed: string }): string => open(row.email_sealed, place(row.org_id));
export const memberIndex = (email: string): string => blindIndex('email', email);
