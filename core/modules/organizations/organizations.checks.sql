-- check: OR1 an organization that has members and is not closed has an owner
select o.id, o.slug from organizations o
 where o.status <> 'closed' and exists (select from memberships m where m.org_id = o.id)
   and not exists (select from memberships m where m.org_id = o.id and m.role = 'owner');
-- check: OR2 every organization has its owner's role, and no role but one of an organization that runs the installation lists a right of the platform
select o.id, r.key from organizations o left join roles r on r.org_id = o.id and r.key = 'owner' where r.key is null and exists (select from memberships m where m.org_id = o.id)
union all
select r.org_id, r.key from roles r join organizations o on o.id = r.org_id
 where not o.platform and not r.built_in and exists (select from unnest(r.permissions) as p where starts_with(p, 'platform.'));
-- check: OR3 a host name that is proved leads to one shop
select host, count(*) from (select host from channel_hosts where verified_at is not null union all select unnest(hosts) from channels) h
 group by host having count(*) > 1;
-- check: OR4 a shop shows its prices in the first of its currencies and speaks its own language
select id, currency, currencies, default_locale, locales from channels where currencies[1] <> currency or not default_locale = any (locales);
-- check: OR5 an open invitation is to a role that is there
select i.org_id, i.id from invitations i left join roles r on r.org_id = i.org_id and r.key = i.role
 where i.accepted_at is null and i.revoked_at is null and r.key is null;
