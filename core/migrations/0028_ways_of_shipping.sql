-- Ways of shipping as their organization runs them: one way costs something in several currencies, and is put away and brought back.

-- A price in a further currency is a row of its own, as before; it names the way whose price it is.
alter table shipping_methods
  add column further_of uuid,
  -- Put away: nobody is offered it any more.
  add column archived_at timestamptz,
  add foreign key (org_id, further_of) references shipping_methods (org_id, id) on delete cascade;
create unique index shipping_methods_prices on shipping_methods (org_id, (coalesce(further_of, id)), currency);
