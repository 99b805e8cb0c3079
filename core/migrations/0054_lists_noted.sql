-- What everybody is asked is noted anew where a list that everybody has began, ended or changed its dates, and not where it was renamed: to look at
-- a hundred thousand prices takes long.
create or replace function note_offers_of_lists() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(p.org_id), array_agg(p.offer_id), noted_at())
     from changed c join before b on b.org_id = c.org_id and b.id = c.id
     join price_list_prices p on p.org_id = c.org_id and p.list_id = c.id
    where (b.group_id is null or c.group_id is null)
      and (b.status, b.starts_at, b.ends_at, b.due_at, b.currency, b.group_id) is distinct from
          (c.status, c.starts_at, c.ends_at, c.due_at, c.currency, c.group_id);
  return null;
end $$;
drop trigger note_prices_changed on price_lists;
create trigger note_prices_changed after update on price_lists referencing old table as before new table as changed
  for each statement execute function note_offers_of_lists();
