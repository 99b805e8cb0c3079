-- check: I1 a key that is done holds its answer
select org_id, scope, key from idempotency_keys where state = 'done' and (status is null or response is null);
-- check: I2 no key has been running for more than five minutes
select org_id, scope, key, created_at from idempotency_keys where state = 'running' and created_at < now() - interval '5 minutes';
-- check: I3 a cart that is placed has an order that lives
select c.org_id, c.id from carts c
 where c.state = 'placed' and not exists (select from orders o where o.org_id = c.org_id and o.cart_id = c.id and o.status not in ('cancelled', 'expired'))
   and not exists (select from outbox_deliveries d where d.handler = 'checkout.reopen' and d.org_id = c.org_id);
-- check: E1 no event is parked
select seq, handler, last_error from outbox_deliveries where state = 'parked';
