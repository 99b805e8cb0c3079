// Statements about rules of offers and settings of stock, and about what customers have of offers with a limit.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import type { RulesRow } from './levels.sql.ts';

/** Units at and below which an offer runs low where neither it nor its organization says. */
export const LOW_AT = 3;

/** From how many units on an offer runs low: by its own rule (`own`), else its organization's (`org`); both are SQL. */
export const lowAt = (own: string, org: string): string =>
  `coalesce(${own}, (select low_at from stock_settings where org_id = ${org}), ${LOW_AT})`;

export const rulesOfOffer = statement<RulesRow & { version: number }>(
  'inventory.rules',
  `select min_quantity, max_quantity, quantity_step, customer_limit, available_from, later_days, low_at, version
     from offer_rules where org_id = $1 and offer_id = $2`,
);
/** Nothing where somebody changed them since version $3; 0 is none yet. */
export const putRules = statement<{ version: number }>(
  'inventory.put_rules',
  `insert into offer_rules as r (org_id, offer_id, min_quantity, max_quantity, quantity_step, customer_limit, available_from, later_days, low_at)
   select $1, $2, $4, $5, $6, $7, $8, $9, $10
    where $3 = 0 or exists (select from offer_rules where org_id = $1 and offer_id = $2)
   on conflict (org_id, offer_id) do update
      set min_quantity = $4, max_quantity = $5, quantity_step = $6, customer_limit = $7, available_from = $8, later_days = $9, low_at = $10,
          version = r.version + 1
    where r.version = $3
   returning version`,
);
export const stockSettings = statement<{ low_at: number }>('inventory.settings', `select low_at from stock_settings where org_id = $1`);
export const putSettings = statement(
  'inventory.put_settings',
  `insert into stock_settings (org_id, low_at) values ($1, $2) on conflict (org_id) do update set low_at = $2`,
);
/** Has every offer looked at by its own rule, or its organization's. $1 org, $2 offer or null for all without a rule of their own. */
export const watchAt = statement(
  'inventory.watch_at',
  `update stock_levels s set watch_at = w.low_at
     from (select v.offer_id, ${lowAt('r.low_at', '$1')} as low_at
             from (select distinct offer_id from stock_levels where org_id = $1 and ($2::uuid is null or offer_id = $2)) v
             left join offer_rules r on r.org_id = $1 and r.offer_id = v.offer_id) w
    where s.org_id = $1 and s.offer_id = w.offer_id and s.watch_at <> w.low_at`,
);

/** Raises TS005 where a customer would have more than the limit. */
export const takeCustomerUnits = statement(
  'inventory.take_customer_units',
  `select take_customer_units($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
);
/** What was bought before there was a limit, once for a line. $1 seller, $2 offer, $3 organization of the orders. */
export const addPurchases = statement(
  'inventory.add_purchases',
  `insert into customer_purchases (org_id, id, offer_id, order_org_id, order_id, line_id, quantity, buyer_user, email_index, created_at)
   select $1, uuidv7(), $2, $3, w.order_id, w.line_id, w.quantity, w.buyer_user, w.email_index, w.at
     from unnest($4::uuid[], $5::uuid[], $6::int[], $7::uuid[], $8::text[], $9::timestamptz[])
       as w(order_id, line_id, quantity, buyer_user, email_index, at)
   on conflict (org_id, line_id) do nothing`,
);
/** Units a customer has already, by offer. $1 sellers, $2 offers, $3 person, $4 index of the address. */
export const customerUnits = statement<{ offer_id: Uuid; units: number }>(
  'inventory.customer_units',
  `select p.offer_id, sum(p.quantity)::int as units
     from unnest($1::uuid[], $2::uuid[]) as w(org_id, offer_id)
     join customer_purchases p on p.org_id = w.org_id and p.offer_id = w.offer_id and p.state = 'taken' and (p.buyer_user = $3 or p.email_index = $4)
    group by 1`,
);
/** $1 and $2 the order, $3 lines. */
export const releaseCustomerUnits = statement(
  'inventory.release_customer_units',
  `update customer_purchases set state = 'released', ended_at = $4
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'taken'`,
);
export const retakeCustomerUnits = statement(
  'inventory.retake_customer_units',
  `update customer_purchases set state = 'taken', ended_at = null
    where order_org_id = $1 and order_id = $2 and line_id = any ($3::uuid[]) and state = 'released'`,
);
