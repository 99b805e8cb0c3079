// Invites people by e-mail. The token of the link is made from the invitation and kept nowhere: the table holds its hash.
import { record } from '#modules/audit/index.ts';
import { emailKeys, hashToken } from '#modules/identity/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { mac } from '#platform/vault/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { InvitationSent } from '../organizations.events.ts';
import { findRole, requireReach } from '../roles/grant.ts';
import { openInvitation, sealInvited } from './invitations.sealed.ts';
import { addInvitation, invitationById, type InvitationRow, revokeLapsed, revokeOne, sendAgain, sentSince } from './invitations.sql.ts';
import { memberByEmail } from './members.sql.ts';

/** How long the link is good. */
export const GOOD_MS = 7 * 24 * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;
/** Mails an organization may have sent in a day: a stolen account is no mail cannon. */
const MOST_A_DAY = 100;
const AGAIN_MS = 60_000;

type Caller = Principal & { orgId: Uuid };

/** The token of an invitation's link: another one for each time it is sent. */
export const tokenOf = (invitation: { id: Uuid; sends: number }): string => mac('invitation', `${invitation.id} ${invitation.sends}`);

export async function requireRoom(tx: Tx, orgId: Uuid): Promise<void> {
  takeTurn(tx, 'invitations', orgId);
  const { sent = 0 } = (await tx.row(sentSince, [orgId, new Date(tx.now.getTime() - DAY_MS)])) ?? {};
  if (sent >= MOST_A_DAY) throw OrganizationError('TOO_MANY_INVITATIONS', { headers: { 'retry-after': '3600' } });
}

async function find(tx: Tx, orgId: Uuid, id: Uuid): Promise<InvitationRow> {
  const found = await tx.row(invitationById, [orgId, id]);
  if (!found || found.accepted_at || found.revoked_at) throw OrganizationError('INVITATION_NOT_FOUND');
  return openInvitation(found);
}

/** @throws Refusal ROLE_NOT_FOUND, MORE_THAN_YOU_HAVE, ALREADY_MEMBER, ALREADY_INVITED, TOO_MANY_INVITATIONS, FORBIDDEN to a program */
export async function invite(tx: Tx, caller: Caller, input: { email: string; role: string; locale: string }): Promise<InvitationRow> {
  const { orgId, userId } = caller;
  if (!userId) throw PlatformError('FORBIDDEN');
  const keys = emailKeys(input.email);
  await requireReach(tx, caller, [await findRole(tx, orgId, input.role)]);
  if (await tx.row(memberByEmail, [orgId, ...keys])) throw OrganizationError('ALREADY_MEMBER');
  await requireRoom(tx, orgId);
  const id = newId();
  const expires = new Date(tx.now.getTime() + GOOD_MS);
  tx.send(revokeLapsed, [orgId, ...keys, tx.now]);
  const hash = hashToken(tokenOf({ id, sends: 1 }));
  const to = [sealInvited(orgId, input.email), ...keys];
  const added = await tx.row(addInvitation, [orgId, id, ...to, input.role, hash, input.locale, tx.now, userId, expires]);
  if (!added) throw OrganizationError('ALREADY_INVITED');
  announce(tx, { org_id: orgId, id, sends: 1 });
  await record(tx, {
    orgId,
    action: 'member.invited',
    subject: { type: 'invitation', id },
    after: { role: input.role },
    personal: { email: input.email },
  });
  return find(tx, orgId, id);
}

/** @throws Refusal INVITATION_NOT_FOUND, ROLE_NOT_FOUND, MORE_THAN_YOU_HAVE, TOO_MANY_INVITATIONS */
export async function resendInvitation(tx: Tx, caller: Caller, id: Uuid): Promise<InvitationRow> {
  const { orgId } = caller;
  const found = await find(tx, orgId, id);
  await requireReach(tx, caller, [await findRole(tx, orgId, found.role)]);
  if (found.sent_at.getTime() > tx.now.getTime() - AGAIN_MS)
    throw OrganizationError('TOO_MANY_INVITATIONS', { headers: { 'retry-after': '60' } });
  await requireRoom(tx, orgId);
  const sends = found.sends + 1;
  const expires = new Date(tx.now.getTime() + GOOD_MS);
  const again = await tx.row(sendAgain, [orgId, id, hashToken(tokenOf({ id, sends })), tx.now, expires, found.sends]);
  if (!again) throw PlatformError('CONFLICT');
  announce(tx, { org_id: orgId, id, sends });
  await record(tx, { orgId, action: 'invitation.resent', subject: { type: 'invitation', id }, after: { sends } });
  return find(tx, orgId, id);
}

/** @throws Refusal INVITATION_NOT_FOUND */
export async function revokeInvitation(tx: Tx, caller: Caller, id: Uuid): Promise<void> {
  const revoked = await tx.row(revokeOne, [caller.orgId, id, tx.now]);
  if (!revoked) throw OrganizationError('INVITATION_NOT_FOUND');
  await record(tx, {
    orgId: caller.orgId,
    action: 'invitation.revoked',
    subject: { type: 'invitation', id },
    before: { role: revoked.role },
  });
}

function announce(tx: Tx, invitation: { org_id: Uuid; id: Uuid; sends: number }): void {
  const { org_id: orgId, id, sends } = invitation;
  tx.emit(InvitationSent, { orgId, aggregateId: id, payload: { invitationId: id, sends } });
}
