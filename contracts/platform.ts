// Every organization of the installation, for who runs it: the list, founding brands and stores for others, suspending one and letting it go on.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Country, Locale, OrganizationStatus } from './organizations.ts';
import { Email, line, PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

/** What an organization mostly is in a network of brands and stores. Nothing is refused by it but that entitlements are granted to stores. */
export const Trade = z.enum(['brand', 'store']);

export const PlatformOrganization = z
  .object({
    id: typeId('org'),
    name: z.string(),
    slug: z.string(),
    country: Country,
    status: OrganizationStatus,
    statusReason: z.string().nullable(),
    trade: Trade.nullable(),
    members: z.number().int(),
    createdAt: Timestamp,
  })
  .meta({ id: 'PlatformOrganization' });
const OrganizationParams = z.strictObject({ id: typeId('org') });
const Reason = z.strictObject({ reason: text(300, 3) });

export const listOrganizations = operation({
  id: 'listOrganizations',
  method: 'GET',
  path: '/v1/admin/platform/organizations',
  permission: 'platform.organizations',
  tag: 'Platform',
  summary: 'Every organization of the installation, the newest first.',
  query: PageQuery.extend({ status: OrganizationStatus.optional(), trade: Trade.optional(), q: text(80, 0).optional() }),
  response: pageOf(PlatformOrganization),
});
export const foundForOthers = operation({
  id: 'foundOrganizationForOthers',
  method: 'POST',
  path: '/v1/admin/platform/organizations',
  permission: 'platform.organizations',
  stepUp: true,
  tag: 'Platform',
  summary: 'Found a brand or a store with a shop of its own; its owner is invited by e-mail.',
  body: z.strictObject({ name: line(80, 2), country: Country, trade: Trade, owner: Email, locale: Locale.default('en') }),
  response: PlatformOrganization,
  status: 201,
  idempotent: true,
});
export const inviteOwner = operation({
  id: 'inviteOrganizationOwner',
  method: 'POST',
  path: '/v1/admin/platform/organizations/:id/owner',
  permission: 'platform.organizations',
  stepUp: true,
  tag: 'Platform',
  summary: 'Invite somebody as the owner of an organization that has no members yet; an invitation that is open is taken back.',
  params: OrganizationParams,
  body: z.strictObject({ email: Email, locale: Locale.default('en') }),
  status: 204,
});
export const setTrade = operation({
  id: 'setOrganizationTrade',
  method: 'PATCH',
  path: '/v1/admin/platform/organizations/:id',
  permission: 'platform.organizations',
  tag: 'Platform',
  summary: 'Say whether an organization is a brand, a store, or neither. Entitlements that were granted stay.',
  params: OrganizationParams,
  body: z.strictObject({ trade: Trade.nullable() }),
  response: PlatformOrganization,
});
export const suspendOrganization = operation({
  id: 'suspendOrganization',
  method: 'POST',
  path: '/v1/admin/platform/organizations/:id/suspend',
  permission: 'platform.organizations',
  stepUp: true,
  tag: 'Platform',
  summary: 'Suspend: its shops and offers vanish, its people may look and change nothing.',
  params: OrganizationParams,
  body: Reason,
  response: PlatformOrganization,
});
export const reactivateOrganization = operation({
  id: 'reactivateOrganization',
  method: 'POST',
  path: '/v1/admin/platform/organizations/:id/reactivate',
  permission: 'platform.organizations',
  stepUp: true,
  tag: 'Platform',
  summary: 'Let a suspended organization go on.',
  params: OrganizationParams,
  body: Reason,
  response: PlatformOrganization,
});
