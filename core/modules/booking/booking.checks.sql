-- check: B1 no resource is set aside twice at a time
select a.org_id, a.resource_id, a.session_id, b.session_id as other
  from booking_claims a join booking_claims b on b.org_id = a.org_id and b.resource_id = a.resource_id and b.session_id > a.session_id
   and b.live and b.blocked_from < a.blocked_until and b.blocked_until > a.blocked_from
 where a.live;
-- check: B2 the seats taken of a session are those of its bookings, and within its capacity
select s.org_id, s.id, s.taken, s.capacity, b.seats
  from booking_sessions s
  left join lateral (select coalesce(sum(seats), 0) as seats from bookings
                      where org_id = s.org_id and session_id = s.id and state in ('held', 'confirmed', 'served', 'no_show')) b on true
 where s.taken <> b.seats or s.taken > s.capacity or s.taken < 0;
-- check: B3 a session sets resources aside just while somebody has a seat in it, with its own times
select s.org_id, s.id, s.taken, c.live
  from booking_sessions s
  left join lateral (select count(*) as live, bool_and(blocked_from = s.blocked_from and blocked_until = s.blocked_until) as same
                       from booking_claims where org_id = s.org_id and session_id = s.id and live) c on true
 where s.blocked_until > now() - interval '80 days' and ((s.taken > 0) <> (c.live > 0) or not coalesce(c.same, true));
-- check: B4 what is set aside lapses just when only holds have seats, with the last of them
select c.org_id, c.session_id, c.resource_id, c.expires_at
  from booking_claims c
  join lateral (select case when bool_and(state = 'held') then max(expires_at) end as expires from bookings
                 where org_id = c.org_id and session_id = c.session_id and state in ('held', 'confirmed', 'served', 'no_show')) b on true
 where c.live and c.expires_at is distinct from b.expires;
-- check: B5 a hold has an expiry, and nothing else has
select org_id, id, state, expires_at from bookings where (state = 'held') <> (expires_at is not null);
-- check: B6 a line holds at most one time, and a booking that was moved has one that it was moved to
select b.org_id, b.id from bookings b
 where b.state = 'moved' and not exists (select from bookings n where n.org_id = b.org_id and n.moved_from = b.id);
-- check: B7 what is owed for moves goes along with each, and never gets less
select n.org_id, n.id, n.fees_due_minor, o.fees_due_minor as before
  from bookings n join bookings o on o.org_id = n.org_id and o.id = n.moved_from where n.fees_due_minor < o.fees_due_minor;
-- check: B8 whose times are booked, their changes are counted
select distinct b.org_id, s.offer_id from bookings b join booking_services s on s.org_id = b.org_id and s.id = b.service_id
 where not exists (select from booking_versions v where v.org_id = s.org_id and v.offer_id = s.offer_id);
