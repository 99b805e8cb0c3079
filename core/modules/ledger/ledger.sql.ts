// Statements of the ledger. Balances are what the postings say; nothing here updates or deletes.
import { statement } from '#platform/db/index.ts';

/** Writes a journal with its postings; accounts are opened on first use. The same cause again writes nothing. */
export const writeJournal = statement(
  'ledger.write',
  `with lines as (
     select * from unnest($6::uuid[], $7::text[], $8::text[], $9::bigint[], $10::uuid[]) as l(account_id, code, normal, amount, posting_id)),
   opened as (
     insert into ledger_accounts as a (org_id, id, code, currency, normal) select $1, account_id, code, $5, normal from lines
     on conflict (org_id, code, currency) do nothing
     returning id, code),
   accounts as (
     select id, code from opened
     union select a.id, a.code from ledger_accounts a join lines l on a.org_id = $1 and a.code = l.code and a.currency = $5),
   journal as (
     insert into journals (org_id, id, kind, source_key, at) values ($1, $2, $3, $4, $11)
     on conflict (org_id, kind, source_key) do nothing
     returning id)
   insert into postings (org_id, id, journal_id, account_id, currency, amount_minor)
   select $1, l.posting_id, j.id, a.id, $5, l.amount from lines l join accounts a on a.code = l.code cross join journal j`,
);

export const balances = statement<{ code: string; currency: string; balance_minor: string }>(
  'ledger.balances',
  `select a.code, a.currency, coalesce(sum(p.amount_minor), 0)::text as balance_minor
     from ledger_accounts a left join postings p on p.org_id = a.org_id and p.account_id = a.id
    where a.org_id = $1 group by 1, 2 order by 1, 2`,
);
