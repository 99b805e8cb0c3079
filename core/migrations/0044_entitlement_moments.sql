-- The moment at which something about an entitlement changes by itself, so that one short look finds all whose moment has come, however they
-- were written. Told of, it moves on to the next; null when there is none. One that was just written is told of at once, or when it begins.
alter table entitlements add column next_at timestamptz default '-infinity';
create function set_next_moment() returns trigger language plpgsql as $$
begin
  new.next_at := new.starts_at;
  return new;
end $$;
create trigger next_moment before insert or update of starts_at, ends_at on entitlements for each row execute function set_next_moment();
create index entitlements_next on entitlements (next_at) where next_at is not null;
drop index entitlements_starts;
drop index entitlements_ends;

-- Who changes an organization's settings grants, and who reads what is sold sees by whose right.
alter table roles no force row level security;
update roles set permissions = permissions || '{entitlements.write}' where 'organization.write' = any (permissions) and key <> 'owner';
update roles set permissions = permissions || '{entitlements.read}' where 'catalog.read' = any (permissions) and key <> 'owner';
alter table roles force row level security;
