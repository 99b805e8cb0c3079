// Statements about second factors and passkeys.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** What a person who proved one factor may be asked for; passkeys count that are good at the host `$2`. */
export const secondFactorsOf = statement<{ status: string; totp: boolean; recovery_codes: number; passkeys: number }>(
  'identity.second_factors',
  `select u.status, exists (select from totp_secrets t where t.user_id = u.id and t.confirmed_at is not null) as totp,
          (select count(*) from recovery_codes c where c.user_id = u.id and c.used_at is null)::int as recovery_codes,
          (select count(*) from passkeys p where p.user_id = u.id and p.rp_id = $2)::int as passkeys
     from users u where u.id = $1`,
);

export const readTotp = statement<{ secret_sealed: string; confirmed_at: Date | null; last_step: bigint }>(
  'identity.totp',
  `select secret_sealed, confirmed_at, last_step from totp_secrets where user_id = $1`,
);
/** A secret that nobody confirmed yet may be replaced; answers nothing for one that was. */
export const setTotp = statement<{ user_id: Uuid }>(
  'identity.set_totp',
  `insert into totp_secrets as t (user_id, secret_sealed, created_at) values ($1, $2, $3)
   on conflict (user_id) do update set secret_sealed = excluded.secret_sealed, created_at = excluded.created_at, last_step = 0
    where t.confirmed_at is null returning user_id`,
);
/** A time step counts once: the second of twins that show one code gets no row. */
export const takeTotpStep = statement<{ user_id: Uuid }>(
  'identity.take_totp_step',
  `update totp_secrets set last_step = $2, confirmed_at = coalesce(confirmed_at, $3) where user_id = $1 and last_step < $2 returning user_id`,
);
export const dropTotp = statement<{ user_id: Uuid; confirmed_at: Date | null }>(
  'identity.drop_totp',
  `delete from totp_secrets where user_id = $1 returning user_id, confirmed_at`,
);

export const addRecoveryCodes = statement(
  'identity.add_recovery_codes',
  `insert into recovery_codes (user_id, code_hash, created_at) select $1, unnest($2::text[]), $3`,
);
export const useRecoveryCode = statement<{ user_id: Uuid }>(
  'identity.use_recovery_code',
  `update recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null returning user_id`,
);
export const dropRecoveryCodes = statement('identity.drop_recovery_codes', `delete from recovery_codes where user_id = $1`);

export interface PasskeyRow {
  id: Uuid;
  user_id: Uuid;
  credential_id: string;
  public_key: Buffer;
  counter: bigint;
  transports: string[];
  rp_id: string;
  name: string;
  synced: boolean;
  created_at: Date;
  last_used_at: Date | null;
}
const passkeyColumns = 'id, user_id, credential_id, public_key, counter, transports, rp_id, name, synced, created_at, last_used_at';

export const passkeysOf = statement<PasskeyRow>(
  'identity.passkeys',
  `select ${passkeyColumns} from passkeys where user_id = $1 order by created_at, id limit 50`,
);
export const passkeyByCredential = statement<PasskeyRow>(
  'identity.passkey',
  `select ${passkeyColumns} from passkeys where credential_id = $1 and rp_id = $2`,
);
export const addPasskeyRow = statement<{ id: Uuid }>(
  'identity.add_passkey',
  `insert into passkeys (id, user_id, credential_id, public_key, counter, transports, rp_id, name, synced, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (credential_id) do nothing returning id`,
);
/** The counter only grows, where the device keeps one: a copy of it would show. */
export const usePasskey = statement<{ id: Uuid }>(
  'identity.use_passkey',
  `update passkeys set counter = $2, last_used_at = $3 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning id`,
);
export const renamePasskeyRow = statement<{ id: Uuid }>(
  'identity.rename_passkey',
  `update passkeys set name = $3 where id = $1 and user_id = $2 returning id`,
);
export const dropPasskey = statement<{ id: Uuid; name: string }>(
  'identity.drop_passkey',
  `delete from passkeys where id = $1 and user_id = $2 returning id, name`,
);

/** One at a time closes ways into an account; what is counted is counted after it. */
export const lockWays = statement('identity.lock_ways', `select from users where id = $1 for update`);
/** The ways into an account that stay open whatever happens to its mailbox. */
export const waysOf = statement<{ password: boolean; passkeys: number; social: number }>(
  'identity.ways',
  `select u.password_hash is not null as password, (select count(*) from passkeys p where p.user_id = u.id)::int as passkeys,
          (select count(*) from social_identities s where s.user_id = u.id)::int as social
     from users u where u.id = $1`,
);
