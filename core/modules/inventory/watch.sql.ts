// Statements that keep what runs low, from marks that a trigger leaves.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { LOW_AT } from './rules.sql.ts';

/** Takes marks, oldest first; several workers share them. */
export const takeMarks = statement<{ org_id: Uuid; offer_id: Uuid }>(
  'inventory.take_marks',
  `delete from stock_marks where (org_id, seq) in (select org_id, seq from stock_marks order by seq limit $1 for update skip locked)
   returning org_id, offer_id`,
);
/** Takes products that are called otherwise now, and names their offers that lie anywhere. */
export const takeRenames = statement<{ org_id: Uuid; offer_id: Uuid }>(
  'inventory.take_renames',
  `with taken as (
     delete from stock_renames where id in (select id from stock_renames order by id limit $1 for update skip locked)
     returning product_org_id, product_id)
   select w.org_id, w.offer_id
     from (select distinct product_org_id, product_id from taken) t
     join offers o on o.variant_org_id = t.product_org_id and o.product_id = t.product_id
     join stock_watch w on w.org_id = o.org_id and w.offer_id = o.id`,
);
/**
 * Looks at offers again: how they stand and what they are called. One that falls from enough to low or out is to be told; one that has enough
 * again is not. $1 organizations, $2 offers, $3 now.
 */
export const lookAgain = statement(
  'inventory.look_again',
  `insert into stock_watch as w (org_id, offer_id, level, since, sku, words, location_ids)
   select f.org_id, f.offer_id, case when f.free <= 0 then 'out' when f.free <= f.low_at then 'low' else 'ok' end, $3,
          v.sku, lower(v.sku) || ' ' || p.words, f.locations
     from (select s.org_id, s.offer_id, sum(greatest(s.on_hand - s.reserved, 0)) as free,
                  coalesce(min(r.low_at), min(d.low_at), ${LOW_AT}) as low_at, array_agg(s.location_id) as locations
             from (select distinct org_id, offer_id from unnest($1::uuid[], $2::uuid[]) as m(org_id, offer_id)) m
             join stock_levels s on s.org_id = m.org_id and s.offer_id = m.offer_id
             left join offer_rules r on r.org_id = s.org_id and r.offer_id = s.offer_id
             left join stock_settings d on d.org_id = s.org_id
            group by 1, 2) f
     join offers o on o.org_id = f.org_id and o.id = f.offer_id
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    order by 1, 2
   on conflict (org_id, offer_id) do update
      set level = excluded.level, sku = excluded.sku, words = excluded.words, since = case when w.level = excluded.level then w.since else excluded.since end,
          tell = case when excluded.level = 'ok' then false else w.tell or w.level = 'ok' end
    where (w.level, w.sku, w.words) <> (excluded.level, excluded.sku, excluded.words)`,
);

/** Of these offers those whose words the search does not know as they are now, and their mark. $1 organizations, $2 offers. */
export const unlearned = statement<{ org_id: Uuid; offer_id: Uuid; words: string; said: number }>(
  'inventory.unlearned',
  `select w.org_id, w.offer_id, w.words, hashtext(w.words) as said
     from (select distinct org_id, offer_id from unnest($1::uuid[], $2::uuid[]) as m(org_id, offer_id)) m
     join stock_watch w on w.org_id = m.org_id and w.offer_id = m.offer_id
     left join stock_words s on s.org_id = w.org_id and s.offer_id = w.offer_id
    where s.said is distinct from hashtext(w.words) order by 1, 2`,
);
/** $1 organizations, $2 offers, $3 marks, $4 hashes of each as text: PostgreSQL has no arrays of arrays of several lengths. */
export const learn = statement(
  'inventory.learn',
  `insert into stock_words (org_id, offer_id, said, grams)
   select m.org_id, m.offer_id, m.said, m.grams::int[] from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) as m(org_id, offer_id, said, grams)
   on conflict (org_id, offer_id) do update set said = excluded.said, grams = excluded.grams`,
);

/** Organizations with something to tell whose people were not told for an hour; each taken by one worker. $1 now, $2 an hour ago, $3 how many. */
export const takeTellers = statement<{ org_id: Uuid }>(
  'inventory.take_tellers',
  `insert into stock_settings as s (org_id, told_at)
   select org_id, $1::timestamptz from (select distinct org_id from stock_watch where tell) w
    where not exists (select from stock_settings d where d.org_id = w.org_id and d.told_at > $2) order by 1 limit $3
   on conflict (org_id) do update set told_at = $1 where s.told_at is null or s.told_at <= $2
   returning org_id`,
);
/** What is to be told of an organization, once. */
export const takeTold = statement<{ offer_id: Uuid; level: 'low' | 'out' }>(
  'inventory.take_told',
  `update stock_watch set tell = false where org_id = $1 and tell returning offer_id, level`,
);
/** Names of what ran low; the first of them. */
export const namesOfLow = statement<{ sku: string; title: Record<string, string>; units: number }>(
  'inventory.names_of_low',
  `select v.sku, p.title, (select coalesce(sum(greatest(s.on_hand - s.reserved, 0)), 0)::int from stock_levels s where s.org_id = o.org_id and s.offer_id = o.id) as units
     from offers o
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
    where o.org_id = $1 and o.id = any ($2::uuid[]) order by units, v.sku limit $3`,
);
