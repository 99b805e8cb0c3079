// The sealed columns of this module, for the job that seals them again under a new key.
import { defineSealed } from '#platform/vault/columns.ts';

// What a challenge is to prove is sealed or an e-mail, and gone within days: it is left to lapse.
defineSealed({ table: 'signing_keys', column: 'private_sealed', key: { kid: 'text' }, org: null, form: 'text' });
defineSealed({ table: 'totp_secrets', column: 'secret_sealed', key: { user_id: 'uuid' }, org: null, form: 'text' });
defineSealed({ table: 'users', column: 'phone_sealed', key: { id: 'uuid' }, org: null, form: 'text' });
defineSealed({ table: 'addresses', column: 'address_sealed', key: { id: 'uuid' }, org: null, form: 'text' });
