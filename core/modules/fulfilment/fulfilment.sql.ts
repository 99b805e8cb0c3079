// Statements of the fulfilment module.
import { statement } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export interface ShippingMethodRow {
  org_id: Uuid;
  id: Uuid;
  name: Record<string, string>;
  countries: string[] | null;
  currency: string;
  price_minor: bigint;
  free_from_minor: bigint | null;
  min_days: number;
  max_days: number;
}

/** Ways in which organizations ($1) ship, with a price in a currency, and those that are free, which are so in any. */
export const shippingMethodsOf = statement<ShippingMethodRow>(
  'fulfilment.methods',
  `select org_id, id, name, countries, currency, price_minor, free_from_minor, min_days, max_days
     from shipping_methods where org_id = any ($1::uuid[]) and archived_at is null
      and (currency = $2 or (price_minor = 0 and free_from_minor is null)) order by position, id`,
);

export const addShippingMethod = statement(
  'fulfilment.add_method',
  `insert into shipping_methods (org_id, id, name, countries, currency, price_minor, free_from_minor, min_days, max_days, position)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** $6 lines and $7 units of each; $8 and $9 are the place it left from and whose that is. */
export const addShipment = statement(
  'fulfilment.add_shipment',
  `insert into shipments (org_id, id, order_id, carrier, tracking_number, line_ids, units, location_org_id, location_id, shipped_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** Read under the order's lock. */
export const shipmentNumber = statement<{ carrier: string; tracking_number: string }>(
  'fulfilment.shipment_number',
  `select carrier, tracking_number from shipments where org_id = $1 and order_id = $2 and id = $3`,
);
export const renumberShipment = statement(
  'fulfilment.renumber_shipment',
  `update shipments set carrier = $4, tracking_number = $5 where org_id = $1 and order_id = $2 and id = $3`,
);

/** What is shipped for nothing is so in any currency: it goes where the channel goes. */
export const freeMethodsFollow = statement(
  'fulfilment.free_methods_follow',
  `update shipping_methods m set currency = c.currency from channels c
    where c.org_id = $1 and c.id = $2 and m.org_id = c.org_id and m.currency <> c.currency and m.price_minor = 0 and m.free_from_minor is null`,
);
