-- What orders, catalog and bookings need so that lines of every kind are sold alike.

-- Whether shipping is paid for a line, and what of a paid line's money stays when it ended otherwise than it was meant to; null while nothing
-- was decided: a line that lives keeps all, one that was let go unpaid nothing.
alter table order_lines
  add column ships boolean not null default true,
  add column kept_minor bigint check (kept_minor >= 0);

-- A seller may let what is paid be confirmed by itself.
alter table booking_services add column auto_confirm boolean not null default false;

-- A person who proved the address of a guest's order has its courses, and the guest keeps them, too: as with the order itself.
do $$
declare
  name text;
begin
  select conname into strict name from pg_constraint
   where conrelid = 'enrollments'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%num_nonnulls%';
  execute format('alter table enrollments drop constraint %I', name);
end $$;
alter table enrollments add constraint enrollments_buyer check (num_nonnulls(buyer_user, buyer_guest) >= 1);

-- Units that an offer without a record of stock could give now, whoever knows them: a time can be booked of a service, places are left in a
-- course. 999 stands for "as many as a cart takes". Behind the walls of the tables it reads.
create view offer_units with (security_invoker = true) as
  select s.org_id, s.offer_id, 999 as units from booking_services s where s.active
  union all
  select o.org_id, o.id, greatest(0, least(coalesce(c.seat_limit - c.seats_taken, 999), 999))
    from offers o
    join courses c on c.org_id = o.org_id and c.org_id = o.variant_org_id and c.variant_id = o.variant_id
   where c.status = 'published';
grant select on offer_units to tessera_app, tessera_system, tessera_auditor;

-- As before, but TS003 where it raised TS002, which says that a time is taken: whoever is refused learns what was short.
create or replace function take_course_seats(
  p_sellers uuid[], p_offers uuid[], p_seats int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  short jsonb := '[]';
begin
  for want in
    with wanted as (
      select w.*, c.id as course
        from unnest(p_sellers, p_offers, p_seats, p_lines, p_ids) as w(seller, offer, seats, line, id)
        left join offers o on o.org_id = w.seller and o.id = w.offer
        left join courses c on c.org_id = w.seller and c.org_id = o.variant_org_id and c.variant_id = o.variant_id and c.status = 'published'),
    kept as (
      insert into course_seats (org_id, id, course_id, order_org_id, order_id, line_id, seats, state, expires_at, created_at)
      select seller, id, course, p_order_org, p_order, line, seats, case when p_expires is null then 'firm' else 'held' end, p_expires, p_now
        from wanted where course is not null)
    select seller, offer, course, sum(seats)::int as seats from wanted group by 1, 2, 3 order by 1, 3
  loop
    update courses set seats_taken = seats_taken + want.seats
     where org_id = want.seller and id = want.course and (seat_limit is null or seats_taken + want.seats <= seat_limit);
    if not found then
      short := short || jsonb_build_object('offerId', want.offer, 'wanted', want.seats);
    end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'a course is full' using errcode = 'TS003', detail = short::text;
  end if;
end $$;

-- Of an order's lines those whose time is held no more, though nobody let go of it. What is still held stays so until the caller's commit.
create function lapsed_bookings(p_order_org uuid, p_order uuid, p_lines uuid[]) returns uuid[]
language plpgsql as $$
begin
  perform lock_booking_days(array_agg(s.org_id), array_agg(s.blocked_from), array_agg(s.blocked_until))
     from bookings b join booking_sessions s on s.org_id = b.org_id and s.id = b.session_id
    where b.order_org_id = p_order_org and b.order_id = p_order and b.line_id = any (p_lines) and b.state = 'held';
  return (select coalesce(array_agg(w.line), '{}') from unnest(p_lines) as w(line)
           where not exists (select from bookings b
                              where b.order_org_id = p_order_org and b.order_id = p_order and b.line_id = w.line
                                and b.state in ('held', 'confirmed', 'served', 'no_show')));
end $$;
