-- What offers cost in further currencies. An offer keeps its one stock, and its price in its own currency stays with it.

create table offer_prices (
  org_id uuid not null,
  offer_id uuid not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  price_minor bigint not null check (price_minor between 0 and 1000000000000000),
  compare_at_minor bigint check (compare_at_minor > price_minor),
  primary key (org_id, offer_id, currency),
  foreign key (org_id, offer_id) references offers (org_id, id)
);
call tenant_table('offer_prices', $$ org_id = (select current_org()) or org_id = any ((select current_sellers())::uuid[]) $$,
  $$ org_id = (select current_org()) $$);

-- The currency of an offer never changes, so it is enough to look when a further price comes.
create function keep_one_price() returns trigger language plpgsql as $$
begin
  if exists (select from offers where org_id = new.org_id and id = new.offer_id and currency = new.currency) then
    raise exception 'an offer has one price in a currency' using errcode = '23514', constraint = 'one_price_in_a_currency';
  end if;
  return null;
end $$;
create trigger one_price_in_a_currency after insert or update on offer_prices for each row execute function keep_one_price();
