// Statements that set other prices for each variant of a product, all at once; its own organization sells it.
import { statement } from '#platform/db/index.ts';

/** $2 offers, $3 prices, $4 prices before a reduction. */
export const repriceVariants = statement(
  'pricing.reprice_variants',
  `update offers o set price_minor = w.price, compare_at_minor = w.compare_at
     from unnest($2::uuid[], $3::bigint[], $4::bigint[]) as w(id, price, compare_at)
    where o.org_id = $1 and o.id = w.id and (o.price_minor, o.compare_at_minor) is distinct from (w.price, w.compare_at)`,
);
/** Of the offers $2 the further prices that are not among the pairs of $3 offers and $4 currencies go. */
export const dropVariantPrices = statement(
  'pricing.drop_variant_prices',
  `delete from offer_prices p where p.org_id = $1 and p.offer_id = any ($2::uuid[])
      and (p.offer_id, p.currency) not in (select w.offer, w.currency from unnest($3::uuid[], $4::text[]) as w(offer, currency))`,
);
/** $2 offers, $3 currencies, $4 prices. A price before a reduction stays as long as it is one. */
export const setVariantPrices = statement(
  'pricing.set_variant_prices',
  `insert into offer_prices as p (org_id, offer_id, currency, price_minor)
   select $1, w.offer, w.currency, w.price from unnest($2::uuid[], $3::text[], $4::bigint[]) as w(offer, currency, price)
   on conflict (org_id, offer_id, currency) do update set price_minor = excluded.price_minor,
          compare_at_minor = case when p.compare_at_minor > excluded.price_minor then p.compare_at_minor end
    where p.price_minor <> excluded.price_minor`,
);
