-- Documents stay whole on their page, terms included: read aside, each would cost a second look. And places of stock that open, close or sell
-- in other channels change what is there.
alter table search_documents set (toast_tuple_target = 4080);

create function queue_location() returns trigger language plpgsql as $$
begin
  insert into search_queue (product_org_id, product_id)
    select distinct o.variant_org_id, o.product_id from stock_levels s join offers o on o.org_id = s.org_id and o.id = s.offer_id
     where s.org_id = new.org_id and s.location_id = new.id;
  return null;
end $$;
create trigger search_changed after update on stock_locations for each row
  when ((old.channel_ids, old.closed_at) is distinct from (new.channel_ids, new.closed_at)) execute function queue_location();
