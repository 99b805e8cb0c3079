-- An import that brings thousands of offers in one commit is ahead of what the planner knows of the tables it fills: cached plans of triggers and
-- foreign keys would go through all of their rows for each. Statistics are taken anew on the way; where somebody else does so, nobody waits.
create function know_sizes() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze (skip_locked) offers, stock_levels;
end $$;
revoke execute on function know_sizes() from public;
grant execute on function know_sizes() to tessera_app;
