-- The ledger, payment intents and their operations, provider events.

create table ledger_accounts (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- For example `gateway_clearing:test`, `revenue`, `tax_output`.
  code text not null check (length(code) between 1 and 120),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  normal text not null check (normal in ('debit', 'credit')),
  primary key (org_id, id),
  unique (org_id, code, currency)
);
call tenant_table('ledger_accounts', $$ org_id = (select current_org()) $$, null, 'select');

create table journals (
  org_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null,
  -- What caused it; one journal for each cause.
  source_key text not null,
  reverses_id uuid,
  at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, kind, source_key),
  foreign key (org_id, reverses_id) references journals (org_id, id)
);
call tenant_table('journals', $$ org_id = (select current_org()) $$, null, 'select');

-- Debits are positive, credits negative. Append-only.
create table postings (
  org_id uuid not null,
  id uuid not null,
  journal_id uuid not null,
  account_id uuid not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor <> 0),
  primary key (org_id, id),
  foreign key (org_id, journal_id) references journals (org_id, id),
  foreign key (org_id, account_id) references ledger_accounts (org_id, id)
);
create index postings_journal on postings (org_id, journal_id);
create index postings_account on postings (org_id, account_id) include (amount_minor);
call tenant_table('postings', $$ org_id = (select current_org()) $$, null, 'select');
revoke update, delete on ledger_accounts, journals, postings from tessera_system;

-- A journal balances in each currency and has two postings or more, or it does not exist.
create function journal_balances() returns trigger language plpgsql as $$
begin
  if exists (select from postings where org_id = new.org_id and journal_id = new.journal_id group by currency having sum(amount_minor) <> 0)
     or (select count(*) from postings where org_id = new.org_id and journal_id = new.journal_id) < 2 then
    raise exception 'journal % does not balance', new.journal_id using errcode = '23514', constraint = 'journal_balances';
  end if;
  if exists (select from ledger_accounts a where a.org_id = new.org_id and a.id = new.account_id and a.currency <> new.currency) then
    raise exception 'posting of % in the currency of another account', new.journal_id using errcode = '23514', constraint = 'posting_currency';
  end if;
  return null;
end $$;
create constraint trigger journal_balances after insert on postings
  deferrable initially deferred for each row execute function journal_balances();
create function journal_has_postings() returns trigger language plpgsql as $$
begin
  if not exists (select from postings where org_id = new.org_id and journal_id = new.id) then
    raise exception 'journal % has no postings', new.id using errcode = '23514', constraint = 'journal_balances';
  end if;
  return null;
end $$;
create constraint trigger journal_has_postings after insert on journals
  deferrable initially deferred for each row execute function journal_has_postings();

-- One wish to be paid for one order. Amounts are what operations made of it.
create table payment_intents (
  org_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  provider text not null,
  state text not null check (state in ('created', 'processing', 'needs_action', 'authorized', 'declined', 'voided', 'expired')),
  currency text not null,
  amount_minor bigint not null check (amount_minor >= 0),
  authorized_minor bigint not null default 0,
  captured_minor bigint not null default 0,
  refunded_minor bigint not null default 0,
  -- What the buyer's browser got from the provider's script; forgotten once the provider has answered.
  token text,
  provider_ref text,
  instrument text,
  decline_code text,
  next_action jsonb,
  return_url text not null,
  -- Who asks the provider now; after that another may.
  leased_until timestamptz,
  attempts int not null default 0,
  next_check_at timestamptz,
  created_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, order_id) references orders (org_id, id),
  check (authorized_minor between 0 and amount_minor),
  check (captured_minor between 0 and authorized_minor),
  check (refunded_minor between 0 and captured_minor)
);
create index payment_intents_order on payment_intents (org_id, order_id);
create index payment_intents_due on payment_intents (next_check_at) where state in ('created', 'processing', 'needs_action', 'expired');
create unique index payment_intents_ref on payment_intents (provider, provider_ref) where provider_ref is not null;
call tenant_table('payment_intents',
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from orders o where o.org_id = payment_intents.org_id and o.id = payment_intents.order_id)) $$,
  null, 'select, insert, update');

-- A capture, void or refund: asked for in one transaction, done by a job, recorded in another.
create table payment_operations (
  org_id uuid not null,
  id uuid not null,
  -- The order they were asked for in; ids of two machines would go by their clocks.
  seq bigint generated always as identity,
  intent_id uuid not null,
  type text not null check (type in ('capture', 'void', 'refund')),
  state text not null check (state in ('requested', 'pending', 'done', 'failed')),
  amount_minor bigint not null check (amount_minor >= 0),
  -- Why, and of which line or order; at most one operation of a type for each cause.
  source_key text not null,
  reason text,
  provider_ref text,
  error text,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (org_id, id),
  unique (org_id, intent_id, type, source_key),
  foreign key (org_id, intent_id) references payment_intents (org_id, id)
);
create index payment_operations_open on payment_operations (created_at) where state in ('requested', 'pending');
create index payment_operations_order on payment_operations (org_id, intent_id, seq);
call tenant_table('payment_operations',
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from payment_intents i where i.org_id = payment_operations.org_id and i.id = payment_operations.intent_id)) $$,
  null, 'select, insert');

-- What providers told us, exactly as they said it, once each. Kept 400 days.
create table provider_events (
  provider text not null,
  event_id text not null,
  received_at timestamptz not null,
  body text not null,
  processed_at timestamptz,
  error text,
  primary key (provider, event_id)
);
create index provider_events_age on provider_events (received_at);
call system_table('provider_events');
-- A webhook is stored by the request that brings it, which has no tenant; it can add but not read.
grant insert on provider_events to tessera_app;
create policy app_stores on provider_events for insert to tessera_app with check (true);
