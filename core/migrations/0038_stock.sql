-- Stock in several places: where units lie, how they move, what is on its way, what was counted, what runs low; and rules of how much of an
-- offer a customer may have.

alter table stock_locations
  -- Units are taken from the first that has them; lower goes first.
  add column position int not null default 0,
  add column country text check (country ~ '^[A-Z]{2}$'),
  add column address text not null default '' check (length(address) <= 500),
  -- The channels that sell from it; null is all of them.
  add column channel_ids uuid[] check (cardinality(channel_ids) <= 100),
  add column closed_at timestamptz,
  add column version int not null default 1;

alter table stock_levels
  -- At so many free units or fewer a change is looked at: is the offer running low? As its own rule or its organization says.
  add column watch_at int not null default 3;
create index stock_levels_location on stock_levels (org_id, location_id, offer_id);

alter table stock_moves drop constraint stock_moves_reason_check;
alter table stock_moves add constraint stock_moves_reason_check
  check (reason in ('received', 'counted', 'damaged', 'returned', 'sold', 'transferred', 'other'));
create index stock_moves_newest on stock_moves (org_id, at desc, id desc);

-- What is on its way to a location. More or fewer units may come than were expected.
create table stock_incoming (
  org_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  location_id uuid not null,
  expected int not null check (expected between 1 and 1000000),
  received int not null default 0 check (received between 0 and 100000000),
  expected_on date,
  note text not null default '' check (length(note) <= 200),
  state text not null default 'open' check (state in ('open', 'received', 'cancelled')),
  by_user uuid,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, offer_id) references offers (org_id, id),
  foreign key (org_id, location_id) references stock_locations (org_id, id),
  check ((state = 'open') = (closed_at is null))
);
create index stock_incoming_open on stock_incoming (org_id, offer_id) where state = 'open';
create index stock_incoming_newest on stock_incoming (org_id, created_at desc, id desc);
call tenant_table('stock_incoming', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

-- A count of a location: one at a time.
create table stock_counts (
  org_id uuid not null,
  id uuid not null,
  location_id uuid not null,
  name text not null default '' check (length(name) <= 120),
  state text not null default 'open' check (state in ('open', 'closed', 'cancelled')),
  -- Whoever closes it says by this that nothing was entered since they looked.
  version int not null default 1,
  by_user uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, location_id) references stock_locations (org_id, id),
  check ((state = 'open') = (ended_at is null))
);
create unique index stock_counts_open on stock_counts (org_id, location_id) where state = 'open';
create index stock_counts_newest on stock_counts (org_id, started_at desc, id desc);
call tenant_table('stock_counts', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

-- `on_hand` is what the books said when the number was entered: the difference is the one of that moment, whatever was shipped since.
create table stock_count_lines (
  org_id uuid not null,
  count_id uuid not null,
  offer_id uuid not null,
  counted int not null check (counted between 0 and 1000000),
  on_hand int not null,
  by_user uuid,
  at timestamptz not null,
  primary key (org_id, count_id, offer_id),
  foreign key (org_id, count_id) references stock_counts (org_id, id),
  foreign key (org_id, offer_id) references offers (org_id, id)
);
call tenant_table('stock_count_lines', $$ org_id = (select current_org()) $$);

-- What holds for all offers of an organization where they have no rule of their own.
create table stock_settings (
  org_id uuid primary key references organizations (id),
  low_at int not null default 3 check (low_at between 0 and 100000),
  -- When its people were last told that something runs low.
  told_at timestamptz
);
call tenant_table('stock_settings', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

-- How much of an offer may be bought, and when it ships. No row, no rule.
create table offer_rules (
  org_id uuid not null,
  offer_id uuid not null,
  min_quantity int check (min_quantity between 1 and 999),
  max_quantity int check (max_quantity between 1 and 999),
  quantity_step int check (quantity_step between 2 and 999),
  -- Units one customer may have over all their orders.
  customer_limit int check (customer_limit between 1 and 1000000),
  -- Sold before it is there; it ships from then.
  available_from timestamptz,
  -- What is sold beyond what is on hand ships in about so many days.
  later_days int check (later_days between 1 and 365),
  low_at int check (low_at between 0 and 100000),
  version int not null default 1,
  primary key (org_id, offer_id),
  foreign key (org_id, offer_id) references offers (org_id, id),
  check (min_quantity <= max_quantity)
);
call tenant_table('offer_rules', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- Units of offers with a limit per customer, by order line, as long as the line stands. A line that came to nothing goes after 30 days,
-- all others 400 days after their order (job retention).
create table customer_purchases (
  org_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  quantity int not null check (quantity > 0),
  -- Whose they are: a person, and whoever has the address by its blind index.
  buyer_user uuid references users (id),
  email_index text,
  state text not null default 'taken' check (state in ('taken', 'released')),
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  unique (org_id, line_id),
  foreign key (org_id, offer_id) references offers (org_id, id),
  check ((state = 'taken') = (ended_at is null))
);
create index customer_purchases_email on customer_purchases (org_id, offer_id, email_index) where state = 'taken';
create index customer_purchases_user on customer_purchases (org_id, offer_id, buyer_user) where state = 'taken';
create index customer_purchases_order on customer_purchases (order_org_id, order_id);
create index customer_purchases_person on customer_purchases (buyer_user) where buyer_user is not null;
create index customer_purchases_address on customer_purchases (email_index) where email_index is not null;
create index customer_purchases_age on customer_purchases (created_at);
call tenant_table('customer_purchases',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or order_org_id in ((select current_org()), (select current_shop())) $$,
  null, 'select, insert, update');

-- Counts the units as the customer's. Whoever is the same customer waits at the lock, so that each counts those before; keys in one order.
-- TS003: more than the limit, with the offers as JSON in its detail.
create function take_customer_units(
  p_sellers uuid[], p_offers uuid[], p_quantities int[], p_lines uuid[], p_ids uuid[], p_limits int[],
  p_order_org uuid, p_order uuid, p_user uuid, p_email text, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  over jsonb := '[]';
begin
  perform pg_advisory_xact_lock(key) from (
    select distinct hashtextextended(w.offer::text || who.key, 0) as key
      from unnest(p_offers) as w(offer), (values ('e' || p_email), ('u' || p_user::text)) as who(key) where who.key is not null order by 1) k;
  for want in
    select w.seller, w.offer, sum(w.quantity)::int as quantity, min(w.allowed) as allowed
      from unnest(p_sellers, p_offers, p_quantities, p_limits) as w(seller, offer, quantity, allowed) group by 1, 2 order by 1, 2
  loop
    if want.quantity + (select coalesce(sum(p.quantity), 0) from customer_purchases p
                         where p.org_id = want.seller and p.offer_id = want.offer and p.state = 'taken'
                           and (p.email_index = p_email or p.buyer_user = p_user)) > want.allowed then
      over := over || jsonb_build_object('offerId', want.offer, 'limit', want.allowed);
    end if;
  end loop;
  if jsonb_array_length(over) > 0 then
    raise exception 'more than a customer may have' using errcode = 'TS003', detail = over::text;
  end if;
  insert into customer_purchases (org_id, id, offer_id, order_org_id, order_id, line_id, quantity, buyer_user, email_index, created_at)
  select w.seller, w.id, w.offer, p_order_org, p_order, w.line, w.quantity, p_user, p_email, p_now
    from unnest(p_sellers, p_offers, p_quantities, p_lines, p_ids) as w(seller, offer, quantity, line, id);
end $$;

-- What runs low, one row for each offer with stock, kept by a worker from marks. `tell`: its people do not know yet.
create table stock_watch (
  org_id uuid not null,
  offer_id uuid not null,
  level text not null check (level in ('ok', 'low', 'out')),
  tell boolean not null default false,
  since timestamptz not null,
  primary key (org_id, offer_id),
  foreign key (org_id, offer_id) references offers (org_id, id)
);
create index stock_watch_level on stock_watch (org_id, level, offer_id) where level <> 'ok';
create index stock_watch_tell on stock_watch (org_id) where tell;
call tenant_table('stock_watch', $$ org_id = (select current_org()) $$, null, 'select');

-- Offers to look at; a row lives for a moment.
create table stock_marks (
  org_id uuid not null,
  seq bigint generated always as identity,
  offer_id uuid not null,
  primary key (org_id, seq)
);
call tenant_table('stock_marks', $$ org_id = (select current_org()) $$,
  $$ org_id in ((select current_org()), (select current_shop())) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert');

create function mark_stock() returns trigger language plpgsql as $$
begin
  insert into stock_marks (org_id, offer_id) values (new.org_id, new.offer_id);
  return null;
end $$;
-- Far from running out, a sale costs no more than this comparison.
create trigger stock_changed after update on stock_levels for each row
  when (least(old.on_hand - old.reserved, new.on_hand - new.reserved) <= greatest(old.watch_at, new.watch_at)
        and (old.on_hand - old.reserved, old.watch_at) is distinct from (new.on_hand - new.reserved, new.watch_at))
  execute function mark_stock();
create trigger stock_added after insert on stock_levels for each row execute function mark_stock();

-- Takes an offer's units from several locations, whose levels it locks first, in id order: from the first in the order of preference that
-- has all of it on hand, else from several, on hand before what comes later. False where all together have too few; nothing is changed.
create function split_stock(
  p_seller uuid, p_offer uuid, p_quantities int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz, p_channel uuid) returns boolean
language plpgsql as $$
declare
  wanted int := (select sum(q) from unnest(p_quantities) q);
begin
  perform from stock_levels where org_id = p_seller and offer_id = p_offer order by location_id for no key update;
  if wanted > (select coalesce(sum(greatest(s.on_hand + s.backorder_limit - s.reserved, 0)), 0)
                 from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
                where s.org_id = p_seller and s.offer_id = p_offer and l.closed_at is null
                  and (l.channel_ids is null or p_channel = any (l.channel_ids))) then
    return false;
  end if;
  with free as (
    select s.location_id, l.position, greatest(s.on_hand - s.reserved, 0) as here, s.on_hand + s.backorder_limit - s.reserved as had
      from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
     where s.org_id = p_seller and s.offer_id = p_offer and l.closed_at is null
       and (l.channel_ids is null or p_channel = any (l.channel_ids))),
  slots as (
    select location_id, units, sum(units) over taking - units as since, sum(units) over taking as until
      from (select location_id, position, 0 as later, here as units from free where here > 0
            union all select location_id, position, 1, had - here from free where had > here) as slot
    window taking as (order by later, (later = 0 and units >= wanted) desc, position, location_id)),
  wants as (
    select line, id, sum(quantity) over (order by n) - quantity as since, sum(quantity) over (order by n) as until
      from unnest(p_lines, p_ids, p_quantities) with ordinality as w(line, id, quantity, n)),
  parts as (
    select w.line, w.id, s.location_id, sum(least(w.until, s.until) - greatest(w.since, s.since))::int as units
      from wants w join slots s on s.since < w.until and s.until > w.since group by 1, 2, 3),
  kept as (
    insert into stock_reservations (org_id, id, offer_id, location_id, quantity, state, order_org_id, order_id, line_id, expires_at, created_at)
    select p_seller, case row_number() over (partition by line order by location_id) when 1 then id else uuidv7() end, p_offer,
           location_id, units, case when p_expires is null then 'firm' else 'held' end, p_order_org, p_order, line, p_expires, p_now
      from parts)
  update stock_levels s set reserved = s.reserved + p.units
    from (select location_id, sum(units)::int as units from parts group by 1) p
   where s.org_id = p_seller and s.offer_id = p_offer and s.location_id = p.location_id;
  return true;
end $$;

drop function take_stock(uuid[], uuid[], int[], uuid[], uuid[], uuid, uuid, timestamptz, timestamptz);

-- Takes units for many lines at once, all or nothing; offers in id order, and of an offer its one level or all its levels in id order, so
-- that two carts can't deadlock (a conditional update that waited and then finds too little keeps its lock, so that trying one level after
-- another would not do). Where an offer lies in one place, which is nearly always, the counters come last, so that a row everybody wants is
-- held for no longer than the commit. Short stock raises TS001 with the offers that fell short as JSON in its detail; the caller's
-- transaction is rolled back.
create function take_stock(
  p_sellers uuid[], p_offers uuid[], p_quantities int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz, p_channel uuid) returns void
language plpgsql as $$
declare
  want record;
  taken boolean;
  short jsonb := '[]';
begin
  for want in
    with asked as (
      select w.seller, w.offer, sum(w.quantity)::int as quantity, array_agg(w.quantity order by w.line) as quantities,
             array_agg(w.line order by w.line) as lines, array_agg(w.id order by w.line) as ids
        from unnest(p_sellers, p_offers, p_quantities, p_lines, p_ids) as w(seller, offer, quantity, line, id) group by 1, 2),
    wanted as (
      select a.*, (select case when count(*) = 1 then (array_agg(s.location_id))[1] end
                     from stock_levels s join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
                    where s.org_id = a.seller and s.offer_id = a.offer and l.closed_at is null
                      and (l.channel_ids is null or p_channel = any (l.channel_ids))) as location
        from asked a),
    kept as (
      insert into stock_reservations (org_id, id, offer_id, location_id, quantity, state, order_org_id, order_id, line_id, expires_at, created_at)
      select w.seller, each.id, w.offer, w.location, each.quantity, case when p_expires is null then 'firm' else 'held' end,
             p_order_org, p_order, each.line, p_expires, p_now
        from wanted w cross join unnest(w.lines, w.ids, w.quantities) as each(line, id, quantity) where w.location is not null)
    select * from wanted order by seller, offer
  loop
    if want.location is null then
      taken := split_stock(want.seller, want.offer, want.quantities, want.lines, want.ids, p_order_org, p_order, p_expires, p_now, p_channel);
    else
      update stock_levels set reserved = reserved + want.quantity
       where org_id = want.seller and offer_id = want.offer and location_id = want.location
         and reserved + want.quantity <= on_hand + backorder_limit;
      taken := found;
    end if;
    if not taken then
      short := short || jsonb_build_object('offerId', want.offer, 'wanted', want.quantity);
    end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'stock fell short' using errcode = 'TS001', detail = short::text;
  end if;
end $$;

-- The units leave the house: reservation, counters and move together, once. What was sold before it was there can't leave before it came:
-- TS002 with the offers as JSON in its detail.
create or replace function apply_stock(p_order_org uuid, p_order uuid, p_lines uuid[], p_now timestamptz) returns int
language plpgsql as $$
declare
  gone record;
  ended int := 0;
  missing jsonb := '[]';
begin
  for gone in
    with done as (
      update stock_reservations set state = 'applied', expires_at = null, ended_at = p_now
       where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('held', 'firm')
      returning org_id, id, offer_id, location_id, quantity, line_id)
    select * from done order by org_id, offer_id, location_id
  loop
    update stock_levels set reserved = reserved - gone.quantity, on_hand = on_hand - gone.quantity
     where org_id = gone.org_id and offer_id = gone.offer_id and location_id = gone.location_id and on_hand >= gone.quantity;
    if not found then
      missing := missing || jsonb_build_object('offerId', gone.offer_id, 'wanted', gone.quantity);
      continue;
    end if;
    insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
    values (gone.org_id, gone.id, gone.offer_id, gone.location_id, -gone.quantity, 'sold', gone.line_id::text, p_now);
    ended := ended + 1;
  end loop;
  if jsonb_array_length(missing) > 0 then
    raise exception 'not on hand yet' using errcode = 'TS002', detail = missing::text;
  end if;
  return ended;
end $$;

alter table stock_levels no force row level security;
alter table stock_watch no force row level security;
insert into stock_watch (org_id, offer_id, level, since)
select org_id, offer_id, case when sum(greatest(on_hand - reserved, 0)) <= 0 then 'out' when sum(greatest(on_hand - reserved, 0)) <= 3 then 'low' else 'ok' end, now()
  from stock_levels group by 1, 2;
alter table stock_levels force row level security;
alter table stock_watch force row level security;
