-- What a store took of a brand and does not want on its shelf for now: taking everything anew leaves it where it is. What was withdrawn because the
-- brand took it back comes again with the next taking.
alter table offers
  add column put_away boolean not null default false,
  add constraint offers_put_away check (not put_away or status = 'withdrawn');
