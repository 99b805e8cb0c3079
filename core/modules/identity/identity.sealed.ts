// What is personal in accounts and in what was begun to open one: sealed when it is written, opened when it is read, found by blind index.
import { defineSealed } from '#platform/vault/columns.ts';
import { blindIndex, nameIndex, openOrPlain, seal } from '#platform/vault/index.ts';
import { openJson, sealJson } from '#platform/vault/json.ts';

const of = (table: string, column: string) => ({ table, column, orgId: null });
const EMAIL = of('users', 'email');
const NAME = of('users', 'name');
const SOCIAL = of('social_identities', 'email');
const ADDRESS = of('account_challenges', 'address');
const FACTS = of('account_challenges', 'facts');
/** What a session began is found by it. */
const KEEP = ['session'];

const id = { id: 'uuid' } as const;
defineSealed({ table: 'signing_keys', column: 'private_sealed', key: { kid: 'text' }, org: null, form: 'text' });
defineSealed({ table: 'totp_secrets', column: 'secret_sealed', key: { user_id: 'uuid' }, org: null, form: 'text' });
defineSealed({ table: 'users', column: 'phone_sealed', key: id, org: null, form: 'text' });
defineSealed({ table: 'addresses', column: 'address_sealed', key: id, org: null, form: 'text' });
const emailIndex = (email: string): string => blindIndex('email', email);
defineSealed({ table: 'users', column: 'email', key: id, org: null, form: 'text', indexes: { email_index: emailIndex } });
defineSealed({ table: 'users', column: 'name', key: id, org: null, form: 'text', indexes: { name_index: nameIndex } });
defineSealed({ table: 'social_identities', column: 'email', key: { provider: 'text', subject: 'text' }, org: null, form: 'text' });
defineSealed({ table: 'account_challenges', column: 'address', key: id, org: null, form: 'text' });
defineSealed({ table: 'account_challenges', column: 'facts', key: id, org: null, form: { keep: KEEP } });

/** An address as three values of a statement: sealed, its index, and plain for rows that the job has not come by. */
export const emailValues = (email: string): [sealed: string, index: string, plain: string] => [seal(email, EMAIL), ...emailKeys(email)];

/** What an account is found by: the index of its address, or the address where that is still plain. */
export const emailKeys = (email: string): [index: string, plain: string] => [emailIndex(email), email];

/** A name as two values of a statement: sealed, and the indexes of its words. */
export const nameValues = (name: string): [sealed: string, words: string[]] => [seal(name, NAME), nameIndex(name)];

export const openEmail = (held: string): string => openOrPlain(held, EMAIL);
export const openName = (held: string): string => openOrPlain(held, NAME);

/** A row with somebody's e-mail and name, as a person reads them. */
export const openPerson = <Row extends { email: string; name: string }>(row: Row): Row => ({
  ...row,
  email: openEmail(row.email),
  name: openName(row.name),
});

export const sealSocialEmail = (email: string | null): string | null => email && seal(email, SOCIAL);
export const openSocialEmail = (held: string | null): string | null => held && openOrPlain(held, SOCIAL);

/** What is to be proved, and what is kept until then, of something that was begun. */
export const sealAddress = (address: string | null): string | null => address && seal(address, ADDRESS);
export const sealFacts = (facts: Record<string, unknown>): string => sealJson(facts, FACTS, KEEP);

/** A challenge as it was begun. */
export const openChallenge = <Row extends { address: string | null; facts: Record<string, unknown> }>(row: Row): Row => ({
  ...row,
  address: row.address && openOrPlain(row.address, ADDRESS),
  facts: openJson<Record<string, unknown>>(row.facts, FACTS),
});
