-- Stock: counters that a constraint guards, reservations with an expiry, and the moves that explain every change of what is on hand.

create table stock_locations (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null,
  primary key (org_id, id)
);
call tenant_table('stock_locations', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- Hot rows: no index on the counters, and room on the page, so that an update stays in place.
create table stock_levels (
  org_id uuid not null,
  offer_id uuid not null,
  location_id uuid not null,
  on_hand int not null check (on_hand >= 0),
  reserved int not null default 0,
  backorder_limit int not null default 0 check (backorder_limit >= 0),
  primary key (org_id, offer_id, location_id),
  foreign key (org_id, offer_id) references offers (org_id, id),
  foreign key (org_id, location_id) references stock_locations (org_id, id),
  constraint reserved_within_stock check (reserved >= 0 and reserved <= on_hand + backorder_limit)
) with (fillfactor = 50);
call tenant_table('stock_levels', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  null, 'select, insert, update');

-- held: until expires_at. firm: paid for, no expiry. Three idempotent ends: applied (left the house), released, expired.
create table stock_reservations (
  org_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  location_id uuid not null,
  quantity int not null check (quantity > 0),
  state text not null default 'held' check (state in ('held', 'firm', 'applied', 'released', 'expired')),
  -- The order line it is for; that line's order may belong to another organization, the one that runs the channel.
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, offer_id, location_id) references stock_levels (org_id, offer_id, location_id),
  check ((state = 'held') = (expires_at is not null))
);
-- A line holds its units once; one that expired may be taken again when its order is revived.
create unique index stock_reservations_live on stock_reservations (org_id, line_id, location_id) where state in ('held', 'firm', 'applied');
create index stock_reservations_order on stock_reservations (order_org_id, order_id);
create index stock_reservations_due on stock_reservations (expires_at) where state = 'held';
-- The seller's staff, and whoever runs the channel the order came through.
call tenant_table('stock_reservations', $$ org_id = (select current_org()) or order_org_id in ((select current_org()), (select current_shop())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');

create table stock_moves (
  org_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  location_id uuid not null,
  delta int not null check (delta <> 0),
  reason text not null check (reason in ('received', 'counted', 'damaged', 'returned', 'sold', 'other')),
  -- What caused it, so that it happens once: a line's id for `sold`, a request's key for a correction by hand.
  source_key text not null,
  note text,
  by_user uuid,
  at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, reason, source_key, offer_id, location_id),
  foreign key (org_id, offer_id, location_id) references stock_levels (org_id, offer_id, location_id)
);
create index stock_moves_offer on stock_moves (org_id, offer_id, at desc);
call tenant_table('stock_moves', $$ org_id = (select current_org()) $$, $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  'select, insert');

-- Takes units for many lines at once, each from the first location that has them; rows in id order so that two carts can't deadlock,
-- all or nothing. The counters come last, so that a row everybody wants is held for no longer than the commit.
-- Short stock raises TS001 with the offers that fell short as JSON in its detail; the caller's transaction is rolled back.
create function take_stock(
  p_sellers uuid[], p_offers uuid[], p_quantities int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  short jsonb := '[]';
begin
  for want in
    with wanted as (
      select w.*, (select s.location_id from stock_levels s where s.org_id = w.seller and s.offer_id = w.offer
                    order by (s.reserved + w.quantity <= s.on_hand + s.backorder_limit) desc, s.location_id limit 1) as location
        from unnest(p_sellers, p_offers, p_quantities, p_lines, p_ids) as w(seller, offer, quantity, line, id)),
    kept as (
      insert into stock_reservations (org_id, id, offer_id, location_id, quantity, state, order_org_id, order_id, line_id, expires_at, created_at)
      select seller, id, offer, location, quantity, case when p_expires is null then 'firm' else 'held' end,
             p_order_org, p_order, line, p_expires, p_now
        from wanted where location is not null)
    select seller, offer, location, sum(quantity)::int as quantity from wanted group by 1, 2, 3 order by 1, 2, 3
  loop
    update stock_levels set reserved = reserved + want.quantity
     where org_id = want.seller and offer_id = want.offer and location_id = want.location
       and reserved + want.quantity <= on_hand + backorder_limit;
    if not found then
      short := short || jsonb_build_object('offerId', want.offer, 'wanted', want.quantity);
    end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'stock fell short' using errcode = 'TS001', detail = short::text;
  end if;
end $$;

-- Gives back what an order's reservations hold; a reservation that has ended stays as it is. Returns how many were ended.
create function give_back_stock(p_order_org uuid, p_order uuid, p_lines uuid[], p_state text, p_now timestamptz) returns int
language plpgsql as $$
declare
  gone record;
  ended int := 0;
begin
  for gone in
    with done as (
      update stock_reservations set state = p_state, expires_at = null, ended_at = p_now
       where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('held', 'firm')
      returning org_id, offer_id, location_id, quantity)
    select org_id, offer_id, location_id, sum(quantity)::int as quantity, count(*)::int as rows from done group by 1, 2, 3 order by 1, 2, 3
  loop
    update stock_levels set reserved = reserved - gone.quantity
     where org_id = gone.org_id and offer_id = gone.offer_id and location_id = gone.location_id;
    ended := ended + gone.rows;
  end loop;
  return ended;
end $$;

-- The units leave the house: reservation, counters and move together, once.
create function apply_stock(p_order_org uuid, p_order uuid, p_lines uuid[], p_now timestamptz) returns int
language plpgsql as $$
declare
  gone record;
  ended int := 0;
begin
  for gone in
    with done as (
      update stock_reservations set state = 'applied', expires_at = null, ended_at = p_now
       where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('held', 'firm')
      returning org_id, id, offer_id, location_id, quantity, line_id)
    select * from done order by org_id, offer_id, location_id
  loop
    insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
    values (gone.org_id, gone.id, gone.offer_id, gone.location_id, -gone.quantity, 'sold', gone.line_id::text, p_now);
    update stock_levels set reserved = reserved - gone.quantity, on_hand = on_hand - gone.quantity
     where org_id = gone.org_id and offer_id = gone.offer_id and location_id = gone.location_id;
    ended := ended + 1;
  end loop;
  return ended;
end $$;

-- An order number per organization, handed out in blocks so that orders do not queue for one row.
create table order_counters (
  org_id uuid primary key references organizations (id),
  next bigint not null
);
call system_table('order_counters');
