-- check: S1 reserved stays between nothing and what is on hand plus the backorder limit
select org_id, offer_id, on_hand, reserved from stock_levels where reserved < 0 or reserved > on_hand + backorder_limit;
-- check: S2 reserved is the sum of the live reservations
select l.org_id, l.offer_id, l.reserved, coalesce(r.held, 0) as held
  from stock_levels l
  left join (select org_id, offer_id, location_id, sum(quantity - units_gone) as held from stock_reservations
              where state in ('held', 'firm') group by 1, 2, 3) r using (org_id, offer_id, location_id)
 where l.reserved <> coalesce(r.held, 0);
-- check: S3 on hand is the sum of the moves
select l.org_id, l.offer_id, l.on_hand, coalesce(m.moved, 0) as moved
  from stock_levels l
  left join (select org_id, offer_id, location_id, sum(delta) as moved from stock_moves group by 1, 2, 3) m using (org_id, offer_id, location_id)
 where l.on_hand <> coalesce(m.moved, 0);
-- check: S5 of a line there left each place what its reservation says, once
select r.org_id, r.line_id, r.location_id, r.units, m.units
  from (select org_id, offer_id, location_id, line_id, sum(case state when 'applied' then quantity else units_gone end) as units
          from stock_reservations group by 1, 2, 3, 4) r
  left join (select org_id, offer_id, location_id, split_part(source_key, ':', 1) as line_id, -sum(delta) as units
               from stock_moves where reason = 'sold' group by 1, 2, 3, 4) m
    on m.org_id = r.org_id and m.offer_id = r.offer_id and m.location_id = r.location_id and m.line_id = r.line_id::text
 where r.units <> coalesce(m.units, 0);
-- check: S6 a live reservation belongs to a line that is held or active
select r.org_id, r.id, r.state, l.phase
  from stock_reservations r left join order_lines l on l.org_id = r.order_org_id and l.id = r.line_id
 where r.state in ('held', 'firm') and (l.id is null or l.phase not in ('held', 'active'));

-- check: S7 the list of a place has what lies there, once and under its SKU
(select org_id, offer_id, sku, unnest(location_ids) as location_id from stock_watch
 except select org_id, offer_id, sku, location_id from stock_places)
 union all
(select org_id, offer_id, sku, location_id from stock_places
 except select org_id, offer_id, sku, unnest(location_ids) from stock_watch);
