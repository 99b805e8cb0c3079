// The account itself: who a person says they are, how they get in, from where they came. All of it goes; an empty account stays, because
// orders and entries name it.
import { statement, type Tx } from '#platform/db/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';
import { open } from '#platform/vault/index.ts';
import { emailValues, nameValues, openPerson, openSocialEmail } from './identity.sealed.ts';
import { endSessionsOf } from './sessions.ts';

const PHONE = { table: 'users', column: 'phone_sealed', orgId: null };
const ADDRESS = { table: 'addresses', column: 'address_sealed', orgId: null };

const account = statement<{ email: string; name: string; locale: string; phone_sealed: string | null; created_at: Date }>(
  'identity.privacy_account',
  `select email, name, locale, phone_sealed, created_at from users where id = $1`,
);
const addresses = statement<{ address_sealed: string; created_at: Date }>(
  'identity.privacy_addresses',
  `select address_sealed, created_at from addresses where user_id = $1 order by created_at`,
);
const sessions = statement<{ method: string; ip: string; user_agent: string; created_at: Date; last_seen_at: Date }>(
  'identity.privacy_sessions',
  `select method, case when impersonator_id is null then ip else '' end as ip, case when impersonator_id is null then user_agent else '' end as user_agent,
          created_at, last_seen_at from sessions where user_id = $1 order by created_at desc limit 1000`,
);
/** Of a social account the e-mail is sealed. */
const ways = statement<{ way: string; email: string | null; name: string; since: Date }>(
  'identity.privacy_ways',
  `select provider as way, email, '' as name, linked_at as since from social_identities where user_id = $1
   union all select 'passkey', null, name, created_at from passkeys where user_id = $1
   union all select 'authenticator app', null, '', confirmed_at from totp_secrets where user_id = $1 and confirmed_at is not null
   order by since`,
);

const clearAccount = statement(
  'identity.privacy_clear_account',
  `update users set email = $2, email_index = $3, name = $4, name_index = $5, password_hash = null, email_verified_at = null, phone_sealed = null,
          phone_index = null, phone_verified_at = null, status = 'erased' where id = $1`,
);
const clearSessions = statement('identity.privacy_clear_sessions', `update sessions set ip = '', user_agent = '' where user_id = $1`);
const owned = ['addresses', 'social_identities', 'passkeys', 'totp_secrets', 'recovery_codes', 'account_challenges', 'former_emails'];
const drops = owned.map((table) =>
  statement<{ gone: number }>(
    `identity.privacy_drop_${table}`,
    `with gone as (delete from ${table} where user_id = $1 returning 1) select count(*)::int as gone from gone`,
  ),
);

async function collectAccount(tx: Tx, userId: string): Promise<Record<string, unknown>[]> {
  const row = await tx.row(account, [userId]);
  if (!row) return [];
  const { email, name, locale, phone_sealed: phone, created_at: createdAt } = openPerson(row);
  return [{ email, name, locale, phone: phone && open(phone, PHONE), createdAt: createdAt.toISOString() }];
}

const accountPrivacy: PrivacyPart = {
  name: 'account',
  tables: ['users', 'recovery_codes', 'account_challenges', 'former_emails'],
  collect: (tx, { userId }) => collectAccount(tx, userId),
  async erase(tx, { userId }) {
    await endSessionsOf(tx, { userId, reason: 'erased' });
    let erased = 1;
    for (const drop of drops) erased += (await tx.row(drop, [userId]))?.gone ?? 0;
    tx.send(clearSessions, [userId]);
    const [email, index] = emailValues(`erased-${userId}@erased.invalid`);
    tx.send(clearAccount, [userId, email, index, ...nameValues('')]);
    return { erased, kept: [] };
  },
};

/** What the account's part erases, too, under headings of its own. */
const told = (name: string, tables: string[], collect: PrivacyPart['collect']): PrivacyPart => ({
  name,
  tables,
  collect,
  erase: () => Promise.resolve({ erased: 0, kept: [] }),
});

export const identityPrivacy: readonly PrivacyPart[] = [
  told('addresses', ['addresses'], async (tx, { userId }) => {
    const rows = await tx.rows(addresses, [userId]);
    return rows.map((row) => ({
      ...(JSON.parse(open(row.address_sealed, ADDRESS)) as Record<string, unknown>),
      since: row.created_at.toISOString(),
    }));
  }),
  told('ways', ['social_identities', 'passkeys', 'totp_secrets'], async (tx, { userId }) => {
    const rows = await tx.rows(ways, [userId]);
    return rows.map(({ way, email, name, since }) => ({ way, name: openSocialEmail(email) ?? name, since: since.toISOString() }));
  }),
  told('sessions', ['sessions'], async (tx, { userId }) => {
    const rows = await tx.rows(sessions, [userId]);
    return rows.map((row) => ({
      method: row.method,
      ip: row.ip,
      device: row.user_agent,
      from: row.created_at.toISOString(),
      lastSeen: row.last_seen_at.toISOString(),
    }));
  }),
  // Last: the parts above read what it clears.
  accountPrivacy,
];
