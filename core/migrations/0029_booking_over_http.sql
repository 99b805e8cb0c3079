-- Booked time over HTTP: how often the times of an offer changed, fees that are due at the appointment, secret addresses of calendars.

-- What moves of a booking cost its buyer, in minor units of the order's currency: due at the appointment, kept back when money goes back.
alter table bookings add fees_due_minor bigint not null default 0 check (fees_due_minor >= 0);
-- When its buyer was reminded of it by mail.
alter table bookings add reminded_at timestamptz;
create index bookings_to_remind on bookings (starts_at) where state = 'confirmed' and reminded_at is null;
create index bookings_service on bookings (org_id, service_id, starts_at);
create index bookings_line on bookings (order_org_id, line_id);

-- How often the bookable times of an offer changed, counted in the transaction that changed them: what streams tell and answers are kept by.
create table booking_versions (
  org_id uuid not null,
  offer_id uuid not null,
  version bigint not null default 1,
  primary key (org_id, offer_id),
  foreign key (org_id, offer_id) references offers (org_id, id)
) with (fillfactor = 70);
call tenant_table('booking_versions', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  null, 'select, insert, update');
alter table booking_services no force row level security;
alter table booking_versions no force row level security;
insert into booking_versions (org_id, offer_id) select org_id, offer_id from booking_services;
alter table booking_services force row level security;
alter table booking_versions force row level security;

-- Offers in one order, so that who changes several meets others who do.
create function count_booking_change() returns trigger
language plpgsql as $$
begin
  insert into booking_versions (org_id, offer_id)
  select distinct s.org_id, s.offer_id from changed c join booking_services s on s.org_id = c.org_id and s.id = c.service_id order by 1, 2
    on conflict (org_id, offer_id) do update set version = booking_versions.version + 1;
  return null;
end $$;
create trigger count_new after insert on bookings referencing new table as changed for each statement execute function count_booking_change();
create trigger count_change after update on bookings referencing new table as changed for each statement execute function count_booking_change();

-- Addresses under which a calendar program reads somebody's bookings in a shop, or those of a seller's resource. Who has it, reads it:
-- it is shown once and kept as its hash. One at a time for each.
create table booking_feeds (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- SHA-256 of the token, base64url.
  token_hash text not null,
  user_id uuid references users (id),
  resource_id uuid,
  created_at timestamptz not null,
  -- To the day.
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, resource_id) references booking_resources (org_id, id),
  check (num_nonnulls(user_id, resource_id) = 1)
);
create unique index booking_feeds_token on booking_feeds (token_hash);
create unique index booking_feeds_person on booking_feeds (org_id, user_id) where user_id is not null;
create unique index booking_feeds_resource on booking_feeds (org_id, resource_id) where resource_id is not null;
create index booking_feeds_user on booking_feeds (user_id) where user_id is not null;
call tenant_table('booking_feeds',
  $$ (org_id = (select current_org()) and resource_id is not null) or (org_id = (select current_shop()) and user_id = (select current_person())) $$);
