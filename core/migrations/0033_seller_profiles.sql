-- How an organization shows itself where others sell beside it.
create table seller_profiles (
  org_id uuid not null references organizations (id),
  -- By locale.
  tagline jsonb not null,
  story jsonb not null,
  city jsonb not null,
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  picture_key text,
  primary key (org_id)
);
call tenant_table('seller_profiles', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');
