-- The list of stock of one place, in the order of its SKUs: what lies in a small place was looked for among all that an organization has.
create table stock_places (
  org_id uuid not null,
  location_id uuid not null,
  sku text not null,
  offer_id uuid not null,
  primary key (org_id, location_id, sku, offer_id),
  foreign key (org_id, offer_id) references stock_watch (org_id, offer_id) on delete cascade
);
call tenant_table('stock_places', $$ org_id = (select current_org()) $$, null, 'select, insert, delete');
create policy owner on stock_places for all to tessera_owner using (true) with check (true);

create function place_stock() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from stock_places where org_id = old.org_id and location_id = any (old.location_ids) and sku = old.sku and offer_id = old.offer_id;
  end if;
  insert into stock_places (org_id, location_id, sku, offer_id)
  select distinct new.org_id, l, new.sku, new.offer_id from unnest(new.location_ids) as l;
  return null;
end $$;
create trigger stock_placed after insert on stock_watch for each row execute function place_stock();
create trigger stock_placed_anew after update on stock_watch for each row
  when (old.sku <> new.sku or old.location_ids <> new.location_ids) execute function place_stock();

alter table stock_watch no force row level security;
insert into stock_places (org_id, location_id, sku, offer_id)
select distinct org_id, l, sku, offer_id from stock_watch cross join unnest(location_ids) as l order by 1, 2, 3, 4;
alter table stock_watch force row level security;
