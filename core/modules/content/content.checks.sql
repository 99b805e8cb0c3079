-- check: CN1 what a policy says in the shop is its last edition
select p.org_id, p.id, p.edition from content_pages p
 where p.role is not null and p.status = 'published'
   and not exists (select from content_page_editions e where e.org_id = p.org_id and e.page_id = p.id and e.edition = p.edition
                    and e.title = p.title and e.body = p.body);

-- check: CN2 a name that a page had is no page's name now
select s.org_id, s.slug from content_page_slugs s join content_pages p on p.org_id = s.org_id and p.slug = s.slug;
