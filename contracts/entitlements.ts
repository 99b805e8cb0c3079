// Entitlements: which stores may sell what a brand makes, at whose price, from when until when. As the brand, the store and who runs the installation see them.
import { z } from 'zod';
import { operation } from './operation.ts';
import { Country, OrganizationStatus } from './organizations.ts';
import { PageQuery, pageOf, text, Timestamp, typeId } from './shapes.ts';

const tag = 'Entitlements';

/** Whose price counts: CENTRAL the brand's own, STORE the one that the store sets. */
export const EntitlementMode = z.enum(['CENTRAL', 'STORE']);
export const EntitlementState = z.enum(['upcoming', 'active', 'ended']);

const Party = z.object({ id: typeId('org'), name: z.string(), slug: z.string(), status: OrganizationStatus });

export const Entitlement = z
  .object({
    brand: Party,
    store: Party,
    mode: EntitlementMode,
    startsAt: Timestamp,
    /** From this moment on nothing is sold by it; null: until somebody ends it. */
    endsAt: Timestamp.nullable(),
    /** By its dates. It sells nothing either while its brand or its store is not active. */
    state: EntitlementState,
  })
  .meta({ id: 'Entitlement' });

const Query = PageQuery.extend({
  /** Part of the name or the short name of the other side. */
  q: text(80, 0).optional(),
  mode: EntitlementMode.optional(),
  state: EntitlementState.optional(),
});
const Filters = Query.omit({ cursor: true, limit: true });
const StoreParams = z.strictObject({ storeId: typeId('org') });
const PairParams = StoreParams.extend({ brandId: typeId('org') });
const Terms = z.strictObject({
  mode: EntitlementMode,
  /** At once when absent. */
  startsAt: Timestamp.optional(),
  endsAt: Timestamp.nullable().default(null),
});
/** What is not named stays. */
const Change = z.strictObject({
  mode: EntitlementMode.optional(),
  startsAt: Timestamp.optional(),
  endsAt: Timestamp.nullable().optional(),
});
/** At once when absent. */
const End = z.strictObject({ at: Timestamp.optional() });

const Candidate = z.object({ id: typeId('org'), name: z.string(), slug: z.string(), country: Country });
const CandidateQuery = z.strictObject({ q: text(80, 0).optional() });

export const listEntitlements = operation({
  id: 'listEntitlements',
  method: 'GET',
  path: '/v1/admin/entitlements',
  permission: 'entitlements.read',
  tag,
  summary: 'Stores that may sell what the organization makes, by name; those that no longer may, too.',
  query: Query,
  response: pageOf(Entitlement),
});
export const exportEntitlements = operation({
  id: 'exportEntitlements',
  method: 'GET',
  path: '/v1/admin/entitlements.csv',
  permission: 'entitlements.read',
  rate: 'export',
  tag,
  summary: 'The same as a CSV file.',
  query: Filters,
  produces: 'text/csv',
});
export const findStores = operation({
  id: 'findStores',
  method: 'GET',
  path: '/v1/admin/entitlements/stores',
  permission: 'entitlements.write',
  tag,
  summary: 'Stores of the network that an entitlement can be granted to: the first twenty by name.',
  query: CandidateQuery,
  response: z.object({ items: z.array(Candidate) }),
});
export const grantEntitlement = operation({
  id: 'grantEntitlement',
  method: 'POST',
  path: '/v1/admin/entitlements/:storeId',
  permission: 'entitlements.write',
  tag,
  summary: 'Let a store sell what the organization makes. One that ended is granted anew.',
  params: StoreParams,
  body: Terms,
  response: Entitlement,
  status: 201,
});
export const changeEntitlement = operation({
  id: 'changeEntitlement',
  method: 'PATCH',
  path: '/v1/admin/entitlements/:storeId',
  permission: 'entitlements.write',
  tag,
  summary: 'Change whose price counts, or the dates. What was ordered stays as it was.',
  params: StoreParams,
  body: Change,
  response: Entitlement,
});
export const endEntitlement = operation({
  id: 'endEntitlement',
  method: 'POST',
  path: '/v1/admin/entitlements/:storeId/end',
  permission: 'entitlements.write',
  tag,
  summary: 'End it at once or at a date: from that moment the store sells nothing of it. What was ordered stays as it was.',
  params: StoreParams,
  body: End,
  response: Entitlement,
});
export const listBrandsSold = operation({
  id: 'listBrandsSold',
  method: 'GET',
  path: '/v1/admin/brands',
  permission: 'entitlements.read',
  tag,
  summary: 'Brands that the organization may sell, may soon or no longer may, by name.',
  query: Query,
  response: pageOf(Entitlement),
});
export const exportBrandsSold = operation({
  id: 'exportBrandsSold',
  method: 'GET',
  path: '/v1/admin/brands.csv',
  permission: 'entitlements.read',
  rate: 'export',
  tag,
  summary: 'The same as a CSV file.',
  query: Filters,
  produces: 'text/csv',
});

const platform = { tag: 'Platform', permission: 'platform.entitlements' } as const;
const PlatformFilters = Filters.extend({ brandId: typeId('org').optional(), storeId: typeId('org').optional() });

export const listAllEntitlements = operation({
  id: 'listAllEntitlements',
  method: 'GET',
  path: '/v1/admin/platform/entitlements',
  ...platform,
  summary: 'Every entitlement of the installation, by the names of brand and store.',
  query: PlatformFilters.extend(PageQuery.shape),
  response: pageOf(Entitlement),
});
export const exportAllEntitlements = operation({
  id: 'exportAllEntitlements',
  method: 'GET',
  path: '/v1/admin/platform/entitlements.csv',
  ...platform,
  rate: 'export',
  summary: 'The same as a CSV file.',
  query: PlatformFilters,
  produces: 'text/csv',
});
export const grantForBrand = operation({
  id: 'grantEntitlementForBrand',
  method: 'POST',
  path: '/v1/admin/platform/entitlements/:brandId/:storeId',
  ...platform,
  summary: 'Let a store sell what a brand makes, in the brand’s place.',
  params: PairParams,
  body: Terms,
  response: Entitlement,
  status: 201,
});
export const changeForBrand = operation({
  id: 'changeEntitlementForBrand',
  method: 'PATCH',
  path: '/v1/admin/platform/entitlements/:brandId/:storeId',
  ...platform,
  summary: 'Change whose price counts, or the dates, in the brand’s place.',
  params: PairParams,
  body: Change,
  response: Entitlement,
});
export const endForBrand = operation({
  id: 'endEntitlementForBrand',
  method: 'POST',
  path: '/v1/admin/platform/entitlements/:brandId/:storeId/end',
  ...platform,
  summary: 'End it at once or at a date, in the brand’s place.',
  params: PairParams,
  body: End,
  response: Entitlement,
});
