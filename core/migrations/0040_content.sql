-- What an organization says in its shop beside its products: pages with former names, policies with editions, menus. And what its people
-- work with: saved views of lists, and changes of many products at once that can be taken back.

create table content_pages (
  org_id uuid not null references organizations (id),
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9-]{1,80}$'),
  -- A policy has a role; a page like any other has none.
  role text check (role in ('terms', 'privacy', 'returns', 'shipping')),
  status text not null check (status in ('draft', 'published')),
  -- By locale; the body in a safe part of Markdown.
  title jsonb not null,
  body jsonb not null,
  -- What search engines show, by locale.
  seo_title jsonb not null default '{}',
  seo_description jsonb not null default '{}',
  -- Who orders agrees to it.
  required boolean not null default false,
  -- Counts every change, so that nobody writes over what they did not see.
  version int not null default 1,
  -- The edition of a policy that stands in the shop; 0 before the first.
  edition int not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_at timestamptz,
  primary key (org_id, id),
  unique (org_id, slug),
  check (role is not null or not required)
);
create unique index content_pages_role on content_pages (org_id, role) where role is not null;
call tenant_table('content_pages',
  $$ org_id = (select current_org()) or (status = 'published' and org_id = (select current_shop())) $$, $$ org_id = (select current_org()) $$);

-- Names a page had; whoever comes by one is sent on.
create table content_page_slugs (
  org_id uuid not null,
  slug text not null,
  page_id uuid not null,
  primary key (org_id, slug),
  foreign key (org_id, page_id) references content_pages (org_id, id) on delete cascade
);
create index content_page_slugs_page on content_page_slugs (org_id, page_id);
call tenant_table('content_page_slugs', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);

-- What a policy said when it stood in the shop, kept for good beside the orders that agreed to it.
create table content_page_editions (
  org_id uuid not null,
  page_id uuid not null,
  edition int not null,
  role text not null,
  title jsonb not null,
  body jsonb not null,
  at timestamptz not null,
  primary key (org_id, page_id, edition)
);
call tenant_table('content_page_editions', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$,
  'select, insert');

-- [{"label": {...}, "link": {"type": "page", "slug": "about"}, "items": [...]}], at most two deep.
create table content_menus (
  org_id uuid not null references organizations (id),
  place text not null check (place in ('header', 'footer')),
  items jsonb not null check (jsonb_typeof(items) = 'array'),
  version int not null default 1,
  updated_at timestamptz not null,
  primary key (org_id, place)
);
call tenant_table('content_menus', $$ org_id in ((select current_org()), (select current_shop())) $$, $$ org_id = (select current_org()) $$);

-- Which edition of which policies whoever ordered agreed to. Only orders of shops that require one have rows.
create table order_policies (
  org_id uuid not null,
  order_id uuid not null,
  page_id uuid not null,
  edition int not null,
  at timestamptz not null,
  primary key (org_id, order_id, page_id),
  foreign key (org_id, order_id) references orders (org_id, id),
  foreign key (org_id, page_id, edition) references content_page_editions (org_id, page_id, edition)
);
call tenant_table('order_policies',
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from orders o where o.org_id = order_policies.org_id and o.id = order_policies.order_id)) $$,
  $$ org_id = (select current_shop()) $$, 'select, insert');

-- A list as somebody wants to see it: of one person, or of all who work for the organization.
create table saved_views (
  org_id uuid not null references organizations (id),
  id uuid not null,
  list text not null,
  name text not null check (length(name) between 1 and 60),
  -- Null: everybody's.
  user_id uuid references users (id),
  made_by uuid references users (id),
  -- {"filters": {"status": "draft"}, "sort": "-price", "columns": ["price"]}
  shows jsonb not null,
  is_default boolean not null default false,
  position int not null default 0,
  created_at timestamptz not null,
  -- Comes back for 30 days, then it goes (job retention).
  removed_at timestamptz,
  primary key (org_id, id)
);
create index saved_views_list on saved_views (org_id, list, position) where removed_at is null;
create unique index saved_views_default on saved_views (org_id, list, user_id) nulls not distinct where is_default and removed_at is null;
create index saved_views_removed on saved_views (removed_at) where removed_at is not null;
create index saved_views_person on saved_views (user_id);
call tenant_table('saved_views', $$ org_id = (select current_org()) and (user_id is null or user_id = (select current_person())) $$);

-- One change of many products. Its rows are the products as they were chosen then. Kept 90 days (job retention).
create table bulk_edits (
  org_id uuid not null references organizations (id),
  id uuid not null,
  change jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'undoing', 'undone')),
  total int not null,
  made_by uuid references users (id),
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (org_id, id)
);
create index bulk_edits_age on bulk_edits (created_at);
call tenant_table('bulk_edits', $$ org_id = (select current_org()) $$);

create table bulk_edit_products (
  org_id uuid not null,
  edit_id uuid not null,
  product_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'same', 'failed', 'undone', 'kept')),
  -- A stable code: why it was left as it was.
  error text,
  -- The fields that were changed, before and after.
  before jsonb,
  after jsonb,
  primary key (org_id, edit_id, product_id),
  foreign key (org_id, edit_id) references bulk_edits (org_id, id) on delete cascade
);
create index bulk_edit_products_waiting on bulk_edit_products (org_id, edit_id, state, product_id);
call tenant_table('bulk_edit_products', $$ org_id = (select current_org()) $$);

-- Who writes what is sold writes what is said.
alter table roles no force row level security;
update roles set permissions = permissions || '{content.write}' where 'catalog.write' = any (permissions) and key <> 'owner';
update roles set permissions = permissions || '{content.read}' where 'catalog.read' = any (permissions) and key <> 'owner';
alter table roles force row level security;
