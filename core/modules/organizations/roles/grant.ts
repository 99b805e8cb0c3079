// Nobody gives, or takes from, more than they have.
import { OWNER, permissionsIn } from '#contracts/permissions.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { roleOfMember } from '../members/members.sql.ts';
import { type RoleRow, roleOf } from './roles.sql.ts';

/** @throws Refusal MORE_THAN_YOU_HAVE */
export function requireAll(principal: Pick<Principal, 'permissions'>, permissions: readonly string[]): void {
  const missing = permissions.filter((each) => !principal.permissions.has(each));
  if (missing.length > 0) throw OrganizationError('MORE_THAN_YOU_HAVE', { facts: { permissions: missing } });
}

/** @throws Refusal OWNER_NEEDED for everybody who is no owner now, whatever their token says */
export async function requireOwner(tx: Tx, orgId: string, userId: string | null): Promise<string> {
  const member = userId ? await tx.row(roleOfMember, [orgId, userId]) : undefined;
  if (!userId || member?.role !== OWNER) throw OrganizationError('OWNER_NEEDED');
  return userId;
}

/**
 * That the caller may give these roles to others, or take them away: an owner's role only an owner, any other who has all that is in it.
 * @throws Refusal MORE_THAN_YOU_HAVE
 */
export async function requireReach(tx: Tx, principal: Principal, roles: readonly RoleRow[]): Promise<void> {
  for (const role of roles) {
    requireAll(principal, permissionsIn(role));
    if (role.key !== OWNER) continue;
    const own = principal.userId && principal.orgId ? await tx.row(roleOfMember, [principal.orgId, principal.userId]) : undefined;
    if (own?.role !== OWNER) throw OrganizationError('MORE_THAN_YOU_HAVE', { facts: { role: OWNER } });
  }
}

/** Whether somebody may give a role to others now, by the role they have themselves. */
export async function reaches(tx: Tx, orgId: string, userId: string, key: string): Promise<boolean> {
  const member = await tx.row(roleOfMember, [orgId, userId]);
  const [own, given] = [member && (await tx.row(roleOf, [orgId, member.role])), await tx.row(roleOf, [orgId, key])];
  if (!own || !given || (given.key === OWNER && own.key !== OWNER)) return false;
  const has = new Set(permissionsIn(own));
  return has.has('members.write') && permissionsIn(given).every((each) => has.has(each));
}

/** @throws Refusal ROLE_NOT_FOUND */
export async function findRole(tx: Tx, orgId: string, key: string): Promise<RoleRow> {
  const role = await tx.row(roleOf, [orgId, key]);
  if (!role) throw OrganizationError('ROLE_NOT_FOUND');
  return role;
}
