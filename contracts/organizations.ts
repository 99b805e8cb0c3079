// Organizations: founding one, its settings, its members, invitations and roles.
import { z } from 'zod';
import { operation } from './operation.ts';
import { permissions } from './permissions.ts';
import { Email, line, PageQuery, Timestamp, pageOf, text, typeId } from './shapes.ts';

/** Languages the program speaks. */
export const Locale = z.enum(['en', 'th', 'vi', 'ru', 'ar']);
export type Locale = z.output<typeof Locale>;
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** ISO 3166-1 alpha-2, upper case. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two letters')
  .refine((code) => !/^[A-Z]{2}$/.test(code) || regions.of(code) !== undefined, 'must be a country there is');
const Slug = z
  .string()
  .regex(/^[a-z0-9](-?[a-z0-9])+$/, 'must be small letters, digits and single hyphens')
  .max(40);
const zones = new Set(Intl.supportedValuesOf('timeZone').concat('UTC'));
const TimeZone = z
  .string()
  .max(60)
  .refine((name) => zones.has(name), 'must be an IANA time zone, for example Asia/Bangkok');
export const RoleKey = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'must be small letters, digits and hyphens');
export const MediaKey = z.string().regex(/^[0-9a-f]{32}\.webp$/, 'must be the key of an uploaded picture');
const Permission = z.enum(permissions);
const Organizations = 'Organizations';

export const OrganizationAddress = z
  .strictObject({
    line1: line(120),
    line2: line(120, 0).optional(),
    city: line(80),
    region: line(80, 0).optional(),
    postalCode: line(20, 0).optional(),
  })
  .meta({ id: 'OrganizationAddress' });

export const OrganizationStatus = z.enum(['active', 'suspended', 'closed']);

export const MyOrganization = z
  .object({
    id: typeId('org'),
    name: z.string(),
    slug: z.string(),
    status: OrganizationStatus,
    role: z.object({ key: z.string(), name: z.string() }),
    /** What it mostly is in a network; for menus, nothing is refused by it. */
    trade: z.enum(['brand', 'store']).nullable(),
    logoUrl: z.string().nullable(),
    /** Where its first shop is; null when it has none. */
    shopUrl: z.string().nullable(),
  })
  .meta({ id: 'MyOrganization' });

export const createOrganization = operation({
  id: 'createOrganization',
  method: 'POST',
  path: '/v1/organizations',
  permission: 'user',
  tag: Organizations,
  summary: 'Found an organization with a shop of its own; whoever founds it is its owner. Act for it next by `POST /v1/auth/organization`.',
  body: z.strictObject({ name: line(80, 2), country: Country, locale: Locale.default('en') }),
  response: MyOrganization,
  status: 201,
  idempotent: true,
});
export const listMyOrganizations = operation({
  id: 'listMyOrganizations',
  method: 'GET',
  path: '/v1/organizations',
  permission: 'user',
  tag: Organizations,
  summary: 'Organizations one is a member of.',
  response: z.object({ items: z.array(MyOrganization) }),
});
export const leaveOrganization = operation({
  id: 'leaveOrganization',
  method: 'POST',
  path: '/v1/organizations/:id/leave',
  permission: 'user',
  tag: Organizations,
  summary: 'Leave an organization. Its last owner can’t.',
  params: z.strictObject({ id: typeId('org') }),
  status: 204,
});

export const OrganizationSettings = z
  .object({
    id: typeId('org'),
    name: z.string(),
    slug: z.string(),
    country: Country,
    taxId: z.string().nullable(),
    address: OrganizationAddress.nullable(),
    locale: Locale,
    timeZone: z.string(),
    logo: z.object({ key: z.string(), url: z.string() }).nullable(),
    status: OrganizationStatus,
    statusReason: z.string().nullable(),
    createdAt: Timestamp,
  })
  .meta({ id: 'OrganizationSettings' });

export const getOrganization = operation({
  id: 'getOrganization',
  method: 'GET',
  path: '/v1/admin/organization',
  permission: 'organization.read',
  tag: Organizations,
  summary: 'Settings of the organization one acts for.',
  response: OrganizationSettings,
});
export const updateOrganization = operation({
  id: 'updateOrganization',
  method: 'PATCH',
  path: '/v1/admin/organization',
  permission: 'organization.write',
  tag: Organizations,
  summary: 'Change settings; what is not named stays, null takes a value away.',
  body: z.strictObject({
    name: line(80, 2).optional(),
    slug: Slug.optional(),
    taxId: line(40).nullable().optional(),
    address: OrganizationAddress.nullable().optional(),
    locale: Locale.optional(),
    timeZone: TimeZone.optional(),
    logoKey: MediaKey.nullable().optional(),
  }),
  response: OrganizationSettings,
});
export const closeOrganization = operation({
  id: 'closeOrganization',
  method: 'POST',
  path: '/v1/admin/organization/close',
  permission: 'organization.write',
  stepUp: true,
  tag: Organizations,
  summary: 'Close the organization for good: an owner, signed in lately, types its name.',
  body: z.strictObject({ name: line(80), reason: text(300, 0).optional() }),
  status: 204,
});
export const transferOwnership = operation({
  id: 'transferOwnership',
  method: 'POST',
  path: '/v1/admin/organization/transfer',
  permission: 'organization.write',
  stepUp: true,
  tag: Organizations,
  summary: 'Make another member owner in one’s own place: an owner, signed in lately. Both are told by mail.',
  body: z.strictObject({ userId: typeId('usr'), myRole: RoleKey }),
  status: 204,
});

export const Member = z
  .object({
    userId: typeId('usr'),
    name: z.string(),
    email: z.string(),
    role: z.object({ key: z.string(), name: z.string() }),
    joinedAt: Timestamp,
    you: z.boolean(),
  })
  .meta({ id: 'Member' });
const MemberParams = z.strictObject({ userId: typeId('usr') });

export const listMembers = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/v1/admin/members',
  permission: 'members.read',
  tag: 'Members',
  summary: 'People of the organization, in the order of their joining.',
  /** `q` is a whole e-mail address or whole words of a name. */
  query: PageQuery.extend({ q: text(100, 0).optional() }),
  response: pageOf(Member),
});
export const changeMember = operation({
  id: 'changeMemberRole',
  method: 'PATCH',
  path: '/v1/admin/members/:userId',
  permission: 'members.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Give a member another role. Nobody gives, or takes from, more than they have.',
  params: MemberParams,
  body: z.strictObject({ role: RoleKey }),
  response: Member,
});
export const removeMember = operation({
  id: 'removeMember',
  method: 'DELETE',
  path: '/v1/admin/members/:userId',
  permission: 'members.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Remove a member; what they were signed in with for this organization is called back.',
  params: MemberParams,
  status: 204,
});

export const Invitation = z
  .object({
    id: typeId('inv'),
    email: z.string(),
    role: z.object({ key: z.string(), name: z.string() }),
    state: z.enum(['open', 'lapsed']),
    invitedBy: z.string(),
    sentAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: 'Invitation' });
const InvitationParams = z.strictObject({ id: typeId('inv') });
const InvitationToken = z.strictObject({ token: z.string().regex(/^[\w-]{43}$/, 'must be the token of the link') });

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'GET',
  path: '/v1/admin/invitations',
  permission: 'members.read',
  tag: 'Members',
  summary: 'Invitations that nobody accepted yet, the newest first.',
  query: PageQuery,
  response: pageOf(Invitation),
});
export const invite = operation({
  id: 'inviteMember',
  method: 'POST',
  path: '/v1/admin/invitations',
  permission: 'members.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Invite somebody by e-mail; the link in the mail is good for seven days.',
  body: z.strictObject({ email: Email, role: RoleKey, locale: Locale.default('en') }),
  response: Invitation,
  status: 201,
});
export const resendInvitation = operation({
  id: 'resendInvitation',
  method: 'POST',
  path: '/v1/admin/invitations/:id/resend',
  permission: 'members.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Send the mail again with a new link that is good for seven days; the old one is no longer good.',
  params: InvitationParams,
  response: Invitation,
});
export const revokeInvitation = operation({
  id: 'revokeInvitation',
  method: 'DELETE',
  path: '/v1/admin/invitations/:id',
  permission: 'members.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Take an invitation back.',
  params: InvitationParams,
  status: 204,
});
export const lookAtInvitation = operation({
  id: 'lookAtInvitation',
  method: 'POST',
  path: '/v1/invitations/look',
  permission: 'public',
  tag: 'Members',
  summary: 'What an invitation is for, by the token of its link.',
  body: InvitationToken,
  response: z.object({
    organization: z.object({ name: z.string(), logoUrl: z.string().nullable() }),
    role: z.string(),
    invitedBy: z.string(),
    /** Shown in part, for example `m…@example.com`. */
    email: z.string(),
    expiresAt: Timestamp,
  }),
});
export const acceptInvitation = operation({
  id: 'acceptInvitation',
  method: 'POST',
  path: '/v1/invitations/accept',
  permission: 'user',
  tag: 'Members',
  summary:
    'Join by the token of the link, as the person whose verified e-mail was invited. Act for it next by `POST /v1/auth/organization`.',
  body: InvitationToken,
  response: z.object({ organizationId: typeId('org') }),
});

export const Role = z
  .object({
    key: z.string(),
    name: z.string(),
    permissions: z.array(Permission),
    builtIn: z.boolean(),
    /** The owner's can't be changed: it has every permission. */
    fixed: z.boolean(),
    members: z.number().int(),
  })
  .meta({ id: 'Role' });
const RoleParams = z.strictObject({ key: RoleKey });
const Permissions = z.array(Permission).max(permissions.length);

export const listPermissions = operation({
  id: 'listPermissions',
  method: 'GET',
  path: '/v1/admin/permissions',
  permission: 'organization.read',
  tag: 'Members',
  summary: 'Every permission a role of this organization may have, and whether one has it oneself.',
  response: z.object({ items: z.array(z.object({ permission: Permission, granted: z.boolean() })) }),
});
export const listRoles = operation({
  id: 'listRoles',
  method: 'GET',
  path: '/v1/admin/roles',
  permission: 'organization.read',
  tag: 'Members',
  summary: 'Roles of the organization.',
  query: z.strictObject({ locale: Locale.optional() }),
  response: z.object({ items: z.array(Role) }),
});
export const createRole = operation({
  id: 'createRole',
  method: 'POST',
  path: '/v1/admin/roles',
  permission: 'roles.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Make a role of permissions one has oneself.',
  body: z.strictObject({ name: line(60, 2), permissions: Permissions }),
  response: Role,
  status: 201,
});
export const updateRole = operation({
  id: 'updateRole',
  method: 'PATCH',
  path: '/v1/admin/roles/:key',
  permission: 'roles.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Change a role; it bites within a moment for everybody who has it.',
  params: RoleParams,
  body: z.strictObject({ name: line(60, 2).optional(), permissions: Permissions.optional() }),
  response: Role,
});
export const deleteRole = operation({
  id: 'deleteRole',
  method: 'DELETE',
  path: '/v1/admin/roles/:key',
  permission: 'roles.write',
  stepUp: true,
  tag: 'Members',
  summary: 'Delete a role that nobody has and nobody is invited to.',
  params: RoleParams,
  status: 204,
});
