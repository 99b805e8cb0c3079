// What is personal in an organization's settings, where it is one person's business: tax id and address.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { open, seal } from '#platform/vault/index.ts';
import { openJson, sealJson } from '#platform/vault/json.ts';

export interface SealedSettings {
  id: Uuid;
  tax_id_sealed: string | null;
  address: unknown;
}

const place = (orgId: Uuid, column: 'tax_id_sealed' | 'address') => ({ table: 'organizations', column, orgId });

defineSealed({ table: 'organizations', column: 'tax_id_sealed', key: { id: 'uuid' }, org: 'id', form: 'text' });
defineSealed({ table: 'organizations', column: 'address', key: { id: 'uuid' }, org: 'id', form: { keep: [] } });

export const sealTaxId = (orgId: Uuid, taxId: string): string => seal(taxId, place(orgId, 'tax_id_sealed'));
export const sealAddress = (orgId: Uuid, address: object): string => sealJson(address, place(orgId, 'address'));

export const taxIdOf = (row: SealedSettings): string | null =>
  row.tax_id_sealed === null ? null : open(row.tax_id_sealed, place(row.id, 'tax_id_sealed'));
export const addressOf = (row: SealedSettings): Record<string, string> | null =>
  row.address === null ? null : openJson<Record<string, string>>(row.address, place(row.id, 'address'));
