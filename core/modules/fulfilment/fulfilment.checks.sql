-- check: F1 parcels have no more units of a line than it has
select s.org_id, u.line_id, sum(u.units), l.quantity
  from shipments s cross join lateral unnest(s.line_ids, s.units) as u(line_id, units)
  left join order_lines l on l.org_id = s.org_id and l.order_id = s.order_id and l.id = u.line_id
 where s.units is not null group by s.org_id, u.line_id, l.quantity having l.quantity is null or sum(u.units) > l.quantity;
-- check: F2 what parcels took from a place is what moved out of it
with sent as (
  select s.location_org_id as org_id, s.location_id, u.line_id::text as line_id, sum(u.units) as units
    from shipments s cross join lateral unnest(s.line_ids, s.units) as u(line_id, units) where s.location_id is not null group by 1, 2, 3),
moved as (
  select org_id, location_id, split_part(source_key, ':', 1) as line_id, -sum(delta) as units
    from stock_moves where reason = 'sold' and split_part(source_key, ':', 1) in (select line_id from sent) group by 1, 2, 3)
select org_id, location_id, line_id, s.units as sent, m.units as moved
  from sent s full join moved m using (org_id, location_id, line_id) where s.units is distinct from m.units;
