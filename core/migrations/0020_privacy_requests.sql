-- What people ask of us about their data, what they agreed to, and what keeps us from forgetting somebody.

-- A copy of all that is held on a person. The archive goes 24 hours after it was ready (job privacy_due), the row after 400 days (the same job).
create table privacy_exports (
  id uuid primary key,
  user_id uuid not null references users (id),
  -- The shop it was asked in: its mail comes from there.
  shop_id uuid not null references organizations (id),
  site text not null,
  locale text not null,
  state text not null default 'queued' check (state in ('queued', 'ready', 'expired')),
  archive_sealed text,
  requested_at timestamptz not null,
  ready_at timestamptz,
  expires_at timestamptz
);
create index privacy_exports_person on privacy_exports (user_id, requested_at desc);
create index privacy_exports_due on privacy_exports (expires_at) where state = 'ready';
create unique index privacy_exports_one on privacy_exports (user_id) where state = 'queued';
create index privacy_exports_age on privacy_exports (requested_at);
call system_table('privacy_exports');

-- A wish to be forgotten. It waits some days, in which it can be called off. Kept for ever: it proves that we did.
create table privacy_erasures (
  id uuid primary key,
  user_id uuid not null references users (id),
  shop_id uuid not null references organizations (id),
  site text not null,
  locale text not null,
  state text not null default 'waiting' check (state in ('waiting', 'cancelled', 'done')),
  requested_at timestamptz not null,
  due_at timestamptz not null,
  ended_at timestamptz,
  -- What was erased and what was kept, why and until when; holds nothing personal.
  report jsonb
);
create unique index privacy_erasures_one on privacy_erasures (user_id) where state = 'waiting';
create index privacy_erasures_due on privacy_erasures (due_at) where state = 'waiting';
create index privacy_erasures_person on privacy_erasures (user_id, requested_at desc);
call system_table('privacy_erasures');

-- While one stands, a person is not forgotten. Kept for ever.
create table legal_holds (
  org_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  reason_sealed text not null,
  set_by uuid,
  set_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (org_id, id)
);
create unique index legal_holds_one on legal_holds (org_id, user_id) where lifted_at is null;
create index legal_holds_person on legal_holds (user_id) where lifted_at is null;
call tenant_table('legal_holds', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

-- What people agreed to or took back: one row for each time, never changed but that the address goes with its person. It proves what we
-- may do, so it is kept for ever.
create table consents (
  org_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid references users (id),
  guest text,
  purpose text not null check (purpose ~ '^[a-z_]{2,40}$'),
  -- Of the text they were shown.
  version text not null,
  given boolean not null,
  ip_sealed text,
  at timestamptz not null,
  primary key (org_id, id),
  check (num_nonnulls(user_id, guest) = 1)
);
create index consents_person on consents (user_id, at) where user_id is not null;
create index consents_guest on consents (org_id, guest, at) where guest is not null;
call tenant_table('consents',
  $$ org_id = (select current_org()) or (org_id = (select current_shop()) and (guest = (select current_guest()) or user_id = (select current_person()))) $$,
  $$ org_id = (select current_shop()) and (guest = (select current_guest()) or user_id = (select current_person())) $$, 'select, insert');
revoke update, delete on consents from tessera_system;
grant update (ip_sealed) on consents to tessera_system;
