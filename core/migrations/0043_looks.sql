-- Shops of one network look alike: whose words, mark and wide picture a shop shows, where they are not those of its own name.
alter table channels add column look text;
