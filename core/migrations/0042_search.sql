-- What the shop's lists and its search stand on: a row for each product that a channel shows in a currency, the words it is found by, and a queue
-- of products to look at again. All of it is derived, and can be written anew from nothing.

create table search_documents (
  -- Whoever operates the channel.
  org_id uuid not null,
  channel_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  product_org_id uuid not null,
  product_id uuid not null,
  kind text not null,
  -- Of the cheapest offer.
  seller_org_id uuid not null,
  price_from bigint not null,
  price_to bigint not null,
  compare_at bigint,
  in_stock boolean not null,
  position int not null,
  -- Seconds since 1970 when it was published, below zero, so that every order of a list goes upwards.
  newest bigint not null,
  -- By locale.
  title jsonb not null,
  -- `code:value`: kind, seller, brand, category, tags, option values that are on sale.
  facets text[] not null,
  -- Folded words with their stems, and marks that no word can be: of the channel, facets, choices of options, stock (see documents/terms.ts).
  terms tsvector not null,
  primary key (org_id, channel_id, currency, product_org_id, product_id),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
create index search_documents_product on search_documents (product_org_id, product_id);
create index search_documents_featured on search_documents (org_id, channel_id, currency, position, product_id);
create index search_documents_newest on search_documents (org_id, channel_id, currency, newest, product_id);
create index search_documents_price on search_documents (org_id, channel_id, currency, price_from, product_id);
create index search_documents_price_down on search_documents (org_id, channel_id, currency, (- price_from), product_id);
create index search_documents_terms on search_documents using gin (terms) with (gin_pending_list_limit = 512);
call tenant_table('search_documents', $$ org_id in ((select current_org()), (select current_shop())) $$, null, 'select');

-- Titles as they are put in order, in each locale of the channel.
create table search_titles (
  org_id uuid not null,
  channel_id uuid not null,
  locale text not null,
  product_org_id uuid not null,
  product_id uuid not null,
  title text not null,
  primary key (org_id, channel_id, locale, product_org_id, product_id),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
create index search_titles_order on search_titles (org_id, channel_id, locale, title, product_id);
create index search_titles_product on search_titles (product_org_id, product_id);
call tenant_table('search_titles', $$ org_id in ((select current_org()), (select current_shop())) $$, null, 'select');

-- The channel's words as they are typed, each with what is left of it when one letter is missing: two words that share such a rest are a slip
-- of the finger apart. It only grows between rebuilds: a word that no product has finds nothing.
create table search_words (
  org_id uuid not null,
  channel_id uuid not null,
  word text collate "C" not null,
  -- As it stands in titles, for people to read.
  shown text not null,
  rests text[] not null,
  primary key (org_id, channel_id, word),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
create index search_words_rests on search_words using gin (rests);
call tenant_table('search_words', $$ org_id in ((select current_org()), (select current_shop())) $$, null, 'select');

-- What the values of facets are called.
create table search_facets (
  org_id uuid not null,
  channel_id uuid not null,
  code text not null,
  value text not null,
  name jsonb not null,
  value_name jsonb not null,
  swatch text,
  place int not null,
  primary key (org_id, channel_id, code, value),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
call tenant_table('search_facets', $$ org_id in ((select current_org()), (select current_shop())) $$, null, 'select');

-- Products whose documents are to be derived again, from a moment on; without a product, all of an organization. Taken rows are deleted.
-- Without a unique key on purpose: two sales that use up two sizes of one product shall not wait for each other.
create table search_queue (
  id bigint generated always as identity primary key,
  product_org_id uuid not null,
  product_id uuid,
  due_at timestamptz not null default now()
);
create index search_queue_due on search_queue (due_at, id);
create index search_queue_product on search_queue (product_org_id, product_id);
call system_table('search_queue');
grant insert on search_queue to tessera_app;
create policy app_adds on search_queue for insert to tessera_app with check (true);
-- Migrations that touch products leave rows behind, too.
create policy owner_adds on search_queue for insert to tessera_owner with check (true);

-- Channels that are being written anew from nothing, and how far that is.
create table search_rebuilds (
  org_id uuid not null,
  channel_id uuid not null,
  total int not null,
  done int not null default 0,
  -- The last product that was put into the queue.
  after_org uuid,
  after_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, channel_id),
  foreign key (org_id, channel_id) references channels (org_id, id)
);
call tenant_table('search_rebuilds', $$ org_id = (select current_org()) $$, null, 'select, insert, update');

create function queue_products() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id) select c.org_id, c.id from changed c;
  return null;
end $$;
create trigger search_added after insert on products referencing new table as changed for each statement execute function queue_products();
create trigger search_changed after update on products referencing new table as changed for each statement execute function queue_products();
create trigger search_removed after delete on products referencing old table as changed for each statement execute function queue_products();

create function queue_products_of() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id) select distinct c.org_id, c.product_id from changed c;
  return null;
end $$;
create trigger search_added after insert on variants referencing new table as changed for each statement execute function queue_products_of();
create trigger search_changed after update on variants referencing new table as changed for each statement execute function queue_products_of();
create trigger search_removed after delete on variants referencing old table as changed for each statement execute function queue_products_of();
create trigger search_added after insert on product_categories referencing new table as changed for each statement execute function queue_products_of();
create trigger search_changed after update on product_categories referencing new table as changed for each statement execute function queue_products_of();
create trigger search_removed after delete on product_categories referencing old table as changed for each statement execute function queue_products_of();

create function queue_offered() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id) select distinct c.variant_org_id, c.product_id from changed c;
  return null;
end $$;
create trigger search_added after insert on offers referencing new table as changed for each statement execute function queue_offered();
create trigger search_changed after update on offers referencing new table as changed for each statement execute function queue_offered();
create trigger search_removed after delete on offers referencing old table as changed for each statement execute function queue_offered();

create function queue_offers_of() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select distinct o.variant_org_id, o.product_id from changed c join offers o on o.org_id = c.org_id and o.id = c.offer_id;
  return null;
end $$;
create trigger search_added after insert on offer_prices referencing new table as changed for each statement execute function queue_offers_of();
create trigger search_changed after update on offer_prices referencing new table as changed for each statement execute function queue_offers_of();
create trigger search_removed after delete on offer_prices referencing old table as changed for each statement execute function queue_offers_of();
create trigger search_added after insert on price_list_prices referencing new table as changed for each statement execute function queue_offers_of();
create trigger search_changed after update on price_list_prices referencing new table as changed for each statement execute function queue_offers_of();
create trigger search_removed after delete on price_list_prices referencing old table as changed for each statement execute function queue_offers_of();
create trigger search_added after insert on stock_levels referencing new table as changed for each statement execute function queue_offers_of();

-- Now, and when it begins and ends: a row of the queue can wait.
create function queue_list() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id, due_at)
    select distinct o.variant_org_id, o.product_id, w.due_at
      from price_list_prices x join offers o on o.org_id = x.org_id and o.id = x.offer_id
     cross join (select now() as due_at union all select new.starts_at where new.starts_at > now()
                 union all select new.ends_at where new.ends_at > now()) w
     where x.org_id = new.org_id and x.list_id = new.id;
  return null;
end $$;
create trigger search_changed after update of status, starts_at, ends_at, currency, group_id on price_lists
  for each row execute function queue_list();

-- A price that joins a list which waits for its day.
create function queue_list_prices() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id, due_at)
    select distinct o.variant_org_id, o.product_id, w.due_at
      from changed c join price_lists l on l.org_id = c.org_id and l.id = c.list_id
      join offers o on o.org_id = c.org_id and o.id = c.offer_id
     cross join lateral (values (l.starts_at), (l.ends_at)) w (due_at)
     where w.due_at > now();
  return null;
end $$;
create trigger search_waits after insert on price_list_prices referencing new table as changed for each statement execute function queue_list_prices();

create function queue_organization() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, due_at)
    select new.org_id, w.due_at
      from (select now() as due_at union all select new.starts_at where new.starts_at > now()
            union all select new.ends_at where new.ends_at > now()) w;
  return null;
end $$;
create trigger search_changed after insert or update of mode, starts_at, ends_at on entitlements for each row execute function queue_organization();

create function queue_everything() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id) values (new.org_id);
  return null;
end $$;
create trigger search_changed after update on categories for each row
  when ((old.slug, old.name, old.parent_id) is distinct from (new.slug, new.name, new.parent_id)) execute function queue_everything();

create function queue_seller() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id) values (coalesce(new.seller_org_id, old.seller_org_id));
  insert into search_queue (product_org_id)
    select distinct o.variant_org_id from offers o
     where o.org_id = coalesce(new.seller_org_id, old.seller_org_id) and o.variant_org_id <> o.org_id;
  return null;
end $$;
create trigger search_changed after insert or delete on channel_sellers for each row execute function queue_seller();

create function queue_sellers() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id)
    select distinct o.variant_org_id from channel_sellers s join offers o on o.org_id = s.seller_org_id
     where s.org_id = new.org_id and s.channel_id = new.id;
  return null;
end $$;
create trigger search_changed after update on channels for each row
  when ((old.currencies, old.locales, old.default_locale) is distinct from (new.currencies, new.locales, new.default_locale))
  execute function queue_sellers();

create function queue_standing() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id) values (new.id);
  insert into search_queue (product_org_id)
    select distinct o.variant_org_id from offers o where o.org_id = new.id and o.variant_org_id <> o.org_id;
  return null;
end $$;
create trigger search_changed after update on organizations for each row
  when (old.status is distinct from new.status or old.slug <> new.slug or old.name <> new.name) execute function queue_standing();

-- For each row with a condition, since every sale changes a counter: only what begins or ends being there is of any interest.
create function queue_stock() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select o.variant_org_id, o.product_id from offers o where o.org_id = new.org_id and o.id = new.offer_id;
  return null;
end $$;
create trigger search_changed after update on stock_levels for each row
  when ((old.on_hand + old.backorder_limit > old.reserved) <> (new.on_hand + new.backorder_limit > new.reserved)) execute function queue_stock();
create trigger search_added after insert on booking_services for each row execute function queue_stock();
create trigger search_changed after update on booking_services for each row when (old.active <> new.active) execute function queue_stock();

create function queue_course() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select v.org_id, v.product_id from variants v where v.org_id = new.org_id and v.id = new.variant_id;
  return null;
end $$;
create trigger search_added after insert on courses for each row execute function queue_course();
create trigger search_changed after update on courses for each row
  when (old.status <> new.status or (coalesce(old.seat_limit, 2147483647) > old.seats_taken) <> (coalesce(new.seat_limit, 2147483647) > new.seats_taken))
  execute function queue_course();

-- Behind the wall `@@` and `&&` can't use an index, because they are not leakproof. These two functions stand in the wall: they belong to a role
-- that may read nothing but documents and words, say themselves whose shop it is, and give away ids, numbers and words of that shop's channel.
grant select on search_documents, search_words to tessera_search;
create policy search on search_documents for select to tessera_search using (true);
create policy search on search_words for select to tessera_search using (true);

-- Documents of one channel that the query finds, at most so many, in no order. That the query names the channel is what makes the index narrow;
-- the conditions on the columns are what makes it sure, and are written so that no other index is thought of.
create function search_matches(p_channel uuid, p_currency text, p_terms tsquery, p_rank tsquery, p_least bigint, p_most bigint, p_limit int)
  returns table (product_org_id uuid, product_id uuid, "position" int, newest bigint, price_from bigint, rank real, facets text[])
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select d.product_org_id, d.product_id, d.position, d.newest, d.price_from,
         case when p_rank is null then 0 else ts_rank('{0.05,0.2,0.5,1}', d.terms, p_rank) end, d.facets
    from search_documents d
   where d.terms @@ p_terms and d.org_id is not distinct from current_shop() and d.channel_id is not distinct from p_channel
     and d.currency is not distinct from p_currency
     and (p_least is null or d.price_from >= p_least) and (p_most is null or d.price_from <= p_most)
   limit p_limit
$$;

-- Words of one channel that may be meant: they share a rest with what was typed.
create function search_words_near(p_channel uuid, p_rests text[], p_limit int) returns table (word text, shown text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select w.word, w.shown from search_words w
   where w.rests && p_rests and w.org_id is not distinct from current_shop() and w.channel_id is not distinct from p_channel
   limit p_limit
$$;

-- A new owner must be able to create here; run.ts lets it while files are applied, and no longer.
alter function search_matches owner to tessera_search;
alter function search_words_near owner to tessera_search;

-- What is there already is looked at as soon as a worker runs.
alter table organizations no force row level security;
insert into search_queue (product_org_id) select id from organizations;
alter table organizations force row level security;
