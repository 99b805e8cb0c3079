// Statements about the address book.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface AddressRow {
  id: Uuid;
  address_sealed: string;
  is_default: boolean;
}

export const addressesOf = statement<AddressRow>(
  'identity.addresses',
  `select id, address_sealed, is_default from addresses where user_id = $1 order by is_default desc, created_at, id`,
);
/** One at a time changes the book of a person, so it has one default and no more than it holds. What is counted is counted after it. */
export const lockBook = statement('identity.lock_addresses', `select from users where id = $1 for update`);
export const countAddresses = statement<{ count: number }>(
  'identity.count_addresses',
  `select count(*)::int as count from addresses where user_id = $1`,
);
export const addAddressRow = statement(
  'identity.add_address',
  `insert into addresses (id, user_id, address_sealed, is_default, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)`,
);
export const setAddress = statement<{ id: Uuid }>(
  'identity.set_address',
  `update addresses set address_sealed = $3, updated_at = $4 where id = $1 and user_id = $2 returning id`,
);
export const dropAddress = statement<{ is_default: boolean }>(
  'identity.drop_address',
  `delete from addresses where id = $1 and user_id = $2 returning is_default`,
);
export const clearDefault = statement(
  'identity.clear_default_address',
  `update addresses set is_default = false where user_id = $1 and is_default`,
);
export const setDefault = statement(
  'identity.set_default_address',
  `update addresses set is_default = true where user_id = $1 and id = $2`,
);
export const defaultOldest = statement(
  'identity.default_oldest_address',
  `update addresses set is_default = true where id = (select id from addresses where user_id = $1 order by created_at, id limit 1)`,
);
