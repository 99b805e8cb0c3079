// How many there are of what is offered, as SQL.

/** Units of an offer `o` that can be had now: as its stock counts them, else as whoever else knows of them says. */
export const units = `coalesce(
            (select max(l.on_hand + l.backorder_limit - l.reserved) from stock_levels l where l.org_id = o.org_id and l.offer_id = o.id),
            (select u.units from offer_units u where u.org_id = o.org_id and u.offer_id = o.id))::int as available`;
