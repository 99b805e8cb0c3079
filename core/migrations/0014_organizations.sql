-- What organizations run themselves with: settings, invitations, host names of their own, pictures, feature flags.

alter table organizations
  -- Sealed by the vault.
  add column tax_id_sealed text,
  -- {"line1": "…", "line2": "…", "city": "…", "region": "…", "postalCode": "…"}; the country stands above.
  add column address jsonb,
  add column locale text not null default 'en',
  -- IANA name.
  add column time_zone text not null default 'UTC',
  -- Why it is suspended or closed, and since when.
  add column status_reason text,
  add column status_at timestamptz,
  add column founded_by uuid references users (id);
create index organizations_founder on organizations (founded_by) where founded_by is not null;
create index organizations_age on organizations (created_at desc, id desc);

-- Pictures that members uploaded, each under the hash of what is served. The same picture in two organizations is two rows and one file.
create table pictures (
  org_id uuid not null references organizations (id),
  -- `HASH.webp`; narrower ones are served as `HASH-WIDTH.webp`.
  key text not null check (key ~ '^[0-9a-f]{32}\.webp$'),
  width int not null check (width > 0),
  height int not null check (height > 0),
  bytes int not null check (bytes > 0),
  created_by uuid,
  created_at timestamptz not null,
  primary key (org_id, key)
);
call tenant_table('pictures', $$ org_id = (select current_org()) $$, null, 'select, insert');

alter table organizations
  add column logo_key text,
  add foreign key (id, logo_key) references pictures (org_id, key);

-- The last owner can't go: who takes an owner away holds the organization's row, so two who leave at once do so one after the other.
create function keep_an_owner() returns trigger language plpgsql as $$
begin
  perform from organizations where id = old.org_id and status <> 'closed' for no key update;
  if found and not exists (select from memberships where org_id = old.org_id and role = 'owner') then
    raise exception 'an organization has an owner' using errcode = '23514', constraint = 'last_owner';
  end if;
  return null;
end $$;
create trigger last_owner_changed after update of role on memberships for each row
  when (old.role = 'owner' and new.role <> 'owner') execute function keep_an_owner();
create trigger last_owner_left after delete on memberships for each row when (old.role = 'owner') execute function keep_an_owner();

-- Somebody is asked to join. Kept 90 days after it lapsed (job retention).
create table invitations (
  org_id uuid not null references organizations (id),
  id uuid not null,
  email text not null,
  -- May be deleted meanwhile; then nobody can accept.
  role text not null,
  -- SHA-256 of the token, base64url; the token is made from the id and `sends`, and kept nowhere.
  token_hash text not null,
  locale text not null,
  sends int not null default 1,
  sent_at timestamptz not null,
  invited_by uuid not null references users (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references users (id),
  revoked_at timestamptz,
  primary key (org_id, id),
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or revoked_at is null)
);
create unique index invitations_open on invitations (org_id, email) where accepted_at is null and revoked_at is null;
create unique index invitations_token on invitations (token_hash);
create index invitations_email on invitations (email) where accepted_at is null and revoked_at is null;
create index invitations_age on invitations (expires_at);
call tenant_table('invitations', $$ org_id = (select current_org()) $$);

alter table channels add column currencies text[];
-- The wall stands before the tables' owner, too.
alter table channels no force row level security;
update channels set currencies = array[currency];
alter table channels force row level security;
alter table channels
  alter column currencies set not null,
  add check (currencies[1] = currency and cardinality(currencies) between 1 and 20),
  add check (default_locale = any (locales));

-- Host names that an organization brings. Anybody may claim one; whoever proves it by a TXT record has it, and nobody else.
create table channel_hosts (
  org_id uuid not null,
  channel_id uuid not null,
  -- Lower case, in ASCII (punycode).
  host text not null check (host ~ '^[a-z0-9.-]{4,253}$'),
  -- What the TXT record at `_tessera.HOST` must say.
  token text not null,
  created_at timestamptz not null,
  checked_at timestamptz,
  verified_at timestamptz,
  primary key (org_id, channel_id, host),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
create unique index channel_hosts_verified on channel_hosts (host) where verified_at is not null;
call tenant_table('channel_hosts', $$ org_id = (select current_org()) $$);

-- Switches of the installation. A boolean flag is on for `rollout` of all subjects; a variant flag deals them out by weight.
create table feature_flags (
  name text primary key check (name ~ '^[a-z][a-z0-9]*([.-][a-z0-9]+)*$' and length(name) <= 60),
  kind text not null check (kind in ('boolean', 'variant')),
  description text not null,
  -- Basis points of subjects for whom a boolean flag is on: 0 is off, 10000 is on.
  rollout int not null default 0 check (rollout between 0 and 10000),
  -- [{"name": "control", "weight": 5000}, …] in basis points that add up to 10000.
  variants jsonb not null default '[]',
  -- Evaluated for anybody who comes to a channel.
  public boolean not null default false,
  -- Organizations may set their own.
  overridable boolean not null default false,
  updated_at timestamptz not null,
  check ((kind = 'variant') = (jsonb_array_length(variants) > 0))
);
insert into feature_flags (name, kind, description, rollout, overridable, updated_at)
values ('provider.test', 'boolean', 'Offers the built-in test payment provider where a channel lists it.', 10000, true, now());
call system_table('feature_flags');
create policy app on feature_flags for select to tessera_app using (true);
grant select on feature_flags to tessera_app;

-- What a flag is for one organization.
create table flag_overrides (
  org_id uuid not null references organizations (id),
  flag text not null references feature_flags (name) on delete cascade,
  rollout int not null default 0 check (rollout between 0 and 10000),
  variants jsonb not null default '[]',
  -- Set by the platform: the organization can't change it.
  by_platform boolean not null default false,
  updated_at timestamptz not null,
  primary key (org_id, flag)
);
create index flag_overrides_flag on flag_overrides (flag);
call tenant_table('flag_overrides', $$ org_id = (select current_org()) $$, $$ org_id = (select current_org()) and not by_platform $$);
-- What the platform set is no row that a request may change, whatever it would leave behind.
drop policy app_changes on flag_overrides;
create policy app_changes on flag_overrides for update to tessera_app
  using (org_id = (select current_org()) and not by_platform) with check (org_id = (select current_org()) and not by_platform);
