// What people look for in the trail, and how the names of the acts begin that belong to it.

/** Without a point where one name has several: `product.changed`, `products.edited`. */
const starts = {
  order: 'order',
  product: 'product',
  brand_product: 'brand_product',
  category: 'categor',
  attribute: 'attribute',
  picture: 'picture',
  catalog_run: 'catalog_run',
  stock: 'stock',
  price_list: 'price_list',
  customer_group: 'customer_group',
  promotion: 'promotion',
  entitlement: 'entitlement',
  page: 'page.',
  menu: 'menu',
  view: 'view',
  tax: 'taxes',
  shipping_method: 'shipping_method',
  course: 'course',
  enrollment: 'enrollment',
  card: 'loyalty',
  hosting: 'hosting',
  instance: 'instance',
  booking: 'booking',
  schedule: 'schedule',
  service: 'service',
  resource: 'resource',
  calendar: 'calendar',
  organization: 'organization',
  member: 'member',
  invitation: 'invitation',
  role: 'role',
  api_key: 'key',
  channel: 'channel',
  flag: 'flag',
  session: 'session',
  operations: 'operations',
  audit: 'audit',
  consent: 'consent',
  privacy: 'privacy',
  account: 'account',
} as const;

export type Area = keyof typeof starts;

/** Of an organization; acts on an account are the installation's own trail. */
export const areas = (Object.keys(starts) as Area[]).filter((area) => area !== 'account');
/** The same of the installation itself. */
export const platformAreas: readonly Area[] = ['account', 'session', 'privacy'];

export const startOf = (area: Area): string => starts[area];
