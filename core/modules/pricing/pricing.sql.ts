// Statements of the pricing module.
import { statement } from '#platform/db/index.ts';

export const addTaxRate = statement(
  'pricing.add_tax',
  `insert into tax_rates (org_id, id, country, name, rate_basis_points) values ($1, $2, $3, $4, $5)`,
);

/** Prices of many variants at once. $1 seller, $2 owner of the variants, $3 product, $4 currency, $5 ids, $6 variants, $7 prices, $8 compare-at. */
export const addOffers = statement(
  'pricing.add_offers',
  `insert into offers (org_id, id, variant_org_id, variant_id, product_id, status, currency, price_minor, compare_at_minor)
   select $1, w.id, $2, w.variant, $3, 'published', $4, w.price, w.compare_at
     from unnest($5::uuid[], $6::uuid[], $7::bigint[], $8::bigint[]) as w(id, variant, price, compare_at)`,
);

/** Further prices of many offers in one currency. $1 seller, $2 currency, $3 offers, $4 prices, $5 compare-at. */
export const addOfferPrices = statement(
  'pricing.add_offer_prices',
  `insert into offer_prices (org_id, offer_id, currency, price_minor, compare_at_minor)
   select $1, w.offer, $2, w.price, w.compare_at from unnest($3::uuid[], $4::bigint[], $5::bigint[]) as w(offer, price, compare_at)`,
);

/** One price for all variants of a product; a price before a reduction that would be none any more goes. $1 seller, who owns the product, too. */
export const repriceOffers = statement(
  'pricing.reprice',
  `update offers set price_minor = $4, compare_at_minor = case when compare_at_minor > $4 then compare_at_minor end
    where org_id = $1 and variant_org_id = $1 and product_id = $2 and currency = $3`,
);
/** The same in further currencies: $4 each once, $5 the prices. */
export const repriceFurther = statement(
  'pricing.reprice_further',
  `insert into offer_prices as p (org_id, offer_id, currency, price_minor)
   select o.org_id, o.id, w.currency, w.price from offers o cross join unnest($4::text[], $5::bigint[]) as w(currency, price)
    where o.org_id = $1 and o.variant_org_id = $1 and o.product_id = $2 and o.currency = $3
   on conflict (org_id, offer_id, currency) do update set price_minor = excluded.price_minor,
          compare_at_minor = case when p.compare_at_minor > excluded.price_minor then p.compare_at_minor end`,
);
/** Lets go of a product's further prices in currencies that are not among $4. */
export const dropFurther = statement(
  'pricing.drop_further',
  `delete from offer_prices p using offers o
    where o.org_id = $1 and o.variant_org_id = $1 and o.product_id = $2 and o.currency = $3
      and p.org_id = o.org_id and p.offer_id = o.id and p.currency <> all ($4::text[])`,
);
/** Puts a product's offers on sale, but for those of retired variants, or takes them off. */
export const standOffers = statement(
  'pricing.stand',
  `update offers o set status = w.status
     from variants v cross join lateral (select case when v.status = 'active' then $3::text else 'withdrawn' end as status) w
    where o.org_id = $1 and o.variant_org_id = $1 and o.product_id = $2 and v.org_id = $1 and v.id = o.variant_id and o.status <> w.status`,
);

export const taxRatesOf = statement<{ country: string; name: string; rate_basis_points: number }>(
  'pricing.taxes',
  `select country, name, rate_basis_points from tax_rates where org_id = $1 order by country`,
);
/** So that two who replace the list do so one after the other. */
export const holdTaxes = statement<{ id: string }>('pricing.hold_taxes', `select id from organizations where id = $1 for no key update`);
export const dropTaxRates = statement('pricing.drop_taxes', `delete from tax_rates where org_id = $1`);
