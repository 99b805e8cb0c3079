// What is personal in an order: sealed when it is written, opened when it is read, found by blind indexes.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, nameIndex } from '#platform/vault/index.ts';
import { openJson, sealJson } from '#platform/vault/json.ts';

export interface Contact {
  email: string;
  phone?: string;
  /** What they want to be called, where nothing is sent to a named address. */
  name?: string;
}

const KEEP = ['country'];
const place = (orgId: Uuid, column: 'contact' | 'shipping_address') => ({ table: 'orders', column, orgId });
const key = { org_id: 'uuid', id: 'uuid' } as const;

export const emailIndex = ({ email }: Contact): string => blindIndex('email', email);
const phoneIndex = ({ phone }: Contact): string | null => (phone ? blindIndex('phone', phone) : null);

defineSealed({
  table: 'orders',
  column: 'contact',
  key,
  org: 'org_id',
  form: { keep: [] },
  indexes: { email_index: emailIndex, phone_index: phoneIndex },
});
defineSealed({
  table: 'orders',
  column: 'shipping_address',
  key,
  org: 'org_id',
  form: { keep: KEEP },
  indexes: { name_index: ({ name }: { name?: string }) => nameIndex(name) },
});

/** Columns of a new order: contact, address, and what they are found by. */
export function sealedColumnsOf(orgId: Uuid, contact: Contact, address: { name?: string; country?: string } | null) {
  return {
    contact: sealJson(contact, place(orgId, 'contact')),
    address: address ? sealJson(address, place(orgId, 'shipping_address'), KEEP) : null,
    emailIndex: emailIndex(contact),
    phoneIndex: phoneIndex(contact),
    nameIndex: nameIndex(address?.name),
  };
}

export const openContact = (orgId: Uuid, held: unknown): Contact => openJson(held, place(orgId, 'contact'));

export const openAddress = (orgId: Uuid, held: unknown): Record<string, string> | null =>
  held === null ? null : openJson(held, place(orgId, 'shipping_address'));

/** What staff typed, as indexes to look for: a whole e-mail, a whole phone number, whole words of a name. */
export function searchedIndexes(typed: string): { email: string | null; phone: string | null; name: string[] | null } {
  const digits = typed.replace(/\D/g, '').length;
  const words = nameIndex(typed);
  return {
    email: typed.includes('@') ? blindIndex('email', typed) : null,
    phone: digits >= 5 && /^[+\d\s().-]+$/.test(typed) ? blindIndex('phone', typed) : null,
    name: words.length > 0 ? words : null,
  };
}
