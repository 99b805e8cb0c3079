// Statements about invitations.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** E-mail and inviter's name are sealed; `invitations.sealed.ts` opens them. */
export interface InvitationRow {
  org_id: Uuid;
  id: Uuid;
  email: string;
  role: string;
  role_name: Record<string, string>;
  locale: string;
  sends: number;
  sent_at: Date;
  invited_by: Uuid;
  inviter: string;
  created_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  accepted_by: Uuid | null;
  revoked_at: Date | null;
  organization: string;
  logo_key: string | null;
  status: 'active' | 'suspended' | 'closed';
}

const columns = `
  select i.org_id, i.id, i.email, i.role, coalesce(r.name, '{}') as role_name, i.locale, i.sends, i.sent_at, i.invited_by, u.name as inviter, i.created_at,
         i.expires_at, i.accepted_at, i.accepted_by, i.revoked_at, o.name as organization, o.logo_key, o.status
    from invitations i join organizations o on o.id = i.org_id join users u on u.id = i.invited_by
    left join roles r on r.org_id = i.org_id and r.key = i.role`;

/** Nobody accepted them yet; $2 and $3 say after which the page begins. */
export const invitationPage = statement<InvitationRow>(
  'organizations.invitations',
  `${columns} where i.org_id = $1 and i.accepted_at is null and i.revoked_at is null
      and ($2::timestamptz is null or (i.created_at, i.id) < ($2, $3::uuid))
   order by i.created_at desc, i.id desc limit $4`,
);
export const invitationById = statement<InvitationRow>('organizations.invitation', `${columns} where i.org_id = $1 and i.id = $2`);
export const invitationByToken = statement<InvitationRow>('organizations.invitation_by_token', `${columns} where i.token_hash = $1`);

/** Mails that were sent for an organization since $2. */
export const sentSince = statement<{ sent: number }>(
  'organizations.invitations_sent',
  `select coalesce(sum(sends), 0)::int as sent from invitations where org_id = $1 and sent_at > $2`,
);

/** Nothing where an invitation to this e-mail is open already. One that lapsed makes room first. */
export const addInvitation = statement<{ id: Uuid }>(
  'organizations.add_invitation',
  `insert into invitations (org_id, id, email, email_index, role, token_hash, locale, sent_at, invited_by, created_at, expires_at)
   select $1, $2, $3, $4, $6, $7, $8, $9, $10, $9, $11
    where not exists (select from invitations where org_id = $1 and email_index is null and email = $5 and accepted_at is null and revoked_at is null)
   on conflict (org_id, email_index) where accepted_at is null and revoked_at is null do nothing
   returning id`,
);
export const revokeLapsed = statement(
  'organizations.revoke_lapsed',
  `update invitations set revoked_at = $4
    where org_id = $1 and (email_index = $2 or (email_index is null and email = $3)) and accepted_at is null and revoked_at is null and expires_at <= $4`,
);
/** Every one that nobody accepted. */
export const revokeOpen = statement(
  'organizations.revoke_open',
  `update invitations set revoked_at = $2 where org_id = $1 and accepted_at is null and revoked_at is null`,
);
/** By condition: a second click within a minute sends nothing. */
export const sendAgain = statement<{ id: Uuid }>(
  'organizations.send_invitation_again',
  `update invitations set token_hash = $3, sends = sends + 1, sent_at = $4, expires_at = $5
    where org_id = $1 and id = $2 and sends = $6 and accepted_at is null and revoked_at is null returning id`,
);
export const revokeOne = statement<{ id: Uuid; role: string }>(
  'organizations.revoke_invitation',
  `update invitations set revoked_at = $3 where org_id = $1 and id = $2 and accepted_at is null and revoked_at is null returning id, role`,
);
/** What somebody asked others to is taken back with their own rights: a way in that they kept for themself goes, too. */
export const revokeThoseBy = statement(
  'organizations.revoke_invitations_by',
  `update invitations set revoked_at = $3 where org_id = $1 and invited_by = $2 and accepted_at is null and revoked_at is null`,
);
/** The same for everybody of a role that was narrowed. */
export const revokeThoseByRole = statement(
  'organizations.revoke_invitations_by_role',
  `update invitations i set revoked_at = $3 from memberships m
    where i.org_id = $1 and i.accepted_at is null and i.revoked_at is null and m.org_id = i.org_id and m.user_id = i.invited_by and m.role = $2`,
);
/** By condition, so that of two who accept at once one does; the role must still be there. */
export const acceptOne = statement<{ id: Uuid }>(
  'organizations.accept_invitation',
  `update invitations i set accepted_at = $3, accepted_by = $4
    where i.org_id = $1 and i.id = $2 and i.accepted_at is null and i.revoked_at is null and i.expires_at > $3
      and exists (select from roles r where r.org_id = i.org_id and r.key = i.role) returning i.id`,
);
