// The sealed columns of this module, for the job that seals them again under a new key.
import { defineSealed } from '#platform/vault/columns.ts';

defineSealed({ table: 'organizations', column: 'tax_id_sealed', key: { id: 'uuid' }, org: 'id', form: 'text' });
