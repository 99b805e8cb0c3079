-- Ways into an account: codes, links, social accounts, second factors, passkeys; the address book; buying before signing up.

-- A person's phone is sealed by the vault; the index finds it however it was typed. It signs in only once it was proved.
alter table users
  add column phone_sealed text,
  add column phone_index text,
  add column phone_verified_at timestamptz;
create unique index users_phone on users (phone_index) where phone_verified_at is not null;

-- Something that was begun in a browser and is finished there, or by a link in a mail: a sign-up, a code, a second factor, a passkey,
-- a trip to a social provider, a new password. Each is good once. Kept a day after it lapsed (job retention).
create table account_challenges (
  id uuid primary key,
  -- SHA-256 of the token that the browser holds, base64url; null where only a link leads on.
  token_hash text unique,
  purpose text not null check (purpose in
    ('register', 'sign_in', 'reauthenticate', 'change_email', 'change_phone', 'reset_password', 'second_factor', 'passkey', 'add_passkey', 'social')),
  user_id uuid references users (id),
  medium text not null default 'mail' check (medium in ('mail', 'sms')),
  -- What is to be proved: an e-mail, or a phone as the vault sealed it.
  address text,
  -- HMAC of the code; null until it was sent, and for ever where nothing is to be sent.
  code_hash text,
  -- SHA-256 of the token in the link, base64url.
  link_hash text unique,
  facts jsonb not null default '{}',
  tries int not null default 0 check (tries between 0 and 5),
  sends int not null default 0,
  sent_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index account_challenges_age on account_challenges (expires_at);
-- A person has one way to a new password at a time.
create unique index account_challenges_reset on account_challenges (user_id) where purpose = 'reset_password' and used_at is null;
call system_table('account_challenges');

create table social_identities (
  provider text not null,
  -- The provider's id of the person, which never changes; an e-mail may.
  subject text not null,
  user_id uuid not null references users (id),
  email text,
  linked_at timestamptz not null,
  last_used_at timestamptz not null,
  primary key (provider, subject),
  unique (user_id, provider)
);
call system_table('social_identities');

-- Time-based one-time passwords (RFC 6238). A code counts once: `last_step` is the time step of the last one that did.
create table totp_secrets (
  user_id uuid primary key references users (id),
  secret_sealed text not null,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
call system_table('totp_secrets');

create table recovery_codes (
  user_id uuid not null references users (id),
  -- HMAC of the code.
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
call system_table('recovery_codes');

-- WebAuthn credentials. One belongs to a host name and is of no use at another.
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  rp_id text not null,
  name text not null,
  -- Whether it is kept by the maker of the device and may be on several.
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_person on passkeys (user_id, created_at);
call system_table('passkeys');

-- Where a person has things sent; sealed by the vault.
create table addresses (
  id uuid primary key,
  user_id uuid not null references users (id),
  address_sealed text not null,
  is_default boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index addresses_person on addresses (user_id, created_at);
create unique index addresses_default on addresses (user_id) where is_default;
call system_table('addresses');

-- An order that was placed by a guest and claimed by e-mail has both: the guest keeps seeing what they bought.
alter table orders drop constraint orders_check1;
alter table orders add constraint orders_buyer check (num_nonnulls(buyer_user, buyer_guest) >= 1);
create index orders_buyer_user on orders (org_id, buyer_user, placed_at desc, id desc) where buyer_user is not null;
create index orders_buyer_guest on orders (org_id, buyer_guest) where buyer_guest is not null;

-- What a mail with a secret said is forgotten when it was handed over.
alter table messages add column secret boolean not null default false;
