-- check: S1 reserved stays between nothing and what is on hand plus the backorder limit
select org_id, offer_id, on_hand, reserved from stock_levels where reserved < 0 or reserved > on_hand + backorder_limit;
-- check: S2 reserved is the sum of the live reservations
select l.org_id, l.offer_id, l.reserved, coalesce(r.held, 0) as held
  from stock_levels l
  left join (select org_id, offer_id, location_id, sum(quantity) as held from stock_reservations
              where state in ('held', 'firm') group by 1, 2, 3) r using (org_id, offer_id, location_id)
 where l.reserved <> coalesce(r.held, 0);
-- check: S3 on hand is the sum of the moves
select l.org_id, l.offer_id, l.on_hand, coalesce(m.moved, 0) as moved
  from stock_levels l
  left join (select org_id, offer_id, location_id, sum(delta) as moved from stock_moves group by 1, 2, 3) m using (org_id, offer_id, location_id)
 where l.on_hand <> coalesce(m.moved, 0);
-- check: S5 a line whose units have left the house left it once, with all its units
select r.org_id, r.line_id, r.quantity, m.delta
  from stock_reservations r
  left join stock_moves m on m.org_id = r.org_id and m.offer_id = r.offer_id and m.location_id = r.location_id
                         and m.reason = 'sold' and m.source_key = r.line_id::text
 where r.state = 'applied' and m.delta is distinct from -r.quantity;
-- check: S6 a live reservation belongs to a line that is held or active
select r.org_id, r.id, r.state, l.phase
  from stock_reservations r left join order_lines l on l.org_id = r.order_org_id and l.id = r.line_id
 where r.state in ('held', 'firm') and (l.id is null or l.phase not in ('held', 'active'));
