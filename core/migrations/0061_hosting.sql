-- Hosting: managed apps on plans, placed on hosts with room for them, and set up by hand or, one day, by a driver.

-- A machine that apps run on. What is taken of it is what the live places on it say.
create table hosting_hosts (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  memory_mib int not null check (memory_mib between 0 and 16777216),
  cpu_millicores int not null check (cpu_millicores between 0 and 16384000),
  disk_gib int not null check (disk_gib between 0 and 16777216),
  memory_taken int not null default 0 check (memory_taken >= 0),
  cpu_taken int not null default 0 check (cpu_taken >= 0),
  disk_taken int not null default 0 check (disk_taken >= 0),
  -- It keeps what it has and is given nothing more.
  drained boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  constraint hosting_hosts_name unique (org_id, name),
  constraint taken_within_host check (memory_taken <= memory_mib and cpu_taken <= cpu_millicores and disk_taken <= disk_gib)
) with (fillfactor = 50);

-- What a variant of kind hosting sells. A place keeps the figures it was taken with.
create table hosting_plans (
  org_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  memory_mib int not null check (memory_mib between 1 and 1048576),
  cpu_millicores int not null check (cpu_millicores between 1 and 1024000),
  disk_gib int not null check (disk_gib between 1 and 1048576),
  -- For how long it is paid, from the day on which it runs.
  period_days int not null check (period_days between 1 and 3660),
  -- Days from then in which it may be given back.
  refund_days int not null check (refund_days between 0 and 365),
  version int not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, variant_id),
  foreign key (org_id, variant_id) references variants (org_id, id)
);

-- Room for one app on a host, and its name, set aside for an order line: held until expires_at, firm once paid, two idempotent ends. Kept as
-- long as the orders.
create table hosting_places (
  org_id uuid not null,
  id uuid not null,
  host_id uuid not null,
  plan_id uuid not null,
  -- A DNS label, so that it can be the first part of an address.
  name text not null check (name ~ '^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$'),
  memory_mib int not null check (memory_mib > 0),
  cpu_millicores int not null check (cpu_millicores > 0),
  disk_gib int not null check (disk_gib > 0),
  period_days int not null check (period_days > 0),
  refund_days int not null check (refund_days >= 0),
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  -- Which of the line's, from 1.
  ordinal int not null check (ordinal between 1 and 999),
  state text not null check (state in ('held', 'firm', 'released', 'expired')),
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, host_id) references hosting_hosts (org_id, id),
  foreign key (org_id, plan_id) references hosting_plans (org_id, id),
  check ((state = 'held') = (expires_at is not null)),
  check ((state in ('released', 'expired')) = (ended_at is not null))
);
create unique index hosting_places_live on hosting_places (org_id, line_id, ordinal) where state in ('held', 'firm');
create unique index hosting_places_name on hosting_places (org_id, name) where state in ('held', 'firm');
create index hosting_places_host on hosting_places (org_id, host_id) where state in ('held', 'firm');
create index hosting_places_order on hosting_places (order_org_id, order_id);

-- An app that somebody bought. It belongs to the seller; the order may be another organization's, the one that runs the channel. Kept as long
-- as the orders: it proves what was delivered.
create table hosting_instances (
  org_id uuid not null,
  id uuid not null,
  place_id uuid not null,
  buyer_user uuid references users (id),
  buyer_guest text,
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  state text not null default 'wanted' check (state in ('wanted', 'running', 'ended')),
  -- Where its buyer finds it; unknown until it is set up.
  address text check (length(address) <= 500 and address ~ '^https?://'),
  wanted_at timestamptz not null,
  running_at timestamptz,
  refund_until timestamptz,
  paid_until timestamptz,
  -- Its buyer was told that it ends soon.
  warned_at timestamptz,
  ended_at timestamptz,
  -- cancelled: never set up. refunded, closed: by its order. expired: its time was over. stopped: by staff, for the reason in `note`.
  ended_how text check (ended_how in ('cancelled', 'refunded', 'closed', 'expired', 'stopped')),
  note text check (length(note) <= 500),
  primary key (org_id, id),
  unique (org_id, place_id),
  foreign key (org_id, place_id) references hosting_places (org_id, id),
  check (num_nonnulls(buyer_user, buyer_guest) >= 1),
  check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (ended_how is not null)),
  check (num_nulls(address, running_at, refund_until, paid_until) in (0, 4)),
  check (state <> 'running' or running_at is not null),
  check (state <> 'wanted' or running_at is null)
);
create index hosting_instances_newest on hosting_instances (org_id, wanted_at desc, id desc);
create index hosting_instances_line on hosting_instances (order_org_id, order_id, line_id);
create index hosting_instances_user on hosting_instances (buyer_user, wanted_at desc) where buyer_user is not null;
create index hosting_instances_guest on hosting_instances (buyer_guest, wanted_at desc) where buyer_guest is not null;
create index hosting_instances_due on hosting_instances (paid_until) where state = 'running';
create index hosting_instances_to_warn on hosting_instances (paid_until) where state = 'running' and warned_at is null;

-- A shopper's payment leaves places and instances behind, and takes of hosts: the code asks by key, the wall knows the shop.
call tenant_table('hosting_hosts', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  null, 'select, insert, update');
call tenant_table('hosting_plans', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');
call tenant_table('hosting_places',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[])
     or order_org_id in ((select current_org()), (select current_shop())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or order_org_id = (select current_org()) $$,
  'select, insert, update');
call tenant_table('hosting_instances',
  $$ org_id = (select current_org()) or order_org_id = (select current_org())
     or (order_org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$,
  null, 'select, insert, update');

-- How many of a plan a host has room for now.
create function hosting_room(h hosting_hosts, p hosting_plans) returns int language sql immutable as $$
  select case when h.drained then 0 else least(
    (h.memory_mib - h.memory_taken) / p.memory_mib, (h.cpu_millicores - h.cpu_taken) / p.cpu_millicores, (h.disk_gib - h.disk_taken) / p.disk_gib) end
$$;

-- The shelf knows of hosting beside whatever else it knows of: as many as all hosts have room for together.
do $$
begin
  execute 'create or replace view offer_units with (security_invoker = true) as ' || rtrim(pg_get_viewdef('offer_units'), ';') || '
    union all
    select o.org_id, o.id, least(999, (select coalesce(sum(hosting_room(h, p)), 0) from hosting_hosts h where h.org_id = p.org_id))::int
      from offers o
      join hosting_plans p on p.org_id = o.org_id and p.org_id = o.variant_org_id and p.variant_id = o.variant_id';
end $$;

-- The search looks again at what begins or ends being there.
create function queue_hosting_plan() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select v.org_id, v.product_id from variants v where v.org_id = new.org_id and v.id = new.variant_id;
  return null;
end $$;
create trigger search_added after insert or update on hosting_plans for each row execute function queue_hosting_plan();

create function queue_hosting_host() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select v.org_id, v.product_id from hosting_plans p join variants v on v.org_id = p.org_id and v.id = p.variant_id
     where p.org_id = new.org_id and (tg_op = 'INSERT' or (hosting_room(old, p) > 0) <> (hosting_room(new, p) > 0));
  return null;
end $$;
create trigger search_added after insert on hosting_hosts for each row execute function queue_hosting_host();
create trigger search_changed after update on hosting_hosts for each row execute function queue_hosting_host();

-- The first of name-2, name-3, … that is free.
create function free_hosting_name(p_org uuid, p_name text) returns text language plpgsql stable as $$
declare
  given text := p_name;
  nth int := 1;
begin
  while exists (select from hosting_places x where x.org_id = p_org and x.name = given and x.state in ('held', 'firm')) loop
    nth := nth + 1;
    given := left(p_name, 58) || '-' || nth;
  end loop;
  return given;
end $$;

-- Sets room aside for many lines at once, each app on the host with the most that is free; all or nothing. One after the other within a seller's
-- hosts, so that the best host is the best, and a name is free when it is looked at. Raises TS007 with what fell short as JSON in its detail: the
-- offers that there is no room for, or no plan, and the names that are taken, each with a free one. The caller's transaction is rolled back.
create function take_hosting_places(
  p_sellers uuid[], p_offers uuid[], p_quantities int[], p_names text[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  plan hosting_plans;
  host uuid;
  given text;
  made int := 0;
  short jsonb := '[]';
  taken jsonb := '[]';
begin
  perform pg_advisory_xact_lock(hashtext('tessera.hosting places'), hashtext(s.org::text))
     from (select distinct w.org from unnest(p_sellers) as w(org) order by 1) s;
  for want in
    select w.*, o.variant_org_id, o.variant_id from unnest(p_sellers, p_offers, p_quantities, p_names, p_lines) with ordinality
             as w(seller, offer, quantity, name, line, nth)
      left join offers o on o.org_id = w.seller and o.id = w.offer order by w.nth
  loop
    select p.* into plan from hosting_plans p
     where p.org_id = want.seller and p.org_id = want.variant_org_id and p.variant_id = want.variant_id;
    given := free_hosting_name(want.seller, want.name);
    if given <> want.name then
      taken := taken || jsonb_build_object('offerId', want.offer, 'name', want.name, 'free', given);
      continue;
    end if;
    for ordinal in 1 .. want.quantity loop
      host := null;
      update hosting_hosts h
         set memory_taken = h.memory_taken + plan.memory_mib, cpu_taken = h.cpu_taken + plan.cpu_millicores, disk_taken = h.disk_taken + plan.disk_gib
       where h.org_id = want.seller and hosting_room(h, plan) > 0
         and h.id = (select b.id from hosting_hosts b where b.org_id = want.seller and hosting_room(b, plan) > 0
                      order by b.memory_mib - b.memory_taken desc, b.cpu_millicores - b.cpu_taken desc, b.id limit 1 for no key update)
      returning h.id into host;
      if host is null then
        short := short || jsonb_build_object('offerId', want.offer, 'wanted', want.quantity);
        exit;
      end if;
      made := made + 1;
      given := free_hosting_name(want.seller, coalesce(want.name, 'app-' || left(md5(p_ids[made]::text), 8)));
      insert into hosting_places (org_id, id, host_id, plan_id, name, memory_mib, cpu_millicores, disk_gib, period_days, refund_days,
                                  order_org_id, order_id, line_id, ordinal, state, expires_at, created_at)
      values (want.seller, p_ids[made], host, plan.id, given, plan.memory_mib, plan.cpu_millicores, plan.disk_gib, plan.period_days, plan.refund_days,
              p_order_org, p_order, want.line, ordinal, case when p_expires is null then 'firm' else 'held' end, p_expires, p_now);
    end loop;
  end loop;
  if jsonb_array_length(short) + jsonb_array_length(taken) > 0 then
    raise exception 'no room or no name' using errcode = 'TS007', detail = jsonb_build_object('short', short, 'taken', taken)::text;
  end if;
end $$;

-- Gives room and names back: live places of these, each once; what was taken of their hosts follows in the same statement.
create function free_hosting_places(p_orgs uuid[], p_ids uuid[], p_state text, p_now timestamptz) returns void language sql as $$
  with freed as (
    update hosting_places x set state = p_state, ended_at = p_now, expires_at = null
      from unnest(p_orgs, p_ids) as w(org, id)
     where x.org_id = w.org and x.id = w.id and x.state in ('held', 'firm')
    returning x.org_id, x.host_id, x.memory_mib, x.cpu_millicores, x.disk_gib),
  sums as (select org_id, host_id, sum(memory_mib)::int as memory, sum(cpu_millicores)::int as cpu, sum(disk_gib)::int as disk from freed group by 1, 2)
  update hosting_hosts h set memory_taken = h.memory_taken - s.memory, cpu_taken = h.cpu_taken - s.cpu, disk_taken = h.disk_taken - s.disk
    from sums s where h.org_id = s.org_id and h.id = s.host_id
$$;
