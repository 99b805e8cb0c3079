-- What the desk's list of products is found by, by index: of each product the hashes of any three letters that follow each other in its words, as
-- the list of stock has them of its rows (0055). Those rows are of offers that lie anywhere; drafts and what is not counted are found here alone.
create table product_words (
  org_id uuid not null,
  product_id uuid not null,
  -- With the organization in them. Null until the worker has come by: until then the product is looked at with each search.
  grams int[],
  primary key (org_id, product_id),
  foreign key (org_id, product_id) references products (org_id, id) on delete cascade
);
create index product_words_grams on product_words using gin (grams) with (gin_pending_list_limit = 512) where grams is not null;
create index product_words_unread on product_words (org_id, product_id) where grams is null;
call tenant_table('product_words', $$ org_id = (select current_org()) $$, null, 'select, insert, update');
create policy owner on product_words for all to tessera_owner using (true) with check (true);

create function forget_product_words() returns trigger language plpgsql as $$
begin
  insert into product_words as w (org_id, product_id) values (new.org_id, new.id)
  on conflict (org_id, product_id) do update set grams = null where w.grams is not null;
  return null;
end $$;
create trigger words_added after insert on products for each row execute function forget_product_words();
create trigger words_changed after update on products for each row when (old.words <> new.words) execute function forget_product_words();

-- A function in the wall, as `stock_found` is: products of whose words all of these hashes are, those nobody has read yet, and those with a variant
-- whose SKU begins so. More than are matched by the words themselves, which the caller looks at.
grant select on product_words to tessera_search;
grant select (org_id, product_id, sku) on variants to tessera_search;
create policy search on product_words for select to tessera_search using (true);
create policy search on variants for select to tessera_search using (true);
create function products_found(p_grams int[], p_sku text, p_limit int) returns table (product_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  (select w.product_id from product_words w
    where w.grams @> p_grams and w.grams is not null and w.org_id is not distinct from (select current_org()) limit p_limit)
   union
  (select w.product_id from product_words w where w.org_id = (select current_org()) and w.grams is null limit p_limit)
   union
  (select v.product_id from variants v
    where v.org_id = (select current_org()) and lower(v.sku) ~>=~ p_sku and lower(v.sku) ~<~ (p_sku || chr(1114111)) limit p_limit)
$$;
alter function products_found owner to tessera_search;

alter table products no force row level security;
insert into product_words (org_id, product_id) select org_id, id from products order by org_id, id;
alter table products force row level security;
