-- check: C1 places taken are the sum of the live ones, and no more than there are
select c.org_id, c.id, c.seats_taken, coalesce(s.seats, 0) as live, c.seat_limit
  from courses c
  left join (select org_id, course_id, sum(seats) as seats from course_seats where state in ('held', 'firm') group by 1, 2) s
         on s.org_id = c.org_id and s.course_id = c.id
 where c.seats_taken <> coalesce(s.seats, 0) or c.seats_taken > c.seat_limit;
-- check: C2 devices are as many as were counted, and no more than may be
select e.org_id, e.id, e.devices, count(d.id) as bound, e.device_limit
  from enrollments e left join enrollment_devices d on d.org_id = e.org_id and d.enrollment_id = e.id
 where e.ended_at is null
 group by e.org_id, e.id having e.devices <> count(d.id) or e.devices > e.device_limit;
-- check: C3 views are as many as were counted, and no more than may be
select e.org_id, e.id, e.views, p.sum, p.most, e.view_limit
  from enrollments e
  join (select org_id, enrollment_id, sum(views) as sum, max(views) as most from lesson_progress group by 1, 2) p
    on p.org_id = e.org_id and p.enrollment_id = e.id
 where e.views <> p.sum or case e.view_scope when 'course' then p.sum else p.most end > e.view_limit;
-- check: C4 no sitting that was not counted as a view
select v.org_id, v.enrollment_id, v.lesson_id, count(*) as sittings, p.views
  from lesson_views v left join lesson_progress p on p.org_id = v.org_id and p.enrollment_id = v.enrollment_id and p.lesson_id = v.lesson_id
 group by 1, 2, 3, p.views having count(*) > coalesce(p.views, 0);
-- check: C5 whoever finished has a certificate, and nobody else
select coalesce(e.org_id, k.org_id) as org_id, e.id, k.id as certificate
  from (select org_id, id from enrollments where consumed_at is not null) e
  full join certificates k on k.org_id = e.org_id and k.enrollment_id = e.id
 where e.id is null or k.id is null;
-- check: C6 nobody has access for a line that is void
select e.org_id, e.id, e.state, l.phase
  from enrollments e join order_lines l on l.org_id = e.order_org_id and l.id = e.line_id
 where e.state in ('active', 'consumed') and l.phase = 'void';
-- check: C7 live places belong to a line that is held, active or done
select s.org_id, s.id, s.state, l.phase
  from course_seats s join order_lines l on l.org_id = s.order_org_id and l.id = s.line_id
 where s.state in ('held', 'firm') and l.phase in ('open', 'void');
-- check: C8 a lesson's file is whole and of its organization's
select l.org_id, l.id, f.state
  from course_lessons l join course_files f on f.org_id = l.org_id and f.id = l.file_id
 where l.removed_at is null and f.state <> 'ready';
-- check: C9 the outline that shops show of a course is what its lessons are
select org_id, id, outline from courses where outline <> course_outline(org_id, id);
