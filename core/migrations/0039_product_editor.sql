-- What an editor of products writes beside texts and prices: a tree of categories, further categories, tags, words for search engines, codes and
-- weight of variants, attributes of a known set, and the addresses that products and categories had before.

alter table categories
  add column parent_id uuid,
  add constraint categories_parent foreign key (org_id, parent_id) references categories (org_id, id),
  add constraint categories_not_own_parent check (parent_id <> id);
create index categories_children on categories (org_id, parent_id) where parent_id is not null;

-- Of the row that changed only: that nothing below it is too deep is for the act to see, which holds the organization, and for the checks.
create function keep_category_tree() returns trigger language plpgsql as $$
declare
  at uuid := new.parent_id;
  depth int := 1;
begin
  while at is not null loop
    depth := depth + 1;
    if at = new.id or depth > 4 then
      raise exception 'a category stands at most four deep, and not below itself' using errcode = '23514', constraint = 'categories_tree';
    end if;
    select c.parent_id into at from categories c where c.org_id = new.org_id and c.id = at;
  end loop;
  return null;
end $$;
create constraint trigger categories_tree after insert or update of parent_id on categories deferrable initially deferred
  for each row execute function keep_category_tree();

alter table products
  add column seo_title jsonb not null default '{}',
  add column seo_description jsonb not null default '{}',
  add column tags text[] not null default '{}' check (cardinality(tags) <= 50);
create index products_tagged on products (org_id) where tags <> '{}';

-- Categories a product stands in beside its main one.
create table product_categories (
  org_id uuid not null,
  product_id uuid not null,
  category_id uuid not null,
  position int not null,
  primary key (org_id, product_id, category_id),
  foreign key (org_id, product_id) references products (org_id, id),
  foreign key (org_id, category_id) references categories (org_id, id)
);
create index product_categories_category on product_categories (org_id, category_id);
call tenant_table('product_categories', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[])
    or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

alter table variants
  add column status text not null default 'active' check (status in ('active', 'retired')),
  -- GTIN-8, -12, -13 or -14, its check digit proved by whoever writes it.
  add column barcode text check (barcode ~ '^([0-9]{8}|[0-9]{12,14})$'),
  add column weight_grams int check (weight_grams between 0 and 10000000),
  -- Judged at the commit, so that variants may change places.
  add constraint variants_one_of_a_choice exclude using btree (org_id with =, product_id with =, options with =)
    where (status = 'active') deferrable initially deferred;
-- What is retired no shop shows or sells, whoever offers it.
alter policy app_reads on variants
  using (org_id = (select current_org())
      or (status = 'active' and (org_id = any ((select current_sellers())::uuid[]) or org_id = any ((select current_brands())::uuid[]))));
create index variants_barcode on variants (org_id, barcode) where barcode is not null;

-- What an attribute with a code may say, so that it means the same on every product and can be filtered by.
create table attribute_definitions (
  org_id uuid not null references organizations (id),
  id uuid not null,
  code text not null check (code ~ '^[a-z0-9-]{1,40}$'),
  name jsonb not null,
  type text not null check (type in ('text', 'number', 'boolean', 'choice')),
  unit text check (length(unit) between 1 and 20),
  -- Of a choice: [{"code": "cotton", "name": {...}}]
  choices jsonb not null default '[]',
  -- Null: products of every category.
  category_id uuid,
  position int not null default 0,
  primary key (org_id, id),
  unique (org_id, code),
  foreign key (org_id, category_id) references categories (org_id, id)
);
call tenant_table('attribute_definitions', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[])
    or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- Addresses that led to a product or a category before: each leads to what it is called now. One that is in use again goes, so no address leads
-- in a circle. Bounded by what people rename.
create table slug_history (
  org_id uuid not null references organizations (id),
  subject text not null check (subject in ('product', 'category')),
  slug text not null,
  subject_id uuid not null,
  changed_at timestamptz not null default now(),
  primary key (org_id, subject, slug)
);
create index slug_history_subject on slug_history (org_id, subject, subject_id);
call tenant_table('slug_history', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[])
    or org_id = any ((select current_brands())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- By trigger, because an address is kept whoever changes it: the editor, an import, a bulk edit. The subject is the trigger's argument.
create function remember_slug() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    insert into slug_history (org_id, subject, slug, subject_id) values (old.org_id, tg_argv[0], old.slug, old.id)
    on conflict (org_id, subject, slug) do update set subject_id = excluded.subject_id, changed_at = excluded.changed_at;
  end if;
  delete from slug_history h where h.org_id = new.org_id and h.subject = tg_argv[0] and h.slug = new.slug;
  return null;
end $$;
create trigger products_slug_taken after insert on products for each row execute function remember_slug('product');
create trigger products_slug_changed after update of slug on products for each row when (old.slug <> new.slug) execute function remember_slug('product');
create trigger categories_slug_taken after insert on categories for each row execute function remember_slug('category');
create trigger categories_slug_changed after update of slug on categories for each row when (old.slug <> new.slug) execute function remember_slug('category');

-- The own list finds by SKU, whole or its beginning; `unique (org_id, sku)` does not serve a LIKE in every collation.
create index variants_sku_words on variants (org_id, lower(sku) text_pattern_ops);
