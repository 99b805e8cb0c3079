-- What organizations, their people and strangers may write, and what is let go of.

-- Words of guests who never ordered go after 400 days (job retention); those of people and of buyers stay, whoever asks for them to go.
drop policy system on consents;
create policy system_reads on consents for select to tessera_system using (true);
create policy system_adds on consents for insert to tessera_system with check (true);
create policy system_clears on consents for update to tessera_system using (true) with check (true);
create policy system_drops on consents for delete to tessera_system using (guest is not null);
grant delete on consents to tessera_system;
create index consents_guest_age on consents (at) where guest is not null;

-- Until when the code or link in a message is good; after that it is not sent any more.
alter table messages add column secret_until timestamptz;
alter table messages no force row level security;
update messages set secret_until = created_at + interval '30 minutes' where secret;
alter table messages force row level security;
alter table messages drop column secret;

-- Addresses that people proved and gave up, by blind index: what named one before that day is still theirs to see and to have forgotten. Goes with
-- its person.
create table former_emails (
  user_id uuid not null references users (id),
  email_index text not null,
  until timestamptz not null,
  primary key (user_id, email_index)
);
call system_table('former_emails');

-- Orders are looked for by address in all organizations, and made anonymous by their age.
drop index orders_email;
create index orders_email on orders (email_index, org_id) where email_index is not null;
create index orders_personal_age on orders (placed_at) where email_index is not null;

-- Addresses among the personal values of the trail, by blind index.
alter table audit_personal add column email_index text;
create index audit_personal_email on audit_personal (email_index) where email_index is not null;

-- What a request may write of its own organization is what its people set there. Status, rights of the platform, proofs of host names, members,
-- invitations, changes of roles and keys are written by the program as the system role, which looks first.
revoke update on organizations from tessera_app;
grant update (name, slug, tax_id_sealed, address, locale, time_zone, logo_key) on organizations to tessera_app;
revoke insert, update, delete on channels from tessera_app;
grant update (name, tagline, theme, locales, default_locale, currency, currencies, countries, prices_include_tax) on channels to tessera_app;
revoke insert, update on channel_hosts from tessera_app;
grant insert (org_id, channel_id, host, token, created_at) on channel_hosts to tessera_app;
revoke insert, update, delete on memberships from tessera_app;
revoke insert, update, delete on invitations from tessera_app;
revoke insert, update on api_keys from tessera_app;
revoke update on roles from tessera_app;

-- Which files are named by anybody.
create index pictures_key on pictures (key);
