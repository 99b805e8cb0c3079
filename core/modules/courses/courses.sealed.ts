// What is personal in an enrollment: the name on the certificate and in watermarks.
import type { Uuid } from '#platform/ids/index.ts';
import { defineSealed } from '#platform/vault/columns.ts';
import { openOrPlain, seal } from '#platform/vault/index.ts';

defineSealed({ table: 'enrollments', column: 'holder_sealed', key: { org_id: 'uuid', id: 'uuid' }, org: 'org_id', form: 'text' });

const place = (orgId: Uuid) => ({ table: 'enrollments', column: 'holder_sealed', orgId });

export const sealHolder = (orgId: Uuid, name: string): string => seal(name, place(orgId));
export const openHolder = (orgId: Uuid, sealed: string): string => openOrPlain(sealed, place(orgId));
