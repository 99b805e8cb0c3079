-- The search looks again at memberships when one can be sold, or no more: it is said which card they hand over, a programme runs out of
-- cards or has some again, is closed or opened.
create function queue_loyalty_terms() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select v.org_id, v.product_id from variants v where v.org_id = new.org_id and v.id = new.variant_id;
  return null;
end $$;
create trigger search_added after insert or update on loyalty_terms for each row execute function queue_loyalty_terms();

create function queue_loyalty_programme() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select distinct v.org_id, v.product_id
      from loyalty_terms t join variants v on v.org_id = t.org_id and v.id = t.variant_id
     where t.org_id = new.org_id and t.programme_id = new.id;
  return null;
end $$;
create trigger search_changed after update on loyalty_programmes for each row
  when (old.status <> new.status
        or (coalesce(old.card_limit, 2147483647) > old.cards_taken) <> (coalesce(new.card_limit, 2147483647) > new.cards_taken))
  execute function queue_loyalty_programme();
