// Statements about channels as their owner runs them, and the host names they bring.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

type Text = Record<string, string>;

export interface HostRow {
  channel_id: Uuid;
  host: string;
  token: string;
  checked_at: Date | null;
  verified_at: Date | null;
}

export interface ChannelSettingsRow {
  id: Uuid;
  preset: string;
  hosts: string[];
  name: Text;
  tagline: Text;
  theme: string;
  locales: string[];
  default_locale: string;
  currencies: string[];
  countries: string[];
  prices_include_tax: boolean;
  lowest_price: 'auto' | 'on' | 'off';
  seller_ids: Uuid[];
}

const columns = `
  select c.id, c.preset, c.hosts, c.name, c.tagline, c.theme, c.locales, c.default_locale, c.currencies, c.countries, c.prices_include_tax, c.lowest_price,
         coalesce((select array_agg(s.seller_org_id order by s.seller_org_id) from channel_sellers s
                    where s.org_id = c.org_id and s.channel_id = c.id), '{}') as seller_ids
    from channels c`;

export const channelSettings = statement<ChannelSettingsRow>(
  'organizations.channel_settings',
  `${columns} where c.org_id = $1 order by c.id`,
);
export const holdChannel = statement<{ id: Uuid }>(
  'organizations.hold_channel',
  `select id from channels where org_id = $1 and id = $2 for no key update`,
);
export const changeChannelRow = statement(
  'organizations.change_channel',
  `update channels set name = $3, tagline = $4, theme = $5, locales = $6, default_locale = $7, currency = ($8::text[])[1], currencies = $8, countries = $9,
          prices_include_tax = $10, lowest_price = $11 where org_id = $1 and id = $2`,
);

const hostColumns = 'channel_id, host, token, checked_at, verified_at';
export const hostsOf = statement<HostRow>(
  'organizations.hosts',
  `select ${hostColumns} from channel_hosts where org_id = $1 order by channel_id, created_at, host`,
);
export const hostOf = statement<HostRow>(
  'organizations.host',
  `select ${hostColumns} from channel_hosts where org_id = $1 and channel_id = $2 and host = $3`,
);
export const addHostRow = statement<HostRow>(
  'organizations.add_host',
  `insert into channel_hosts (org_id, channel_id, host, token, created_at)
   select $1, $2, $3, $4, $5 where (select count(*) from channel_hosts where org_id = $1 and channel_id = $2) < $6
   on conflict (org_id, channel_id, host) do nothing returning ${hostColumns}`,
);
/** $4 whether it is proved. One that is proved stays so. */
export const noteCheck = statement<HostRow>(
  'organizations.note_check',
  `update channel_hosts set checked_at = $5, verified_at = case when $4 then coalesce(verified_at, $5) else verified_at end
    where org_id = $1 and channel_id = $2 and host = $3 returning ${hostColumns}`,
);
export const dropHostRow = statement<{ host: string }>(
  'organizations.drop_host',
  `delete from channel_hosts where org_id = $1 and channel_id = $2 and host = $3 returning host`,
);
/** Asked as the system role, as what follows: whose a host name is, nobody else may see. Names that came with a preset are not to be had. */
export const hostTaken = statement<{ taken: boolean }>(
  'organizations.host_taken',
  `select exists (select from channels where $1 = any (hosts) and (org_id, id) <> ($2, $3::uuid)) as taken`,
);
/** Another channel that proved a host name before. */
export const holderOfHost = statement<HostRow & { org_id: Uuid }>(
  'organizations.host_holder',
  `select org_id, ${hostColumns} from channel_hosts where host = $1 and verified_at is not null and (org_id, channel_id) <> ($2, $3::uuid)`,
);
export const loseHost = statement<{ host: string }>(
  'organizations.lose_host',
  `update channel_hosts set verified_at = null, checked_at = $4
    where org_id = $1 and channel_id = $2 and host = $3 and verified_at is not null returning host`,
);
/** An organization that is closed keeps no name from others. */
export const freeHosts = statement('organizations.free_hosts', `delete from channel_hosts where org_id = $1`);

/** Whether something is on sale, or shipped for money, in a currency: then a shop can't leave it without leaving that behind. */
export const currencyInUse = statement<{ used: boolean }>(
  'organizations.currency_in_use',
  `select exists (select from offers where org_id = $1 and currency = $2 and status = 'published')
       or exists (select from shipping_methods where org_id = $1 and currency = $2 and archived_at is null and (price_minor > 0 or free_from_minor is not null)) as used`,
);

export const namesOf = statement<{ id: Uuid; name: string }>(
  'organizations.names',
  `select id, name from organizations where id = any ($1::uuid[])`,
);
export const dropSellers = statement(
  'organizations.drop_sellers',
  `delete from channel_sellers where org_id = $1 and channel_id = $2 and not seller_org_id = any ($3::uuid[])`,
);
export const addSellers = statement(
  'organizations.add_sellers',
  `insert into channel_sellers (org_id, channel_id, seller_org_id) select $1, $2, s from unnest($3::uuid[]) as s on conflict do nothing`,
);
