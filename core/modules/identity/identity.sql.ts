// Statements of the identity module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface UserRow {
  id: Uuid;
  password_hash: string | null;
}

export const findUserByEmail = statement<UserRow>(
  'identity.user_by_email',
  `select id, password_hash from users where email_index = $1 or (email_index is null and email = $2)`,
);

export const addUser = statement(
  'identity.add_user',
  `insert into users (id, email, email_index, name, name_index, password_hash, email_verified_at, created_at)
   select $1, $2, $3, $5, $6, $7, $8, $8 where not exists (select from users where email_index is null and email = $4)
   on conflict (email_index) do nothing`,
);
