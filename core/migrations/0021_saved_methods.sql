-- Payment methods that buyers keep with a shop: one belongs to the person and to the organization that runs the shop.

create table saved_methods (
  org_id uuid not null references organizations (id),
  id uuid not null,
  user_id uuid not null references users (id),
  provider text not null check (length(provider) between 1 and 40),
  -- The provider's own name for this very card, whoever saves it and however often.
  fingerprint text not null check (length(fingerprint) <= 200),
  token_sealed text not null,
  brand text not null check (length(brand) <= 40),
  last4 text not null check (last4 ~ '^[0-9]{0,4}$'),
  expiry_month int not null check (expiry_month between 1 and 12),
  expiry_year int not null check (expiry_year between 2000 and 9999),
  -- The default is the one that was preferred last; without any the oldest is.
  preferred_at timestamptz,
  -- Why the provider refused it the last time; null again once a payment went through.
  decline_code text,
  created_at timestamptz not null,
  -- What is removed keeps its token until the provider has let go of it, 30 days at most (job retention).
  removed_at timestamptz,
  primary key (org_id, id)
);
create unique index saved_methods_one on saved_methods (org_id, user_id, provider, fingerprint) where removed_at is null;
create index saved_methods_person on saved_methods (user_id);
create index saved_methods_removed on saved_methods (removed_at) where removed_at is not null;
call tenant_table('saved_methods',
  $$ org_id = (select current_shop()) and user_id = (select current_person()) $$, null, 'select, insert, update');

alter table payment_intents
  -- Pays with this one instead of a typed card. No foreign key: a payment stays when its method is gone.
  add column saved_method_id uuid,
  -- Who asked that the card be saved; forgotten once it was, or the attempt failed.
  add column save_asked_by uuid references users (id);
create index payment_intents_save on payment_intents (save_asked_by) where save_asked_by is not null;

-- A charge of the test bank may leave a card on file: under a token, for one customer of one shop, until it is detached.
alter table test_provider_charges
  add column customer text,
  add column saved_token text unique,
  add column detached_at timestamptz;
