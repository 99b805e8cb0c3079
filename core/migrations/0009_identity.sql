-- People and how they prove who they are: accounts, sessions and their refresh tokens, signing keys, roles, API keys.

-- An organization that runs the installation: its members may be given platform permissions.
alter table organizations add column platform boolean not null default false;
update organizations o set platform = exists (select from channels c where c.org_id = o.id);

create table roles (
  org_id uuid not null references organizations (id),
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- By locale.
  name jsonb not null,
  -- Of contracts/permissions.ts; the owner's list is not read, an owner may do everything.
  permissions text[] not null,
  built_in boolean not null default false,
  created_at timestamptz not null,
  primary key (org_id, key)
);
call tenant_table('roles', $$ org_id = (select current_org()) $$);

insert into roles (org_id, key, name, permissions, built_in, created_at)
select o.id, r.key, jsonb_build_object('en', r.name), r.permissions, true, now() from organizations o cross join (values
  ('owner', 'Owner', '{}'::text[]),
  ('manager', 'Manager', '{orders.read,orders.fulfil,stock.read,stock.write,catalog.read,catalog.write,operations.read,operations.write,organization.read,organization.write,members.read,members.write,keys.read,flags.read,flags.write,audit.read,privacy.hold}'),
  ('staff', 'Staff', '{orders.read,orders.fulfil,stock.read,stock.write,catalog.read,operations.read,organization.read}'),
  ('viewer', 'Viewer', '{orders.read,stock.read,catalog.read,organization.read}')
) as r (key, name, permissions);

alter table memberships drop constraint memberships_role_check;
alter table memberships add foreign key (org_id, role) references roles (org_id, key);

alter table users
  add column email_verified_at timestamptz,
  add column locale text not null default 'en',
  add column status text not null default 'active' check (status in ('active', 'suspended', 'erased')),
  add column password_changed_at timestamptz;
update users set email_verified_at = created_at;

-- A signed-in device. Ended or lapsed ones go after 30 days (job retention), and their tokens with them.
drop table sessions;
create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- Organization it acts for.
  org_id uuid references organizations (id),
  -- How the person signed in: password, code, passkey, or the name of a social provider.
  method text not null,
  -- When a credential was shown last; what is dangerous asks for one shown lately.
  authenticated_at timestamptz not null,
  second_factor_at timestamptz,
  -- Member of the platform who looks at the shop as this person, and why.
  impersonator_id uuid references users (id),
  impersonation_reason text,
  ip text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Ends when it was not used for so long; null lasts as long as its token.
  idle_seconds int check (idle_seconds > 0),
  ended_at timestamptz,
  ended_reason text,
  check ((impersonator_id is null) = (impersonation_reason is null)),
  check ((ended_at is null) = (ended_reason is null))
);
create index sessions_person on sessions (user_id, created_at desc);
create index sessions_age on sessions (expires_at);
call system_table('sessions');

-- The family of a session: each token is good once and gives the next; at most one has not been used.
create table refresh_tokens (
  -- SHA-256 of the token, base64url.
  token_hash text primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Given in exchange for this one.
  successor_hash text
);
create unique index refresh_tokens_tip on refresh_tokens (session_id) where used_at is null;
call system_table('refresh_tokens');

-- Key pairs that sign access tokens. A new one is published before it signs, an old one until its last token lapsed.
create table signing_keys (
  kid text primary key,
  public_jwk jsonb not null,
  -- PKCS #8, sealed by the vault.
  private_sealed text not null,
  created_at timestamptz not null,
  signs_from timestamptz not null,
  verifies_until timestamptz
);
call system_table('signing_keys');

-- Access tokens that were called back before they lapsed: those of a subject that were issued until then. Kept 20 minutes.
create table denials (
  seq bigint generated always as identity primary key,
  -- `session ID`, `user ID`, `organization ID` or `key ID`.
  subject text not null,
  issued_until timestamptz not null
);
call system_table('denials');
create policy app on denials for insert to tessera_app with check (true);
grant insert on denials to tessera_app;

-- Programs of an organization.
create table api_keys (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  -- What people recognize it by.
  prefix text not null,
  -- SHA-256 of the key, base64url.
  key_hash text not null,
  permissions text[] not null,
  requests_per_minute int not null check (requests_per_minute between 1 and 100000),
  created_by uuid not null references users (id),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  last_used_ip text,
  revoked_at timestamptz,
  -- The key that took this one's place; until it lapses, both work.
  replaced_by uuid,
  primary key (org_id, id)
);
create unique index api_keys_hash on api_keys (key_hash);
call tenant_table('api_keys', $$ org_id = (select current_org()) $$, null, 'select, insert, update');
