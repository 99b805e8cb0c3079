// Accounts come to be when an address is proved, by whatever way.
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { emailKeys, emailValues, nameValues, openPerson } from '../identity.sealed.ts';
import { type AccountRow, accountByEmail, accountById, addAccount, lockAccount, noteVerified } from './accounts.sql.ts';

export interface NewAccount {
  email: string;
  name: string;
  locale: string;
  passwordHash: string | null;
  /** How the address was proved. */
  by: string;
}

const opened = (row: AccountRow | undefined): AccountRow | undefined => row && openPerson(row);

/** Whoever has an address. */
export const findByEmail = async (tx: Tx, email: string): Promise<AccountRow | undefined> =>
  opened(await tx.row(accountByEmail, emailKeys(email)));

export const findAccount = async (tx: Tx, userId: Uuid | null): Promise<AccountRow | undefined> =>
  opened(await tx.row(accountById, [userId]));

/** One at a time changes what an account is. */
export const holdAccount = async (tx: Tx, userId: Uuid | null): Promise<AccountRow | undefined> =>
  opened(await tx.row(lockAccount, [userId]));

/** The account of an address that was just proved: the one there is, or a new one. */
export async function accountOfProved(tx: Tx, input: NewAccount): Promise<{ userId: Uuid; isNew: boolean }> {
  const id = newId();
  const added = await tx.row(addAccount, [
    id,
    ...emailValues(input.email),
    ...nameValues(input.name),
    input.locale,
    input.passwordHash,
    tx.now,
  ]);
  if (added) {
    await record(tx, {
      orgId: null,
      action: 'account.created',
      subject: { type: 'user', id },
      actor: { type: 'user', id },
      after: { by: input.by },
      personal: { email: input.email },
    });
    return { userId: id, isNew: true };
  }
  const known = await findByEmail(tx, input.email);
  if (!known) throw new Error('An account is neither new nor there');
  tx.send(noteVerified, [known.id, tx.now]);
  return { userId: known.id, isNew: false };
}

/** The person of a session. @throws Refusal SESSION_ENDED when the account is gone */
export async function ownAccount(tx: Tx, userId: Uuid | null): Promise<AccountRow> {
  const account = userId ? await findAccount(tx, userId) : undefined;
  if (account?.status !== 'active') throw IdentityError('SESSION_ENDED');
  return account;
}

/** The address of a person if they proved it; what it names may be shown to them. */
export async function verifiedEmailOf(tx: Tx, userId: Uuid): Promise<string | null> {
  const account = await findAccount(tx, userId);
  return account?.status === 'active' && account.email_verified_at ? account.email : null;
}
