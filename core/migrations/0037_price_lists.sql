-- Prices beside those of the offers: for groups of customers, for more units, for a time; and what was asked publicly before, for laws on reductions.

-- People whom an organization gives prices of their own.
create table customer_groups (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id)
);
create index customer_groups_newest on customer_groups (org_id, created_at desc, id desc);
call tenant_table('customer_groups', $$ org_id = (select current_org()) $$);

-- Named by address, whether or not there is an account: who asks is told nothing about it. The engine sets the person once the address is proved.
create table customer_group_members (
  org_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  email_index text not null,
  email_sealed text not null,
  user_id uuid references users (id),
  added_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, group_id, email_index),
  foreign key (org_id, group_id) references customer_groups (org_id, id)
);
create index customer_group_members_newest on customer_group_members (org_id, group_id, added_at desc, id desc);
create index customer_group_members_person on customer_group_members (user_id) where user_id is not null;
create index customer_group_members_email on customer_group_members (email_index);
create index customer_group_members_waiting on customer_group_members (email_index) where user_id is null;
-- A buyer's own, where they buy of whoever keeps the group.
call tenant_table('customer_group_members',
  $$ org_id = (select current_org())
     or (user_id = (select current_person())
         and (org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]))) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, delete');

create table price_lists (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Null: for everybody.
  group_id uuid,
  -- A draft lowers nothing.
  status text not null check (status in ('draft', 'active')),
  -- Null: from now on; without an end.
  starts_at timestamptz,
  ends_at timestamptz,
  -- When it next begins or ends, until caches and search have been told of it.
  due_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, group_id) references customer_groups (org_id, id),
  check (ends_at > starts_at)
);
create index price_lists_newest on price_lists (org_id, created_at desc, id desc);
create index price_lists_group on price_lists (org_id, group_id) where group_id is not null;
create index price_lists_due on price_lists (due_at) where due_at is not null;
call tenant_table('price_lists',
  $$ org_id = (select current_org())
     or (status = 'active' and (org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]))) $$,
  $$ org_id = (select current_org()) $$);

-- A price of one unit for whoever takes at least so many: 1 is a plain price, more is a quantity break.
create table price_list_prices (
  org_id uuid not null,
  list_id uuid not null,
  offer_id uuid not null,
  min_quantity int not null default 1 check (min_quantity between 1 and 1000000),
  price_minor bigint not null check (price_minor between 0 and 1000000000000000),
  primary key (org_id, list_id, offer_id, min_quantity),
  foreign key (org_id, list_id) references price_lists (org_id, id),
  foreign key (org_id, offer_id) references offers (org_id, id)
);
create index price_list_prices_offer on price_list_prices (org_id, offer_id);
call tenant_table('price_list_prices',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- What one unit cost everybody from a moment on, and whether that was shown as a reduction. Kept 60 days, and beyond them what a reduction
-- that still stands is measured by (job retention).
create table price_history (
  org_id uuid not null,
  offer_id uuid not null,
  currency text not null,
  since timestamptz not null,
  price_minor bigint not null,
  reduced boolean not null,
  primary key (org_id, offer_id, currency, since),
  foreign key (org_id, offer_id) references offers (org_id, id) on delete cascade
);
create index price_history_age on price_history (since);

alter table offers no force row level security;
alter table offer_prices no force row level security;
insert into price_history (org_id, offer_id, currency, since, price_minor, reduced)
  select org_id, id, currency, now(), price_minor, compare_at_minor is not null from offers
  union all select org_id, offer_id, currency, now(), price_minor, compare_at_minor is not null from offer_prices;
alter table offers force row level security;
alter table offer_prices force row level security;

call tenant_table('price_history',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');

-- Notes what offers cost everybody at a moment, in all their currencies, where that is not what was noted last.
create function note_prices(p_orgs uuid[], p_offers uuid[], p_at timestamptz) returns void language sql as $$
  insert into price_history (org_id, offer_id, currency, since, price_minor, reduced)
  select n.org_id, n.offer_id, n.currency, p_at, n.price_minor, n.reduced
    from (
      select r.org_id, r.offer_id, r.currency, least(r.price_minor, b.price_minor) as price_minor,
             r.compare_at_minor is not null or coalesce(b.price_minor < r.price_minor, false) as reduced
        from (
          select o.org_id, o.id as offer_id, o.currency, o.price_minor, o.compare_at_minor
            from (select distinct org, offer from unnest(p_orgs, p_offers) as w(org, offer)) w join offers o on o.org_id = w.org and o.id = w.offer
          union all
          select p.org_id, p.offer_id, p.currency, p.price_minor, p.compare_at_minor
            from (select distinct org, offer from unnest(p_orgs, p_offers) as w(org, offer)) w join offer_prices p on p.org_id = w.org and p.offer_id = w.offer) r
        left join lateral (
          select min(x.price_minor) as price_minor
            from price_list_prices x join price_lists l on l.org_id = x.org_id and l.id = x.list_id
           where x.org_id = r.org_id and x.offer_id = r.offer_id and x.min_quantity = 1 and l.currency = r.currency and l.status = 'active'
             and l.group_id is null and (l.starts_at is null or l.starts_at <= p_at) and (l.ends_at is null or l.ends_at > p_at)) b on true) n
    left join lateral (
      select h.price_minor, h.reduced from price_history h
       where h.org_id = n.org_id and h.offer_id = n.offer_id and h.currency = n.currency order by h.since desc limit 1) last on true
   where (last.price_minor, last.reduced) is distinct from (n.price_minor, n.reduced)
  on conflict (org_id, offer_id, currency, since) do update set price_minor = excluded.price_minor, reduced = excluded.reduced
$$;

-- The time of the program's clock where a test has moved it.
create function noted_at() returns timestamptz language sql stable
  as $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$;

create function note_new_offers() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(c.org_id), array_agg(c.id), noted_at()) from changed c;
  return null;
end $$;
create function note_changed_offers() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(c.org_id), array_agg(c.id), noted_at())
     from changed c join before b on b.org_id = c.org_id and b.id = c.id
    where (b.price_minor, b.compare_at_minor) is distinct from (c.price_minor, c.compare_at_minor);
  return null;
end $$;
create function note_offers_of() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(c.org_id), array_agg(c.offer_id), noted_at()) from changed c;
  return null;
end $$;
create function note_offers_of_lists() returns trigger language plpgsql as $$
begin
  perform note_prices(array_agg(p.org_id), array_agg(p.offer_id), noted_at())
     from changed c join price_list_prices p on p.org_id = c.org_id and p.list_id = c.id;
  return null;
end $$;
create trigger note_prices_added after insert on offers referencing new table as changed for each statement execute function note_new_offers();
create trigger note_prices_changed after update on offers referencing old table as before new table as changed
  for each statement execute function note_changed_offers();
create trigger note_prices_added after insert on offer_prices referencing new table as changed for each statement execute function note_offers_of();
create trigger note_prices_changed after update on offer_prices referencing new table as changed for each statement execute function note_offers_of();
create trigger note_prices_added after insert on price_list_prices referencing new table as changed for each statement execute function note_offers_of();
create trigger note_prices_changed after update on price_list_prices referencing new table as changed for each statement execute function note_offers_of();
create trigger note_prices_removed after delete on price_list_prices referencing old table as changed for each statement execute function note_offers_of();
create trigger note_prices_changed after update on price_lists referencing new table as changed for each statement execute function note_offers_of_lists();

-- The lowest price that everybody was asked in the 30 days before the reduction to this price began (Directive 98/6/EC, article 6a); null where
-- nothing was asked before it. A reduction that is not noted yet begins now.
create function lowest_before(p_org uuid, p_offer uuid, p_currency text, p_price bigint, p_now timestamptz) returns bigint language sql stable as $$
  select min(q.price_minor)
    from (select coalesce((select l.since
                             from (select h.since, h.price_minor, h.reduced from price_history h
                                    where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since <= p_now
                                    order by h.since desc limit 1) l
                            where l.price_minor = p_price and l.reduced), p_now) as began) t
    cross join lateral (
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency
          and h.since >= t.began - interval '30 days' and h.since < t.began)
      union all
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since < t.began - interval '30 days'
        order by h.since desc limit 1)) q
$$;

-- Whether the lowest price of 30 days stands beside a reduction: auto is where the channel sells to a country whose law asks for it.
alter table channels add column lowest_price text not null default 'auto' check (lowest_price in ('auto', 'on', 'off'));
grant update (lowest_price) on channels to tessera_app;
