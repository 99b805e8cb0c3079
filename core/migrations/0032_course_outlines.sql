-- What anybody may read of a course that is on sale: its lessons by title, sort and length, in order. The lessons themselves stay behind
-- their wall, with what they hold; whoever changes them writes the outline anew in the same transaction.

create function course_outline(p_org uuid, p_course uuid) returns jsonb language sql stable as $$
  select coalesce(
    jsonb_agg(jsonb_build_object('title', title, 'kind', kind, 'seconds', seconds, 'required', required) order by position), '[]')
    from course_lessons where org_id = p_org and course_id = p_course and removed_at is null
$$;

alter table courses add column outline jsonb not null default '[]' check (jsonb_typeof(outline) = 'array');

alter table courses no force row level security;
alter table course_lessons no force row level security;
update courses set outline = course_outline(org_id, id);
alter table courses force row level security;
alter table course_lessons force row level security;
