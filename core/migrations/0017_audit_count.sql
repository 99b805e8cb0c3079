-- How many chains the installation's own stands for, in its row only: a chain that is gone with the record of its end is missed.
alter table audit_chains add column chains int check (chains >= 0);
