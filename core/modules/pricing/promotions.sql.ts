// Statements about promotions and their uses. Taking a use is a function of migration 0027: the counter is locked before it counts.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** A promotion as a cart meets it: in the cart's currency, with whether its buyer may still use it. */
export interface PromotionRow {
  id: Uuid;
  code: string;
  kind: 'percent' | 'fixed';
  basis_points: number | null;
  only_seller: Uuid | null;
  only_products: Uuid[] | null;
  starts_at: Date;
  ends_at: Date | null;
  /** It holds in some currencies alone. */
  in_currencies: boolean;
  /** In the currency asked for; null where it has no row for it. */
  off_minor: bigint | null;
  least_minor: bigint | null;
  /** By all who may, or by this person. */
  used_up: boolean;
}

/** $1 organization, $2 currency, $3 person, $4 index of the address. */
const met = (which: string): string => `
  select p.id, p.code, p.kind, p.basis_points, p.only_seller, p.only_products, p.starts_at, p.ends_at,
         exists (select from promotion_amounts w where w.org_id = p.org_id and w.promotion_id = p.id) as in_currencies, a.off_minor, a.least_minor,
         coalesce(c.taken >= c.most, false) or coalesce(p.most_each <= (
           select count(*) from promotion_uses u where u.org_id = p.org_id and u.promotion_id = p.id and u.state in ('held', 'applied')
              and (u.buyer_user = $3 or u.email_index = $4)), false) as used_up
    from promotions p
    join promotion_counters c on c.org_id = p.org_id and c.promotion_id = p.id
    left join promotion_amounts a on a.org_id = p.org_id and a.promotion_id = p.id and a.currency = $2
   where p.org_id = $1 and ${which}`;
export const promotionById = statement<PromotionRow>('pricing.promotion', met('p.id = $5'));
export const promotionByCode = statement<PromotionRow>('pricing.promotion_by_code', met('p.channel_id = $5 and p.code = $6'));

/** Raises TP001 when it is used up. */
export const takePromotion = statement('pricing.take_promotion', `select take_promotion($1, $2, $3, $4, $5, $6, $7, $8)`);
export const applyUse = statement(
  'pricing.apply_use',
  `update promotion_uses set state = 'applied', expires_at = null where org_id = $1 and order_id = $2 and state = 'held'`,
);
/** A use that has ended stays as it is. */
export const endUse = statement(
  'pricing.end_use',
  `with ended as (
     update promotion_uses set state = $3, expires_at = null, ended_at = $4
      where org_id = $1 and order_id = $2 and state in ('held', 'applied') returning org_id, promotion_id)
   update promotion_counters c set taken = c.taken - 1 from ended e where c.org_id = e.org_id and c.promotion_id = e.promotion_id`,
);
/** Whether the use of an order that ended could be taken again. */
export const couldUseAgain = statement<{ free: boolean }>(
  'pricing.could_use_again',
  `select coalesce(c.taken < c.most, true) and coalesce(p.most_each > (
            select count(*) from promotion_uses o where o.org_id = u.org_id and o.promotion_id = u.promotion_id and o.state in ('held', 'applied')
               and (o.buyer_user = u.buyer_user or o.email_index = u.email_index)), true) as free
     from promotion_uses u
     join promotions p on p.org_id = u.org_id and p.id = u.promotion_id
     join promotion_counters c on c.org_id = u.org_id and c.promotion_id = u.promotion_id
    where u.org_id = $1 and u.order_id = $2 order by u.created_at desc limit 1`,
);
/** Takes it again, for good: $3 is the id of the new use, $4 now. */
export const takeUseAgain = statement(
  'pricing.take_use_again',
  `select take_promotion(u.org_id, u.promotion_id, $3, u.order_id, u.buyer_user, u.email_index, null, $4)
     from (select * from promotion_uses where org_id = $1 and order_id = $2 order by created_at desc limit 1) u`,
);

/** A promotion as its people see it. */
export interface OwnPromotionRow {
  org_id: Uuid;
  id: Uuid;
  channel_id: Uuid;
  run_by: Uuid;
  name: string;
  code: string;
  kind: 'percent' | 'fixed';
  basis_points: number | null;
  amounts: { currency: string; off: string | null; least: string }[];
  only_seller: Uuid | null;
  only_products: Uuid[] | null;
  most: number | null;
  most_each: number | null;
  taken: number;
  starts_at: Date;
  ends_at: Date | null;
  created_at: Date;
  version: number;
  status: 'scheduled' | 'running' | 'used_up' | 'ended';
}

const own = (where: string): string => `
  select p.org_id, p.id, p.channel_id, p.run_by, p.name, p.code, p.kind, p.basis_points, p.only_seller, p.only_products, c.most, p.most_each, c.taken,
         p.starts_at, p.ends_at, p.created_at, p.version,
         case when p.ends_at <= $2 then 'ended' when c.taken >= c.most then 'used_up' when p.starts_at > $2 then 'scheduled' else 'running' end as status,
         (select coalesce(jsonb_agg(jsonb_build_object('currency', a.currency, 'off', a.off_minor::text, 'least', a.least_minor::text) order by a.currency), '[]')
            from promotion_amounts a where a.org_id = p.org_id and a.promotion_id = p.id) as amounts
    from promotions p join promotion_counters c on c.org_id = p.org_id and c.promotion_id = p.id
   where (p.org_id = $1 or p.run_by = $1) and ${where}`;

/** $1 organization, $2 now, $3 status, $4 words, $5 and $6 where the page starts, $7 rows. */
export const promotionPage = statement<OwnPromotionRow>(
  'pricing.promotions',
  `select * from (${own('true')}) p
    where ($3::text is null or p.status = $3) and ($4::text is null or p.name ilike $4 or p.code ilike $4)
      and ($5::timestamptz is null or (p.created_at, p.id) < ($5, $6::uuid))
    order by p.created_at desc, p.id desc limit $7`,
);
/** $1 organization, $2 now. */
export const ownPromotion = statement<OwnPromotionRow>('pricing.own_promotion', own('p.id = $3'));
/** Whose and for what they are: names of organizations ($1), titles of products ($2). */
export const wordsOf = statement<{ id: Uuid; words: Record<string, string> }>(
  'pricing.promotion_words',
  `select id, jsonb_build_object('en', name) as words from organizations where id = any ($1::uuid[])
   union all select id, title from products where id = any ($2::uuid[])`,
);
export const lockPromotion = statement<{
  org_id: Uuid;
  run_by: Uuid;
  version: number;
  ends_at: Date | null;
  kind: 'percent' | 'fixed';
  channel_id: Uuid;
}>(
  'pricing.lock_promotion',
  `select org_id, run_by, version, ends_at, kind, channel_id from promotions where (org_id = $1 or run_by = $1) and id = $2 for update`,
);

/** Nothing where the code is taken. */
export const addPromotion = statement<{ id: Uuid }>(
  'pricing.add_promotion',
  `insert into promotions (org_id, id, channel_id, run_by, code, kind, created_at, name, basis_points, only_seller, only_products, most_each, starts_at, ends_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
   on conflict (org_id, channel_id, code) do nothing returning id`,
);
export const addCounter = statement(
  'pricing.add_counter',
  `insert into promotion_counters (org_id, promotion_id, most) values ($1, $2, $3)`,
);
/** Nothing where more were taken already. */
export const setMost = statement<{ taken: number }>(
  'pricing.set_most',
  `update promotion_counters set most = $3 where org_id = $1 and promotion_id = $2 and ($3::int is null or taken <= $3) returning taken`,
);
export const changeTerms = statement(
  'pricing.change_promotion',
  `update promotions set name = $3, basis_points = $4, only_seller = $5, only_products = $6, most_each = $7, starts_at = $8, ends_at = $9, version = version + 1
    where org_id = $1 and id = $2`,
);
export const dropAmounts = statement('pricing.drop_amounts', `delete from promotion_amounts where org_id = $1 and promotion_id = $2`);
/** $3 currencies, $4 what comes off, $5 least sums. */
export const addAmounts = statement(
  'pricing.add_amounts',
  `insert into promotion_amounts (org_id, promotion_id, currency, off_minor, least_minor)
   select $1, $2, w.currency, w.off, w.least from unnest($3::text[], $4::bigint[], $5::bigint[]) as w(currency, off, least)`,
);
export const endNow = statement(
  'pricing.end_promotion',
  `update promotions set starts_at = least(starts_at, $3), ends_at = $3, version = version + 1 where org_id = $1 and id = $2`,
);
/** Of these products those that these sellers offer. */
export const offeredProducts = statement<{ id: Uuid }>(
  'pricing.offered_products',
  `select distinct product_id as id from offers where org_id = any ($1::uuid[]) and product_id = any ($2::uuid[])`,
);
