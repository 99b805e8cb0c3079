-- A store's right to sell what a brand makes, and the setting by which a transaction reads the published things of brands.

-- What an organization mostly is in a network of brands and stores. For lists and menus; nothing is refused by it.
alter table organizations add column trade text check (trade in ('brand', 'store'));
create index organizations_trade on organizations (trade, name, id) where trade is not null;

-- Organizations whose published products, and what these are made of, may be read: the brands that a channel's sellers, or a store, may sell
-- now. What they ask for them centrally may be read, too. It is put there by the server, never by the request.
create function current_brands() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.brands', true), ''), ',')::uuid[] $$;

-- One row for a pair: to end it sets its end, to grant it again begins it anew. It never goes, since what was sold stood on it.
create table entitlements (
  -- The brand that grants it.
  org_id uuid not null references organizations (id),
  store_org_id uuid not null references organizations (id),
  -- Whose price counts: CENTRAL the brand's, STORE the store's own.
  mode text not null check (mode in ('CENTRAL', 'STORE')),
  starts_at timestamptz not null,
  -- From this moment on it no longer holds. One that ended before it began never held.
  ends_at timestamptz check (ends_at >= starts_at),
  granted_at timestamptz not null,
  primary key (org_id, store_org_id),
  check (org_id <> store_org_id)
);
create index entitlements_store on entitlements (store_org_id, org_id);
-- The moments at which one begins or ends, for the job that tells of them.
create index entitlements_starts on entitlements (starts_at);
create index entitlements_ends on entitlements (ends_at) where ends_at is not null;
call tenant_table('entitlements',
  $$ org_id = (select current_org()) or store_org_id = (select current_org()) or store_org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert');
-- A sale locks the row that it stands on: a lock asks for the right to change some column.
grant update (mode, starts_at, ends_at, granted_at) on entitlements to tessera_app;

alter policy app_reads on organizations
  using (id in ((select current_org()), (select current_shop())) or id = any ((select current_sellers())::uuid[])
      or id = any ((select current_brands())::uuid[]));
alter policy app_reads on seller_profiles
  using (org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]));
alter policy app_reads on categories
  using (org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]));
alter policy app_reads on products
  using (org_id = (select current_org())
      or (status = 'published' and (org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]))));
alter policy app_reads on variants
  using (org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]));
alter policy app_reads on product_pictures
  using (org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]));
alter policy app_reads on offers
  using (org_id = (select current_org())
      or (status = 'published' and (org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]))));
alter policy app_reads on offer_prices
  using (org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]));
