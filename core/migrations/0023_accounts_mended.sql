-- Ends of sessions and new passwords void what a person had begun; without this each of them reads every challenge there is.
create index account_challenges_person on account_challenges (user_id) where used_at is null and user_id is not null;
