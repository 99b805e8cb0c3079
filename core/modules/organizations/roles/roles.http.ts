// Roles over HTTP.
import {
  createRole as createOperation,
  deleteRole as deleteOperation,
  listPermissions,
  listRoles,
  updateRole as updateOperation,
} from '#contracts/organizations.ts';
import { OWNER, organizationPermissions, permissions, permissionsIn } from '#contracts/permissions.ts';
import { inTx } from '#platform/db/index.ts';
import { route, systemActorFor } from '#platform/http/route.ts';
import { inLocale } from '#platform/texts.ts';
import { memberOf, readIn, staffActor } from '../channels.ts';
import { createRole, deleteRole, updateRole } from './change-roles.ts';
import { roleOf, type RoleRow, rolesOf } from './roles.sql.ts';

const shownRole = (role: RoleRow, locale: string) => ({
  key: role.key,
  name: inLocale(role.name, locale, 'en'),
  permissions: permissionsIn(role),
  builtIn: role.built_in,
  fixed: role.key === OWNER,
  members: role.members,
});

export const roleRoutes = [
  route(listPermissions, async (call) => {
    const actor = staffActor(call);
    const owner = await inTx(actor, (tx) => tx.row(roleOf, [actor.orgId, OWNER]));
    return {
      items: (owner?.platform ? permissions : organizationPermissions).map((permission) => ({
        permission,
        granted: call.principal.permissions.has(permission),
      })),
    };
  }),
  route(listRoles, async (call) => {
    const actor = staffActor(call);
    const rows = await inTx(actor, (tx) => tx.rows(rolesOf, [actor.orgId]));
    return { items: rows.map((role) => shownRole(role, call.query.locale ?? readIn(call))) };
  }),
  route(createOperation, async (call) =>
    shownRole(await inTx(staffActor(call), (tx) => createRole(tx, memberOf(call), call.body)), readIn(call)),
  ),
  // As the system role, which alone takes invitations back; every statement names the caller's organization.
  route(updateOperation, async (call) =>
    shownRole(await inTx(systemActorFor(call), (tx) => updateRole(tx, memberOf(call), { ...call.params, ...call.body })), readIn(call)),
  ),
  route(deleteOperation, async (call) => inTx(staffActor(call), (tx) => deleteRole(tx, memberOf(call), call.params.key))),
];
