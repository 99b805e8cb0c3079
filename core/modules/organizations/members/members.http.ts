// Members and invitations over HTTP.
import * as contract from '#contracts/organizations.ts';
import { mediaUrl } from '#modules/media/index.ts';
import { openEmail, openName } from '#modules/identity/index.ts';
import { now } from '#platform/clock/index.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { nextByTime, readTimeCursor } from '#platform/http/cursor.ts';
import { type Call, refuseBound, route, systemActorFor } from '#platform/http/route.ts';
import { privateId, publicId, type Uuid } from '#platform/ids/index.ts';
import { blindIndex, nameIndex } from '#platform/vault/index.ts';
import { inLocale } from '#platform/texts.ts';
import { memberOf, readIn, staffActor } from '../channels.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { acceptInvitation, lookAtInvitation } from './accept-invitation.ts';
import { changeMember, leaveOrganization, removeMember, transferOwnership } from './change-member.ts';
import { openInvitation } from './invitations.sealed.ts';
import { invitationPage, type InvitationRow } from './invitations.sql.ts';
import { invite, resendInvitation, revokeInvitation } from './invite.ts';
import { memberOfOrganization, memberPage, type MemberRow } from './members.sql.ts';

const shownMember = (row: MemberRow, call: Pick<Call, 'headers' | 'principal'>) => ({
  userId: publicId('user', row.user_id),
  name: openName(row.name),
  email: openEmail(row.email),
  role: { key: row.role, name: inLocale(row.role_name, readIn(call), 'en') },
  joinedAt: row.created_at.toISOString(),
  you: row.user_id === call.principal.userId,
});

const shownInvitation = (row: InvitationRow, call: Pick<Call, 'headers'>) => ({
  id: publicId('invitation', row.id),
  email: row.email,
  role: { key: row.role, name: inLocale(row.role_name, readIn(call), 'en') || row.role },
  state: row.expires_at <= now() ? ('lapsed' as const) : ('open' as const),
  invitedBy: row.inviter,
  sentAt: row.sent_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

/** What was typed, as indexes to look for: a whole e-mail address, or whole words of a name. */
function searched(typed: string): [email: string | null, name: string[] | null] {
  const words = nameIndex(typed);
  return [typed.includes('@') ? blindIndex('email', typed) : null, words.length > 0 ? words : null];
}

/** Enough to know one's own address by, and no more. */
const masked = (email: string): string => email.replace(/^(.)[^@]*(@.*)$/, '$1…$2');

/** Somebody who looks at the shop as this person joins and leaves nothing in their name, nor does a session of a host that is not ours. */
export function themself(call: Call): Uuid {
  const { userId, impersonatorId } = call.principal;
  refuseBound(call.principal);
  if (!userId || impersonatorId) throw PlatformError('FORBIDDEN');
  return userId;
}

/** As the system role, which alone reads people; every statement names the caller's organization. */
const asMember = <T>(call: Call, work: Parameters<typeof inTx<T>>[1]): Promise<T> => inTx(systemActorFor(call), work);

export const memberRoutes = [
  route(contract.listMembers, async (call) => {
    const { orgId } = staffActor(call);
    const { cursor, limit, q = '' } = call.query;
    const values = [orgId, ...readTimeCursor(cursor), limit + 1, ...searched(q)];
    const rows = await asMember(call, (tx) => tx.rows(memberPage, values));
    const page = rows.slice(0, limit);
    return {
      items: page.map((row) => shownMember(row, call)),
      nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.user_id]),
    };
  }),
  route(contract.changeMember, async (call) => {
    const userId = privateId('user', call.params.userId);
    const caller = memberOf(call);
    const row = await asMember(call, async (tx) => {
      await changeMember(tx, caller, { userId, role: call.body.role });
      return tx.row(memberOfOrganization, [caller.orgId, userId]);
    });
    if (!row) throw OrganizationError('MEMBER_NOT_FOUND');
    return shownMember(row, call);
  }),
  route(contract.removeMember, async (call) =>
    asMember(call, (tx) => removeMember(tx, memberOf(call), privateId('user', call.params.userId))),
  ),
  route(contract.leaveOrganization, async (call) => {
    const userId = themself(call);
    await asMember(call, (tx) => leaveOrganization(tx, { orgId: privateId('organization', call.params.id), userId }));
  }),
  route(contract.transferOwnership, async (call) => {
    const input = { to: privateId('user', call.body.userId), myRole: call.body.myRole };
    await asMember(call, (tx) => transferOwnership(tx, memberOf(call), input));
  }),
];

export const invitationRoutes = [
  route(contract.listInvitations, async (call) => {
    const { orgId } = staffActor(call);
    const { cursor, limit } = call.query;
    const rows = await asMember(call, (tx) => tx.rows(invitationPage, [orgId, ...readTimeCursor(cursor), limit + 1]));
    const page = rows.slice(0, limit);
    return {
      items: page.map((row) => shownInvitation(openInvitation(row), call)),
      nextCursor: nextByTime(rows, limit, (row) => [row.created_at, row.id]),
    };
  }),
  route(contract.invite, async (call) => shownInvitation(await asMember(call, (tx) => invite(tx, memberOf(call), call.body)), call)),
  route(contract.resendInvitation, async (call) =>
    shownInvitation(await asMember(call, (tx) => resendInvitation(tx, memberOf(call), privateId('invitation', call.params.id))), call),
  ),
  route(contract.revokeInvitation, async (call) =>
    asMember(call, (tx) => revokeInvitation(tx, memberOf(call), privateId('invitation', call.params.id))),
  ),
  route(contract.lookAtInvitation, async (call) => {
    const found = await inTx(systemActor, (tx) => lookAtInvitation(tx, call.body.token));
    return {
      organization: { name: found.organization, logoUrl: found.logo_key ? mediaUrl(found.logo_key) : null },
      role: inLocale(found.role_name, found.locale, 'en') || found.role,
      invitedBy: found.inviter,
      email: masked(found.email),
      expiresAt: found.expires_at.toISOString(),
    };
  }),
  route(contract.acceptInvitation, async (call) => {
    const userId = themself(call);
    const orgId = await inTx(systemActorFor(call), (tx) => acceptInvitation(tx, { token: call.body.token, userId }));
    return { organizationId: publicId('organization', orgId) };
  }),
];
