-- Carts, orders, their lines and history, shipments.

-- A cart is the buyer's: a signed-in person or a guest who holds a token of which we keep the hash. Idle carts go after 30 days.
create table carts (
  org_id uuid not null,
  id uuid not null,
  channel_id uuid not null,
  buyer_user uuid references users (id),
  buyer_guest text,
  state text not null default 'open' check (state in ('open', 'placed')),
  -- Grows with every change. What an order is made from is held by the cart's lock and the quote's fingerprint, not by this.
  version int not null default 1,
  currency text not null,
  contact jsonb,
  shipping_address jsonb,
  shipping_method_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, channel_id) references channels (org_id, id),
  check (num_nonnulls(buyer_user, buyer_guest) = 1)
);
create index carts_guest on carts (org_id, buyer_guest) where state = 'open';
create index carts_user on carts (org_id, buyer_user) where state = 'open';
create index carts_age on carts (expires_at) where state = 'open';
call tenant_table('carts',
  $$ org_id = (select current_org()) or (org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$);

create table cart_lines (
  org_id uuid not null,
  id uuid not null,
  cart_id uuid not null,
  seller_org_id uuid not null,
  offer_id uuid not null,
  quantity int not null check (quantity between 1 and 999),
  -- What the buyer chose beyond the offer, in the shape its kind asks for: a slot, a date, a domain.
  config jsonb not null default '{}',
  added_at timestamptz not null,
  primary key (org_id, id),
  unique (org_id, cart_id, seller_org_id, offer_id, config),
  foreign key (org_id, cart_id) references carts (org_id, id) on delete cascade,
  foreign key (seller_org_id, offer_id) references offers (org_id, id)
);
call tenant_table('cart_lines',
  $$ org_id = (select current_org()) or (org_id = (select current_shop())
     and exists (select from carts c where c.org_id = cart_lines.org_id and c.id = cart_lines.cart_id)) $$);

-- An order belongs to the organization that runs the channel. Sellers see it through the lines that name them.
create table orders (
  org_id uuid not null,
  id uuid not null,
  number bigint not null,
  channel_id uuid not null,
  cart_id uuid not null,
  buyer_user uuid references users (id),
  buyer_guest text,
  seller_org_ids uuid[] not null,
  -- Derived from the lines at each move; kept for lists.
  status text not null,
  currency text not null,
  items_minor bigint not null check (items_minor >= 0),
  discount_minor bigint not null check (discount_minor >= 0),
  shipping_minor bigint not null check (shipping_minor >= 0),
  shipping_tax_minor bigint not null check (shipping_tax_minor >= 0),
  tax_minor bigint not null check (tax_minor >= 0),
  total_minor bigint not null check (total_minor >= 0),
  tax_included boolean not null,
  contact jsonb not null,
  shipping_address jsonb,
  shipping_method jsonb,
  locale text not null,
  placed_at timestamptz not null,
  -- When an unpaid order lets go of what it holds; null once it is paid or void.
  expires_at timestamptz,
  version int not null default 1,
  primary key (org_id, id),
  unique (org_id, number),
  foreign key (org_id, channel_id) references channels (org_id, id),
  foreign key (org_id, cart_id) references carts (org_id, id),
  check (total_minor = items_minor - discount_minor + shipping_minor + case when tax_included then 0 else tax_minor end),
  check (num_nonnulls(buyer_user, buyer_guest) = 1)
);
-- A cart has at most one order that lives: the twin of a double click fails here whatever its key.
create unique index orders_cart on orders (org_id, cart_id) where status not in ('cancelled', 'expired');
-- For whoever asks for all orders of a cart: retention, and a cart that opens again.
create index orders_of_cart on orders (org_id, cart_id);
create index orders_newest on orders (org_id, placed_at desc, id desc);
create index orders_status on orders (org_id, status, placed_at desc, id desc);
create index orders_due on orders (expires_at) where expires_at is not null;
call tenant_table('orders',
  $$ org_id = (select current_org()) or (select current_org()) = any (seller_org_ids)
     or (org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$,
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and (buyer_guest = (select current_guest()) or buyer_user = (select current_person()))) $$,
  'select, insert, update');

create table order_lines (
  org_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  position int not null,
  kind text not null,
  state text not null,
  phase text not null check (phase in ('open', 'held', 'active', 'done', 'void')),
  seller_org_id uuid not null references organizations (id),
  offer_id uuid not null,
  product_org_id uuid not null,
  product_id uuid not null,
  -- What the buyer saw: title, variant, sku, slug, picture, seller's name.
  snapshot jsonb not null,
  config jsonb not null default '{}',
  quantity int not null check (quantity between 1 and 999),
  unit_price_minor bigint not null check (unit_price_minor >= 0),
  discount_minor bigint not null default 0 check (discount_minor >= 0),
  total_minor bigint not null check (total_minor = unit_price_minor * quantity - discount_minor),
  tax_minor bigint not null check (tax_minor >= 0),
  tax_basis_points int not null,
  capture text not null check (capture in ('payment', 'fulfilment')),
  primary key (org_id, id),
  foreign key (org_id, order_id) references orders (org_id, id),
  foreign key (seller_org_id, offer_id) references offers (org_id, id)
);
create index order_lines_order on order_lines (org_id, order_id, position);
call tenant_table('order_lines',
  $$ org_id = (select current_org()) or seller_org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from orders o where o.org_id = order_lines.org_id and o.id = order_lines.order_id)) $$,
  null, 'select, insert, update');

-- Every move with actor, time and reason; append-only.
create table order_history (
  org_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  line_id uuid,
  type text not null,
  actor text not null check (actor in ('buyer', 'staff', 'system', 'provider')),
  actor_user uuid,
  reason text,
  from_state text,
  to_state text,
  at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, order_id) references orders (org_id, id),
  foreign key (org_id, line_id) references order_lines (org_id, id)
);
create index order_history_order on order_history (org_id, order_id, at, id);
call tenant_table('order_history',
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from orders o where o.org_id = order_history.org_id and o.id = order_history.order_id)) $$,
  null, 'select, insert');

create table shipments (
  org_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  carrier text not null,
  tracking_number text not null,
  line_ids uuid[] not null,
  shipped_at timestamptz not null,
  primary key (org_id, id),
  foreign key (org_id, order_id) references orders (org_id, id)
);
create index shipments_order on shipments (org_id, order_id);
call tenant_table('shipments',
  $$ org_id = (select current_org())
     or (org_id = (select current_shop()) and exists (select from orders o where o.org_id = shipments.org_id and o.id = shipments.order_id)) $$,
  $$ org_id = (select current_org()) $$, 'select, insert');
