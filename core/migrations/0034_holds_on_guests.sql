-- Legal holds on buyers who have no account, and wishes to be forgotten that wait for one.

-- A hold on a guest stands on the address that the order names, by blind index; on the phone where there is no e-mail. When the hold was lifted and
-- its person is forgotten, the index goes, too.
alter table legal_holds
  alter column user_id drop not null,
  -- The order by whose buyer it was set; null in rows from before.
  add column order_id uuid,
  add column email_index text,
  add column phone_index text,
  add foreign key (org_id, order_id) references orders (org_id, id),
  add check (num_nonnulls(user_id, order_id) > 0),
  add check (num_nonnulls(user_id, email_index, phone_index) <= 1),
  add check (lifted_at is not null or num_nonnulls(user_id, email_index, phone_index) = 1);
create unique index legal_holds_email on legal_holds (org_id, email_index) where lifted_at is null and email_index is not null;
create unique index legal_holds_phone on legal_holds (org_id, phone_index) where lifted_at is null and phone_index is not null;
create index legal_holds_order on legal_holds (org_id, order_id) where order_id is not null;
create index legal_holds_named on legal_holds (email_index) where email_index is not null;

-- A guest asked to be forgotten while a hold stood: done when it is lifted (job privacy_due), and the row goes with it.
create table guest_erasures (
  org_id uuid not null references organizations (id),
  id uuid not null,
  email_index text not null,
  email_sealed text not null,
  asked_at timestamptz not null,
  primary key (org_id, id)
);
create unique index guest_erasures_one on guest_erasures (org_id, email_index);
call tenant_table('guest_erasures', $$ org_id = (select current_org()) $$, null, 'select');
