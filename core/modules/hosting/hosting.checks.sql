-- check: H1 what a host says is taken is what its live places take
select h.org_id, h.id, h.memory_taken, coalesce(x.memory, 0) as memory, h.cpu_taken, coalesce(x.cpu, 0) as cpu, h.disk_taken, coalesce(x.disk, 0) as disk
  from hosting_hosts h
  left join (select org_id, host_id, sum(memory_mib) as memory, sum(cpu_millicores) as cpu, sum(disk_gib) as disk
               from hosting_places where state in ('held', 'firm') group by 1, 2) x on x.org_id = h.org_id and x.host_id = h.id
 where (h.memory_taken, h.cpu_taken, h.disk_taken) is distinct from (coalesce(x.memory, 0), coalesce(x.cpu, 0), coalesce(x.disk, 0));
-- check: H2 live places belong to a line that is held or active
select x.org_id, x.id, x.state, l.phase
  from hosting_places x join order_lines l on l.org_id = x.order_org_id and l.id = x.line_id
 where x.state in ('held', 'firm') and l.phase not in ('held', 'active');
-- check: H3 an app has a firm place while it lives, and none after
select i.org_id, i.id, i.state, x.state as place
  from hosting_instances i join hosting_places x on x.org_id = i.org_id and x.id = i.place_id
 where (i.state = 'ended') = (x.state = 'firm') or x.state = 'held';
-- check: H4 nobody has an app for a line that is void
select i.org_id, i.id, i.state, l.phase
  from hosting_instances i join order_lines l on l.org_id = i.order_org_id and l.id = i.line_id
 where i.state <> 'ended' and l.phase = 'void';
