-- A list that lowers prices and ends, changes or goes before the worker came to them (0059), or while no worker runs at all, was not noted: the lowest
-- price of 30 days beside the next reduction was too high. The time it held is written down with the change that ends it, and noted in the same steps.
create table unnoted_lists (
  org_id uuid not null,
  list_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  currency text not null,
  primary key (org_id, list_id, starts_at),
  foreign key (org_id, list_id) references price_lists (org_id, id) on delete cascade
);
call tenant_table('unnoted_lists',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, delete');
create policy owner on unnoted_lists for all to tessera_owner using (true) with check (true);

-- From when on what a list that is gone through asks may not be noted.
alter table price_lists add column step_since timestamptz;

create or replace function step_through_list() returns trigger language plpgsql as $$
declare
  at timestamptz := noted_at();
  -- Its steps go on, or nobody told that it began.
  since timestamptz := case when old.step_after is not null then old.step_since when old.due_at = old.starts_at then old.starts_at end;
  until timestamptz := least(at, old.ends_at);
begin
  new.step_since := at;
  since := greatest(since, old.starts_at);
  if since < until and old.status = 'active' and old.group_id is null then
    if new.status = 'active' and new.group_id is null and coalesce(new.starts_at <= at, true) and coalesce(new.ends_at > at, true) then
      new.step_since := since;
    else
      insert into unnoted_lists (org_id, list_id, starts_at, ends_at, currency) values (old.org_id, old.id, since, until, old.currency)
      on conflict (org_id, list_id, starts_at) do nothing;
    end if;
  end if;
  if (select count(*) from (select from price_list_prices p where p.org_id = new.org_id and p.list_id = new.id limit 2001) m) > 2000 then
    new.step_after := '00000000-0000-0000-0000-000000000000';
  end if;
  return new;
end $$;

-- Notes what these offers cost when the list held and was not noted, where that was less than what is noted of that time. Before what they cost now.
create function note_unnoted(p_org uuid, p_list uuid, p_offers uuid[]) returns void language sql as $$
  insert into price_history (org_id, offer_id, currency, since, price_minor, reduced)
  select u.org_id, x.offer_id, u.currency, u.starts_at, x.price_minor, true
    from unnoted_lists u
    join price_list_prices x on x.org_id = u.org_id and x.list_id = u.list_id and x.min_quantity = 1 and x.offer_id = any (p_offers)
   cross join lateral (
     select h.price_minor from price_history h
      where h.org_id = u.org_id and h.offer_id = x.offer_id and h.currency = u.currency and h.since <= u.starts_at
      order by h.since desc limit 1) asked
   where u.org_id = p_org and u.list_id = p_list and x.price_minor < asked.price_minor
  on conflict (org_id, offer_id, currency, since) do update set price_minor = least(price_history.price_minor, excluded.price_minor), reduced = true
$$;

create or replace function note_offers_of_lists() returns trigger language plpgsql as $$
begin
  perform note_unnoted(c.org_id, c.id, array(select p.offer_id from price_list_prices p where p.org_id = c.org_id and p.list_id = c.id))
     from changed c where c.step_after is null and exists (select from unnoted_lists u where u.org_id = c.org_id and u.list_id = c.id);
  delete from unnoted_lists u using changed c where c.step_after is null and u.org_id = c.org_id and u.list_id = c.id;
  perform note_prices(array_agg(p.org_id), array_agg(p.offer_id), noted_at())
     from changed c join before b on b.org_id = c.org_id and b.id = c.id
     join price_list_prices p on p.org_id = c.org_id and p.list_id = c.id
    where (b.group_id is null or c.group_id is null) and c.step_after is null
      and (b.status, b.starts_at, b.ends_at, b.due_at, b.currency, b.group_id) is distinct from
          (c.status, c.starts_at, c.ends_at, c.due_at, c.currency, c.group_id);
  return null;
end $$;

-- As before, and what is not noted yet.
create or replace function lowest_before(p_org uuid, p_offer uuid, p_currency text, p_price bigint, p_now timestamptz) returns bigint language sql stable as $$
  select min(q.price_minor)
    from (select coalesce((select l.since
                             from (select h.since, h.price_minor, h.reduced from price_history h
                                    where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since <= p_now
                                    order by h.since desc limit 1) l
                            where l.price_minor = p_price and l.reduced), p_now) as began) t
    cross join lateral (
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency
          and h.since > t.began - interval '30 days' and h.since < t.began)
      union all
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since <= t.began - interval '30 days'
        order by h.since desc limit 1)
      union all
      (select x.price_minor from unnoted_lists u
         join price_list_prices x on x.org_id = u.org_id and x.list_id = u.list_id and x.offer_id = p_offer and x.min_quantity = 1
        where u.org_id = p_org and u.currency = p_currency and u.starts_at < t.began and u.ends_at > t.began - interval '30 days')) q
$$;
