// The pages of the desk, grouped by job, each with what one must be allowed to see it.
import {
  Activity,
  Award,
  Boxes,
  Building2,
  CalendarCog,
  CalendarDays,
  FileText,
  FileUp,
  Flag,
  FolderTree,
  Gem,
  Globe,
  GraduationCap,
  Handshake,
  IdCard,
  KeyRound,
  ListOrdered,
  type LucideIcon,
  Mail,
  Package,
  PackagePlus,
  PanelsTopLeft,
  Scale,
  ScrollText,
  Server,
  Settings,
  ShieldCheck,
  ShoppingBag,
  Store,
  Sun,
  Tag,
  ToggleRight,
  Truck,
  UserSearch,
  Users,
  UsersRound,
} from 'lucide-react';

export interface DeskPage {
  href: string;
  name: PageName;
  Icon: LucideIcon;
  /** Whoever has any of these sees it; everybody, when there are none. */
  needs: string[];
  /** For whom it is no use: a brand has no shelf, a store none who sell for it. One who is neither does both. */
  notFor: readonly Trade[];
}

/** What an organization mostly is in a network; `none` is one outside of any. */
export type Trade = 'brand' | 'store' | 'none';

type PageName =
  | 'today'
  | 'orders'
  | 'products'
  | 'categories'
  | 'imports'
  | 'brandProducts'
  | 'promotions'
  | 'priceLists'
  | 'customerGroups'
  | 'courses'
  | 'cards'
  | 'cardProgrammes'
  | 'stock'
  | 'calendar'
  | 'services'
  | 'hosting'
  | 'members'
  | 'roles'
  | 'organization'
  | 'channels'
  | 'keys'
  | 'flags'
  | 'audit'
  | 'operations'
  | 'mailbox'
  | 'platform'
  | 'platformFlags'
  | 'platformPeople'
  | 'platformAudit'
  | 'platformBrands'
  | 'platformStores'
  | 'platformEntitlements'
  | 'stores'
  | 'brands'
  | 'shipping'
  | 'pages'
  | 'menus'
  | 'holds';

interface DeskGroup {
  name: 'today' | 'sell' | 'fulfil' | 'grow' | 'people' | 'settings' | 'engine' | 'platform';
  pages: DeskPage[];
}

const page = (name: PageName, href: string, Icon: LucideIcon, ...needs: string[]): DeskPage => ({
  href: `/staff${href}`,
  name,
  Icon,
  needs,
  notFor: [],
});
const notFor = (one: DeskPage, ...trades: Trade[]): DeskPage => ({ ...one, notFor: trades });

const deskGroups: DeskGroup[] = [
  { name: 'today', pages: [page('today', '', Sun)] },
  {
    name: 'sell',
    pages: [
      notFor(page('orders', '/orders', Package, 'orders.read'), 'brand'),
      page('products', '/products', ShoppingBag, 'catalog.read'),
      page('categories', '/categories', FolderTree, 'catalog.read'),
      page('imports', '/imports', FileUp, 'catalog.read'),
      notFor(page('stores', '/stores', Store, 'entitlements.read'), 'store', 'none'),
      notFor(page('brands', '/brands', Award, 'entitlements.read'), 'brand', 'none'),
      notFor(page('brandProducts', '/brand-products', PackagePlus, 'catalog.read'), 'brand', 'none'),
      notFor(page('courses', '/courses', GraduationCap, 'catalog.read'), 'brand', 'store'),
      page('pages', '/pages', FileText, 'content.read'),
      page('menus', '/menus', PanelsTopLeft, 'content.read'),
    ],
  },
  {
    name: 'fulfil',
    pages: [
      notFor(page('stock', '/stock', Boxes, 'stock.read'), 'brand'),
      notFor(page('calendar', '/calendar', CalendarDays, 'booking.read'), 'brand', 'store'),
      notFor(page('services', '/services', CalendarCog, 'booking.read'), 'brand', 'store'),
      notFor(page('hosting', '/hosting', Server, 'orders.read'), 'brand', 'store'),
    ],
  },
  {
    name: 'grow',
    pages: [
      page('promotions', '/promotions', Tag, 'promotions.read'),
      page('priceLists', '/price-lists', ListOrdered, 'promotions.read'),
      page('customerGroups', '/customer-groups', UsersRound, 'promotions.read'),
      notFor(page('cards', '/cards', IdCard, 'cards.read'), 'brand', 'store'),
      notFor(page('cardProgrammes', '/card-programmes', Gem, 'catalog.read'), 'brand', 'store'),
    ],
  },
  {
    name: 'people',
    pages: [page('members', '/members', Users, 'members.read'), page('roles', '/roles', ShieldCheck, 'organization.read')],
  },
  {
    name: 'settings',
    pages: [
      page('organization', '/organization', Settings, 'organization.read'),
      notFor(page('channels', '/channels', Globe, 'organization.read'), 'brand'),
      notFor(page('shipping', '/shipping', Truck, 'organization.read'), 'brand'),
      page('keys', '/keys', KeyRound, 'keys.read'),
      page('flags', '/flags', ToggleRight, 'flags.read'),
      page('audit', '/audit', ScrollText, 'audit.read'),
      page('holds', '/holds', Scale, 'privacy.hold'),
    ],
  },
  {
    name: 'engine',
    pages: [
      page('operations', '/operations', Activity, 'operations.read'),
      { ...page('mailbox', '', Mail, 'operations.read'), href: '/dev/mailbox' },
    ],
  },
  {
    name: 'platform',
    pages: [
      page('platform', '/platform/organizations', Building2, 'platform.organizations'),
      page('platformBrands', '/platform/brands', Award, 'platform.organizations'),
      page('platformStores', '/platform/stores', Store, 'platform.organizations'),
      page('platformEntitlements', '/platform/entitlements', Handshake, 'platform.entitlements'),
      page('platformPeople', '/platform/people', UserSearch, 'platform.impersonate'),
      page('platformFlags', '/platform/flags', Flag, 'platform.flags'),
      page('platformAudit', '/platform/audit', ScrollText, 'platform.audit'),
    ],
  },
];

export const maySee = (permissions: string[], { needs }: Pick<DeskPage, 'needs'>): boolean =>
  needs.length === 0 || needs.some((need) => permissions.includes(need));

/** The groups that hold something for somebody who has these permissions, in an organization of this trade. */
export const groupsFor = (permissions: string[], trade: Trade): DeskGroup[] =>
  deskGroups
    .map(({ name, pages }) => ({ name, pages: pages.filter((one) => maySee(permissions, one) && !one.notFor.includes(trade)) }))
    .filter(({ pages }) => pages.length > 0);

/** The page a path belongs to. */
export const pageAt = (path: string): DeskPage | undefined =>
  deskGroups
    .flatMap(({ pages }) => pages)
    .find(({ href }) => (href === '/staff' ? path === href : path === href || path.startsWith(`${href}/`)));
