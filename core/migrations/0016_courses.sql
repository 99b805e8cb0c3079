-- Courses: what is taught, who may watch it until when, on which devices and how often, and how far they came.

-- A course is what a variant of kind course sells. It belongs to the organization that made the variant and sells it.
create table courses (
  org_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  status text not null default 'draft' check (status in ('draft', 'published', 'archived')),
  -- By locale.
  title jsonb not null,
  -- What a purchase is granted with; an enrollment keeps its own copy. Null is without a limit.
  window_days int check (window_days between 1 and 3650),
  device_limit int check (device_limit between 1 and 100),
  view_limit int check (view_limit between 1 and 1000),
  -- Whether view_limit counts for each lesson or for the course as a whole.
  view_scope text not null default 'lesson' check (view_scope in ('lesson', 'course')),
  -- Days from access in which a buyer who has not finished the course may have the money back.
  refund_days int not null default 0 check (refund_days between 0 and 365),
  -- Video and pictures carry the buyer's name.
  watermark boolean not null default false,
  -- Places in all; null is as many as come. `seats_taken` is only counted where there is a limit.
  seat_limit int check (seat_limit between 0 and 1000000),
  seats_taken int not null default 0,
  -- Grows with every change of the course or its lessons.
  version int not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, variant_id),
  foreign key (org_id, variant_id) references variants (org_id, id),
  constraint seats_within_limit check (seats_taken >= 0 and (seat_limit is null or seats_taken <= seat_limit))
);

-- Files of courses by the hash of their content, in a folder that is never served as it is.
create table course_files (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- SHA-256 of the content; null while it is being sent.
  key text check (key ~ '^[0-9a-f]{64}$'),
  name text not null check (length(name) between 1 and 200),
  type text not null check (type in ('video', 'document', 'picture', 'archive')),
  media_type text not null,
  bytes bigint not null check (bytes > 0),
  -- How much of it has come.
  received bigint not null default 0 check (received between 0 and bytes),
  state text not null default 'receiving' check (state in ('receiving', 'ready')),
  -- Of a video: {"seconds", "width", "height", "hasSound"}.
  facts jsonb not null default '{}',
  created_by uuid references users (id),
  created_at timestamptz not null,
  primary key (org_id, id),
  check (state = 'receiving' or (key is not null and received = bytes))
);
create index course_files_newest on course_files (org_id, created_at desc);
-- Uploads that nobody finishes go after a day (job retention).
create index course_files_age on course_files (created_at) where state = 'receiving';

create table course_lessons (
  org_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  position int not null check (position >= 0),
  kind text not null check (kind in ('video', 'document', 'text', 'link')),
  -- FILE is downloaded, STREAM is played or read in the page, LINK leads elsewhere.
  delivery text not null check (delivery in ('file', 'stream', 'link')),
  -- By locale.
  title jsonb not null,
  body jsonb not null default '{}',
  file_id uuid,
  url text check (url ~ '^https://' and length(url) <= 2000),
  -- How long it takes; a lesson counts as finished when this much of it was watched.
  seconds int check (seconds between 1 and 86400),
  -- Counts for the certificate.
  required boolean not null default true,
  created_at timestamptz not null,
  -- Buyers keep what they did in a lesson that is gone.
  removed_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, course_id) references courses (org_id, id),
  foreign key (org_id, file_id) references course_files (org_id, id),
  check ((kind = 'link') = (delivery = 'link')),
  check ((kind = 'link') = (url is not null)),
  check ((kind in ('video', 'document')) = (file_id is not null)),
  check (kind <> 'text' or delivery = 'stream')
);
create unique index course_lessons_order on course_lessons (org_id, course_id, position) where removed_at is null;
create index course_lessons_file on course_lessons (org_id, file_id) where file_id is not null;

-- Places set aside for order lines: held until expires_at, firm once paid, two idempotent ends. Kept as long as the orders.
create table course_seats (
  org_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  seats int not null check (seats between 1 and 999),
  state text not null check (state in ('held', 'firm', 'released', 'expired')),
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, course_id) references courses (org_id, id),
  check ((state = 'held') = (expires_at is not null))
);
create unique index course_seats_live on course_seats (org_id, line_id) where state in ('held', 'firm');
create index course_seats_course on course_seats (org_id, course_id) where state in ('held', 'firm');
create index course_seats_order on course_seats (order_org_id, order_id);

-- That somebody may see a course. It belongs to the seller; the order may be another organization's, the one that runs the channel.
-- Kept as long as the orders: it proves what was delivered.
create table enrollments (
  org_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  buyer_user uuid references users (id),
  buyer_guest text,
  -- Name on the certificate and in watermarks, as the buyer gave it.
  holder_sealed text not null,
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  -- consumed: every lesson is done; it can still be watched until the window is over.
  state text not null default 'active' check (state in ('active', 'consumed', 'revoked', 'expired')),
  granted_at timestamptz not null,
  -- When access ends; null is never.
  until timestamptz check (until > granted_at),
  refund_until timestamptz not null,
  -- The course's policy when it was bought, times the places of the line.
  device_limit int check (device_limit > 0),
  view_limit int check (view_limit > 0),
  view_scope text not null check (view_scope in ('lesson', 'course')),
  watermark boolean not null,
  devices int not null default 0,
  views int not null default 0 check (views >= 0),
  consumed_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  primary key (org_id, id),
  unique (org_id, line_id),
  foreign key (org_id, course_id) references courses (org_id, id),
  check (num_nonnulls(buyer_user, buyer_guest) = 1),
  check ((state in ('revoked', 'expired')) = (ended_at is not null)),
  check ((state = 'consumed') <= (consumed_at is not null)),
  constraint devices_within_limit check (devices >= 0 and (device_limit is null or devices <= device_limit)),
  constraint views_within_limit check (view_limit is null or view_scope = 'lesson' or views <= view_limit)
);
create index enrollments_user on enrollments (buyer_user, granted_at desc) where buyer_user is not null;
create index enrollments_guest on enrollments (buyer_guest, granted_at desc) where buyer_guest is not null;
create index enrollments_course on enrollments (org_id, course_id, granted_at desc);
create index enrollments_due on enrollments (until) where state in ('active', 'consumed') and until is not null;
create index enrollments_ended on enrollments (ended_at) where ended_at is not null;

-- Browsers and apps that an enrollment was opened on, by the hash of a random token that only they hold. Go 30 days after the
-- enrollment ended (job retention).
create table enrollment_devices (
  org_id uuid not null,
  id uuid not null,
  enrollment_id uuid not null,
  -- SHA-256 of the token, base64url.
  token_hash text not null,
  -- For people to recognize it by, for example `Firefox · Android`.
  name text not null,
  bound_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, enrollment_id, token_hash),
  foreign key (org_id, enrollment_id) references enrollments (org_id, id)
);

-- Sittings: a device that opened a lesson has it open for some hours, and that is one view. Go 30 days after the enrollment ended
-- (job retention).
create table lesson_views (
  org_id uuid not null,
  id uuid not null,
  enrollment_id uuid not null,
  lesson_id uuid not null,
  device_id uuid not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, enrollment_id) references enrollments (org_id, id),
  foreign key (org_id, lesson_id) references course_lessons (org_id, id),
  -- A device that is released takes its sittings with it.
  foreign key (org_id, device_id) references enrollment_devices (org_id, id) on delete cascade
);
create index lesson_views_sitting on lesson_views (org_id, enrollment_id, lesson_id, device_id, open_until desc);
create index lesson_views_device on lesson_views (org_id, device_id);

-- How far somebody came in a lesson; kept with the enrollment.
create table lesson_progress (
  org_id uuid not null,
  enrollment_id uuid not null,
  lesson_id uuid not null,
  views int not null default 0 check (views >= 0),
  -- Seconds that were watched, as the player tells them, and no more than can have been in the time that passed.
  watched_seconds int not null default 0 check (watched_seconds >= 0),
  -- Where to go on.
  position_seconds int not null default 0 check (position_seconds >= 0),
  completed_at timestamptz,
  updated_at timestamptz not null,
  primary key (org_id, enrollment_id, lesson_id),
  foreign key (org_id, enrollment_id) references enrollments (org_id, id),
  foreign key (org_id, lesson_id) references course_lessons (org_id, id)
);

-- A video as segments: one for everybody, or one that carries the name of an enrollment's buyer, which goes when the enrollment ends.
create table course_renditions (
  org_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  enrollment_id uuid,
  state text not null default 'queued' check (state in ('queued', 'ready', 'failed')),
  reason text,
  -- [{"key": hash of the content, "seconds": 6, "bytes": 100000}]
  segments jsonb not null default '[]',
  created_at timestamptz not null,
  ready_at timestamptz,
  primary key (org_id, id),
  unique nulls not distinct (org_id, file_id, enrollment_id),
  foreign key (org_id, file_id) references course_files (org_id, id),
  foreign key (org_id, enrollment_id) references enrollments (org_id, id),
  check ((state = 'ready') = (jsonb_array_length(segments) > 0)),
  check ((state = 'failed') = (reason is not null))
);
-- Whether a private file is still of use.
create index course_renditions_keys on course_renditions using gin (segments jsonb_path_ops);
create index course_files_key on course_files (key);

create table certificates (
  org_id uuid not null,
  id uuid not null,
  enrollment_id uuid not null,
  -- What others ask for it by.
  code text not null check (code ~ '^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$'),
  -- The course as it was called when it was finished.
  title jsonb not null,
  issued_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, enrollment_id),
  foreign key (org_id, enrollment_id) references enrollments (org_id, id)
);

-- The seller's staff, and whose enrollment it is in the shop where it was bought. A shopper's payment leaves enrollments and places behind.
-- What somebody bought is found once for each statement, by their own enrollments, never by all of a course.
call tenant_table('courses',
  $$ org_id = (select current_org()) or (status = 'published' and org_id = any ((select current_sellers())::uuid[]))
     or (org_id, id) in (select e.org_id, e.course_id from enrollments e
                          where e.buyer_guest = (select current_guest()) or e.buyer_user = (select current_person())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');
call tenant_table('course_files', $$ org_id = (select current_org())
  or exists (select from course_lessons l where l.org_id = course_files.org_id and l.file_id = course_files.id) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');
call tenant_table('course_lessons', $$ org_id = (select current_org())
  or (org_id, course_id) in (select e.org_id, e.course_id from enrollments e
                              where e.buyer_guest = (select current_guest()) or e.buyer_user = (select current_person())) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');
call tenant_table('course_seats', $$ org_id = (select current_org()) or order_org_id in ((select current_org()), (select current_shop())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');
call tenant_table('enrollments',
  $$ org_id = (select current_org()) or order_org_id = (select current_org())
     or (order_org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$,
  $$ org_id = (select current_org()) or order_org_id = (select current_org())
     or (order_org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$,
  'select, insert, update');
call tenant_table('enrollment_devices',
  $$ exists (select from enrollments e where e.org_id = enrollment_devices.org_id and e.id = enrollment_devices.enrollment_id) $$);
call tenant_table('lesson_views',
  $$ exists (select from enrollments e where e.org_id = lesson_views.org_id and e.id = lesson_views.enrollment_id) $$,
  null, 'select, insert, update');
call tenant_table('lesson_progress',
  $$ exists (select from enrollments e where e.org_id = lesson_progress.org_id and e.id = lesson_progress.enrollment_id) $$,
  null, 'select, insert, update');
call tenant_table('course_renditions',
  $$ org_id = (select current_org())
     or (exists (select from course_files f where f.org_id = course_renditions.org_id and f.id = course_renditions.file_id)
         and (enrollment_id is null
              or exists (select from enrollments e where e.org_id = course_renditions.org_id and e.id = course_renditions.enrollment_id))) $$,
  null, 'select, insert, update');
call tenant_table('certificates',
  $$ exists (select from enrollments e where e.org_id = certificates.org_id and e.id = certificates.enrollment_id) $$,
  null, 'select, insert');

-- Sets places aside for many lines at once, courses in id order; all or nothing. Raises TS002 with the offers that fell short as JSON in its
-- detail: a course that is full, or none that is on sale. The caller's transaction is rolled back.
create function take_course_seats(
  p_sellers uuid[], p_offers uuid[], p_seats int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  short jsonb := '[]';
begin
  for want in
    with wanted as (
      select w.*, c.id as course
        from unnest(p_sellers, p_offers, p_seats, p_lines, p_ids) as w(seller, offer, seats, line, id)
        left join offers o on o.org_id = w.seller and o.id = w.offer
        left join courses c on c.org_id = w.seller and c.org_id = o.variant_org_id and c.variant_id = o.variant_id and c.status = 'published'),
    kept as (
      insert into course_seats (org_id, id, course_id, order_org_id, order_id, line_id, seats, state, expires_at, created_at)
      select seller, id, course, p_order_org, p_order, line, seats, case when p_expires is null then 'firm' else 'held' end, p_expires, p_now
        from wanted where course is not null)
    select seller, offer, course, sum(seats)::int as seats from wanted group by 1, 2, 3 order by 1, 3
  loop
    update courses set seats_taken = seats_taken + want.seats
     where org_id = want.seller and id = want.course and (seat_limit is null or seats_taken + want.seats <= seat_limit);
    if not found then
      short := short || jsonb_build_object('offerId', want.offer, 'wanted', want.seats);
    end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'a course is full' using errcode = 'TS002', detail = short::text;
  end if;
end $$;
