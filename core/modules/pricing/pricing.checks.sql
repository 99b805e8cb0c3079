-- check: PR1 an offer has one price in a currency
select o.org_id, o.id, o.currency from offers o join offer_prices p on p.org_id = o.org_id and p.offer_id = o.id and p.currency = o.currency;
-- check: PR2 a promotion is taken as often as it has living uses, and no more often than it may
select c.org_id, c.promotion_id, c.taken, c.most, count(u.id) from promotion_counters c
  join promotions p on p.org_id = c.org_id and p.id = c.promotion_id and (p.ends_at is null or p.ends_at > now() - interval '400 days')
  left join promotion_uses u on u.org_id = c.org_id and u.promotion_id = c.promotion_id and u.state in ('held', 'applied')
 group by 1, 2 having c.taken <> count(u.id) or c.taken > c.most;
-- check: PR3 a use lives with its order: held while it waits, applied once it is paid, ended when it is void
select u.org_id, u.id, u.state, o.status from promotion_uses u join orders o on o.org_id = u.org_id and o.id = u.order_id
 where (u.state = 'held') <> (o.status = 'pending' and u.ended_at is null) or (u.state = 'applied') <> (o.status not in ('pending', 'cancelled', 'expired') and u.ended_at is null);
-- check: PR4 an order that a promotion lowered has its use
select o.org_id, o.id, o.promotion_code from orders o
 where o.promotion_id is not null and o.status not in ('cancelled', 'expired')
   and not exists (select from promotion_uses u where u.org_id = o.org_id and u.order_id = o.id and u.promotion_id = o.promotion_id and u.state in ('held', 'applied'))
   and not exists (select from promotions p where p.org_id = o.org_id and p.id = o.promotion_id and p.ends_at < now() - interval '400 days');
