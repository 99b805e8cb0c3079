-- The audit trail: what was done to whom by whom, chained per organization by keyed hashes (docs/decisions/0016).

-- Where each chain ends. Its row is locked by whoever appends, so entries follow one another without a gap. The installation's own chain
-- (sign-ins, accounts) stands under the organization that is all zeros.
create table audit_chains (
  org_id uuid primary key,
  seq bigint not null check (seq >= 0),
  hash text not null,
  -- HMAC over organization, seq and hash: the end of a chain can't be moved back without the key.
  proof text not null,
  -- Days entries are kept; the setting AUDIT_DAYS where it is null.
  retention_days int check (retention_days between 90 and 3650)
) with (fillfactor = 50);
call tenant_table('audit_chains',
  $$ org_id in ((select current_org()), (select current_shop()), '00000000-0000-0000-0000-000000000000') $$, null, 'select, insert, update');
revoke delete on audit_chains from tessera_system;

-- What the chain was cut off at when its oldest entries went: what follows proves itself from here. Few, small, kept for ever.
create table audit_checkpoints (
  org_id uuid not null,
  -- The last entry that went, and its hash.
  seq bigint not null check (seq > 0),
  hash text not null,
  proof text not null,
  at timestamptz not null,
  primary key (org_id, seq)
);
call tenant_table('audit_checkpoints', $$ org_id = (select current_org()) $$, null, 'select');
revoke update, delete on audit_checkpoints from tessera_system;

-- One act. Nobody may change one. Kept as long as the organization's policy says (job audit_retention); what goes, goes from the oldest on
-- and only from behind a checkpoint. Texts of json are kept as they were hashed, so not jsonb.
create table audit_entries (
  org_id uuid not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  action text not null check (action ~ '^[a-z_]+(\.[a-z_]+)+$'),
  actor_type text not null,
  actor_id uuid,
  impersonator_id uuid,
  subject_type text not null,
  subject_id text not null,
  before json,
  after json,
  request_id text,
  -- Salted, keyed digests of the personal values that stand beside it, by field.
  digests json not null,
  prev text not null,
  -- HMAC over all of the above.
  hash text not null,
  primary key (org_id, seq)
);
create index audit_entries_at on audit_entries (org_id, at);
create index audit_entries_actor on audit_entries (org_id, actor_id, seq);
create index audit_entries_subject on audit_entries (org_id, subject_type, subject_id, seq);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy app_reads on audit_entries for select to tessera_app using (org_id = (select current_org()));
create policy app_adds on audit_entries for insert to tessera_app
  with check (org_id in ((select current_org()), (select current_shop()), '00000000-0000-0000-0000-000000000000'));
create policy system_reads on audit_entries for select to tessera_system using (true);
create policy system_adds on audit_entries for insert to tessera_system with check (true);
create policy system_drops on audit_entries for delete to tessera_system
  using (exists (select from audit_checkpoints c where c.org_id = audit_entries.org_id and c.seq >= audit_entries.seq));
grant select, insert on audit_entries to tessera_app;
grant select, insert, delete on audit_entries to tessera_system;
grant select on audit_entries to tessera_auditor;

-- The values behind the digests, sealed with the salt of each; a row can go for good, and the chain still proves itself.
create table audit_personal (
  org_id uuid not null,
  seq bigint not null,
  field text not null,
  -- Whose value it is; null for guests and where nobody knows.
  person uuid,
  sealed text not null,
  primary key (org_id, seq, field),
  foreign key (org_id, seq) references audit_entries (org_id, seq) on delete cascade
);
create index audit_personal_person on audit_personal (person) where person is not null;
call tenant_table('audit_personal', $$ org_id = (select current_org()) $$,
  $$ org_id in ((select current_org()), (select current_shop()), '00000000-0000-0000-0000-000000000000') $$, 'select, insert');
