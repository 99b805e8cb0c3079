-- Products and their variants, owned by one organization; offers, by which an organization sells a variant; prices and taxes.

create table categories (
  org_id uuid not null references organizations (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{1,80}$'),
  name jsonb not null,
  picture_key text,
  position int not null,
  primary key (org_id, id),
  unique (org_id, slug)
);
call tenant_table('categories', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

create table products (
  org_id uuid not null references organizations (id),
  id uuid not null,
  kind text not null,
  slug text not null check (slug ~ '^[a-z0-9-]{1,120}$'),
  status text not null check (status in ('draft', 'published', 'archived')),
  category_id uuid not null,
  title jsonb not null,
  subtitle jsonb not null,
  description jsonb not null,
  -- [{"name": {...}, "value": {...}}]
  attributes jsonb not null default '[]',
  -- Positions are the organization's order of all values of an option, so that facets over many products stand in it.
  -- [{"code": "size", "name": {...}, "values": [{"code": "m", "name": {...}, "swatch": null, "position": 2}]}]
  options jsonb not null default '[]',
  -- Lower-case words of the title, subtitle and category in all locales, for the quick search.
  words text not null,
  position int not null default 0,
  published_at timestamptz,
  primary key (org_id, id),
  unique (org_id, slug),
  foreign key (org_id, category_id) references categories (org_id, id)
);
create index products_shelf on products (org_id, category_id, position) where status = 'published';
call tenant_table('products', $$ org_id = (select current_org()) or (status = 'published' and org_id = any ((select current_sellers())::uuid[])) $$,
  $$ org_id = (select current_org()) $$);

create table variants (
  org_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  sku text not null check (length(sku) between 1 and 64),
  -- {"size": "m", "colour": "ink"}
  options jsonb not null,
  position int not null,
  primary key (org_id, id),
  unique (org_id, sku),
  foreign key (org_id, product_id) references products (org_id, id)
);
create index variants_product on variants (org_id, product_id);
call tenant_table('variants', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

create table product_pictures (
  org_id uuid not null,
  id uuid not null,
  product_id uuid not null,
  media_key text not null,
  alt jsonb not null,
  -- The option values the picture shows, for example {"colour": "ink"}.
  options jsonb not null default '{}',
  position int not null,
  primary key (org_id, id),
  foreign key (org_id, product_id) references products (org_id, id)
);
create index product_pictures_product on product_pictures (org_id, product_id, position);
call tenant_table('product_pictures', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- An organization's price of a variant, which may be another organization's (a brand's). Prices are whole minor units.
create table offers (
  org_id uuid not null references organizations (id),
  id uuid not null,
  variant_org_id uuid not null,
  variant_id uuid not null,
  product_id uuid not null,
  status text not null check (status in ('published', 'withdrawn')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_minor bigint not null check (price_minor between 0 and 1000000000000000),
  compare_at_minor bigint check (compare_at_minor > price_minor),
  primary key (org_id, id),
  unique (org_id, variant_org_id, variant_id, currency),
  foreign key (variant_org_id, variant_id) references variants (org_id, id),
  foreign key (variant_org_id, product_id) references products (org_id, id)
);
create index offers_product on offers (org_id, variant_org_id, product_id);
call tenant_table('offers', $$ org_id = (select current_org()) or (status = 'published' and org_id = any ((select current_sellers())::uuid[])) $$,
  $$ org_id = (select current_org()) $$);

-- Rates of the organization that operates the channel; basis points: 700 is 7 %.
create table tax_rates (
  org_id uuid not null references organizations (id),
  id uuid not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  name text not null,
  rate_basis_points int not null check (rate_basis_points between 0 and 10000),
  primary key (org_id, id),
  unique (org_id, country)
);
call tenant_table('tax_rates', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);

create table shipping_methods (
  org_id uuid not null references organizations (id),
  id uuid not null,
  name jsonb not null,
  -- Null: everywhere the channel sells.
  countries text[],
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_minor bigint not null check (price_minor between 0 and 1000000000000000),
  free_from_minor bigint check (free_from_minor >= 0),
  min_days int not null check (min_days >= 0),
  max_days int not null,
  position int not null,
  primary key (org_id, id),
  check (max_days >= min_days)
);
call tenant_table('shipping_methods', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);
