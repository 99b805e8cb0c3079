// Statements about accounts and their profiles.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** E-mail and name are sealed; `accounts.ts` opens them. */
export interface AccountRow {
  id: Uuid;
  email: string;
  name: string;
  locale: string;
  status: 'active' | 'suspended' | 'erased';
  password_hash: string | null;
  password_changed_at: Date | null;
  email_verified_at: Date | null;
  phone_sealed: string | null;
  phone_verified_at: Date | null;
  created_at: Date;
}
const columns = `id, email, name, locale, status, password_hash, password_changed_at, email_verified_at, phone_sealed, phone_verified_at, created_at`;

export const accountById = statement<AccountRow>('identity.account', `select ${columns} from users where id = $1`);
/** By the index of an address ($1), or the address ($2) where it is still plain. */
export const accountByEmail = statement<AccountRow>(
  'identity.account_by_email',
  `select ${columns} from users where email_index = $1 or (email_index is null and email = $2)`,
);
export const accountByPhone = statement<AccountRow>(
  'identity.account_by_phone',
  `select ${columns} from users where phone_index = $1 and phone_verified_at is not null`,
);
export const lockAccount = statement<AccountRow>('identity.lock_account', `select ${columns} from users where id = $1 for update`);

/** Somebody whose address was just proved; answers nothing when the address has an account. */
export const addAccount = statement<{ id: Uuid }>(
  'identity.add_account',
  `insert into users (id, email, email_index, name, name_index, locale, password_hash, password_changed_at, email_verified_at, created_at)
   select $1, $2, $3, $5, $6, $7, $8, case when $8::text is not null then $9::timestamptz end, $9, $9
    where not exists (select from users where email_index is null and email = $4)
   on conflict (email_index) do nothing returning id`,
);
export const setPassword = statement(
  'identity.set_password',
  `update users set password_hash = $2, password_changed_at = $3, email_verified_at = case when $4 then coalesce(email_verified_at, $3) else email_verified_at end
    where id = $1`,
);
/** An address that was not proved before, is now. */
export const noteVerified = statement(
  'identity.note_verified',
  `update users set email_verified_at = $2 where id = $1 and email_verified_at is null`,
);
export const setProfile = statement(
  'identity.set_profile',
  `update users set name = coalesce($2, name), name_index = coalesce($3, name_index), locale = coalesce($4, locale) where id = $1`,
);
export const setPhone = statement(
  'identity.set_phone',
  `update users set phone_sealed = $2, phone_index = $3, phone_verified_at = $4 where id = $1`,
);
/** An address that was proved and is given up, by blind index: what named it until now is still the person's. */
export const keepFormerEmail = statement(
  'identity.keep_former_email',
  `insert into former_emails (user_id, email_index, until) values ($1, $2, $3)
   on conflict (user_id, email_index) do update set until = excluded.until`,
);
export const setEmail = statement(
  'identity.set_email',
  `update users set email = $2, email_index = $3, email_verified_at = $4 where id = $1`,
);
