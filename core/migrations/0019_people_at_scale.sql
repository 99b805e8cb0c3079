-- What one person's archive and erasure look for, by index however much there is of others.
create index audit_entries_by_person on audit_entries (actor_id) where actor_id is not null;
create index audit_entries_about_person on audit_entries (subject_id) where subject_type = 'user';
create index users_erased on users (id) where status = 'erased';
