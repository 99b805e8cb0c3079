-- check: PR1 an offer has one price in a currency
select o.org_id, o.id, o.currency from offers o join offer_prices p on p.org_id = o.org_id and p.offer_id = o.id and p.currency = o.currency;
