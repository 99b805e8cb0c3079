// Statements of the organizations module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface ChannelRow {
  id: Uuid;
  org_id: Uuid;
  preset: string;
  /** The preset whose words, mark and wide picture it shows; null where it is its own. */
  look: string | null;
  /** Host names of its own; those that its owner brought are proved. */
  hosts: string[];
  /** Of these, those that its owner brought. */
  brought: string[];
  name: Record<string, string>;
  tagline: Record<string, string>;
  theme: string;
  locales: string[];
  default_locale: string;
  currency: string;
  /** The first is `currency`. */
  currencies: string[];
  countries: string[];
  prices_include_tax: boolean;
  reservation_minutes: number;
  late_payment: 'refund' | 'revive';
  capture: 'payment' | 'fulfilment';
  payment_providers: string[];
  sellers: Uuid[];
  /** Somebody's price lists may lower what is sold in it. */
  price_lists: boolean;
  /** Of these, some are for groups of customers alone. */
  member_prices: boolean;
  /** Whether the lowest price of 30 days stands beside a reduction; `auto` is where a country it sells to asks for it. */
  lowest_price: 'auto' | 'on' | 'off';
  /** What the organization that operates it trades in: the products of a brand are sold by stores. */
  trade: 'brand' | 'store' | null;
  /** Status of the organization that operates it. */
  standing: 'active' | 'suspended' | 'closed';
}

/** All channels with the sellers they show: none where the organization that operates it, or the seller, is not active. */
export const allChannels = statement<ChannelRow>(
  'organizations.channels',
  `select c.org_id, c.id, c.preset, c.look, c.name, c.tagline, c.theme, c.locales, c.default_locale, c.currency, c.currencies, c.countries,
          c.prices_include_tax, c.reservation_minutes, c.late_payment, c.capture, c.payment_providers, c.lowest_price,
          c.hosts || b.hosts as hosts, b.hosts as brought, s.sellers, p.price_lists, p.member_prices, o.trade, o.status as standing
     from channels c join organizations o on o.id = c.org_id
     cross join lateral (select coalesce(array_agg(s.seller_org_id order by s.seller_org_id), '{}') as sellers from channel_sellers s
                           join organizations so on so.id = s.seller_org_id and so.status = 'active'
                          where s.org_id = c.org_id and s.channel_id = c.id and o.status = 'active') s
     cross join lateral (select count(*) > 0 as price_lists, coalesce(bool_or(l.group_id is not null), false) as member_prices
                           from price_lists l
                          where l.status = 'active' and (l.org_id = any (s.sellers)
                                or l.org_id in (select e.org_id from entitlements e where e.store_org_id = any (s.sellers)))) p
     cross join lateral (select coalesce(array_agg(h.host order by h.host), '{}') as hosts from channel_hosts h
                          where h.org_id = c.org_id and h.channel_id = c.id and h.verified_at is not null) b
    order by c.id`,
);

/** Organizations that may not do as they like. */
export const restrained = statement<{ id: Uuid; status: 'suspended' | 'closed' }>(
  'organizations.restrained',
  `select id, status from organizations where status <> 'active'`,
);

export const addOrganization = statement(
  'organizations.add',
  `insert into organizations (id, slug, name, country, platform, created_at) values ($1, $2, $3, $4, $5, $6)`,
);
/** Roles an organization starts with. $1 organization, $2 keys, $3 names, $4 permissions of each, joined by commas, $5 now. */
export const addRoles = statement(
  'organizations.add_roles',
  `insert into roles (org_id, key, name, permissions, built_in, created_at)
   select $1, r.key, r.name, coalesce(string_to_array(nullif(r.permissions, ''), ','), '{}'), true, $5
     from unnest($2::text[], $3::jsonb[], $4::text[]) as r(key, name, permissions)`,
);
/** Nothing where they are a member already. */
export const addMembership = statement<{ user_id: Uuid }>(
  'organizations.add_member',
  `insert into memberships (org_id, user_id, role, created_at) values ($1, $2, $3, $4) on conflict do nothing returning user_id`,
);
/** $17 currencies beside the first, $10. */
export const addChannel = statement(
  'organizations.add_channel',
  `insert into channels (org_id, id, preset, hosts, name, tagline, theme, locales, default_locale, currency, countries, prices_include_tax,
                         reservation_minutes, late_payment, capture, payment_providers, currencies)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, array[$10] || $17::text[])`,
);
export const addChannelSeller = statement(
  'organizations.add_channel_seller',
  `insert into channel_sellers (org_id, channel_id, seller_org_id) values ($1, $2, $3)`,
);

/** $2 tagline, $3 story, $4 city, each by locale, $5 colour, $6 picture. */
export const addSellerProfile = statement(
  'organizations.add_seller_profile',
  `insert into seller_profiles (org_id, tagline, story, city, colour, picture_key) values ($1, $2, $3, $4, $5, $6)`,
);

/** An organization's name with the address of its first shop, if it has one. */
export const shopOfOrganization = statement<{ name: string; preset: string | null; hosts: string[] | null }>(
  'organizations.shop',
  `select o.name, c.preset,
          c.hosts || coalesce((select array_agg(h.host order by h.host) from channel_hosts h
                                where h.org_id = c.org_id and h.channel_id = c.id and h.verified_at is not null), '{}') as hosts
     from organizations o left join channels c on c.org_id = o.id where o.id = $1 order by c.id limit 1`,
);
