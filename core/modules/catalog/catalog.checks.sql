-- check: CT1 every category hangs on the top by at most three others
with recursive tree as (
  select org_id, id, 1 as depth from categories where parent_id is null
  union all
  select c.org_id, c.id, t.depth + 1 from tree t join categories c on c.org_id = t.org_id and c.parent_id = t.id where t.depth < 4)
select c.org_id, c.id from categories c where not exists (select from tree t where t.org_id = c.org_id and t.id = c.id);

-- check: CT2 an earlier address is nobody's present one
select h.org_id, h.subject, h.slug from slug_history h
 where (h.subject = 'product' and exists (select from products p where p.org_id = h.org_id and p.slug = h.slug))
    or (h.subject = 'category' and exists (select from categories c where c.org_id = h.org_id and c.slug = h.slug));

-- check: CT3 every product can be found by its words at the desk
select p.org_id, p.id from products p where not exists (select from product_words w where w.org_id = p.org_id and w.product_id = p.id);
