// Statements that bring many counters to what a list says.
import { statement } from '#platform/db/index.ts';
import { lowAt } from './rules.sql.ts';

/** A record of nothing where there is none, watched as its own rule or its organization's says. In id order, as everybody touches counters. */
export const openLevels = statement(
  'inventory.open_levels',
  `insert into stock_levels (org_id, offer_id, location_id, on_hand, watch_at)
   select $1, w.offer, w.location, 0, ${lowAt('r.low_at', '$1')}
     from unnest($2::uuid[], $3::uuid[]) as w(offer, location)
     left join offer_rules r on r.org_id = $1 and r.offer_id = w.offer order by w.offer, w.location
   on conflict do nothing`,
);

/**
 * Counters are held first, so that what is to be added is reckoned from what they are and not from what they were. They are looked up one by
 * one: a plan made while there were few of them would go through all of them for each.
 */
export const bringUnits = statement<{ place: number; became: 'changed' | 'unchanged' | 'short' }>(
  'inventory.bring',
  `with w as (select * from unnest($2::uuid[], $3::uuid[], $4::int[], $5::int[], $6::text[], $7::text[], $8::text[], $9::uuid[])
                with ordinality as w(offer, location, target, change, reason, note, source, move, place)),
        held as materialized (
          select w.*, s.on_hand, s.least
            from (select * from w order by w.offer, w.location) w
           cross join lateral (
             select s.on_hand, greatest(0, s.reserved - s.backorder_limit) as least from stock_levels s
              where s.org_id = $1 and s.offer_id = w.offer and s.location_id = w.location for no key update) s),
        reckoned as materialized (select h.*, coalesce(h.target - h.on_hand, h.change) as delta from held h),
        fit as (select * from reckoned where delta <> 0 and on_hand + delta >= least),
        changed as (
          update stock_levels s set on_hand = s.on_hand + f.delta from fit f
           where s.org_id = $1 and s.offer_id = f.offer and s.location_id = f.location),
        moved as (
          insert into stock_moves (org_id, id, offer_id, location_id, delta, reason, source_key, note, by_user, at)
          select $1, move, offer, location, delta, reason, source, note, $10, $11 from fit)
   select place::int as place, case when delta = 0 then 'unchanged' when on_hand + delta >= least then 'changed' else 'short' end as became from reckoned`,
);
