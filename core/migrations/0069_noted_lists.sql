-- A list of which all is noted has no time to write down when it ends: `greatest` ignores null, so that 0067 wrote down all of it since its start, and
-- with it the price of its last day as that of its first.
create or replace function step_through_list() returns trigger language plpgsql as $$
declare
  at timestamptz := noted_at();
  -- Its steps go on, or nobody told that it began. Null where all is noted.
  since timestamptz := case when old.step_after is not null then old.step_since when old.due_at = old.starts_at then old.starts_at end;
  until timestamptz := least(at, old.ends_at);
begin
  new.step_since := at;
  since := case when since is not null then greatest(since, old.starts_at) end;
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
