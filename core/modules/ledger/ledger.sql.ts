// Statements of the ledger. Balances are what the postings say; nothing here updates or deletes.
import { statement } from '#platform/db/index.ts';

/** Opens accounts on first use. A statement of its own, so that the next one sees accounts that another transaction just opened. */
export const openAccounts = statement(
  'ledger.open_accounts',
  `insert into ledger_accounts (org_id, id, code, currency, normal)
   select $1, l.id, l.code, $2, l.normal from unnest($3::uuid[], $4::text[], $5::text[]) as l(id, code, normal) order by l.code
   on conflict (org_id, code, currency) do nothing`,
);

/** Writes a journal with its postings. The same cause again writes nothing. */
export const writeJournal = statement(
  'ledger.write',
  `with journal as (
     insert into journals (org_id, id, kind, source_key, at) values ($1, $2, $3, $4, $9)
     on conflict (org_id, kind, source_key) do nothing
     returning id)
   insert into postings (org_id, id, journal_id, account_id, currency, amount_minor)
   select $1, l.id, j.id, a.id, $5, l.amount
     from unnest($6::uuid[], $7::text[], $8::bigint[]) as l(id, code, amount)
     join ledger_accounts a on a.org_id = $1 and a.code = l.code and a.currency = $5
     cross join journal j`,
);

export const balances = statement<{ code: string; currency: string; balance_minor: string }>(
  'ledger.balances',
  `select a.code, a.currency, coalesce(sum(p.amount_minor), 0)::text as balance_minor
     from ledger_accounts a left join postings p on p.org_id = a.org_id and p.account_id = a.id
    where a.org_id = $1 group by 1, 2 order by 1, 2`,
);
