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

/** One price for all variants of a product; a price before a reduction that would be none any more goes. $1 seller, who owns the product, too. */
export const repriceOffers = statement(
  'pricing.reprice',
  `update offers set price_minor = $4, compare_at_minor = case when compare_at_minor > $4 then compare_at_minor end
    where org_id = $1 and variant_org_id = $1 and product_id = $2 and currency = $3`,
);
/** Puts a product's offers on sale or takes them off. */
export const standOffers = statement(
  'pricing.stand',
  `update offers set status = $3 where org_id = $1 and variant_org_id = $1 and product_id = $2 and status <> $3`,
);

export const taxRatesOf = statement<{ country: string; name: string; rate_basis_points: number }>(
  'pricing.taxes',
  `select country, name, rate_basis_points from tax_rates where org_id = $1 order by country`,
);
/** So that two who replace the list do so one after the other. */
export const holdTaxes = statement<{ id: string }>('pricing.hold_taxes', `select id from organizations where id = $1 for no key update`);
export const dropTaxRates = statement('pricing.drop_taxes', `delete from tax_rates where org_id = $1`);
