-- Promotions: rules that lower what a cart costs when its buyer names their code, and their uses, which are reserved with the order.

-- A promotion belongs to the organization whose channel it is for, as the orders it lowers do; `run_by` is that organization or one of
-- those that sell in the channel, whose promotion lowers only what they sell themselves.
create table promotions (
  org_id uuid not null references organizations (id),
  id uuid not null,
  channel_id uuid not null,
  run_by uuid not null references organizations (id),
  -- For people who run it.
  name text not null check (length(name) between 1 and 120),
  -- As people mean it however they type it: NFKC, capital letters, no spaces.
  code text not null check (length(code) between 3 and 40),
  kind text not null check (kind in ('percent', 'fixed')),
  -- Of a percentage; what a fixed one takes off stands with its currency.
  basis_points int check (basis_points between 1 and 10000),
  -- Which lines: all, those of one seller, those of some products.
  only_seller uuid references organizations (id),
  only_products uuid[] check (cardinality(only_products) between 1 and 200),
  most_each int check (most_each between 1 and 1000000),
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (org_id, id),
  unique (org_id, channel_id, code),
  foreign key (org_id, channel_id) references channels (org_id, id),
  check ((kind = 'percent') = (basis_points is not null)),
  check (run_by = org_id or only_seller = run_by),
  check (ends_at >= starts_at)
);
create index promotions_newest on promotions (org_id, created_at desc, id desc);
create index promotions_run_by on promotions (run_by, created_at desc, id desc);
-- Who sells in a channel writes there with the channel's organization as the shop, which the server alone sets.
call tenant_table('promotions', $$ org_id in ((select current_org()), (select current_shop())) or run_by = (select current_org()) $$,
  $$ org_id = (select current_org()) or (run_by = (select current_org()) and org_id = (select current_shop())) $$, 'select, insert, update');

-- What a promotion takes off and asks for in a currency. One that has rows holds in their currencies alone; a percentage without any holds in all.
create table promotion_amounts (
  org_id uuid not null,
  promotion_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  off_minor bigint check (off_minor between 1 and 1000000000000000),
  least_minor bigint not null default 0 check (least_minor between 0 and 1000000000000000),
  primary key (org_id, promotion_id, currency),
  foreign key (org_id, promotion_id) references promotions (org_id, id)
);
call tenant_table('promotion_amounts',
  $$ org_id in ((select current_org()), (select current_shop()))
     or exists (select from promotions p where p.org_id = promotion_amounts.org_id and p.id = promotion_amounts.promotion_id and p.run_by = (select current_org())) $$,
  $$ org_id = (select current_org())
     or exists (select from promotions p where p.org_id = promotion_amounts.org_id and p.id = promotion_amounts.promotion_id and p.run_by = (select current_org())) $$);

-- Hot rows: how often a promotion is taken now, and how often it may be.
create table promotion_counters (
  org_id uuid not null,
  promotion_id uuid not null,
  taken int not null default 0,
  most int check (most between 1 and 1000000000),
  primary key (org_id, promotion_id),
  foreign key (org_id, promotion_id) references promotions (org_id, id),
  check (taken >= 0)
) with (fillfactor = 50);
call tenant_table('promotion_counters',
  $$ org_id in ((select current_org()), (select current_shop()))
     or exists (select from promotions p where p.org_id = promotion_counters.org_id and p.id = promotion_counters.promotion_id and p.run_by = (select current_org())) $$,
  null, 'select, insert, update');

-- A use by an order. held: until it is paid or its time is up. Three idempotent ends: applied (paid), released, expired. One that ended
-- without being paid goes after 30 days, all others 400 days after the end of their promotion (job retention).
create table promotion_uses (
  org_id uuid not null,
  id uuid not null,
  promotion_id uuid not null,
  order_id uuid not null,
  state text not null default 'held' check (state in ('held', 'applied', 'released', 'expired')),
  -- Whose use it is: a person, and whoever has the address by its blind index.
  buyer_user uuid references users (id),
  email_index text,
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, promotion_id) references promotions (org_id, id),
  foreign key (org_id, order_id) references orders (org_id, id),
  check ((state = 'held') = (expires_at is not null))
);
create unique index promotion_uses_order on promotion_uses (org_id, order_id) where state in ('held', 'applied');
create index promotion_uses_of_order on promotion_uses (org_id, order_id);
create index promotion_uses_email on promotion_uses (org_id, promotion_id, email_index) where state in ('held', 'applied');
create index promotion_uses_user on promotion_uses (org_id, promotion_id, buyer_user) where state in ('held', 'applied');
create index promotion_uses_person on promotion_uses (buyer_user) where buyer_user is not null;
create index promotion_uses_ended on promotion_uses (ended_at) where state in ('released', 'expired');
call tenant_table('promotion_uses', $$ org_id in ((select current_org()), (select current_shop())) $$, null, 'select, insert, update');

-- The counter is locked first, so that uses of one promotion by one person come one after another and each counts those before it.
-- TP001: used up, by all or by this person.
create function take_promotion(p_org uuid, p_promotion uuid, p_use uuid, p_order uuid, p_user uuid, p_email text, p_expires timestamptz, p_now timestamptz)
returns void language plpgsql as $$
declare
  allowed int;
begin
  update promotion_counters set taken = taken + 1 where org_id = p_org and promotion_id = p_promotion and (most is null or taken < most);
  if not found then
    raise exception 'the promotion is used up' using errcode = 'TP001';
  end if;
  select most_each into allowed from promotions where org_id = p_org and id = p_promotion;
  if allowed <= (select count(*) from promotion_uses u
               where u.org_id = p_org and u.promotion_id = p_promotion and u.state in ('held', 'applied')
                 and (u.email_index = p_email or u.buyer_user = p_user)) then
    raise exception 'the promotion is used up by this person' using errcode = 'TP001';
  end if;
  insert into promotion_uses (org_id, id, promotion_id, order_id, state, buyer_user, email_index, expires_at, created_at)
  values (p_org, p_use, p_promotion, p_order, case when p_expires is null then 'applied' else 'held' end, p_user, p_email, p_expires, p_now);
end $$;

alter table carts
  add column promotion_id uuid,
  add foreign key (org_id, promotion_id) references promotions (org_id, id);
-- What lowered an order, with the code as it stood then.
alter table orders
  add column promotion_id uuid,
  add column promotion_code text,
  add foreign key (org_id, promotion_id) references promotions (org_id, id);

-- Who sets prices may run promotions, and who reads prices reads them.
alter table roles no force row level security;
update roles set permissions = permissions || '{promotions.write}' where 'catalog.write' = any (permissions);
update roles set permissions = permissions || '{promotions.read}' where 'catalog.read' = any (permissions);
alter table roles force row level security;
