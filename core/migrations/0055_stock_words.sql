-- What the list of stock is found by, by index: of each row the hashes of any three letters that follow each other, made by the worker
-- (inventory/grams.ts), since the functions of PostgreSQL take longer for it than for all else of a row.
create table stock_words (
  org_id uuid not null,
  offer_id uuid not null,
  -- Of the words that they were made of: where it is another one, they are made anew.
  said int not null,
  -- With the organization in them, so that one's search does not look at what others have.
  grams int[] not null,
  primary key (org_id, offer_id),
  foreign key (org_id, offer_id) references stock_watch (org_id, offer_id) on delete cascade
);
create index stock_words_grams on stock_words using gin (grams) with (gin_pending_list_limit = 512);
call tenant_table('stock_words', $$ org_id = (select current_org()) $$, null, 'select');

-- Behind the wall `@>` can't use an index, because it is not leakproof. This function stands in the wall, as those of the search do: it belongs to a
-- role that may read no more than this, and says itself whose stock it is. The rows that hold all of these hashes are few, and looked at
-- for the words themselves; the next of them after a SKU and an offer.
grant select on stock_words to tessera_search;
grant select (org_id, offer_id, sku, words, level, location_ids) on stock_watch to tessera_search;
create policy search on stock_words for select to tessera_search using (true);
create policy search on stock_watch for select to tessera_search using (true);
create function stock_found(p_grams int[], p_words text, p_location uuid, p_level text, p_sku text, p_offer uuid, p_limit int) returns table (offer_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with held as materialized (
    select s.org_id, s.offer_id from stock_words s where s.grams @> p_grams and s.org_id is not distinct from (select current_org()))
  select k.offer_id
    from held h cross join lateral (
      select w.offer_id, w.sku from stock_watch w
       where w.org_id = h.org_id and w.offer_id = h.offer_id and w.words like p_words and (w.sku, w.offer_id) > (p_sku, p_offer)
         and (p_location is null or p_location = any (w.location_ids)) and (p_level is null or w.level = p_level) offset 0) k
   order by k.sku, k.offer_id limit p_limit
$$;
alter function stock_found owner to tessera_search;

-- What lies somewhere already is looked at by the worker, a thousand at a time.
alter table stock_marks no force row level security;
alter table stock_watch no force row level security;
insert into stock_marks (org_id, offer_id) select org_id, offer_id from stock_watch order by org_id, offer_id;
alter table stock_marks force row level security;
alter table stock_watch force row level security;
