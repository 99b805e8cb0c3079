-- check: SL1 a product that is not published has no offer of its own organization on sale
select p.org_id, p.id, p.status from products p join offers o on o.org_id = p.org_id and o.variant_org_id = p.org_id and o.product_id = p.id
 where p.status <> 'published' and o.status = 'published';

-- check: SL2 a retired variant has no offer of its own organization on sale
select v.org_id, v.id from variants v join offers o on o.org_id = v.org_id and o.variant_org_id = v.org_id and o.variant_id = v.id
 where v.status = 'retired' and o.status = 'published';
