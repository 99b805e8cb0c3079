// How many there are of what is offered, as SQL.
import { sellsFrom } from '#modules/inventory/index.ts';

/**
 * Units of an offer `o` that a channel can have now, over all locations it sells from: as its stock counts them, else as whoever else knows
 * of them says. `channel` is the place of the parameter; null counts locations that sell everywhere.
 */
export const unitsIn = (channel: string): string => `coalesce(
            (select sum(greatest(s.on_hand + s.backorder_limit - s.reserved, 0)) from stock_levels s
               join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom(channel)}
              where s.org_id = o.org_id and s.offer_id = o.id),
            (select u.units from offer_units u where u.org_id = o.org_id and u.offer_id = o.id))::int as available`;

/** Of them those on hand. */
export const unitsHereIn = (channel: string): string => `(
  select coalesce(sum(greatest(s.on_hand - s.reserved, 0)), 0)::int from stock_levels s
    join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom(channel)}
   where s.org_id = o.org_id and s.offer_id = o.id)`;
