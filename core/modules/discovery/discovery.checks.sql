-- check: D1 a document is of a published product with an offer of one of its channel's sellers, or waits to be derived again
select d.org_id, d.channel_id, d.currency, d.product_org_id, d.product_id
  from search_documents d
 where not exists (select from products p
                     join offers o on o.variant_org_id = p.org_id and o.product_id = p.id and o.status = 'published'
                     join channel_sellers s on s.org_id = d.org_id and s.channel_id = d.channel_id and s.seller_org_id = o.org_id
                    where p.org_id = d.product_org_id and p.id = d.product_id and p.status = 'published')
   and not exists (select from search_queue q where q.product_org_id = d.product_org_id and q.product_id = d.product_id)
   and not exists (select from search_queue q where q.product_org_id = d.product_org_id and q.product_id is null);
-- check: D2 a document says the title and the place of its product, or waits to be derived again
select d.org_id, d.channel_id, d.currency, d.product_org_id, d.product_id
  from search_documents d
  join products p on p.org_id = d.product_org_id and p.id = d.product_id
 where (d.title, d.position, d.kind) is distinct from (p.title, p.position, p.kind)
   and not exists (select from search_queue q where q.product_org_id = d.product_org_id and q.product_id = d.product_id)
   and not exists (select from search_queue q where q.product_org_id = d.product_org_id and q.product_id is null);
-- check: D3 what an organization sells in a channel of its own at its own price is among the documents, or waits to be derived
select o.org_id, o.product_id, c.id as channel_id
  from offers o
  join products p on p.org_id = o.variant_org_id and p.id = o.product_id and p.status = 'published'
  join variants v on v.org_id = o.variant_org_id and v.id = o.variant_id and v.status = 'active'
  join channels c on c.org_id = o.org_id and o.currency = any (c.currencies)
  join channel_sellers s on s.org_id = c.org_id and s.channel_id = c.id and s.seller_org_id = o.org_id
  join organizations g on g.id = o.org_id and g.status = 'active'
 where o.status = 'published' and o.variant_org_id = o.org_id
   and not exists (select from search_documents d where d.org_id = c.org_id and d.channel_id = c.id and d.currency = o.currency
                      and d.product_org_id = o.variant_org_id and d.product_id = o.product_id)
   and not exists (select from search_queue q where q.product_org_id = o.variant_org_id and q.product_id = o.product_id)
   and not exists (select from search_queue q where q.product_org_id = o.variant_org_id and q.product_id is null);
