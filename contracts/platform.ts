// Every organization of the installation, for who runs it: the list, suspending one and letting it go on.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Country, OrganizationStatus } from './organizations.ts';
import { PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

export const PlatformOrganization = z
  .object({
    id: typeId('org'),
    name: z.string(),
    slug: z.string(),
    country: Country,
    status: OrganizationStatus,
    statusReason: z.string().nullable(),
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
  query: PageQuery.extend({ status: OrganizationStatus.optional(), q: text(80, 0).optional() }),
  response: pageOf(PlatformOrganization),
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
