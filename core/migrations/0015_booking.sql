-- Booked time: schedules, what a service needs, sessions that set resources aside, and bookings with an expiry.
-- The lock is `claims_never_overlap`: one resource is never set aside twice at a time, buffers included, whoever tries at once.

-- Working hours as somebody said them: local wall time in a zone, repeated by RFC 5545 rules.
create table booking_schedules (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- IANA name.
  zone text not null check (length(zone) between 2 and 64),
  -- [{"starts": "2026-01-05T09:00", "minutes": 480, "rrule": "FREQ=WEEKLY;BYDAY=MO"}]; without a rule it is that day alone.
  openings jsonb not null check (jsonb_typeof(openings) = 'array' and jsonb_array_length(openings) <= 16),
  primary key (org_id, id)
);
call tenant_table('booking_schedules', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- Closed times and extra hours, local in the schedule's zone. Two of one kind never overlap; extra hours win over closed ones.
create table booking_exceptions (
  org_id uuid not null,
  id uuid not null,
  schedule_id uuid not null,
  kind text not null check (kind in ('closed', 'open')),
  from_local timestamp not null,
  until_local timestamp not null,
  primary key (org_id, id),
  foreign key (org_id, schedule_id) references booking_schedules (org_id, id) on delete cascade,
  check (until_local > from_local and until_local <= from_local + interval '400 days'),
  constraint exceptions_never_overlap exclude using gist (org_id with =, schedule_id with =, kind with =, tsrange(from_local, until_local) with &&)
);
-- Ranges can't be asked for behind the wall (`&&` is not leakproof), plain times can.
create index booking_exceptions_time on booking_exceptions (org_id, schedule_id, from_local);
call tenant_table('booking_exceptions', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- Who or what can be busy: a person, a room, a machine.
create table booking_resources (
  org_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null check (kind in ('staff', 'room', 'equipment')),
  name text not null check (length(name) between 1 and 120),
  schedule_id uuid not null,
  active boolean not null default true,
  primary key (org_id, id),
  foreign key (org_id, schedule_id) references booking_schedules (org_id, id)
);
call tenant_table('booking_resources', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- What can be booked of an offer.
create table booking_services (
  org_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  -- Starts stand on the clock of this zone.
  zone text not null check (length(zone) between 2 and 64),
  -- Hours of the service itself, narrower than its resources'; null is whenever they are there.
  schedule_id uuid,
  duration_minutes int not null check (duration_minutes between 5 and 1440),
  before_minutes int not null default 0 check (before_minutes between 0 and 720),
  after_minutes int not null default 0 check (after_minutes between 0 and 720),
  -- Starts are at local minutes of the day that leave `offset_minutes` when divided by `step_minutes`.
  step_minutes int not null check (step_minutes between 5 and 1440),
  offset_minutes int not null default 0,
  lead_minutes int not null default 0 check (lead_minutes between 0 and 525600),
  horizon_days int not null check (horizon_days between 1 and 730),
  -- 1 is one at a time; more are seats of a group that shares a session.
  capacity int not null default 1 check (capacity between 1 and 1000),
  policy jsonb not null,
  active boolean not null default true,
  primary key (org_id, id),
  unique (org_id, offer_id),
  foreign key (org_id, offer_id) references offers (org_id, id),
  foreign key (org_id, schedule_id) references booking_schedules (org_id, id),
  check (offset_minutes >= 0 and offset_minutes < step_minutes)
);
call tenant_table('booking_services', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- A service needs one resource of each need at the same time. A resource serves one need of a service, so choosing one never takes another's.
create table booking_service_resources (
  org_id uuid not null,
  service_id uuid not null,
  resource_id uuid not null,
  need smallint not null check (need between 0 and 3),
  position int not null,
  primary key (org_id, service_id, resource_id),
  foreign key (org_id, service_id) references booking_services (org_id, id),
  foreign key (org_id, resource_id) references booking_resources (org_id, id)
);
call tenant_table('booking_service_resources', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- A time at which a service takes place. `shared` ones are groups: one for each service and start, with a counter of seats.
create table booking_sessions (
  org_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- With the buffers.
  blocked_from timestamptz not null,
  blocked_until timestamptz not null,
  shared boolean not null,
  capacity int not null,
  taken int not null default 0,
  primary key (org_id, id),
  foreign key (org_id, service_id) references booking_services (org_id, id),
  check (blocked_from <= starts_at and starts_at < ends_at and ends_at <= blocked_until),
  constraint seats_within_capacity check (taken >= 0 and taken <= capacity)
) with (fillfactor = 70);
create unique index booking_sessions_shared on booking_sessions (org_id, service_id, starts_at) where shared;
call tenant_table('booking_sessions', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  null, 'select, insert, update');

-- Which resource is set aside when. Not live once nobody has a seat in the session any more. Let go of 90 days after (job retention).
create table booking_claims (
  org_id uuid not null,
  session_id uuid not null,
  resource_id uuid not null,
  blocked_from timestamptz not null,
  blocked_until timestamptz not null,
  live boolean not null default true,
  -- While only holds have seats, when the last of them lapses; null for good.
  expires_at timestamptz,
  primary key (org_id, session_id, resource_id),
  foreign key (org_id, session_id) references booking_sessions (org_id, id),
  foreign key (org_id, resource_id) references booking_resources (org_id, id),
  check (blocked_from < blocked_until),
  constraint claims_never_overlap exclude using gist (org_id with =, resource_id with =, tstzrange(blocked_from, blocked_until) with &&) where (live)
);
create index booking_claims_time on booking_claims (org_id, resource_id, blocked_from) where live;
create index booking_claims_age on booking_claims (blocked_until);
call tenant_table('booking_claims', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  null, 'select, insert, update');

-- Somebody's seats in a session. held: until expires_at. It ends once: served, no_show, released, expired, or moved to another time.
create table bookings (
  org_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  session_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- What the clock on the seller's wall says at the start.
  zone text not null,
  local_start timestamp not null,
  seats int not null check (seats > 0),
  state text not null default 'held' check (state in ('held', 'confirmed', 'served', 'no_show', 'released', 'expired', 'moved')),
  -- The order line it is for; that line's order may belong to another organization, the one that runs the channel.
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  expires_at timestamptz,
  -- The service's policy when it was booked.
  policy jsonb not null,
  reschedules int not null default 0,
  -- The booking it was before it was moved here.
  moved_from uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, service_id) references booking_services (org_id, id),
  foreign key (org_id, session_id) references booking_sessions (org_id, id),
  foreign key (org_id, moved_from) references bookings (org_id, id),
  check ((state = 'held') = (expires_at is not null))
);
-- A line is booked once; one that lapsed may be booked again when its order is revived.
create unique index bookings_live on bookings (org_id, line_id) where state in ('held', 'confirmed', 'served', 'no_show');
create index bookings_session on bookings (org_id, session_id);
create index bookings_order on bookings (order_org_id, order_id);
create index bookings_calendar on bookings (org_id, starts_at);
create index bookings_lapsing on bookings (org_id, expires_at) where state = 'held';
create index bookings_due on bookings (expires_at) where state = 'held';
-- The seller's staff, whoever runs the channel it was booked through, and buyers there, whose taking ends what has lapsed.
call tenant_table('bookings',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or order_org_id in ((select current_org()), (select current_shop())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');

-- Who waits for a time that is full. Let go of 30 days after that time (job retention).
create table booking_waits (
  org_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  starts_at timestamptz not null,
  seats int not null check (seats > 0),
  -- The shop they are told through.
  shop_org_id uuid not null references organizations (id),
  user_id uuid references users (id),
  guest text,
  state text not null default 'waiting' check (state in ('waiting', 'told', 'left')),
  joined_at timestamptz not null,
  told_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, service_id) references booking_services (org_id, id),
  check (num_nonnulls(user_id, guest) = 1),
  check ((state = 'told') = (told_at is not null))
);
create unique index booking_waits_once on booking_waits (org_id, service_id, starts_at, coalesce(user_id::text, guest)) where state <> 'left';
create index booking_waits_next on booking_waits (org_id, service_id, starts_at, id) where state = 'waiting';
create index booking_waits_told on booking_waits (org_id, service_id, starts_at) where state = 'told';
create index booking_waits_person on booking_waits (shop_org_id, user_id) where user_id is not null;
create index booking_waits_guest on booking_waits (shop_org_id, guest) where guest is not null;
create index booking_waits_age on booking_waits (starts_at);
call tenant_table('booking_waits',
  $$ org_id = (select current_org()) or (shop_org_id = (select current_shop()) and (guest = (select current_guest()) or user_id = (select current_person()))) $$,
  $$ org_id = (select current_org()) or (org_id = any ((select current_sellers())::uuid[]) and shop_org_id = (select current_shop())
     and (guest = (select current_guest()) or user_id = (select current_person()))) $$, 'select, insert, update');

-- Whoever changes bookings of a seller on a day waits for the others who do, days in one order: so nobody deadlocks, and what is read
-- after it is the last word. The constraints hold without it.
create function lock_booking_days(p_orgs uuid[], p_froms timestamptz[], p_untils timestamptz[]) returns void
language plpgsql as $$
declare
  day_key bigint;
begin
  for day_key in
    select distinct hashtextextended(w.org || ' ' || d.day, 15) as key
      from unnest(p_orgs, p_froms, p_untils) as w(org, since, until),
           generate_series(floor(extract(epoch from w.since) / 86400)::int, ceil(extract(epoch from w.until) / 86400)::int - 1) as d(day)
     order by key
  loop
    perform pg_advisory_xact_lock(day_key);
  end loop;
end $$;

-- Brings what a session sets aside up to date with who still has a seat in it.
create function settle_claims(p_org uuid, p_session uuid) returns void
language sql as $$
  update booking_claims c set live = s.live, expires_at = s.expires
    from (select count(*) > 0 as live, case when bool_and(state = 'held') then max(expires_at) end as expires from bookings
           where org_id = p_org and session_id = p_session and state in ('held', 'confirmed', 'served', 'no_show')) s
   where c.org_id = p_org and c.session_id = p_session and c.live
$$;

-- Ends bookings that hold seats and frees what they held; one that has ended stays as it is. The days are locked by the caller.
create function close_bookings(p_org uuid, p_ids uuid[], p_state text, p_now timestamptz) returns int
language plpgsql as $$
declare
  gone record;
  ended int := 0;
begin
  for gone in
    with mine as (
      select id from bookings where org_id = p_org and id = any (p_ids) and state in ('held', 'confirmed') order by id for update),
    done as (
      update bookings b set state = p_state, expires_at = null, ended_at = p_now from mine
       where b.org_id = p_org and b.id = mine.id returning b.session_id, b.seats)
    select session_id, sum(seats)::int as seats, count(*)::int as rows from done group by 1 order by 1
  loop
    update booking_sessions set taken = taken - gone.seats where org_id = p_org and id = gone.session_id;
    perform settle_claims(p_org, gone.session_id);
    ended := ended + gone.rows;
  end loop;
  return ended;
end $$;

-- Ends the holds that have lapsed and stand in the way of a time.
create function close_lapsed(p_org uuid, p_from timestamptz, p_until timestamptz, p_now timestamptz) returns int
language plpgsql as $$
declare
  lapsed uuid[];
begin
  select array_agg(b.id) into lapsed
    from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id
   where b.org_id = p_org and b.state = 'held' and b.expires_at <= p_now and s.blocked_from < p_until and s.blocked_until > p_from;
  if lapsed is null then return 0; end if;
  return close_bookings(p_org, lapsed, 'expired', p_now);
end $$;

-- Ends one hold if it has lapsed. Returns how many were ended.
create function close_lapsed_hold(p_org uuid, p_id uuid, p_now timestamptz) returns int
language plpgsql as $$
begin
  perform lock_booking_days(array[p_org], array[s.blocked_from], array[s.blocked_until])
     from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id where b.org_id = p_org and b.id = p_id;
  if not exists (select from bookings where org_id = p_org and id = p_id and state = 'held' and expires_at <= p_now) then return 0; end if;
  return close_bookings(p_org, array[p_id], 'expired', p_now);
end $$;

-- Sets one of each need's resources aside for a session, the first of those named that is free; false when a need finds none.
create function claim_resources(p_org uuid, p_session uuid, p_from timestamptz, p_until timestamptz, p_needs jsonb) returns boolean
language plpgsql as $$
declare
  need jsonb;
  chosen uuid;
begin
  for need in select value from jsonb_array_elements(p_needs) loop
    select c.id::uuid into chosen from jsonb_array_elements_text(need) with ordinality as c(id, place)
     where not exists (select from booking_claims k where k.org_id = p_org and k.resource_id = c.id::uuid and k.live
                        and k.blocked_from < p_until and k.blocked_from > p_from - interval '3 days' and k.blocked_until > p_from)
     order by c.place limit 1;
    if chosen is null then return false; end if;
    insert into booking_claims (org_id, session_id, resource_id, blocked_from, blocked_until) values (p_org, p_session, chosen, p_from, p_until)
      on conflict (org_id, session_id, resource_id) do update set live = true, expires_at = null, blocked_from = p_from, blocked_until = p_until;
  end loop;
  return true;
end $$;

-- Takes seats of a service at a time; false when there are too few or a resource is busy, and then the caller rolls back.
create function take_seats(p_want jsonb, p_now timestamptz) returns boolean
language plpgsql as $$
declare
  w record;
  seats_there int;
  own uuid;
  taken_now int;
begin
  select * into w from jsonb_to_record(p_want) as w(
    org uuid, service uuid, booking uuid, session uuid, line uuid, order_org uuid, order_id uuid, starts timestamptz, ends timestamptz,
    blocked_from timestamptz, blocked_until timestamptz, seats int, state text, expires timestamptz, zone text, local_start timestamp,
    needs jsonb, policy jsonb, reschedules int, moved_from uuid);
  select capacity into seats_there from booking_services where org_id = w.org and id = w.service and active;
  if not found or seats_there < w.seats then return false; end if;
  perform close_lapsed(w.org, w.blocked_from, w.blocked_until, p_now);
  insert into booking_sessions (org_id, id, service_id, starts_at, ends_at, blocked_from, blocked_until, shared, capacity)
  values (w.org, w.session, w.service, w.starts, w.ends, w.blocked_from, w.blocked_until, seats_there > 1, seats_there)
    on conflict (org_id, service_id, starts_at) where shared do nothing;
  -- An empty group takes place as the service is now.
  update booking_sessions set taken = taken + w.seats, capacity = case when taken = 0 then seats_there else capacity end,
         ends_at = case when taken = 0 then w.ends else ends_at end,
         blocked_from = case when taken = 0 then w.blocked_from else blocked_from end,
         blocked_until = case when taken = 0 then w.blocked_until else blocked_until end
   where org_id = w.org and service_id = w.service and starts_at = w.starts
     and taken + w.seats <= case when taken = 0 then seats_there else capacity end
     and case when seats_there > 1 then shared else id = w.session end
  returning id, taken into own, taken_now;
  if not found then return false; end if;
  -- The first in a session sets its resources aside.
  if taken_now = w.seats and not claim_resources(w.org, own, w.blocked_from, w.blocked_until, w.needs) then return false; end if;
  insert into bookings (org_id, id, service_id, session_id, starts_at, ends_at, zone, local_start, seats, state, order_org_id, order_id, line_id,
                        expires_at, policy, reschedules, moved_from, created_at)
  values (w.org, w.booking, w.service, own, w.starts, w.ends, w.zone, w.local_start, w.seats, w.state, w.order_org, w.order_id, w.line,
          w.expires, w.policy, w.reschedules, w.moved_from, p_now);
  perform settle_claims(w.org, own);
  return true;
end $$;

-- Takes for many lines, all or nothing. What is taken already raises TS002 with the lines that fell short as JSON in its detail.
create function take_slots(p_wants jsonb, p_now timestamptz) returns void
language plpgsql as $$
declare
  want jsonb;
  short jsonb := '[]';
begin
  perform lock_booking_days(array_agg((w.value ->> 'org')::uuid), array_agg((w.value ->> 'blocked_from')::timestamptz),
                            array_agg((w.value ->> 'blocked_until')::timestamptz)) from jsonb_array_elements(p_wants) w;
  for want in select value from jsonb_array_elements(p_wants) loop
    if not take_seats(want, p_now) then short := short || jsonb_build_array(want -> 'line'); end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'time is taken' using errcode = 'TS002', detail = short::text;
  end if;
end $$;

-- Ends what an order's lines hold. Returns how many were ended.
create function end_bookings(p_order_org uuid, p_order uuid, p_lines uuid[], p_state text, p_now timestamptz) returns int
language plpgsql as $$
declare
  mine record;
  ended int := 0;
begin
  perform lock_booking_days(array_agg(s.org_id), array_agg(s.blocked_from), array_agg(s.blocked_until))
     from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id
    where b.order_org_id = p_order_org and b.order_id = p_order and b.line_id = any (p_lines) and b.state in ('held', 'confirmed');
  for mine in
    select org_id, array_agg(id) as ids from bookings
     where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('held', 'confirmed') group by 1 order by 1
  loop
    ended := ended + close_bookings(mine.org_id, mine.ids, p_state, p_now);
  end loop;
  return ended;
end $$;

-- The holds of an order's lines no longer wait for a clock. Returns the lines that are confirmed now, whoever confirmed them.
create function confirm_bookings(p_order_org uuid, p_order uuid, p_lines uuid[]) returns uuid[]
language plpgsql as $$
declare
  sat record;
begin
  perform lock_booking_days(array_agg(s.org_id), array_agg(s.blocked_from), array_agg(s.blocked_until))
     from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id
    where b.order_org_id = p_order_org and b.order_id = p_order and b.line_id = any (p_lines) and b.state = 'held';
  for sat in
    with done as (
      update bookings set state = 'confirmed', expires_at = null
       where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state = 'held' returning org_id, session_id)
    select distinct org_id, session_id from done order by 1, 2
  loop
    perform settle_claims(sat.org_id, sat.session_id);
  end loop;
  return (select coalesce(array_agg(line_id), '{}') from bookings
           where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('confirmed', 'served', 'no_show'));
end $$;

-- Moves a booking to another time: the new is there before anybody can have the old, or nothing changed. Its own old time is no obstacle.
-- Returns false when the booking is not as the caller saw it; raises TS002 when the new time is taken.
create function move_booking(p_old uuid, p_want jsonb, p_now timestamptz) returns boolean
language plpgsql as $$
declare
  org uuid := (p_want ->> 'org')::uuid;
begin
  perform lock_booking_days(array[org, org], array[(p_want ->> 'blocked_from')::timestamptz, s.blocked_from],
                            array[(p_want ->> 'blocked_until')::timestamptz, s.blocked_until])
     from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id where b.org_id = org and b.id = p_old;
  if not exists (select from bookings where org_id = org and id = p_old and state = p_want ->> 'state'
                    and reschedules = (p_want ->> 'reschedules')::int - 1) then return false; end if;
  perform close_bookings(org, array[p_old], 'moved', p_now);
  if not take_seats(p_want, p_now) then
    raise exception 'time is taken' using errcode = 'TS002', detail = jsonb_build_array(p_want -> 'line')::text;
  end if;
  return true;
end $$;
