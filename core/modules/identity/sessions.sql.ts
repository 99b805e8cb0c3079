// Statements about sessions, their refresh tokens and the keys that sign access tokens.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** A session with its person, whose e-mail and name are sealed, and what they are in the organization they act for. */
export interface SessionRow {
  id: Uuid;
  user_id: Uuid;
  email: string;
  name: string;
  locale: string;
  email_verified_at: Date | null;
  org_id: Uuid | null;
  org_name: string | null;
  org_status: string | null;
  platform: boolean;
  role: string | null;
  role_permissions: string[] | null;
  method: string;
  authenticated_at: Date;
  second_factor_at: Date | null;
  /** The only host it is good at. */
  host: string | null;
  impersonator_id: Uuid | null;
  impersonator_name: string | null;
  user_agent: string;
  ip: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

const columns = `s.id, s.user_id, u.email, u.name, u.locale, u.email_verified_at, o.id as org_id, o.name as org_name, o.status as org_status,
  coalesce(o.platform, false) as platform, m.role, r.permissions as role_permissions, s.host, s.method, s.authenticated_at, s.second_factor_at,
  s.impersonator_id, i.name as impersonator_name, s.user_agent, s.ip, s.created_at, s.last_seen_at, s.expires_at`;
const from = `sessions s join users u on u.id = s.user_id and u.status = 'active'
  left join memberships m on m.org_id = s.org_id and m.user_id = s.user_id
  left join organizations o on o.id = m.org_id and o.status <> 'closed'
  left join roles r on r.org_id = m.org_id and r.key = m.role
  left join users i on i.id = s.impersonator_id`;
/** Lives at `$2`: neither ended, lapsed nor idle for too long. */
const lives = `s.ended_at is null and s.expires_at > $2 and (s.idle_seconds is null or s.last_seen_at + make_interval(secs => s.idle_seconds) > $2)
  and (s.impersonator_id is null or i.status = 'active' and exists (
    select from memberships v join organizations p on p.id = v.org_id and p.platform and p.status = 'active' where v.user_id = i.id))`;

export const liveSession = statement<SessionRow>('identity.live_session', `select ${columns} from ${from} where s.id = $1 and ${lives}`);

export const liveSessionsOf = statement<SessionRow>(
  'identity.live_sessions',
  `select ${columns} from ${from} where s.user_id = $1 and ${lives} order by s.last_seen_at desc, s.id desc limit 100`,
);

export const addSession = statement(
  'identity.add_session',
  `insert into sessions (id, user_id, org_id, method, authenticated_at, second_factor_at, impersonator_id, impersonation_reason, ip, user_agent,
                         created_at, last_seen_at, expires_at, idle_seconds, host)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $5, $5, $11, $12, $13)`,
);

/** The organization a person acts for at first: the one they have been in longest. */
export const firstMembership = statement<{ org_id: Uuid }>(
  'identity.first_membership',
  `select m.org_id from memberships m join organizations o on o.id = m.org_id and o.status <> 'closed'
    where m.user_id = $1 order by m.created_at, m.org_id limit 1`,
);

/** What somebody is a member of, whatever became of it. */
export const membershipsOfPerson = statement<{ org_id: Uuid; name: string; role: string }>(
  'identity.memberships_of_person',
  `select o.id as org_id, o.name, m.role from memberships m join organizations o on o.id = m.org_id where m.user_id = $1 order by m.created_at, o.id limit 100`,
);

export const isMember = statement<{ org_id: Uuid }>(
  'identity.is_member',
  `select m.org_id from memberships m join organizations o on o.id = m.org_id and o.status <> 'closed' where m.user_id = $1 and m.org_id = $2`,
);

/** Acting for an organization is not to be left open on a desk: such a session has an idle time-out. */
export const setSessionOrganization = statement(
  'identity.set_session_organization',
  `update sessions set org_id = $2, idle_seconds = $3 where id = $1`,
);

export const confirmSession = statement(
  'identity.confirm_session',
  `update sessions set authenticated_at = $2, second_factor_at = case when $3 then $2 else second_factor_at end where id = $1`,
);

export const endOneSession = statement<{ id: Uuid; user_id: Uuid; method: string }>(
  'identity.end_session',
  `update sessions set ended_at = $2, ended_reason = $3 where id = $1 and ended_at is null returning id, user_id, method`,
);

export const endAllSessions = statement<{ id: Uuid }>(
  'identity.end_all_sessions',
  `update sessions set ended_at = $2, ended_reason = $3 where user_id = $1 and ended_at is null and id is distinct from $4 returning id`,
);

export const addRefreshToken = statement(
  'identity.add_refresh_token',
  `insert into refresh_tokens (token_hash, session_id, created_at, expires_at) values ($1, $2, $3, $4)`,
);

export interface RefreshRow {
  session_id: Uuid;
  used_at: Date | null;
  successor_hash: string | null;
  expires_at: Date;
}

/** Locked, so that of twins one comes first. */
export const lockRefreshToken = statement<RefreshRow>(
  'identity.lock_refresh_token',
  `select session_id, used_at, successor_hash, expires_at from refresh_tokens where token_hash = $1 for update`,
);

export const useRefreshToken = statement(
  'identity.use_refresh_token',
  `update refresh_tokens set used_at = $2, successor_hash = $3 where token_hash = $1`,
);

/** The token of a session that is good now is used up. */
export const useTip = statement(
  'identity.use_tip',
  `update refresh_tokens set used_at = $2, successor_hash = $3 where session_id = $1 and used_at is null`,
);

/** A token that was given and never used, withdrawn in favour of another; who shows it later has what was not theirs. Nothing when it was used. */
export const withdrawRefreshToken = statement<{ token_hash: string }>(
  'identity.withdraw_refresh_token',
  `update refresh_tokens set used_at = $2 where token_hash = $1 and used_at is null returning token_hash`,
);

export const seeSession = statement(
  'identity.see_session',
  `update sessions set last_seen_at = $2, expires_at = $3, ip = $4, user_agent = $5 where id = $1`,
);

export const sessionOfRefreshToken = statement<{ session_id: Uuid }>(
  'identity.session_of_refresh_token',
  `select session_id from refresh_tokens where token_hash = $1`,
);

export interface KeyRow {
  kid: string;
  public_jwk: { kty: string; n: string; e: string };
  private_sealed: string;
  signs_from: Date;
  verifies_until: Date | null;
}

export const signingKeys = statement<KeyRow>(
  'identity.signing_keys',
  `select kid, public_jwk, private_sealed, signs_from, verifies_until from signing_keys
    where verifies_until is null or verifies_until > $1 order by signs_from desc, kid`,
);

/** One key maker at a time. */
export const lockKeyMaking = statement('identity.lock_key_making', `select pg_advisory_xact_lock(hashtext('tessera.signing_keys'))`);

export const addSigningKey = statement(
  'identity.add_signing_key',
  `insert into signing_keys (kid, public_jwk, private_sealed, created_at, signs_from) values ($1, $2, $3, $4, $5)`,
);

export const retireSigningKeys = statement(
  'identity.retire_signing_keys',
  `update signing_keys set verifies_until = $2 where signs_from < $1 and verifies_until is null`,
);

export const addDenial = statement('identity.add_denial', `insert into denials (subject, issued_until) values ($1, $2)`);

/** Told with the commit, which is rare enough to queue for. */
export const tellDenials = statement('identity.tell_denials', `select pg_notify('tessera_denials', '')`);

export const denialsAfter = statement<{ seq: bigint; subject: string; issued_until: Date }>(
  'identity.denials',
  `select seq, subject, issued_until from denials where seq > $1 and issued_until > $2::timestamptz - interval '20 minutes' order by seq`,
);

export interface ApiKeyRow {
  org_id: Uuid;
  id: Uuid;
  permissions: string[];
  platform: boolean;
  requests_per_minute: number;
  expires_at: Date | null;
}

export const findApiKey = statement<ApiKeyRow>(
  'identity.api_key',
  `select k.org_id, k.id, k.permissions, o.platform, k.requests_per_minute, k.expires_at
     from api_keys k join organizations o on o.id = k.org_id and o.status = 'active'
    where k.key_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
);

export const noteApiKeyUse = statement(
  'identity.note_api_key_use',
  `update api_keys set last_used_at = $3, last_used_ip = $4 where org_id = $1 and id = $2`,
);

export const findUserById = statement<{ id: Uuid; platform_member: boolean }>(
  'identity.user_by_id',
  `select u.id,
          exists (select from memberships m join organizations o on o.id = m.org_id where m.user_id = u.id and o.platform) as platform_member
     from users u where u.id = $1 and u.status = 'active'`,
);
