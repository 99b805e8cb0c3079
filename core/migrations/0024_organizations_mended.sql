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
