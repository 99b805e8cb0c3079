// Posting: the one way money moves in the books.
import type { Tx } from '#platform/db/index.ts';
import { assert } from '#platform/errors/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { openAccounts, writeJournal } from './ledger.sql.ts';

export interface Posting {
  /** Account code, for example `gateway_clearing:test`. */
  account: string;
  normal: 'debit' | 'credit';
  /** Debits positive, credits negative, in minor units. */
  amountMinor: bigint;
}

export interface JournalInput {
  orgId: Uuid;
  kind: string;
  /** What caused it; one journal for each cause and kind. */
  sourceKey: string;
  currency: string;
  postings: Posting[];
}

/** Sends a journal with the commit. Postings of zero are left out; one without any is not written. */
export function post(tx: Tx, journal: JournalInput): void {
  const postings = journal.postings.filter((posting) => posting.amountMinor !== 0n);
  assert(postings.reduce((sum, posting) => sum + posting.amountMinor, 0n) === 0n, 'a journal balances');
  if (postings.length === 0) return;
  const { orgId, currency } = journal;
  const accounts = postings.map((posting) => posting.account);
  tx.send(openAccounts, [orgId, currency, postings.map(() => newId()), accounts, postings.map((posting) => posting.normal)]);
  const lines = [postings.map(() => newId()), accounts, postings.map((posting) => posting.amountMinor)];
  tx.send(writeJournal, [orgId, newId(), journal.kind, journal.sourceKey, currency, ...lines, tx.now]);
}
