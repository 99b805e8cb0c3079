// Invites the first owner of an organization that was founded for somebody else, by who runs the installation.
import { OWNER } from '#contracts/permissions.ts';
import { record } from '#modules/audit/index.ts';
import { emailKeys, hashToken } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { InvitationSent } from '../organizations.events.ts';
import { sealInvited } from './invitations.sealed.ts';
import { addInvitation, revokeOpen } from './invitations.sql.ts';
import { GOOD_MS, requireRoom, tokenOf } from './invite.ts';
import { holdMemberless } from './members.sql.ts';

export interface OwnerInvited {
  orgId: Uuid;
  email: string;
  locale: string;
  /** Who runs the installation, or works for who does. */
  by: Uuid;
}

/** One at a time: an invitation that is open is taken back. @throws Refusal ORGANIZATION_NOT_FOUND, OWNER_THERE, TOO_MANY_INVITATIONS */
export async function inviteOwner(tx: Tx, { orgId, email, locale, by }: OwnerInvited): Promise<void> {
  const held = await tx.row(holdMemberless, [orgId]);
  if (!held || held.status === 'closed') throw OrganizationError('ORGANIZATION_NOT_FOUND');
  if (held.members > 0) throw OrganizationError('OWNER_THERE');
  await requireRoom(tx, orgId);
  const id = newId();
  const hash = hashToken(tokenOf({ id, sends: 1 }));
  tx.send(revokeOpen, [orgId, tx.now]);
  const to = [sealInvited(orgId, email), ...emailKeys(email)];
  await tx.rows(addInvitation, [orgId, id, ...to, OWNER, hash, locale, tx.now, by, new Date(tx.now.getTime() + GOOD_MS)]);
  await record(tx, {
    orgId,
    action: 'member.invited',
    subject: { type: 'invitation', id },
    after: { role: OWNER },
    personal: { email },
  });
  tx.emit(InvitationSent, { orgId, aggregateId: id, payload: { invitationId: id, sends: 1 } });
}
