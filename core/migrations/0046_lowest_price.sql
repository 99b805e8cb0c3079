-- A price that ended at the very moment at which the 30 days begin was not asked in them.
create or replace function lowest_before(p_org uuid, p_offer uuid, p_currency text, p_price bigint, p_now timestamptz) returns bigint language sql stable as $$
  select min(q.price_minor)
    from (select coalesce((select l.since
                             from (select h.since, h.price_minor, h.reduced from price_history h
                                    where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since <= p_now
                                    order by h.since desc limit 1) l
                            where l.price_minor = p_price and l.reduced), p_now) as began) t
    cross join lateral (
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency
          and h.since > t.began - interval '30 days' and h.since < t.began)
      union all
      (select h.price_minor from price_history h
        where h.org_id = p_org and h.offer_id = p_offer and h.currency = p_currency and h.since <= t.began - interval '30 days'
        order by h.since desc limit 1)) q
$$;
