// The face of the ledger: double-entry journals and what accounts hold.
export { balances } from './ledger.sql.ts';
export { type JournalInput, post, type Posting } from './post.ts';
