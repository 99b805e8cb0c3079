-- The ground: who may do what, how tenancy is declared, the outbox, idempotency keys.
-- Roles (made by run.ts): tessera_owner owns and can't log in; tessera_app serves requests; tessera_system runs relay, sweepers, jobs'
-- work; tessera_jobs owns graphile-worker's tables; tessera_auditor reads everything and changes nothing.

revoke create on schema public from public;
grant usage on schema public to tessera_app, tessera_system, tessera_jobs, tessera_auditor;

-- What the current transaction may see. Unset reads as null, so nothing set means no rows.
create function current_org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.org', true), '')::uuid $$;
create function current_shop() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.shop', true), '')::uuid $$;
create function current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.user', true), '')::uuid $$;
create function current_guest() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.guest', true), '') $$;
create function current_sellers() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.sellers', true), ''), ',')::uuid[] $$;

-- Whose idempotency keys: channel, principal and route, hashed by the program.
create function current_scope() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.scope', true), '') $$;

-- Puts a table behind the wall: row-level security forced, policies for requests, one for the system role.
-- `sees` are the rows a request may read and touch, `writes` the rows it may leave behind (`sees` when absent). Where they differ there is
-- a policy for each command: what a request may only see, it can't delete, and what it may only leave behind, it can't read again.
create procedure tenant_table(target regclass, sees text, writes text default null, app_may text default 'select, insert, update, delete')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  if writes is null then
    execute format('create policy app on %s for all to tessera_app using (%s) with check (%s)', target, sees, sees);
  else
    execute format('create policy app_reads on %s for select to tessera_app using (%s)', target, sees);
    execute format('create policy app_adds on %s for insert to tessera_app with check (%s)', target, writes);
    execute format('create policy app_changes on %s for update to tessera_app using (%s) with check (%s)', target, sees, writes);
    execute format('create policy app_removes on %s for delete to tessera_app using ((%s) and (%s))', target, sees, writes);
  end if;
  execute format('create policy system on %s for all to tessera_system using (true) with check (true)', target);
  execute format('grant %s on %s to tessera_app', app_may, target);
  execute format('grant select, insert, update, delete on %s to tessera_system', target);
  execute format('grant select on %s to tessera_auditor', target);
end $$;

-- Tables of the platform that requests never see.
create procedure system_table(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy system on %s for all to tessera_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to tessera_system', target);
  execute format('grant select on %s to tessera_auditor', target);
end $$;

-- Facts. Kept 90 days (job retention). A shopper's request leaves them behind; only the organization's staff may read them.
create table outbox_events (
  id uuid primary key,
  org_id uuid not null,
  type text not null,
  aggregate_type text not null,
  aggregate_id uuid not null,
  payload jsonb not null,
  actor text not null,
  request_id text,
  occurred_at timestamptz not null
);
create index outbox_events_age on outbox_events (occurred_at);
call tenant_table('outbox_events', $$ org_id = (select current_org()) $$,
  $$ org_id in ((select current_org()), (select current_shop())) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert');

-- One row for each handler that has not finished with an event; finished rows are deleted with the handler's own writes.
create table outbox_deliveries (
  seq bigint generated always as identity primary key,
  event_id uuid not null references outbox_events (id),
  org_id uuid not null,
  handler text not null,
  aggregate_id uuid not null,
  state text not null default 'pending' check (state in ('pending', 'parked')),
  attempts int not null default 0,
  available_at timestamptz not null,
  leased_until timestamptz,
  lease uuid,
  last_error text
) with (fillfactor = 70);
create index outbox_deliveries_order on outbox_deliveries (handler, aggregate_id, seq);
create index outbox_deliveries_event on outbox_deliveries (event_id);
call tenant_table('outbox_deliveries', $$ org_id = (select current_org()) $$,
  $$ org_id in ((select current_org()), (select current_shop())) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');

-- Answers to requests that must have their effect once. Kept 24 hours (job retention).
create table idempotency_keys (
  org_id uuid not null,
  -- SHA-256 over channel, principal and route, base64url: one caller never sees another's answer.
  scope text not null,
  key text not null,
  -- SHA-256 over method, path and the body as received.
  fingerprint text not null,
  state text not null check (state in ('running', 'done')),
  recovery_point text,
  -- What the recovery point is about, for example a payment.
  subject_id uuid,
  leased_until timestamptz,
  status int,
  -- The answer's exact bytes.
  response text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (org_id, scope, key),
  check (state = 'running' or (status is not null and response is not null))
);
create index idempotency_keys_age on idempotency_keys (expires_at);
create index idempotency_keys_running on idempotency_keys (leased_until) where state = 'running';
create index idempotency_keys_subject on idempotency_keys (org_id, subject_id) where subject_id is not null;
call tenant_table('idempotency_keys', $$ org_id in ((select current_org()), (select current_shop())) and scope = (select current_scope()) $$,
  null, 'select, insert, update');
