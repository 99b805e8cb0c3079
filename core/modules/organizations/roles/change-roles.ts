// Makes, changes and deletes an organization's own roles.
import { OWNER, permissionsIn } from '#contracts/permissions.ts';
import { record } from '#modules/audit/index.ts';
import { denyTokens } from '#modules/identity/index.ts';
import { takeTurn, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import type { Principal } from '#platform/http/route.ts';
import { OrganizationError } from '../organizations.errors.ts';
import { slugOf } from '../slug.ts';
import { revokeThoseByRole } from '../members/invitations.sql.ts';
import { findRole, requireAll } from './grant.ts';
import { addRole, changeRole, dropRole, roleOf, type RoleRow, rolesOf } from './roles.sql.ts';

const MOST_ROLES = 50;

type Caller = Principal & { orgId: string };

/** Each once, in a steady order. */
const tidy = (permissions: readonly string[]): string[] => [...new Set(permissions)].toSorted();

/** @throws Refusal MORE_THAN_YOU_HAVE, ROLE_EXISTS, TOO_MANY_ROLES */
export async function createRole(tx: Tx, caller: Caller, input: { name: string; permissions: string[] }): Promise<RoleRow> {
  requireAll(caller, input.permissions);
  const permissions = tidy(input.permissions);
  const slug = slugOf(input.name, 40, 'role');
  const key = /^[a-z]/.test(slug) ? slug : `role-${slug}`.slice(0, 40);
  takeTurn(tx, 'roles', caller.orgId);
  const added = await tx.row(addRole, [caller.orgId, key, JSON.stringify({ en: input.name }), permissions, tx.now, MOST_ROLES]);
  if (!added) {
    const all = await tx.rows(rolesOf, [caller.orgId]);
    throw OrganizationError(all.length >= MOST_ROLES ? 'TOO_MANY_ROLES' : 'ROLE_EXISTS');
  }
  await record(tx, {
    orgId: caller.orgId,
    action: 'role.created',
    subject: { type: 'role', id: key },
    after: { name: input.name, permissions },
  });
  return findRole(tx, caller.orgId, key);
}

/**
 * Who has the role gets new tokens with what it now holds.
 * @throws Refusal ROLE_NOT_FOUND, ROLE_FIXED, MORE_THAN_YOU_HAVE, CONFLICT
 */
export async function updateRole(
  tx: Tx,
  caller: Caller,
  input: { key: string; name?: string | undefined; permissions?: string[] | undefined },
): Promise<RoleRow> {
  const role = await findRole(tx, caller.orgId, input.key);
  if (role.key === OWNER) throw OrganizationError('ROLE_FIXED');
  const permissions = input.permissions ? tidy(input.permissions) : role.permissions;
  requireAll(caller, [...permissionsIn(role), ...permissions]);
  const name = input.name === undefined ? role.name : { en: input.name };
  if (!(await tx.row(changeRole, [caller.orgId, role.key, JSON.stringify(name), permissions, role.permissions])))
    throw PlatformError('CONFLICT');
  if (input.permissions) denyTokens(tx, { organization: caller.orgId });
  if (role.permissions.some((each) => !permissions.includes(each))) tx.send(revokeThoseByRole, [caller.orgId, role.key, tx.now]);
  await record(tx, {
    orgId: caller.orgId,
    action: 'role.changed',
    subject: { type: 'role', id: role.key },
    before: { name: role.name, permissions: role.permissions },
    after: { name, permissions },
  });
  return findRole(tx, caller.orgId, role.key);
}

/** @throws Refusal ROLE_NOT_FOUND, ROLE_FIXED, ROLE_IN_USE, MORE_THAN_YOU_HAVE */
export async function deleteRole(tx: Tx, caller: Caller, key: string): Promise<void> {
  const role = await findRole(tx, caller.orgId, key);
  if (role.built_in) throw OrganizationError('ROLE_FIXED');
  requireAll(caller, permissionsIn(role));
  const dropped = await tx.row(dropRole, [caller.orgId, key, tx.now]).catch((error: unknown) => {
    // Somebody was given it between our look and our delete.
    if ((error as { code?: string }).code === '23503') throw OrganizationError('ROLE_IN_USE');
    throw error;
  });
  if (!dropped) throw OrganizationError((await tx.row(roleOf, [caller.orgId, key])) ? 'ROLE_IN_USE' : 'ROLE_NOT_FOUND');
  await record(tx, {
    orgId: caller.orgId,
    action: 'role.deleted',
    subject: { type: 'role', id: key },
    before: { name: role.name, permissions: role.permissions },
  });
}
