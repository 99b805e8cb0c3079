-- The list of stock stands on one row for each offer that lies anywhere: what it is called, where it lies and how it stands, in the order of its
-- SKUs. Until now it was put together out of all offers of an organization. And what a line owes to a backorder, and purchases before a limit.

alter table stock_watch
  add column sku text not null default '',
  -- What it is found by, in lower case: the SKU and the product's words.
  add column words text not null default '',
  add column location_ids uuid[] not null default '{}';
create index stock_watch_sku on stock_watch (org_id, sku, offer_id);
create index stock_watch_level_sku on stock_watch (org_id, level, sku, offer_id) where level <> 'ok';
drop index stock_watch_level;
grant insert, update (location_ids) on stock_watch to tessera_app;

-- Products that are called otherwise now: a worker writes it wherever they lie, also with those who sell them for a brand. A row lives for a moment.
create table stock_renames (
  id bigint generated always as identity primary key,
  product_org_id uuid not null,
  product_id uuid not null
);
call system_table('stock_renames');
grant insert on stock_renames to tessera_app;
create policy app_adds on stock_renames for insert to tessera_app with check (true);
create policy owner_adds on stock_renames for insert to tessera_owner with check (true);
create index offers_of_product on offers (variant_org_id, product_id);

create function rename_stock() returns trigger language plpgsql as $$
begin
  insert into stock_renames (product_org_id, product_id)
  values (new.org_id, (to_jsonb(new) ->> case tg_table_name when 'products' then 'id' else 'product_id' end)::uuid);
  return null;
end $$;
create trigger stock_renamed after update on products for each row when (old.words <> new.words) execute function rename_stock();
create trigger stock_renamed after update on variants for each row when (old.sku <> new.sku) execute function rename_stock();

-- In the list at once, and looked at again soon, as `stock_added` sees to. One by one: a plan made while there are few offers would go through
-- all of them for each.
create function list_stock() returns trigger language plpgsql as $$
begin
  insert into stock_watch as w (org_id, offer_id, level, since, sku, words, location_ids)
  select a.org_id, a.offer_id, case when a.free <= 0 then 'out' when a.free <= a.watch_at then 'low' else 'ok' end, now(),
         coalesce(n.sku, ''), coalesce(n.words, ''), a.locations
    from (select org_id, offer_id, sum(greatest(on_hand - reserved, 0)) as free, min(watch_at) as watch_at, array_agg(location_id) as locations
            from added group by 1, 2 order by 1, 2) a
    left join lateral (
      select v.sku, lower(v.sku) || ' ' || p.words as words
        from offers o join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
        join products p on p.org_id = o.variant_org_id and p.id = o.product_id
       where o.org_id = a.org_id and o.id = a.offer_id) n on true
  on conflict (org_id, offer_id) do update set location_ids = w.location_ids || excluded.location_ids;
  return null;
end $$;
create trigger stock_listed after insert on stock_levels referencing new table as added for each statement execute function list_stock();

alter table stock_levels no force row level security;
alter table stock_watch no force row level security;
alter table offers no force row level security;
alter table variants no force row level security;
alter table products no force row level security;
insert into stock_watch as w (org_id, offer_id, level, since, sku, words, location_ids)
select s.org_id, s.offer_id, case when s.free <= 0 then 'out' when s.free <= s.watch_at then 'low' else 'ok' end, now(), v.sku,
       lower(v.sku) || ' ' || p.words, s.locations
  from (select org_id, offer_id, sum(greatest(on_hand - reserved, 0)) as free, min(watch_at) as watch_at, array_agg(location_id) as locations
          from stock_levels group by 1, 2) s
  join offers o on o.org_id = s.org_id and o.id = s.offer_id
  join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
  join products p on p.org_id = o.variant_org_id and p.id = o.product_id
on conflict (org_id, offer_id) do update set sku = excluded.sku, words = excluded.words, location_ids = excluded.location_ids;
alter table stock_levels force row level security;
alter table stock_watch force row level security;
alter table offers force row level security;
alter table variants force row level security;
alter table products force row level security;
