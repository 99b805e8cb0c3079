-- Cards of loyalty programmes: how many there may be, which card a variant of kind membership hands over, and who holds which.

create table loyalty_programmes (
  org_id uuid not null references organizations (id),
  id uuid not null,
  -- Of a closed one no card is sold; those there are stay.
  status text not null default 'open' check (status in ('open', 'closed')),
  -- By locale.
  name jsonb not null,
  -- Cards that may live at a time, what is set aside for orders counted in; null is as many as come.
  card_limit int check (card_limit between 0 and 10000000),
  cards_taken int not null default 0,
  -- Grows with every change of the programme, not with its cards.
  version int not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id),
  constraint cards_within_limit check (cards_taken >= 0 and (card_limit is null or cards_taken <= card_limit))
);
create index loyalty_programmes_newest on loyalty_programmes (org_id, created_at desc, id desc);

-- What a variant hands over. Without them it can't be sold.
create table loyalty_terms (
  org_id uuid not null,
  variant_id uuid not null,
  programme_id uuid not null,
  tier text not null check (tier in ('bronze', 'silver', 'gold', 'platinum', 'diamond')),
  -- From when the card is issued; null is for ever.
  valid_days int check (valid_days between 1 and 3650),
  -- Days from when it is issued in which a buyer may give it back for all of the money.
  refund_days int not null default 0 check (refund_days between 0 and 365),
  version int not null default 1,
  primary key (org_id, variant_id),
  foreign key (org_id, variant_id) references variants (org_id, id),
  foreign key (org_id, programme_id) references loyalty_programmes (org_id, id)
);
create index loyalty_terms_programme on loyalty_terms (org_id, programme_id);

-- Cards set aside for order lines on the terms of that moment: held until expires_at, firm once paid; they end as cards (issued), let go or
-- expired. Kept as long as the orders.
create table loyalty_reservations (
  org_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  order_org_id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  cards int not null check (cards between 1 and 999),
  tier text not null,
  valid_days int,
  refund_days int not null,
  state text not null check (state in ('held', 'firm', 'issued', 'released', 'expired')),
  expires_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, programme_id) references loyalty_programmes (org_id, id),
  check ((state = 'held') = (expires_at is not null))
);
create unique index loyalty_reservations_live on loyalty_reservations (org_id, line_id) where state in ('held', 'firm');
create index loyalty_reservations_programme on loyalty_reservations (org_id, programme_id) where state in ('held', 'firm');
create index loyalty_reservations_order on loyalty_reservations (order_org_id, order_id);

-- A card belongs to the organization of its programme; the order may be another's, the one that runs the channel. Kept as long as the
-- orders: it proves what was delivered.
create table loyalty_cards (
  org_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  tier text not null check (tier in ('bronze', 'silver', 'gold', 'platinum', 'diamond')),
  -- Sixteen digits, the last of them a check digit; found by the blind index, shown by the last four.
  number_sealed text not null,
  number_index text not null,
  last_four text not null check (last_four ~ '^\d{4}$'),
  holder_user uuid references users (id),
  holder_guest text,
  -- Name on the card, and its words to find it by.
  name_sealed text not null,
  name_index text[] not null default '{}',
  -- What bought it, and which of the line's cards it is; null of one that was not sold.
  order_org_id uuid,
  order_id uuid,
  line_id uuid,
  place int,
  state text not null default 'active' check (state in ('active', 'suspended', 'revoked', 'expired')),
  issued_at timestamptz not null,
  -- When it ends; null is never.
  valid_until timestamptz check (valid_until > issued_at),
  refund_until timestamptz not null,
  ended_at timestamptz,
  -- Why it is suspended, or was revoked.
  reason text,
  primary key (org_id, id),
  unique (org_id, number_index),
  unique (org_id, line_id, place),
  foreign key (org_id, programme_id) references loyalty_programmes (org_id, id),
  check (num_nonnulls(holder_user, holder_guest) >= 1),
  check (num_nonnulls(order_org_id, order_id, line_id, place) in (0, 4)),
  check ((state in ('revoked', 'expired')) = (ended_at is not null))
);
create index loyalty_cards_user on loyalty_cards (holder_user, issued_at desc) where holder_user is not null;
create index loyalty_cards_guest on loyalty_cards (holder_guest, issued_at desc) where holder_guest is not null;
create index loyalty_cards_newest on loyalty_cards (org_id, issued_at desc, id desc);
create index loyalty_cards_programme on loyalty_cards (org_id, programme_id, issued_at desc, id desc);
create index loyalty_cards_last_four on loyalty_cards (org_id, last_four);
create index loyalty_cards_name on loyalty_cards using gin (name_index);
create index loyalty_cards_order on loyalty_cards (order_org_id, order_id) where order_id is not null;
create index loyalty_cards_due on loyalty_cards (valid_until) where state in ('active', 'suspended') and valid_until is not null;

-- The seller's staff, whoever sells or buys in a shop that shows the seller, and whose card it is in the shop where it was bought. A
-- shopper's payment leaves cards and what is set aside behind, and counts.
call tenant_table('loyalty_programmes',
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[])
     or (org_id, id) in (select c.org_id, c.programme_id from loyalty_cards c
                          where c.holder_guest = (select current_guest()) or c.holder_user = (select current_person())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');
call tenant_table('loyalty_terms', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$, 'select, insert, update');
call tenant_table('loyalty_reservations', $$ org_id = (select current_org()) or order_org_id in ((select current_org()), (select current_shop())) $$,
  $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$, 'select, insert, update');
call tenant_table('loyalty_cards',
  $$ org_id = (select current_org()) or order_org_id = (select current_org())
     or (order_org_id = (select current_shop()) and (holder_guest = (select current_guest()) or holder_user = (select current_person()))) $$,
  null, 'select, insert, update');

-- Sets cards aside for many lines at once, programmes in id order; all or nothing. Raises TS060 with the offers that fell short as JSON in
-- its detail: a programme that has no more cards or is closed, or a variant without terms. The caller's transaction is rolled back.
create function take_loyalty_cards(
  p_sellers uuid[], p_offers uuid[], p_cards int[], p_lines uuid[], p_ids uuid[],
  p_order_org uuid, p_order uuid, p_expires timestamptz, p_now timestamptz) returns void
language plpgsql as $$
declare
  want record;
  short jsonb := '[]';
begin
  for want in
    with wanted as (
      select w.*, t.programme_id as programme, t.tier, t.valid_days, t.refund_days
        from unnest(p_sellers, p_offers, p_cards, p_lines, p_ids) as w(seller, offer, cards, line, id)
        left join offers o on o.org_id = w.seller and o.id = w.offer
        left join loyalty_terms t on t.org_id = w.seller and t.org_id = o.variant_org_id and t.variant_id = o.variant_id),
    kept as (
      insert into loyalty_reservations
             (org_id, id, programme_id, order_org_id, order_id, line_id, cards, tier, valid_days, refund_days, state, expires_at, created_at)
      select seller, id, programme, p_order_org, p_order, line, cards, tier, valid_days, refund_days,
             case when p_expires is null then 'firm' else 'held' end, p_expires, p_now
        from wanted where programme is not null)
    select seller, programme, sum(cards)::int as cards, jsonb_agg(jsonb_build_object('offerId', offer, 'wanted', cards) order by line) as lines
      from wanted group by 1, 2 order by 1, 2
  loop
    update loyalty_programmes set cards_taken = cards_taken + want.cards
     where org_id = want.seller and id = want.programme and status = 'open'
       and (card_limit is null or cards_taken + want.cards <= card_limit);
    if not found then
      short := short || want.lines;
    end if;
  end loop;
  if jsonb_array_length(short) > 0 then
    raise exception 'a programme has no more cards' using errcode = 'TS060', detail = short::text;
  end if;
end $$;

-- Units that an offer without a record of stock could give now, of whoever knows them: cards are left of a programme, too.
create or replace view offer_units with (security_invoker = true) as
  select s.org_id, s.offer_id, 999 as units from booking_services s where s.active
  union all
  select o.org_id, o.id, greatest(0, least(coalesce(c.seat_limit - c.seats_taken, 999), 999))
    from offers o
    join courses c on c.org_id = o.org_id and c.org_id = o.variant_org_id and c.variant_id = o.variant_id
   where c.status = 'published'
  union all
  select o.org_id, o.id, greatest(0, least(coalesce(p.card_limit - p.cards_taken, 999), 999))
    from offers o
    join loyalty_terms t on t.org_id = o.org_id and t.org_id = o.variant_org_id and t.variant_id = o.variant_id
    join loyalty_programmes p on p.org_id = t.org_id and p.id = t.programme_id
   where p.status = 'open';

-- Who sees orders sees the cards they bought, and who fulfils orders may suspend and revoke them.
alter table roles no force row level security;
update roles set permissions = permissions || '{cards.write}' where 'orders.fulfil' = any (permissions) and key <> 'owner';
update roles set permissions = permissions || '{cards.read}' where 'orders.read' = any (permissions) and key <> 'owner';
alter table roles force row level security;
