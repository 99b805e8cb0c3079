// What is personal in a card: its number, found by a blind index, and the name on it, found by its words.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, nameIndex, open, openOrPlain, seal } from '#platform/vault/index.ts';

const table = 'loyalty_cards';
const key = { org_id: 'uuid', id: 'uuid' } as const;

/** As a blind index of a card's number. */
export const numberIndex = (number: string): string => blindIndex('card_number', number);

defineSealed({ table, column: 'number_sealed', key, org: 'org_id', form: 'text', indexes: { number_index: numberIndex } });
defineSealed({ table, column: 'name_sealed', key, org: 'org_id', form: 'text', indexes: { name_index: nameIndex } });

const place = (orgId: Uuid, column: 'number_sealed' | 'name_sealed') => ({ table, column, orgId });

export const sealNumber = (orgId: Uuid, number: string): string => seal(number, place(orgId, 'number_sealed'));
export const openNumber = (orgId: Uuid, sealed: string): string => open(sealed, place(orgId, 'number_sealed'));
export const sealHolder = (orgId: Uuid, name: string): string => seal(name, place(orgId, 'name_sealed'));
export const openHolder = (orgId: Uuid, sealed: string): string => openOrPlain(sealed, place(orgId, 'name_sealed'));
