-- Statistics of the products and variants that a long import brings, too: what is read of them afterwards was planned while there were few.
create or replace function know_sizes() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze (skip_locked) products, variants, offers, stock_levels;
end $$;
