// Gives a member another role, lets one go, and hands an organization on. The database keeps the last owner, whoever leaves at the same moment.
import { OWNER } from '#contracts/permissions.ts';
import { record } from '#modules/audit/index.ts';
import { denyTokens } from '#modules/identity/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { OwnershipTransferred } from '../organizations.events.ts';
import { findRole, requireOwner, requireReach } from '../roles/grant.ts';
import { revokeThoseBy } from './invitations.sql.ts';
import { changeMembership, dropMembership, roleOfMember } from './members.sql.ts';

type Caller = Principal & { orgId: Uuid };

/** What the trigger `keep_an_owner` says. */
function asLastOwner(error: unknown): never {
  throw (error as { constraint?: string }).constraint === 'last_owner' ? OrganizationError('LAST_OWNER') : error;
}

async function findMember(tx: Tx, orgId: Uuid, userId: Uuid): Promise<string> {
  const member = await tx.row(roleOfMember, [orgId, userId]);
  if (!member) throw OrganizationError('MEMBER_NOT_FOUND');
  return member.role;
}

/** @throws Refusal MEMBER_NOT_FOUND, ROLE_NOT_FOUND, MORE_THAN_YOU_HAVE, LAST_OWNER, CONFLICT */
export async function changeMember(tx: Tx, caller: Caller, input: { userId: Uuid; role: string }): Promise<void> {
  const { orgId } = caller;
  const had = await findMember(tx, orgId, input.userId);
  const roles = [await findRole(tx, orgId, had), await findRole(tx, orgId, input.role)];
  await requireReach(tx, caller, roles);
  if (had === input.role) return;
  const changed = await tx.row(changeMembership, [orgId, input.userId, input.role, had]).catch(asLastOwner);
  if (!changed) throw PlatformError('CONFLICT');
  tx.send(revokeThoseBy, [orgId, input.userId, tx.now]);
  denyTokens(tx, { user: input.userId });
  await record(tx, {
    orgId,
    action: 'member.role_changed',
    subject: { type: 'user', id: input.userId },
    before: { role: had },
    after: { role: input.role },
  });
}

/** @throws Refusal MEMBER_NOT_FOUND, MORE_THAN_YOU_HAVE, LAST_OWNER, CONFLICT */
export async function removeMember(tx: Tx, caller: Caller, userId: Uuid): Promise<void> {
  const had = await findMember(tx, caller.orgId, userId);
  await requireReach(tx, caller, [await findRole(tx, caller.orgId, had)]);
  await dropMember(tx, { orgId: caller.orgId, userId, role: had, action: 'member.removed' });
}

/** Leaving is everybody's right but the last owner's. @throws Refusal ORGANIZATION_NOT_FOUND, LAST_OWNER, CONFLICT */
export async function leaveOrganization(tx: Tx, input: { orgId: Uuid; userId: Uuid }): Promise<void> {
  const member = await tx.row(roleOfMember, [input.orgId, input.userId]);
  if (!member) throw OrganizationError('ORGANIZATION_NOT_FOUND');
  await dropMember(tx, { ...input, role: member.role, action: 'member.left' });
}

async function dropMember(tx: Tx, member: { orgId: Uuid; userId: Uuid; role: string; action: string }): Promise<void> {
  const { orgId, userId, role, action } = member;
  const dropped = await tx.row(dropMembership, [orgId, userId, role]).catch(asLastOwner);
  if (!dropped) throw PlatformError('CONFLICT');
  tx.send(revokeThoseBy, [orgId, userId, tx.now]);
  denyTokens(tx, { user: userId });
  await record(tx, { orgId, action, subject: { type: 'user', id: userId }, before: { role } });
}

/**
 * Another member becomes owner in the caller's place, at once; both are told by mail.
 * @throws Refusal OWNER_NEEDED, MEMBER_NOT_FOUND, ROLE_NOT_FOUND, CONFLICT
 */
export async function transferOwnership(tx: Tx, caller: Caller, input: { to: Uuid; myRole: string }): Promise<void> {
  const { orgId } = caller;
  const from = await requireOwner(tx, orgId, caller.userId);
  const had = await findMember(tx, orgId, input.to);
  await findRole(tx, orgId, input.myRole);
  if (input.to === from || input.myRole === OWNER) throw OrganizationError('ROLE_FIXED');
  if (had !== OWNER && !(await tx.row(changeMembership, [orgId, input.to, OWNER, had]))) throw PlatformError('CONFLICT');
  if (!(await tx.row(changeMembership, [orgId, from, input.myRole, OWNER]).catch(asLastOwner))) throw PlatformError('CONFLICT');
  tx.send(revokeThoseBy, [orgId, from, tx.now]);
  denyTokens(tx, { user: from });
  denyTokens(tx, { user: input.to });
  await record(tx, {
    orgId,
    action: 'organization.ownership_transferred',
    subject: { type: 'organization', id: orgId },
    before: { owner: from, role: had },
    after: { owner: input.to, role: input.myRole },
  });
  tx.emit(OwnershipTransferred, { orgId, aggregateId: orgId, payload: { from, to: input.to } });
}
