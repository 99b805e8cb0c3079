-- check: P1 no more is captured than was authorized, no more refunded than captured
select org_id, id from payment_intents where captured_minor > authorized_minor or refunded_minor > captured_minor or authorized_minor > amount_minor;
-- check: P3 the totals of a payment are the sums of its operations that are done
select i.org_id, i.id, i.captured_minor, i.refunded_minor, o.captured, o.refunded
  from payment_intents i
  left join lateral (select coalesce(sum(amount_minor) filter (where type = 'capture'), 0) as captured,
                            coalesce(sum(amount_minor) filter (where type = 'refund'), 0) as refunded
                       from payment_operations o where o.org_id = i.org_id and o.intent_id = i.id and o.state = 'done') o on true
 where i.captured_minor <> o.captured or i.refunded_minor <> o.refunded;
-- check: P7 each capture and refund that is done has exactly one journal over its amount
select o.org_id, o.id, o.type, count(j.id)
  from payment_operations o left join journals j on j.org_id = o.org_id and j.kind = 'payment.' || o.type and j.source_key = o.id::text
 where o.state = 'done' and o.type in ('capture', 'refund') and o.amount_minor > 0
 group by 1, 2, 3 having count(j.id) <> 1;
-- check: P4 no operation on a payment is open for more than a day
select org_id, id, type, created_at from payment_operations where state in ('requested', 'pending') and created_at < now() - interval '1 day';
-- check: P8 a payment is what its order costs
select i.org_id, i.id from payment_intents i join orders o on o.org_id = i.org_id and o.id = i.order_id
 where i.amount_minor <> o.total_minor or i.currency <> o.currency;
