-- Hosting: names of large lines in one pass and never longer than may be chosen, giving back in line with taking, and apps that are forgotten when they end.

-- Its buyer is forgotten: its name, address and why it ended go with its end.
alter table hosting_instances add column forget_at_end boolean not null default false;

create index hosting_instances_state on hosting_instances (org_id, state, wanted_at desc, id desc);

-- The nth of name, name-2, name-3, …: as long as a buyer may choose, so that what is offered is not refused.
create function hosting_name(p_name text, p_nth int) returns text language sql immutable as $$
  select case when p_nth = 1 then p_name else left(p_name, 39 - length(p_nth::text)) || '-' || p_nth end
$$;

-- The first of them, from p_nth on, that is free.
create function free_hosting_nth(p_org uuid, p_name text, p_nth int) returns int language plpgsql stable as $$
declare
  nth int := p_nth;
begin
  while exists (select from hosting_places x where x.org_id = p_org and x.name = hosting_name(p_name, nth) and x.state in ('held', 'firm')) loop
    nth := nth + 1;
  end loop;
  return nth;
end $$;

create or replace function free_hosting_name(p_org uuid, p_name text) returns text language sql stable as $$
  select hosting_name(p_name, free_hosting_nth(p_org, p_name, 1))
$$;

-- As in 0061; an app of a line goes on from the number of the one before it.
create or replace function take_hosting_places(
  p_sellers uuid[], p_offers uuid[], p_quantities int[], p_names text[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  plan hosting_plans;
  host uuid;
  given text;
  nth int;
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
    nth := 0;
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
      if want.name is null then
        given := free_hosting_name(want.seller, 'app-' || left(md5(p_ids[made]::text), 8));
      else
        nth := free_hosting_nth(want.seller, want.name, nth + 1);
        given := hosting_name(want.name, nth);
      end if;
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

-- As in 0061, under the lock of those who take: either touches several hosts.
create or replace function free_hosting_places(p_orgs uuid[], p_ids uuid[], p_state text, p_now timestamptz) returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('tessera.hosting places'), hashtext(s.org::text))
     from (select distinct w.org from unnest(p_orgs) as w(org) order by 1) s;
  with freed as (
    update hosting_places x set state = p_state, ended_at = p_now, expires_at = null
      from unnest(p_orgs, p_ids) as w(org, id)
     where x.org_id = w.org and x.id = w.id and x.state in ('held', 'firm')
    returning x.org_id, x.host_id, x.memory_mib, x.cpu_millicores, x.disk_gib),
  sums as (select org_id, host_id, sum(memory_mib)::int as memory, sum(cpu_millicores)::int as cpu, sum(disk_gib)::int as disk from freed group by 1, 2)
  update hosting_hosts h set memory_taken = h.memory_taken - s.memory, cpu_taken = h.cpu_taken - s.cpu, disk_taken = h.disk_taken - s.disk
    from sums s where h.org_id = s.org_id and h.id = s.host_id
$$;
