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
  `insert into users (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5) on conflict (email) do nothing`,
);

export const addSession = statement(
  'identity.add_session',
  `insert into sessions (token_hash, user_id, org_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
);

export const endSession = statement('identity.end_session', `delete from sessions where token_hash = $1`);

export interface SessionRow {
  user_id: Uuid;
  email: string;
  name: string;
  org_id: Uuid | null;
  org_name: string | null;
  role: string | null;
  expires_at: Date;
}

/** A session counts only while its person is a member of its organization and the organization is active. */
export const findSession = statement<SessionRow>(
  'identity.session',
  `select s.user_id, u.email, u.name, o.id as org_id, o.name as org_name, case when o.id is not null then m.role end as role, s.expires_at
     from sessions s
     join users u on u.id = s.user_id
     left join memberships m on m.org_id = s.org_id and m.user_id = s.user_id
     left join organizations o on o.id = m.org_id and o.status = 'active'
    where s.token_hash = $1 and s.expires_at > $2`,
);

export const firstMembership = statement<{ org_id: Uuid }>(
  'identity.first_membership',
  `select m.org_id from memberships m join organizations o on o.id = m.org_id and o.status = 'active'
    where m.user_id = $1 order by m.created_at limit 1`,
);
