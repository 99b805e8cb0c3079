-- Organizations, their people and their channels.

create table organizations (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  created_at timestamptz not null
);
call tenant_table('organizations', $$ id in ((select current_org()), (select current_shop())) or id = any ((select current_sellers())::uuid[]) $$,
  $$ id = (select current_org()) $$, 'select, update');

-- People are global; membership gives a role in an organization. Only the identity module reads these, as the system role.
create table users (
  id uuid primary key,
  email text not null unique,
  name text not null,
  password_hash text,
  created_at timestamptz not null
);
call system_table('users');

create table memberships (
  org_id uuid not null references organizations (id),
  user_id uuid not null references users (id),
  role text not null check (role in ('owner', 'staff')),
  created_at timestamptz not null,
  primary key (org_id, user_id)
);
create index memberships_user on memberships (user_id);
call tenant_table('memberships', $$ org_id = (select current_org()) $$);

-- Ended or lapsed sessions go after 30 days (job retention).
create table sessions (
  -- SHA-256 of the token, base64url.
  token_hash text primary key,
  user_id uuid not null references users (id),
  org_id uuid references organizations (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_age on sessions (expires_at);
call system_table('sessions');

-- A storefront. It belongs to the organization that operates it; that organization owns its orders, payments and journals.
create table channels (
  org_id uuid not null references organizations (id),
  id uuid not null,
  preset text not null unique,
  hosts text[] not null default '{}',
  name jsonb not null,
  tagline jsonb not null,
  theme text not null,
  locales text[] not null,
  default_locale text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  countries text[] not null,
  prices_include_tax boolean not null,
  reservation_minutes int not null check (reservation_minutes between 1 and 10080),
  late_payment text not null check (late_payment in ('refund', 'revive')),
  capture text not null check (capture in ('payment', 'fulfilment')),
  payment_providers text[] not null,
  primary key (org_id, id)
);
call tenant_table('channels', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);

-- Whose offers a channel shows.
create table channel_sellers (
  org_id uuid not null,
  channel_id uuid not null,
  seller_org_id uuid not null references organizations (id),
  primary key (org_id, channel_id, seller_org_id),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
call tenant_table('channel_sellers', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);

-- Presets that were loaded, so that each is loaded once.
create table loaded_presets (
  name text primary key,
  org_id uuid not null references organizations (id),
  loaded_at timestamptz not null
);
call system_table('loaded_presets');
