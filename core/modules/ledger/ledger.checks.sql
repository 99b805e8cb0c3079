-- check: L1 the postings of a journal sum to zero in each currency
select org_id, journal_id, currency, sum(amount_minor) from postings group by 1, 2, 3 having sum(amount_minor) <> 0;
-- check: L2 a journal has two postings or more
select j.org_id, j.id, count(p.id) from journals j left join postings p on p.org_id = j.org_id and p.journal_id = j.id group by 1, 2 having count(p.id) < 2;
-- check: L5 the whole ledger sums to zero in each currency
select currency, sum(amount_minor) from postings group by 1 having sum(amount_minor) <> 0;
-- check: L6 a posting has the currency of its account
select p.org_id, p.id from postings p join ledger_accounts a on a.org_id = p.org_id and a.id = p.account_id where a.currency <> p.currency;
