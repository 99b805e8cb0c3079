// Every permission there is. Roles and API keys are made of these; each operation names the one it needs.

/** What members and API keys of any organization may be given. */
export const organizationPermissions = [
  'orders.read',
  'orders.fulfil',
  'cards.read',
  'cards.write',
  'stock.read',
  'stock.write',
  'catalog.read',
  'catalog.write',
  'content.read',
  'content.write',
  'promotions.read',
  'promotions.write',
  'entitlements.read',
  'entitlements.write',
  'booking.read',
  'booking.write',
  'operations.read',
  'operations.write',
  'organization.read',
  'organization.write',
  'members.read',
  'members.write',
  'roles.write',
  'keys.read',
  'keys.write',
  'flags.read',
  'flags.write',
  'audit.read',
  'audit.export',
  'audit.retention',
  'privacy.hold',
] as const;

/** What only members of an organization that runs the installation may be given. */
export const platformPermissions = [
  'platform.organizations',
  'platform.entitlements',
  'platform.flags',
  'platform.impersonate',
  'platform.audit',
] as const;

export const permissions = [...organizationPermissions, ...platformPermissions] as const;
export type MemberPermission = (typeof permissions)[number];

/** The role that has every permission; it can't be changed, and an organization always has somebody in it. */
export const OWNER = 'owner';

/** What is an owner's unless they say otherwise: who may do what, programs, taking the trail away and letting go of it. */
const ofOwners: ReadonlySet<string> = new Set(['roles.write', 'keys.write', 'audit.export', 'audit.retention']);

/** Roles that every organization starts with, beside its owner's. A preset brings its own from the same permissions. */
export const startingRoles: Readonly<Record<string, readonly MemberPermission[]>> = {
  manager: organizationPermissions.filter((each) => !ofOwners.has(each)),
  staff: [
    'orders.read',
    'orders.fulfil',
    'cards.read',
    'cards.write',
    'stock.read',
    'stock.write',
    'catalog.read',
    'content.read',
    'promotions.read',
    'entitlements.read',
    'booking.read',
    'booking.write',
    'operations.read',
    'organization.read',
  ],
  viewer: [
    'orders.read',
    'cards.read',
    'stock.read',
    'catalog.read',
    'content.read',
    'promotions.read',
    'entitlements.read',
    'booking.read',
    'organization.read',
  ],
};

/** What a role may do in its organization: an owner everything, anybody else what the role lists; platform rights only where the installation is run. */
export function permissionsIn(role: { key: string; permissions: readonly string[]; platform: boolean }): MemberPermission[] {
  const listed: readonly string[] = role.key === OWNER ? permissions : role.permissions;
  return permissions.filter((each) => listed.includes(each) && (role.platform || !each.startsWith('platform.')));
}
