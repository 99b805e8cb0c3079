// What we ask of whoever writes mails about accounts.
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

export const accountMails = [
  'account.sign_up',
  'account.exists',
  'account.code',
  'account.guest_privacy',
  'account.reset',
  'account.password_changed',
  'account.change_email',
  'account.email_changed',
  'account.second_factor_on',
  'account.second_factor_off',
  'account.way_added',
] as const;

export interface AccountMail {
  /** In whose shop it happened. */
  orgId: Uuid;
  to: string;
  locale: string;
  template: (typeof accountMails)[number];
  /** A code to type in. */
  code?: string;
  /** Where its button leads. */
  url?: string;
  /** What was added, by its own name: "Google", "My phone". */
  what?: string;
  /** What it tells of; each is told once. */
  key: string;
}

export interface AccountMails {
  /** Written with the caller's commit. A mail with a code or a link is forgotten as soon as it was handed over. */
  send(tx: Tx, mail: AccountMail): Promise<void>;
}
