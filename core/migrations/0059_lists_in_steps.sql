-- A list of many prices that begins, ends, changes or goes is looked at in steps by a worker (pricing/step-lists.ts), each in a commit of its own:
-- what buyers are asked is read by the clock and from the list itself, so nothing of it waits for that but the history of prices and the search.
alter table price_lists
  -- The last offer that was looked at; null where there is nothing to do.
  add column step_after uuid,
  -- It lowers nothing any more and is shown to nobody; its prices go in steps, and then it does.
  add column dropped_at timestamptz,
  add check (dropped_at is null or status = 'draft');
create index price_lists_in_steps on price_lists (org_id, id) where step_after is not null;

create function step_through_list() returns trigger language plpgsql as $$
begin
  if (select count(*) from (select from price_list_prices p where p.org_id = new.org_id and p.list_id = new.id limit 2001) m) > 2000 then
    new.step_after := '00000000-0000-0000-0000-000000000000';
  end if;
  return new;
end $$;
-- From its first offer again, however far it was.
create trigger many_in_steps before update on price_lists for each row
  when ((old.status, old.starts_at, old.ends_at, old.due_at, old.currency, old.group_id, old.dropped_at) is distinct from
        (new.status, new.starts_at, new.ends_at, new.due_at, new.currency, new.group_id, new.dropped_at))
  execute function step_through_list();

create or replace function note_offers_of_lists() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(p.org_id), array_agg(p.offer_id), noted_at())
     from changed c join before b on b.org_id = c.org_id and b.id = c.id
     join price_list_prices p on p.org_id = c.org_id and p.list_id = c.id
    where (b.group_id is null or c.group_id is null) and c.step_after is null
      and (b.status, b.starts_at, b.ends_at, b.due_at, b.currency, b.group_id) is distinct from
          (c.status, c.starts_at, c.ends_at, c.due_at, c.currency, c.group_id);
  return null;
end $$;

-- Products of these offers come up in the search's queue, now and when the list begins and ends.
create function queue_listed(p_org uuid, p_offers uuid[], p_starts timestamptz, p_ends timestamptz) returns void language sql as $$
  insert into search_queue (product_org_id, product_id, due_at)
    select distinct o.variant_org_id, o.product_id, w.due_at
      from unnest(p_offers) as x(offer) join offers o on o.org_id = p_org and o.id = x.offer
     cross join (select now() as due_at union all select p_starts where p_starts > now() union all select p_ends where p_ends > now()) w
$$;
create or replace function queue_list() returns trigger language plpgsql as $$
begin
  if new.step_after is null then
    perform queue_listed(new.org_id, (select array_agg(p.offer_id) from price_list_prices p where p.org_id = new.org_id and p.list_id = new.id),
                         new.starts_at, new.ends_at);
  end if;
  return null;
end $$;
