// Hosting: hosts, plans and apps for who runs them; plans, names and own apps for who buys them.
import { z } from 'zod';
import { operation } from './operation.ts';
import { line, PageQuery, pageOf, Timestamp, typeId } from './shapes.ts';

/** A DNS label of which there is room for a number behind it. Names that look like addresses of other scripts are none. */
export const AppName = z
  .string()
  .regex(/^(?!xn--)[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'must be small letters, digits and hyphens, begin with a letter, 40 at most');

const plan = {
  memoryMib: z.number().int().min(1).max(1_048_576),
  cpuMillicores: z.number().int().min(1).max(1_024_000),
  diskGib: z.number().int().min(1).max(1_048_576),
  /** Days it is paid for, from the day on which it runs. */
  periodDays: z.number().int().min(1).max(3660),
  /** Days from then in which it may be given back. */
  refundDays: z.number().int().min(0).max(365),
};

/** What anybody may know of a plan that is on sale. */
export const HostingPlan = z.object({ variantId: typeId('var'), ...plan }).meta({ id: 'HostingPlan' });
export const listHostingPlans = operation({
  id: 'listHostingPlans',
  method: 'GET',
  path: '/v1/products/:slug/hosting-plans',
  permission: 'public',
  anonymous: true,
  tag: 'Storefront',
  summary:
    'What the variants of a product give: memory, processor, disk, and for how long. Nothing where it is no hosting. At any address of the product.',
  params: z.strictObject({ slug: z.string().max(200) }),
  query: z.strictObject({}),
  response: z.object({ items: z.array(HostingPlan) }),
});
export const checkHostingName = operation({
  id: 'checkHostingName',
  method: 'GET',
  path: '/v1/hosting/names',
  permission: 'public',
  tag: 'Storefront',
  summary: 'Whether an app may be called so, and a name beside it that is free. Nothing is set aside by asking.',
  query: z.strictObject({ offerId: typeId('ofr'), name: AppName }),
  response: z.object({ isFree: z.boolean(), free: z.string() }),
});

const State = z.enum(['wanted', 'running', 'ended']);
const EndedHow = z.enum(['cancelled', 'refunded', 'closed', 'expired', 'stopped']);
const app = {
  id: typeId('ins'),
  name: z.string(),
  /** Of what was bought. */
  title: z.string(),
  state: State,
  address: z.string().nullable(),
  memoryMib: z.number().int(),
  cpuMillicores: z.number().int(),
  diskGib: z.number().int(),
  wantedAt: Timestamp,
  /** Until when it may be given back; null until it runs. */
  refundUntil: Timestamp.nullable(),
  paidUntil: Timestamp.nullable(),
  endedAt: Timestamp.nullable(),
  endedHow: EndedHow.nullable(),
  /** Why staff ended it. */
  note: z.string().nullable(),
};
const MyApp = z.object({ ...app, orderId: typeId('ord'), lineId: typeId('lin') }).meta({ id: 'MyApp' });
export const listMyApps = operation({
  id: 'listMyApps',
  method: 'GET',
  path: '/v1/me/apps',
  permission: 'buyer',
  tag: 'Hosting',
  summary: 'Apps that the caller bought in this shop, the newest first.',
  query: PageQuery.extend({ orderId: typeId('ord').optional() }),
  response: pageOf(MyApp),
});

const admin = { tag: 'Hosting' } as const;
const size = {
  memoryMib: z.number().int().min(0).max(16_777_216),
  cpuMillicores: z.number().int().min(0).max(16_384_000),
  diskGib: z.number().int().min(0).max(16_777_216),
};
const HostId = z.strictObject({ id: typeId('hst') });
const Version = { version: z.number().int().min(1).optional() };

export const Host = z
  .object({
    id: typeId('hst'),
    name: z.string(),
    ...size,
    memoryTaken: z.number().int(),
    cpuTaken: z.number().int(),
    diskTaken: z.number().int(),
    /** It keeps what it has and is given nothing more. */
    drained: z.boolean(),
    apps: z.number().int(),
    version: z.number().int(),
    createdAt: Timestamp,
  })
  .meta({ id: 'HostingHost' });
export const listHosts = operation({
  ...admin,
  id: 'listHosts',
  method: 'GET',
  path: '/v1/admin/hosting/hosts',
  permission: 'stock.read',
  summary: 'Hosts of the organization by name, with what is taken of them.',
  response: z.object({ items: z.array(Host) }),
});
export const createHost = operation({
  ...admin,
  id: 'createHost',
  method: 'POST',
  path: '/v1/admin/hosting/hosts',
  permission: 'stock.write',
  summary: 'Enter a host and how much it has.',
  body: z.strictObject({ name: line(80), ...size }),
  response: Host,
  status: 201,
});
export const updateHost = operation({
  ...admin,
  id: 'updateHost',
  method: 'PATCH',
  path: '/v1/admin/hosting/hosts/:id',
  permission: 'stock.write',
  summary: 'Change what a host has, not below what is taken, or keep new apps off it.',
  params: HostId,
  body: z.strictObject({
    ...Version,
    name: line(80).optional(),
    memoryMib: size.memoryMib.optional(),
    cpuMillicores: size.cpuMillicores.optional(),
    diskGib: size.diskGib.optional(),
    drained: z.boolean().optional(),
  }),
  response: Host,
});

export const OwnPlan = z
  .object({
    variantId: typeId('var'),
    sku: z.string(),
    options: z.record(z.string(), z.string()),
    product: z.object({ id: typeId('prd'), slug: z.string(), title: z.string(), status: z.enum(['draft', 'published', 'archived']) }),
    /** Without one the variant can't be sold. `room` is how many more there is room for. */
    plan: z.object({ ...plan, version: z.number().int(), room: z.number().int() }).nullable(),
  })
  .meta({ id: 'OwnHostingPlan' });
export const listPlans = operation({
  ...admin,
  id: 'listHostingPlansOfOwn',
  method: 'GET',
  path: '/v1/admin/hosting/plans',
  permission: 'catalog.read',
  summary: 'Variants of the products of kind hosting, each with its plan, where it has one.',
  query: PageQuery.extend({ product: typeId('prd').optional() }),
  response: pageOf(OwnPlan),
});
export const putPlan = operation({
  ...admin,
  id: 'putHostingPlan',
  method: 'PUT',
  path: '/v1/admin/hosting/plans/:variantId',
  permission: 'catalog.write',
  summary: 'Say what a variant gives. Who bought it keeps what they bought it with.',
  params: z.strictObject({ variantId: typeId('var') }),
  body: z.strictObject({
    /** Of the plan as it was seen; 0 where there was none. */
    version: z.number().int().min(0).max(1_000_000_000).optional(),
    ...plan,
  }),
  status: 204,
});

export const Instance = z
  .object({
    ...app,
    host: z.object({ id: typeId('hst'), name: z.string() }),
    /** The number is null where the order is another organization's. */
    order: z.object({ id: typeId('ord'), number: z.number().int().nullable() }),
    runningAt: Timestamp.nullable(),
  })
  .meta({ id: 'HostedInstance' });
const filters = { state: State.optional(), host: typeId('hst').optional(), q: z.string().max(100).optional() };
export const InstanceFilters = z.strictObject(filters);
export const listInstances = operation({
  ...admin,
  id: 'listInstances',
  method: 'GET',
  path: '/v1/admin/hosting/instances',
  permission: 'orders.read',
  summary: 'Apps that were sold, the newest first, with how many there are in each state.',
  query: PageQuery.extend(filters),
  response: pageOf(Instance).extend({
    counts: z.object({ wanted: z.number().int(), running: z.number().int(), ended: z.number().int() }),
  }),
});
export const exportInstances = operation({
  ...admin,
  id: 'exportInstances',
  method: 'GET',
  path: '/v1/admin/hosting/instances.csv',
  permission: 'orders.read',
  rate: 'export',
  summary: 'The same as a CSV file.',
  query: InstanceFilters,
  produces: 'text/csv',
});
const InstanceId = z.strictObject({ id: typeId('ins') });
export const provisionInstance = operation({
  ...admin,
  id: 'provisionInstance',
  method: 'POST',
  path: '/v1/admin/hosting/instances/:id/provision',
  permission: 'orders.fulfil',
  summary: 'Say where an app runs. The first time its time begins and its money is captured; afterwards it has moved.',
  params: InstanceId,
  body: z.strictObject({ address: z.url({ protocol: /^https?$/ }).max(500) }),
  response: Instance,
});
export const stopInstance = operation({
  ...admin,
  id: 'stopInstance',
  method: 'POST',
  path: '/v1/admin/hosting/instances/:id/stop',
  permission: 'orders.fulfil',
  summary:
    'End an app that runs, for a reason its buyer can read. Nothing is given back by this, nor can be once none of its line runs: refund the line first.',
  params: InstanceId,
  body: z.strictObject({ reason: line(500) }),
  response: Instance,
});
