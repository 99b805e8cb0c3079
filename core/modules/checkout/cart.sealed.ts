// What is personal in a cart: sealed when it is written, opened when it is read.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { openJson, sealJson } from '#platform/vault/json.ts';
import type { CartRow, HeldCart } from './checkout.sql.ts';

/** Taxes and shipping are looked up by country in SQL. */
const KEEP = ['country'];
const place = (orgId: Uuid, column: 'contact' | 'shipping_address') => ({ table: 'carts', column, orgId });

for (const [column, form] of [['contact', { keep: [] }] as const, ['shipping_address', { keep: KEEP }] as const])
  defineSealed({ table: 'carts', column, key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form });

export const sealedContact = (orgId: Uuid, contact: object): string => sealJson(contact, place(orgId, 'contact'));
export const sealedAddress = (orgId: Uuid, address: object): string => sealJson(address, place(orgId, 'shipping_address'), KEEP);

/** A cart as it was before it was sealed. */
export const openedCart = (held: HeldCart): CartRow => ({
  ...held,
  contact: held.contact === null ? null : openJson(held.contact, place(held.org_id, 'contact')),
  shipping_address: held.shipping_address === null ? null : openJson(held.shipping_address, place(held.org_id, 'shipping_address')),
});
