// Statements about ways of shipping as their organization runs them. A way is its first row; further prices are rows that name it.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface WayRow {
  way: Uuid;
  name: Record<string, string>;
  countries: string[] | null;
  min_days: number;
  max_days: number;
  position: number;
  archived: boolean;
  currency: string;
  price_minor: bigint;
  free_from_minor: bigint | null;
}

/** So that two who change what an organization ships by do so one after the other. */
export const holdMethods = statement<{ id: Uuid }>(
  'fulfilment.hold_methods',
  `select id from organizations where id = $1 for no key update`,
);

/** A row for each price, the first of a way first. */
export const ownMethods = statement<WayRow>(
  'fulfilment.own_methods',
  `select coalesce(further_of, id) as way, name, countries, min_days, max_days, position, archived_at is not null as archived, currency, price_minor,
          free_from_minor
     from shipping_methods where org_id = $1
    order by archived_at is not null, position, way, further_of nulls first, currency`,
);

/** All but prices, for each row of a way. */
export const changeMethod = statement(
  'fulfilment.change_method',
  `update shipping_methods set name = $3, countries = $4, min_days = $5, max_days = $6, position = $7,
          archived_at = case when $8 then coalesce(archived_at, $9) end
    where org_id = $1 and (id = $2 or further_of = $2)`,
);
/** Further prices in other currencies than $3, and the one in the first row's own ($4), go. */
export const dropPrices = statement(
  'fulfilment.drop_prices',
  `delete from shipping_methods where org_id = $1 and further_of = $2 and (currency <> all ($3::text[]) or currency = $4)`,
);
export const setFirstPrice = statement(
  'fulfilment.set_first_price',
  `update shipping_methods set currency = $3, price_minor = $4, free_from_minor = $5 where org_id = $1 and id = $2`,
);
/** $3 ids, $4 currencies, $5 prices, $6 sums from which on it is free. */
export const putFurtherPrices = statement(
  'fulfilment.put_further_prices',
  `insert into shipping_methods (org_id, id, further_of, name, countries, currency, price_minor, free_from_minor, min_days, max_days, position, archived_at)
   select m.org_id, w.id, m.id, m.name, m.countries, w.currency, w.price, w.free_from, m.min_days, m.max_days, m.position, m.archived_at
     from shipping_methods m, unnest($3::uuid[], $4::text[], $5::bigint[], $6::bigint[]) as w(id, currency, price, free_from)
    where m.org_id = $1 and m.id = $2
   on conflict (org_id, (coalesce(further_of, id)), currency) do update set price_minor = excluded.price_minor, free_from_minor = excluded.free_from_minor`,
);
