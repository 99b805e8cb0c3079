-- How far a rebuild is, the queue itself says: nothing else is kept of it.
drop table search_rebuilds;
