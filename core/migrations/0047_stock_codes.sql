-- Codes of their own for what stock refuses: TS002 is booked time's, TS003 that of seats of a course.

-- Counts the units as the customer's. Whoever is the same customer waits at the lock, so that each counts those before; keys in one order.
-- TS005: more than the limit, with the offers as JSON in its detail.
create or replace function take_customer_units(
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
    raise exception 'more than a customer may have' using errcode = 'TS005', detail = over::text;
  end if;
  insert into customer_purchases (org_id, id, offer_id, order_org_id, order_id, line_id, quantity, buyer_user, email_index, created_at)
  select w.seller, w.id, w.offer, p_order_org, p_order, w.line, w.quantity, p_user, p_email, p_now
    from unnest(p_sellers, p_offers, p_quantities, p_lines, p_ids) as w(seller, offer, quantity, line, id);
end $$;

-- The units leave the house: reservation, counters and move together, once. What was sold before it was there can't leave before it came:
-- TS004 with the offers as JSON in its detail.
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
    raise exception 'not on hand yet' using errcode = 'TS004', detail = missing::text;
  end if;
  return ended;
end $$;
