-- E-mail and name of people, and what else names them, sealed like the rest of what is personal (docs/decisions/0026).

-- A sealed value stands where the plain one stood; what was written before is plain until the job `reseal` comes by. An e-mail is unique by its
-- index, and among those that are still plain by itself; who looks for one asks for both.
alter table users add column email_index text, add column name_index text[];
alter table users drop constraint users_email_key;
create unique index users_email on users (email_index);
create unique index users_email_plain on users (email) where email_index is null;

alter table invitations add column email_index text;
drop index invitations_open;
drop index invitations_email;
create unique index invitations_open on invitations (org_id, email_index) where accepted_at is null and revoked_at is null;
create unique index invitations_open_plain on invitations (org_id, email) where email_index is null and accepted_at is null and revoked_at is null;
-- Erasure looks for an address in all organizations.
create index invitations_email on invitations (email_index);
create index invitations_email_plain on invitations (email) where email_index is null;

-- Rows are plain that no key was seen for: the job is to come as soon as a worker starts, as for a key that is new.
alter table vault_keys no force row level security;
delete from vault_keys;
alter table vault_keys force row level security;
