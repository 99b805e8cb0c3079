// Where a person is a member, and where they were asked to be.
import { record } from '#modules/audit/index.ts';
import { emailKeys } from '#modules/identity/index.ts';
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { PrivacyPart } from '#platform/privacy.ts';

const memberships = statement<{ name: string; role: string; created_at: Date }>(
  'organizations.privacy_memberships',
  `select o.name, m.role, m.created_at from memberships m join organizations o on o.id = m.org_id where m.user_id = $1 order by m.created_at`,
);
const dropMemberships = statement<{ org_id: Uuid; role: string }>(
  'organizations.privacy_drop_memberships',
  `delete from memberships where user_id = $1 returning org_id, role`,
);
/** Wherever they invited others: one who is forgotten lets nobody in. */
const revokeByPerson = statement(
  'organizations.privacy_revoke_invitations_by',
  `update invitations set revoked_at = $2 where invited_by = $1 and accepted_at is null and revoked_at is null`,
);
const dropInvitations = statement<{ gone: number }>(
  'organizations.privacy_drop_invitations',
  `with gone as (delete from invitations where email_index = $1 or (email_index is null and email = $2) returning 1) select count(*)::int as gone from gone`,
);

export const organizationsPrivacy: PrivacyPart = {
  name: 'memberships',
  tables: ['memberships', 'invitations'],
  async collect(tx, { userId }) {
    const rows = await tx.rows(memberships, [userId]);
    return rows.map((row) => ({ organization: row.name, role: row.role, since: row.created_at.toISOString() }));
  },
  async erase(tx, { userId, email }) {
    const left = await tx.rows(dropMemberships, [userId]);
    for (const { org_id: orgId, role } of left)
      await record(tx, { orgId, action: 'member.erased', subject: { type: 'user', id: userId }, before: { role } });
    tx.send(revokeByPerson, [userId, tx.now]);
    const invitations = await tx.row(dropInvitations, emailKeys(email));
    return { erased: left.length + (invitations?.gone ?? 0), kept: [] };
  },
};
