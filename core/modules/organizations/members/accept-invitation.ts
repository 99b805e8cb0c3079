// Joins an organization by the token of an invitation's link.
import { OWNER } from '#contracts/permissions.ts';
import { record } from '#modules/audit/index.ts';
import { hashToken } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { addMembership } from '../organizations.sql.ts';
import { reaches } from '../roles/grant.ts';
import { findPerson } from './describe.ts';
import { openInvitation } from './invitations.sealed.ts';
import { acceptOne, invitationByToken, type InvitationRow } from './invitations.sql.ts';
import { mayGiveFirstOwner, roleOfMember } from './members.sql.ts';

/** @throws Refusal INVITATION_NOT_FOUND, INVITATION_EXPIRED */
export async function lookAtInvitation(tx: Tx, token: string): Promise<InvitationRow> {
  const found = await tx.row(invitationByToken, [hashToken(token)]);
  if (!found || found.revoked_at || found.accepted_at || found.status === 'closed') throw OrganizationError('INVITATION_NOT_FOUND');
  if (found.expires_at <= tx.now) throw OrganizationError('INVITATION_EXPIRED');
  return openInvitation(found);
}

/** Whether whoever invited may still give what was promised. */
async function isGood(tx: Tx, { org_id: orgId, invited_by: by, role }: InvitationRow): Promise<boolean> {
  if (await reaches(tx, orgId, by, role)) return true;
  return role === OWNER && ((await tx.row(mayGiveFirstOwner, [orgId, by]))?.may ?? false);
}

/**
 * The link alone is not enough: it must be used by the person whose verified e-mail was invited, so that a forwarded mail lets nobody in.
 * It is worth what whoever invited may give now: their rights may have gone while the invitation was being written.
 * Accepting again what one accepted changes nothing.
 * @throws Refusal INVITATION_NOT_FOUND, INVITATION_EXPIRED, INVITATION_FOR_ANOTHER, EMAIL_NOT_VERIFIED, ORGANIZATION_SUSPENDED, ALREADY_MEMBER
 */
export async function acceptInvitation(tx: Tx, input: { token: string; userId: Uuid }): Promise<Uuid> {
  const { userId } = input;
  const known = await tx.row(invitationByToken, [hashToken(input.token)]);
  if (known?.accepted_by === userId && (await tx.row(roleOfMember, [known.org_id, userId]))) return known.org_id;
  const found = await lookAtInvitation(tx, input.token);
  const person = await findPerson(tx, userId);
  if (person?.email !== found.email) throw OrganizationError('INVITATION_FOR_ANOTHER');
  if (!person.verified) throw OrganizationError('EMAIL_NOT_VERIFIED');
  if (found.status !== 'active') throw OrganizationError('ORGANIZATION_SUSPENDED');
  if (!(await isGood(tx, found))) throw OrganizationError('INVITATION_NOT_FOUND');
  if (!(await tx.row(acceptOne, [found.org_id, found.id, tx.now, userId]))) throw OrganizationError('INVITATION_NOT_FOUND');
  if (!(await tx.row(addMembership, [found.org_id, userId, found.role, tx.now]))) throw OrganizationError('ALREADY_MEMBER');
  await record(tx, {
    orgId: found.org_id,
    action: 'member.joined',
    subject: { type: 'user', id: userId },
    after: { role: found.role, invitation: found.id },
  });
  return found.org_id;
}
