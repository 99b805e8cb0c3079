-- Personal data sealed by the program (docs/decisions/0017), what it is found by, and what people may ask of us about it.

-- Sealed values stand where the plain ones stood: a json text `"v1.…"`, or an object that keeps what the database needs beside `sealed`.
-- What was written before is plain until the job `reseal` comes by. Blind indexes are keyed hashes: equal values share one.
alter table orders add column email_index text, add column phone_index text, add column name_index text[];
-- Nobody's e-mail is found in the plain any more.
drop index if exists orders_guest_email;
create index orders_email on orders (org_id, email_index) where email_index is not null;
create index orders_phone on orders (org_id, phone_index) where phone_index is not null;
create index orders_user on orders (buyer_user) where buyer_user is not null;

alter table messages add column to_index text;
create index messages_to on messages (to_index) where to_index is not null;

-- Keys that sealed here, so that a new one is noticed. No secrets.
create table vault_keys (
  id text primary key,
  first_used_at timestamptz not null
);
call system_table('vault_keys');
