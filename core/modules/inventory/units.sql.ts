// How many there are of an offer `o`, as SQL, for whoever shows offers: as its stock counts them, else as whoever else knows of them says.
import { sellsFrom } from './inventory.sql.ts';

/** What is not sent has no stock: its kind counts places or hours. */
const told = '(select u.units from offer_units u where u.org_id = o.org_id and u.offer_id = o.id)';

/**
 * Units that a channel can have now, over all places it sells from. `channel` is the place of the parameter; null counts places that sell
 * everywhere.
 */
export const unitsIn = (channel: string): string => `coalesce(
            (select sum(greatest(s.on_hand + s.backorder_limit - s.reserved, 0)) from stock_levels s
               join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom(channel)}
              where s.org_id = o.org_id and s.offer_id = o.id),
            ${told})::int as available`;

/** Of them those on hand. */
export const unitsHereIn = (channel: string): string => `(
  select coalesce(sum(greatest(s.on_hand - s.reserved, 0)), 0)::int from stock_levels s
    join stock_locations l on l.org_id = s.org_id and l.id = s.location_id and ${sellsFrom(channel)}
   where s.org_id = o.org_id and s.offer_id = o.id)`;

/** Units on hand that nothing is reserved of, in whatever place, as staff is shown them; null where nothing is counted. */
export const freeUnits = `coalesce(
            (select sum(greatest(s.on_hand - s.reserved, 0)) from stock_levels s where s.org_id = o.org_id and s.offer_id = o.id),
            ${told})`;
