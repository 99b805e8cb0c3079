-- The built-in test payment provider: a small bank of its own. Only its adapter reads these; our side knows what the adapter says.

create table test_provider_charges (
  id text primary key,
  -- The caller's idempotency key: the same key is the same charge.
  key text not null unique,
  state text not null check (state in ('pending', 'requires_action', 'authorized', 'declined', 'voided')),
  amount_minor bigint not null,
  captured_minor bigint not null default 0 check (captured_minor <= amount_minor),
  refunded_minor bigint not null default 0 check (refunded_minor <= captured_minor),
  currency text not null,
  card text not null,
  decline_code text,
  return_url text not null,
  created_at timestamptz not null
);
call system_table('test_provider_charges');

create table test_provider_operations (
  key text primary key,
  charge_id text not null references test_provider_charges (id),
  type text not null check (type in ('capture', 'void', 'refund')),
  amount_minor bigint not null,
  state text not null check (state in ('pending', 'done')),
  created_at timestamptz not null
);
call system_table('test_provider_operations');
