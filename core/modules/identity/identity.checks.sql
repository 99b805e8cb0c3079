-- check: ID1 an account whose e-mail is sealed is found by its index, and one whose is not yet is found by itself
select id from users where starts_with(email, 'v1.') <> (email_index is not null);
