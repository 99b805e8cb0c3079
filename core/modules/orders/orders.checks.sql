-- check: O1 an order's items are the sum of its lines
select o.org_id, o.id, o.items_minor, l.total from orders o
  join lateral (select coalesce(sum(total_minor + discount_minor), 0) as total, coalesce(sum(tax_minor), 0) as tax from order_lines l
                 where l.org_id = o.org_id and l.order_id = o.id) l on true
 where o.items_minor <> l.total or o.tax_minor <> l.tax + o.shipping_tax_minor;
-- check: O4 what comes off an order is what comes off its lines, and of something
select o.org_id, o.id, o.discount_minor, l.discount from orders o
  join lateral (select coalesce(sum(discount_minor), 0) as discount from order_lines l where l.org_id = o.org_id and l.order_id = o.id) l on true
 where o.discount_minor <> l.discount or (o.discount_minor > 0 and o.promotion_id is null);
-- check: O2 a cart has at most one order that lives
select org_id, cart_id, count(*) from orders where status not in ('cancelled', 'expired') group by 1, 2 having count(*) > 1;
-- check: O3 an order waits for money only while a line is held
select o.org_id, o.id, o.status from orders o
 where (o.expires_at is not null) <> (o.status = 'pending')
    or (o.status = 'pending') <> exists (select from order_lines l where l.org_id = o.org_id and l.order_id = o.id and l.phase in ('open', 'held'));
-- check: P5 a line that is active or done and costs something has money promised for it
select l.org_id, l.id, l.state from order_lines l
 where l.phase in ('active', 'done') and l.total_minor > 0
   and not exists (select from payment_intents i where i.org_id = l.org_id and i.order_id = l.order_id and i.state = 'authorized');
-- check: P6 a payment that is authorized belongs to an order with a living line, or its money is on its way back
select i.org_id, i.id from payment_intents i
 where i.state = 'authorized' and i.amount_minor > 0
   and not exists (select from order_lines l where l.org_id = i.org_id and l.order_id = i.order_id and l.phase in ('active', 'done'))
   and not exists (select from payment_operations p where p.org_id = i.org_id and p.intent_id = i.id and p.type in ('void', 'refund') and p.state <> 'failed');
-- check: P9 an order has at most one payment that is authorized
select org_id, order_id, count(*) from payment_intents where state = 'authorized' group by 1, 2 having count(*) > 1;
-- check: P10 what is kept of a captured payment is what the living lines and their shipping cost, and what stays of lines that ended otherwise
select o.org_id, o.id, i.captured_minor, i.refunded_minor, due.minor, shipping.minor
  from orders o
  join payment_intents i on i.org_id = o.org_id and i.order_id = o.id and i.captured_minor > 0
  join lateral (
    select coalesce(sum(coalesce(l.kept_minor, case when l.phase in ('active', 'done') then l.total_minor + case when o.tax_included then 0 else l.tax_minor end
                                               else 0 end)), 0) as minor
      from order_lines l where l.org_id = o.org_id and l.order_id = o.id) due on true
  join lateral (
    select coalesce(sum(s.minor + case when o.tax_included then 0 else s.tax end), 0) as minor
      from (select null::uuid as seller, o.shipping_minor as minor, o.shipping_tax_minor as tax where o.shipping_lines = '[]'
            union all select (e ->> 'seller')::uuid, (e ->> 'minor')::bigint, (e ->> 'taxMinor')::bigint from jsonb_array_elements(o.shipping_lines) as e) s
     where exists (select from order_lines l where l.org_id = o.org_id and l.order_id = o.id and l.ships and l.phase in ('active', 'done')
                      and (s.seller is null or l.seller_org_id = s.seller))) shipping on true
 where i.captured_minor - i.refunded_minor <> due.minor + shipping.minor
   and not exists (select from order_lines l where l.org_id = o.org_id and l.order_id = o.id and l.capture <> 'payment')
   and not exists (select from payment_operations p where p.org_id = i.org_id and p.intent_id = i.id and p.state <> 'done');
-- check: P11 of a line's money no more stays than was paid for it
select l.org_id, l.id from order_lines l join orders o on o.org_id = l.org_id and o.id = l.order_id
 where l.kept_minor > l.total_minor + case when o.tax_included then 0 else l.tax_minor end;
