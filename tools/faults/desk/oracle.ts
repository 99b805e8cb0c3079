// The oracle of the desk: what it began is done, once and whole, and nothing of it is left lying about.
import { judge, type Oracle, type Rule } from '../oracle.ts';
import { PRICE_MINOR, UNITS } from './rounds.ts';

/** The desk's goods `v` with their offers `o`. */
const goods = `variants v join offers o on o.org_id = v.org_id and o.variant_id = v.id and v.sku like 'DESK-%'`;
const ended = `('done', 'failed', 'cancelled')`;

const rules: Rule[] = [
  {
    sentence: 'no run is under way, and none failed',
    sql: `select id, kind, state, fault from catalog_runs where state in ('waiting', 'checking', 'running', 'failed')`,
  },
  {
    sentence: 'an import of stock moved each of its lines once',
    sql: `select r.id, r.changed, count(m.id) from catalog_runs r left join stock_moves m on m.org_id = r.org_id and m.source_key like 'run ' || r.id || ' %'
           where r.kind = 'csv_stock' and r.state = 'done' group by r.org_id, r.id having count(m.id) <> r.changed`,
  },
  {
    sentence: 'units are those of the imports that were done',
    sql: `select v.sku, s.on_hand from ${goods} join stock_levels s on s.org_id = o.org_id and s.offer_id = o.id
            join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and l.name <> 'Desk'
           where s.on_hand <> ${UNITS} + (select count(*) from catalog_runs where kind = 'csv_stock' and state = 'done')`,
  },
  {
    sentence: 'nothing that was to be applied is kept of a run that ended',
    sql: `select r.id, r.kind, r.state, count(*) from catalog_runs r join catalog_run_lines n on n.org_id = r.org_id and n.run_id = r.id
           where r.state in ${ended} and n.content is not null group by 1, 2, 3`,
  },
  {
    sentence: 'the trail has one end of each run',
    sql: `select r.id, r.kind, count(a.action) from catalog_runs r left join audit_entries a
              on a.org_id = r.org_id and a.subject_id = r.id::text and a.action in ('catalog_run.done', 'catalog_run.failed')
           where r.state = 'done' group by 1, 2 having count(a.action) <> 1`,
  },
  {
    sentence: 'no change of many products is under way, and each product of one was looked at',
    sql: `select e.id, e.state, w.state as of, count(*) from bulk_edits e join bulk_edit_products w on w.org_id = e.org_id and w.edit_id = e.id
           where e.state not in ('done', 'undone') or w.state not in ('done', 'undone') or (e.state = 'undone') <> (w.state = 'undone') group by 1, 2, 3`,
  },
  {
    sentence: 'a price went up once for each change that stands',
    sql: `select v.sku, o.price_minor from ${goods} where o.price_minor <> ${PRICE_MINOR} + (select count(*) from bulk_edits where state = 'done')`,
  },
  {
    sentence: 'what was counted is what is there',
    sql: `select n.offer_id, n.counted, s.on_hand from stock_counts c join stock_count_lines n on n.org_id = c.org_id and n.count_id = c.id
            left join stock_levels s on s.org_id = c.org_id and s.offer_id = n.offer_id and s.location_id = c.location_id
           where c.id = (select id from stock_counts where state = 'closed' order by started_at desc limit 1) and s.on_hand is distinct from n.counted`,
  },
  {
    sentence: 'a count that was closed moved each difference once',
    sql: `select c.id, count(distinct n.offer_id), count(m.id) from stock_counts c join stock_count_lines n on n.org_id = c.org_id and n.count_id = c.id and n.counted <> n.on_hand
            left join stock_moves m on m.org_id = c.org_id and m.offer_id = n.offer_id and m.source_key = 'count ' || c.id
           where c.state = 'closed' group by 1 having count(m.id) <> count(distinct n.offer_id)`,
  },
  {
    sentence: 'no moment of a list or an entitlement has passed untold',
    sql: `select id::text, due_at from price_lists where due_at <= now() union all select store_org_id::text, next_at from entitlements where next_at <= now()`,
  },
  {
    sentence: 'the search knows price and stock of whatever is sold',
    sql: `select d.product_id, d.price_from, w.price, d.in_stock, w.units from search_documents d
           cross join lateral (
             select min(o.price_minor) as price, coalesce(sum(s.on_hand - s.reserved) filter (where l.channel_ids is null), 0) as units
               from offers o left join stock_levels s on s.org_id = o.org_id and s.offer_id = o.id left join stock_locations l on l.org_id = s.org_id and l.id = s.location_id
              where o.variant_org_id = d.product_org_id and o.product_id = d.product_id and o.currency = d.currency and o.status = 'published') w
           where w.price is not null and (d.price_from, d.in_stock) is distinct from (w.price, w.units > 0) and d.kind = 'physical'`,
  },
];

export const deskIsDoneOnce: Oracle = ({ sql }) =>
  judge('8 what the desk began is done once', sql, {
    counted: `select (select count(*) from catalog_runs) + (select count(*) from bulk_edit_products) + (select count(*) from stock_count_lines) + (select count(*) from search_documents)`,
    rules,
  });
