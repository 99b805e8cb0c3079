-- Parcels: what lies in several places leaves in several parcels, each from one of them, with some units of some lines.

alter table shipments
  -- Units of each line, in the order of `line_ids`; null in parcels from before, which had all units of theirs.
  add column units int[] check (cardinality(units) = cardinality(line_ids) and 0 < all (units)),
  -- Where it left from, and whose place that is; null where nothing is counted.
  add column location_org_id uuid,
  add column location_id uuid,
  add foreign key (location_org_id, location_id) references stock_locations (org_id, id),
  add check ((location_org_id is null) = (location_id is null));

-- Units of a reservation that left while others of it are still to go. Of one that is applied all left, whatever this says.
alter table stock_reservations
  add column units_gone int not null default 0,
  add constraint units_gone_within check (units_gone between 0 and quantity and (units_gone < quantity or state = 'applied'));

-- Some units of an order's lines leave a place: reservation, counters and move together, all or nothing. TS006: more than is left there for a
-- line. TS004: not on hand yet, with the offers as JSON in its detail.
create function send_units(
  p_order_org uuid, p_order uuid, p_parcel uuid, p_location uuid, p_lines uuid[], p_units int[], p_ids uuid[], p_now timestamptz) returns void
language plpgsql as $$
declare
  part record;
  sent int := 0;
  missing jsonb := '[]';
begin
  for part in
    with done as (
      update stock_reservations r
         set units_gone = r.units_gone + w.units, expires_at = null,
             state = case when r.units_gone + w.units = r.quantity then 'applied' else 'firm' end,
             ended_at = case when r.units_gone + w.units = r.quantity then p_now end
        from unnest(p_lines, p_units, p_ids) as w(line, units, id)
       where r.order_org_id = p_order_org and r.order_id = p_order and r.line_id = w.line and r.location_id = p_location
         and r.state in ('held', 'firm') and r.units_gone + w.units <= r.quantity
      returning r.org_id, r.offer_id, r.line_id, w.units, w.id)
    select * from done order by org_id, offer_id, line_id
  loop
    sent := sent + 1;
    update stock_levels set reserved = reserved - part.units, on_hand = on_hand - part.units
     where org_id = part.org_id and offer_id = part.offer_id and location_id = p_location and on_hand >= part.units;
    if not found then
      missing := missing || jsonb_build_object('offerId', part.offer_id, 'wanted', part.units);
      continue;
    end if;
    insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, at)
    values (part.org_id, part.id, part.offer_id, p_location, -part.units, 'sold', part.line_id || ':' || p_parcel, p_now);
  end loop;
  if sent < cardinality(p_lines) then
    raise exception 'more than is left there' using errcode = 'TS006';
  end if;
  if jsonb_array_length(missing) > 0 then
    raise exception 'not on hand yet' using errcode = 'TS004', detail = missing::text;
  end if;
end $$;

-- As before, but for units that left already.
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
      returning org_id, id, offer_id, location_id, quantity - units_gone as quantity, line_id)
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
    raise exception 'not on hand yet' using errcode = 'TS004', detail = missing::text;
  end if;
  return ended;
end $$;

create or replace function give_back_stock(p_order_org uuid, p_order uuid, p_lines uuid[], p_state text, p_now timestamptz) returns int
language plpgsql as $$
declare
  gone record;
  ended int := 0;
begin
  for gone in
    with done as (
      update stock_reservations set state = p_state, expires_at = null, ended_at = p_now
       where order_org_id = p_order_org and order_id = p_order and line_id = any (p_lines) and state in ('held', 'firm')
      returning org_id, offer_id, location_id, quantity - units_gone as quantity)
    select org_id, offer_id, location_id, sum(quantity)::int as quantity, count(*)::int as rows from done group by 1, 2, 3 order by 1, 2, 3
  loop
    update stock_levels set reserved = reserved - gone.quantity
     where org_id = gone.org_id and offer_id = gone.offer_id and location_id = gone.location_id;
    ended := ended + gone.rows;
  end loop;
  return ended;
end $$;
