-- Messages to people: one row each, written with the fact they tell of, sent by a job. They hold addresses and what was said, so they
-- are kept 400 days (job retention).

create table messages (
  org_id uuid not null references organizations (id),
  id uuid not null,
  medium text not null check (medium in ('mail')),
  to_address text not null,
  template text not null,
  locale text not null,
  subject text not null,
  html text not null,
  text text not null,
  -- The event it tells of: each is told once.
  source_key text not null,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
  error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (org_id, id),
  unique (org_id, template, source_key)
);
create index messages_unsent on messages (created_at) where state = 'queued';
create index messages_age on messages (created_at);
create index messages_newest on messages (org_id, created_at desc, id desc);
call tenant_table('messages', $$ org_id = (select current_org()) $$, null, 'select, insert');
