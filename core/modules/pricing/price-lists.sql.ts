// Statements about price lists, for those who keep them.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { regularOffers } from './priced-offers.sql.ts';

export type PriceListState = 'draft' | 'scheduled' | 'running' | 'ended';
export interface PriceListRow {
  org_id: Uuid;
  id: Uuid;
  name: string;
  currency: string;
  group_id: Uuid | null;
  group_name: string | null;
  status: 'draft' | 'active';
  state: PriceListState;
  starts_at: Date | null;
  ends_at: Date | null;
  prices: number;
  created_at: Date;
  version: number;
}

/** `$2` is now. */
const state = `case when l.status = 'draft' then 'draft' when l.ends_at <= $2 then 'ended' when l.starts_at > $2 then 'scheduled' else 'running' end`;
const own = (where: string): string => `
  select l.org_id, l.id, l.name, l.currency, l.group_id, g.name as group_name, l.status, ${state} as state, l.starts_at, l.ends_at, l.created_at, l.version,
         (select count(*) from price_list_prices p where p.org_id = l.org_id and p.list_id = l.id)::int as prices
    from price_lists l left join customer_groups g on g.org_id = l.org_id and g.id = l.group_id
   where l.org_id = $1 and l.dropped_at is null and ${where}`;

export const priceListById = statement<PriceListRow>('pricing.list', own('l.id = $3'));
/** $3 state, $4 pattern, $5 and $6 the last of the page before, $7 limit. */
export const priceListPage = statement<PriceListRow>(
  'pricing.lists',
  own(`($3::text is null or ${state} = $3) and ($4::text is null or l.name ilike $4)
     and ($5::timestamptz is null or (l.created_at, l.id) < ($5, $6::uuid)) order by l.created_at desc, l.id desc limit $7`),
);
export const countLists = statement<{ count: number }>(
  'pricing.count_lists',
  `select count(*)::int as count from price_lists where org_id = $1 and dropped_at is null`,
);
export const addPriceList = statement(
  'pricing.add_list',
  `insert into price_lists (org_id, id, name, currency, group_id, status, starts_at, ends_at, due_at, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
export const changePriceListTerms = statement<{ id: Uuid }>(
  'pricing.change_list',
  `update price_lists set name = $4, group_id = $5, status = $6, starts_at = $7, ends_at = $8, due_at = $9, version = version + 1
    where org_id = $1 and id = $2 and version = $3 and dropped_at is null returning id`,
);
/** So that what is written to it and what becomes of it come one after the other. */
export const holdPriceList = statement<{ id: Uuid; name: string; currency: string }>(
  'pricing.hold_list',
  `select id, name, currency from price_lists where org_id = $1 and id = $2 and dropped_at is null for no key update`,
);
export const dropAllListed = statement('pricing.drop_all_listed', `delete from price_list_prices where org_id = $1 and list_id = $2`);
/** One of many prices lowers nothing from here on, and goes in steps; nothing where it has few. $3 now. */
export const dropInSteps = statement<{ id: Uuid }>(
  'pricing.drop_in_steps',
  `update price_lists set dropped_at = $3, status = 'draft', group_id = null, due_at = null
    where org_id = $1 and id = $2 and (select count(*) from (select from price_list_prices where org_id = $1 and list_id = $2 limit 2001) m) > 2000
   returning id`,
);
/** What is left of it lowers nothing from here on; the time it held and was not noted is noted with that. $3 now. */
export const endUnnoted = statement(
  'pricing.end_unnoted',
  `update price_lists set status = 'draft', due_at = null, step_after = null where org_id = $1 and id = $2 and (step_after is not null or due_at <= $3)`,
);
export const dropList = statement('pricing.drop_list', `delete from price_lists where org_id = $1 and id = $2`);

/** Of these offers ($2) those that are an organization's own. */
export const ownOffers = statement<{ id: Uuid }>('pricing.own_offers', `select id from offers where org_id = $1 and id = any ($2::uuid[])`);
/** $3 offers, $4 quantities, $5 prices, each by place. */
export const setListed = statement<{ changed: number }>(
  'pricing.set_listed',
  `with changed as (
     insert into price_list_prices as p (org_id, list_id, offer_id, min_quantity, price_minor)
     select $1, $2, w.offer, w.quantity, w.price from unnest($3::uuid[], $4::int[], $5::bigint[]) as w(offer, quantity, price) order by w.offer, w.quantity
     on conflict (org_id, list_id, offer_id, min_quantity) do update set price_minor = excluded.price_minor returning 1)
   select count(*)::int as changed from changed`,
);
export const dropListed = statement<{ changed: number }>(
  'pricing.drop_listed',
  `with changed as (
     delete from price_list_prices p using unnest($3::uuid[], $4::int[]) as w(offer, quantity)
      where p.org_id = $1 and p.list_id = $2 and p.offer_id = w.offer and p.min_quantity = w.quantity returning 1)
   select count(*)::int as changed from changed`,
);
/** $3 currency, $4 now, $5 products, $6 quantity, $7 hundredths of a percent to take off. */
export const lowerListed = statement<{ changed: number }>(
  'pricing.lower_listed',
  `with changed as (
     insert into price_list_prices as p (org_id, list_id, offer_id, min_quantity, price_minor)
     select $1, $2, o.id, $6, round(o.price_minor::numeric * (10000 - $7::int) / 10000)::bigint
       from ${regularOffers({
         currency: '$3',
         now: '$4::timestamptz',
         only: 'f.org_id = $1 and f.product_id = any ($5::uuid[])',
       })} o where o.price_org_id = $1 order by o.id
     on conflict (org_id, list_id, offer_id, min_quantity) do update set price_minor = excluded.price_minor returning 1)
   select count(*)::int as changed from changed`,
);

type Text = Record<string, string>;
export interface ListedRow {
  offer_id: Uuid;
  product_id: Uuid;
  title: Text;
  choices: { values: { code: string; name: Text }[]; code: string }[];
  options: Record<string, string>;
  sku: string;
  is_central: boolean;
  regular_minor: bigint | null;
  prices: { quantity: number; price: string }[];
}
/** $2 list, $3 currency, $4 now, $5 pattern, $6 only what has a price in it, $7 and $8 the last of the page before, $9 limit. */
export const listedPage = statement<ListedRow>(
  'pricing.listed',
  `select o.id as offer_id, o.product_id, p.title, p.options as choices, v.options, v.sku, coalesce(r.price_org_id <> o.org_id, false) as is_central,
          r.price_minor as regular_minor, coalesce(w.prices, '[]') as prices
     from offers o
     join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id
     join products p on p.org_id = o.variant_org_id and p.id = o.product_id
     left join lateral (select jsonb_agg(jsonb_build_object('quantity', x.min_quantity, 'price', x.price_minor::text) order by x.min_quantity) as prices
                          from price_list_prices x where x.org_id = o.org_id and x.list_id = $2 and x.offer_id = o.id) w on true
     left join lateral (select q.price_minor, q.price_org_id
                          from ${regularOffers({ currency: '$3', now: '$4::timestamptz', only: 'f.org_id = o.org_id and f.id = o.id' })} q) r on true
    where o.org_id = $1 and p.status <> 'archived' and (not $6 or w.prices is not null)
      and ($5::text is null or v.sku ilike $5 or p.words like lower($5))
      and ($7::text is null or (v.sku, o.id) > ($7, $8::uuid))
    order by v.sku, o.id limit $9`,
);

/** Prices of a hundred thousand products may be lowered at once. Locks are waited for no longer than ever. */
export const takeTime = statement(
  'pricing.take_time',
  `select set_config('statement_timeout', '60s', true), set_config('transaction_timeout', '120s', true)`,
);

/** Lists that began or ended and are not told of. $1 now, $2 how many. */
export const dueLists = statement<{ org_id: Uuid; id: Uuid }>(
  'pricing.due_lists',
  `select org_id, id from price_lists where due_at <= $1 order by due_at limit $2`,
);
/** One of them gets the moment it is next to be told of; nothing where another worker is at it. $3 now. */
export const claimDueList = statement<{ id: Uuid }>(
  'pricing.claim_due',
  `with due as materialized (select org_id, id from price_lists where org_id = $1 and id = $2 and due_at <= $3 for no key update skip locked)
   update price_lists l set due_at = case when l.ends_at > $3 then l.ends_at end from due
    where l.org_id = due.org_id and l.id = due.id returning l.id`,
);

export interface SteppedRow {
  org_id: Uuid;
  id: Uuid;
  step_after: Uuid;
  starts_at: Date | null;
  ends_at: Date | null;
  dropped_at: Date | null;
}
/** A list of many prices that is to be gone through, held. */
export const takeStep = statement<SteppedRow>(
  'pricing.take_step',
  `select org_id, id, step_after, starts_at, ends_at, dropped_at from price_lists where step_after is not null order by org_id, id limit 1
      for no key update skip locked`,
);
/** $3 offer after which the step begins, $4 how many. */
export const nextListed = statement<{ offer_id: Uuid }>(
  'pricing.next_listed',
  `select distinct offer_id from price_list_prices where org_id = $1 and list_id = $2 and offer_id > $3 order by offer_id limit $4`,
);
/** $1 organizations, $2 offers, $3 now. */
export const noteListed = statement('pricing.note_listed', `select note_prices($1::uuid[], $2::uuid[], $3)`);
/** The same of $3 for the times in which the list held and was not noted. $1 organization, $2 list. */
export const noteUnnoted = statement('pricing.note_unnoted', `select note_unnoted($1, $2, $3::uuid[])`);
/** Once all of its offers are gone through. */
export const allNoted = statement('pricing.all_noted', `delete from unnoted_lists where org_id = $1 and list_id = $2`);
/** A list that began and nobody told of: the time it held until now. $3 now. */
export const writeUntold = statement(
  'pricing.write_untold',
  `insert into unnoted_lists (org_id, list_id, starts_at, ends_at, currency)
   select org_id, id, starts_at, least(ends_at, $3), currency from price_lists
    where org_id = $1 and id = $2 and status = 'active' and group_id is null and due_at = starts_at and starts_at < $3
   on conflict (org_id, list_id, starts_at) do nothing`,
);
const listedOf = `array(select p.offer_id from price_list_prices p join offers o on o.org_id = p.org_id and o.id = p.offer_id
     where p.org_id = $1 and p.list_id = $2 and (o.id = any ($3::uuid[]) or o.product_id = any ($4::uuid[])))`;
/** What offers $3, or those of products $4, cost in the times that are still to be noted of a list, before its prices change. */
export const noteUnnotedBefore = statement(
  'pricing.note_unnoted_before',
  `select note_unnoted($1, $2, ${listedOf}) where exists (select from unnoted_lists where org_id = $1 and list_id = $2)`,
);
/** What offers $3, or those of products $4, cost by a list that is still gone through, before its prices change. $5 now. */
export const noteBefore = statement(
  'pricing.note_before',
  `select note_prices(array_agg(p.org_id), array_agg(p.offer_id), $5)
     from price_lists l
     join price_list_prices p on p.org_id = l.org_id and p.list_id = l.id
     join offers o on o.org_id = p.org_id and o.id = p.offer_id
    where l.org_id = $1 and l.id = $2 and l.step_after is not null and (o.id = any ($3::uuid[]) or o.product_id = any ($4::uuid[])) having count(*) > 0`,
);
/** $2 offers, $3 and $4 when the list begins and ends. */
export const queueListed = statement('pricing.queue_listed', `select queue_listed($1, $2::uuid[], $3, $4)`);
export const stepTo = statement('pricing.step_to', `update price_lists set step_after = $3 where org_id = $1 and id = $2`);
/** $3 how many. */
export const dropNextListed = statement<{ gone: number }>(
  'pricing.drop_next_listed',
  `with next as materialized (
     select offer_id, min_quantity from price_list_prices where org_id = $1 and list_id = $2 order by offer_id, min_quantity limit $3),
   gone as (
     delete from price_list_prices p using next n
      where p.org_id = $1 and p.list_id = $2 and p.offer_id = n.offer_id and p.min_quantity = n.min_quantity returning 1)
   select count(*)::int as gone from gone`,
);

/** The zone in which an organization means its dates. */
export const zoneOf = statement<{ time_zone: string }>('pricing.zone', `select time_zone from organizations where id = $1`);
