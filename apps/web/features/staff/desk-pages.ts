// The pages of the desk, grouped by job, each with what one must be allowed to see it.
import {
  Activity,
  Award,
  Boxes,
  Building2,
  CalendarCog,
  CalendarDays,
  Flag,
  Globe,
  GraduationCap,
  Handshake,
  KeyRound,
  ListOrdered,
  type LucideIcon,
  Mail,
  Package,
  Scale,
  ScrollText,
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
}

type PageName =
  | 'today'
  | 'orders'
  | 'products'
  | 'promotions'
  | 'priceLists'
  | 'customerGroups'
  | 'courses'
  | 'stock'
  | 'calendar'
  | 'services'
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
  | 'holds';

interface DeskGroup {
  name: 'today' | 'sell' | 'fulfil' | 'people' | 'settings' | 'engine' | 'platform';
  pages: DeskPage[];
}

const page = (name: PageName, href: string, Icon: LucideIcon, ...needs: string[]): DeskPage => ({
  href: `/staff${href}`,
  name,
  Icon,
  needs,
});

export const deskGroups: DeskGroup[] = [
  { name: 'today', pages: [page('today', '', Sun)] },
  {
    name: 'sell',
    pages: [
      page('orders', '/orders', Package, 'orders.read'),
      page('products', '/products', ShoppingBag, 'catalog.read'),
      page('promotions', '/promotions', Tag, 'promotions.read'),
      page('priceLists', '/price-lists', ListOrdered, 'promotions.read'),
      page('customerGroups', '/customer-groups', UsersRound, 'promotions.read'),
      page('stores', '/stores', Store, 'entitlements.read'),
      page('brands', '/brands', Award, 'entitlements.read'),
      page('courses', '/courses', GraduationCap, 'catalog.read'),
    ],
  },
  {
    name: 'fulfil',
    pages: [
      page('stock', '/stock', Boxes, 'stock.read'),
      page('calendar', '/calendar', CalendarDays, 'booking.read'),
      page('services', '/services', CalendarCog, 'booking.read'),
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
      page('channels', '/channels', Globe, 'organization.read'),
      page('shipping', '/shipping', Truck, 'organization.read'),
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

/** The groups that hold something for somebody who has these permissions. */
export const groupsFor = (permissions: string[]): DeskGroup[] =>
  deskGroups
    .map(({ name, pages }) => ({ name, pages: pages.filter((one) => maySee(permissions, one)) }))
    .filter(({ pages }) => pages.length > 0);

/** The page a path belongs to. */
export const pageAt = (path: string): DeskPage | undefined =>
  deskGroups
    .flatMap(({ pages }) => pages)
    .find(({ href }) => (href === '/staff' ? path === href : path === href || path.startsWith(`${href}/`)));
