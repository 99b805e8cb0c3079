// The oracles that ask the database alone: the bank's books beside ours, stock, journals, events and mails.
import { judge, type Oracle, paidStates, type Rule } from './oracle.ts';

const bank: Rule[] = [
  {
    sentence: 'money authorized at the bank belongs to a paid order of ours',
    sql: `select c.id, c.state, i.state as ours, o.status from test_provider_charges c
            left join payment_intents i on i.id::text = c.key left join orders o on o.org_id = i.org_id and o.id = i.order_id
           where c.state = 'authorized' and (i.state is distinct from 'authorized' or o.status is null or o.status not in ${paidStates})`,
  },
  {
    sentence: 'what we call authorized, declined or voided is so at the bank',
    sql: `select i.id, i.state, c.state as bank from payment_intents i left join test_provider_charges c on c.key = i.id::text
           where i.state in ('authorized', 'declined', 'voided') and c.state is distinct from i.state`,
  },
  {
    sentence: 'no payment is left open on our side',
    sql: `select id, state from payment_intents where state in ('created', 'processing', 'needs_action')`,
  },
  {
    sentence: 'amount, captured and refunded are the same at the bank and here',
    sql: `select i.id, i.amount_minor, c.amount_minor as bank_amount, i.captured_minor, c.captured_minor as bank_captured, i.refunded_minor, c.refunded_minor as bank_refunded
            from payment_intents i join test_provider_charges c on c.key = i.id::text
           where (i.amount_minor, i.captured_minor, i.refunded_minor, i.currency) <> (c.amount_minor, c.captured_minor, c.refunded_minor, c.currency)`,
  },
  {
    sentence: 'the bank and we did the same operations',
    sql: `select coalesce(p.id::text, b.key) as operation, p.type, p.state, b.state as bank
            from payment_operations p full join test_provider_operations b on b.key = p.id::text
           where (p.type, p.amount_minor, p.state) is distinct from (b.type, b.amount_minor, b.state) or p.state <> 'done'`,
  },
  {
    sentence: 'no order has two authorized charges',
    sql: `select i.order_id, count(*) from test_provider_charges c join payment_intents i on i.id::text = c.key
           where c.state = 'authorized' group by 1 having count(*) > 1`,
  },
  {
    sentence: 'a paid order is captured once, in full',
    sql: `select o.id, o.total_minor, count(p.id), sum(p.amount_minor) from orders o
            left join payment_intents i on i.org_id = o.org_id and i.order_id = o.id and i.state = 'authorized'
            left join payment_operations p on p.org_id = i.org_id and p.intent_id = i.id and p.type = 'capture' and p.state = 'done'
           where o.status in ${paidStates} group by 1, 2 having count(p.id) <> 1 or sum(p.amount_minor) <> o.total_minor`,
  },
];

export const bankEqualsOurs: Oracle = ({ sql }) =>
  judge("3 the bank's books are ours", sql, {
    counted: `select (select count(*) from test_provider_charges) + (select count(*) from test_provider_operations) + (select count(*) from payment_intents)`,
    rules: bank,
  });

const stock: Rule[] = [
  {
    sentence: 'what is reserved is the sum of the live reservations',
    sql: `select s.offer_id, s.reserved, coalesce(r.units, 0) as live from stock_levels s
            left join (select org_id, offer_id, location_id, sum(quantity - units_gone) as units from stock_reservations where state in ('held', 'firm') group by 1, 2, 3) r
              using (org_id, offer_id, location_id)
           where s.reserved <> coalesce(r.units, 0)`,
  },
  {
    sentence: 'live reservations belong to paid orders that have not been shipped',
    sql: `select r.id, r.state, o.status from stock_reservations r left join orders o on o.org_id = r.order_org_id and o.id = r.order_id
           where r.state in ('held', 'firm') and (r.state <> 'firm' or o.status is distinct from 'paid')`,
  },
  {
    sentence: 'each line of a paid order holds its units once',
    sql: `select l.id, l.quantity, sum(r.quantity) as held from orders o join order_lines l on l.org_id = o.org_id and l.order_id = o.id
            left join stock_reservations r on r.order_org_id = l.org_id and r.line_id = l.id and r.state = 'firm'
           where o.status = 'paid' group by 1, 2 having sum(r.quantity) is distinct from l.quantity`,
  },
];

export const stockIsHeldForBuyers: Oracle = async ({ sql, goods }) => {
  const verdict = await judge('4 no stock is held for nothing', sql, {
    counted: `select (select count(*) from stock_reservations) + (select count(*) from stock_levels)`,
    rules: stock,
  });
  const sold = await sql<{ offer_id: string; units: number }>(
    `select l.offer_id, sum(l.quantity)::int as units from orders o join order_lines l on l.org_id = o.org_id and l.order_id = o.id
      where o.status in ${paidStates} group by 1`,
  );
  for (const { offer_id, units } of sold) {
    const there = goods.units.get(offer_id) ?? 0;
    if (units > there) verdict.violations.push(`units sold exceed what there was: ${units} of ${there} of offer ${offer_id}`);
  }
  return { ...verdict, rows: verdict.rows + sold.length };
};

const journals: Rule[] = [
  {
    sentence: 'a journal balances in each currency',
    sql: `select journal_id, currency, sum(amount_minor) from postings group by 1, 2 having sum(amount_minor) <> 0`,
  },
  {
    sentence: 'a journal has two postings or more',
    sql: `select j.id, count(p.id) from journals j left join postings p on p.org_id = j.org_id and p.journal_id = j.id group by 1 having count(p.id) < 2`,
  },
  {
    sentence: 'each capture and refund has one journal over its amount, and no journal is about anything else',
    sql: `select coalesce(p.id::text, j.source_key) as operation, p.amount_minor, j.amount
            from (select * from payment_operations where type in ('capture', 'refund') and state = 'done') p
            full join (select j.org_id, j.kind, j.source_key, sum(greatest(p.amount_minor, 0)) as amount from journals j
                         join postings p on p.org_id = j.org_id and p.journal_id = j.id group by 1, 2, 3) j
              on j.org_id = p.org_id and j.kind = 'payment.' || p.type and j.source_key = p.id::text
           where p.amount_minor is distinct from j.amount`,
  },
];

export const journalsBalance: Oracle = ({ sql }) =>
  judge('5 every journal balances', sql, {
    counted: `select (select count(*) from journals) + (select count(*) from postings)`,
    rules: journals,
  });

/** Each event of a type has one mail that was sent; `those` says which orders have one such event. */
const told = (type: string, those: string): Rule => ({
  sentence: `an order that ${those} has one event ${type} and one mail that was sent`,
  sql: `select o.id, o.status, count(distinct e.id) as events, count(distinct m.id) as mails from orders o
          left join outbox_events e on e.org_id = o.org_id and e.aggregate_id = o.id and e.type = '${type}'
          left join messages m on m.org_id = e.org_id and m.source_key = e.id::text and m.template = '${type}' and m.state = 'sent'
         group by o.org_id, o.id
        having (count(distinct e.id), count(distinct m.id)) <> (case when ${those} then (1::bigint, 1::bigint) else (0::bigint, 0::bigint) end)`,
});

const events: Rule[] = [
  { sentence: 'no delivery is pending or parked', sql: `select seq, handler, state, attempts, last_error from outbox_deliveries` },
  told('order.paid', `o.status in ${paidStates}`),
  told('order.expired', `exists (select from order_history h where h.org_id = o.org_id and h.order_id = o.id and h.to_state = 'expired')`),
  told(
    'order.late_payment_returned',
    `exists (select from order_history h where h.org_id = o.org_id and h.order_id = o.id and h.type = 'payment.voided' and h.reason = 'late_payment')`,
  ),
  {
    sentence: 'an order has one event order.placed',
    sql: `select o.id, count(e.id) from orders o left join outbox_events e on e.org_id = o.org_id and e.aggregate_id = o.id and e.type = 'order.placed'
           group by 1 having count(e.id) <> 1`,
  },
  { sentence: 'every mail is sent', sql: `select id, template, state, error from messages where state <> 'sent'` },
  {
    sentence: 'every word of the bank is worked through, and nothing was wrong with it',
    sql: `select event_id, processed_at, error from provider_events where processed_at is null or error is not null`,
  },
  {
    sentence: 'no job is left or has been given up',
    sql: `select j.id, t.identifier, j.attempts, j.last_error from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id`,
  },
];

export const eventsAreDelivered: Oracle = ({ sql }) =>
  judge('6 every event is delivered, every mail sent once', sql, {
    counted: `select (select count(*) from outbox_events) + (select count(*) from messages) + (select count(*) from provider_events)`,
    rules: events,
  });
