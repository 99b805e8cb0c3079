// Statements about an organization's settings and status.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface SettingsRow {
  id: Uuid;
  slug: string;
  name: string;
  country: string;
  status: 'active' | 'suspended' | 'closed';
  status_reason: string | null;
  platform: boolean;
  tax_id_sealed: string | null;
  /** Sealed, too. */
  address: unknown;
  locale: string;
  time_zone: string;
  logo_key: string | null;
  created_at: Date;
}

export const settingsOf = statement<SettingsRow>(
  'organizations.settings',
  `select id, slug, name, country, status, status_reason, platform, tax_id_sealed, address, locale, time_zone, logo_key, created_at
     from organizations where id = $1`,
);
export const lockSettings = statement<SettingsRow>('organizations.lock_settings', `${settingsOf.text} for no key update`);

export const changeSettings = statement(
  'organizations.change_settings',
  `update organizations set name = $2, slug = $3, tax_id_sealed = $4, address = $5, locale = $6, time_zone = $7, logo_key = $8 where id = $1`,
);

/** By condition: $3 is the status it must have now. */
export const changeStatus = statement<{ id: Uuid }>(
  'organizations.change_status',
  `update organizations set status = $2, status_reason = $4, status_at = $5 where id = $1 and status = $3 returning id`,
);

export interface PlatformRow extends SettingsRow {
  members: number;
  trade: 'brand' | 'store' | null;
}

const platformColumns = `
  select o.*, (select count(*) from memberships m where m.org_id = o.id)::int as members
    from (select id, slug, name, country, status, status_reason, trade, platform, tax_id_sealed, address, locale, time_zone, logo_key, created_at
            from organizations) o`;

/** $1 status, $2 words as a pattern, $3 and $4 after which the page begins, $6 trade. */
export const platformPage = statement<PlatformRow>(
  'organizations.all',
  `${platformColumns} where ($1::text is null or o.status = $1) and ($2::text is null or o.name ilike $2 or o.slug like lower($2))
      and ($6::text is null or o.trade = $6) and ($3::timestamptz is null or (o.created_at, o.id) < ($3, $4::uuid))
   order by o.created_at desc, o.id desc limit $5`,
);
export const platformOrganization = statement<PlatformRow>('organizations.one_of_all', `${platformColumns} where o.id = $1`);

/** Whether a short name is free as an organization's and as a shop's. */
export const freeSlugs = statement<{ slug: string }>(
  'organizations.free_slugs',
  `select w.slug from unnest($1::text[]) with ordinality as w(slug, place)
    where not exists (select from organizations o where o.slug = w.slug) and not exists (select from channels c where c.preset = w.slug)
    order by w.place limit 1`,
);

/** Asked as the system role: whether a short name is the address of another organization's shop. */
export const slugOfOtherShop = statement<{ taken: boolean }>(
  'organizations.slug_of_other_shop',
  `select exists (select from channels where preset = $1 and org_id <> $2) as taken`,
);

/** Holds the person, so that two foundings at once are counted one after the other. */
export const holdFounder = statement<{ verified: boolean }>(
  'organizations.hold_founder',
  `select email_verified_at is not null as verified from users where id = $1 and status = 'active' for no key update`,
);
export const countFounded = statement<{ founded: number }>(
  'organizations.count_founded',
  `select count(*)::int as founded from organizations where founded_by = $1 and status <> 'closed'`,
);
export const noteFounder = statement(
  'organizations.note_founder',
  `update organizations set founded_by = $2, locale = $3, time_zone = $4 where id = $1`,
);

/** Nothing where there is no such organization, or one that is closed. */
export const noteTrade = statement<{ before: 'brand' | 'store' | null }>(
  'organizations.note_trade',
  `update organizations o set trade = $2 from organizations b where o.id = $1 and b.id = o.id and o.status <> 'closed' returning b.trade as before`,
);
