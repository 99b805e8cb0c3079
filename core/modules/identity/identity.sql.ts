// Statements of the identity module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface UserRow {
  id: Uuid;
  email: string;
  name: string;
  password_hash: string | null;
}

export const findUserByEmail = statement<UserRow>(
  'identity.user_by_email',
  `select id, email, name, password_hash from users where email = $1`,
);

export const addUser = statement(
  'identity.add_user',
  `insert into users (id, email, name, password_hash, email_verified_at, created_at) values ($1, $2, $3, $4, $5, $5) on conflict (email) do nothing`,
);
