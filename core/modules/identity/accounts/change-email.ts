// Another e-mail address or phone: proved before it counts, and told to the old one.
import { record } from '#modules/audit/index.ts';
import type { Site } from '#ports/site.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { blindIndex, seal } from '#platform/vault/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { emailValues } from '../identity.sealed.ts';
import { parts } from '../parts.ts';
import { byAddress, type ChallengeRow, dropChallenges } from '../ways/challenges.sql.ts';
import { sendCode, type SentCode, type Whence, whence } from '../ways/codes.ts';
import { findByEmail, holdAccount, ownAccount } from './accounts.ts';
import { accountByPhone, keepFormerEmail, setEmail, setPhone } from './accounts.sql.ts';

export const PHONE_OF = { table: 'users', column: 'phone_sealed', orgId: null };

/** Begins to change the address. Whether the new one has an account is told only to who reads its mail. */
export async function askForEmail(tx: Tx, site: Site, input: { userId: Uuid; session: Uuid | null; email: string }): Promise<SentCode> {
  const own = await ownAccount(tx, input.userId);
  const other = await findByEmail(tx, input.email);
  return sendCode(tx, {
    purpose: 'change_email',
    userId: own.id,
    address: input.email,
    facts: { silent: other !== undefined, session: input.session },
    whence: whence(site, own.locale),
  });
}

/** Begins to prove a phone. @throws Refusal MEDIUM_OFF */
export async function askForPhone(tx: Tx, site: Site, input: { userId: Uuid; session: Uuid | null; phone: string }): Promise<SentCode> {
  if (!parts().codeChannels.some(({ medium }) => medium === 'sms')) throw IdentityError('MEDIUM_OFF');
  const own = await ownAccount(tx, input.userId);
  return sendCode(tx, {
    purpose: 'change_phone',
    userId: own.id,
    medium: 'sms',
    address: input.phone,
    facts: { session: input.session },
    whence: whence(site, own.locale),
  });
}

/** The address was proved. @throws Refusal EMAIL_TAKEN when somebody else proved it meanwhile, SESSION_ENDED */
export async function changeEmailTo(tx: Tx, challenge: ChallengeRow): Promise<void> {
  const email = challenge.address ?? '';
  const account = await holdAccount(tx, challenge.user_id);
  if (account?.status !== 'active') throw IdentityError('SESSION_ENDED');
  if (await findByEmail(tx, email)) throw IdentityError('EMAIL_TAKEN');
  if (account.email_verified_at) tx.send(keepFormerEmail, [account.id, blindIndex('email', account.email), tx.now]);
  const [sealed, index] = emailValues(email);
  tx.send(setEmail, [account.id, sealed, index, tx.now]);
  // What is on its way to the old address lets nobody in any more.
  tx.send(dropChallenges, [account.id, byAddress, challenge.id]);
  await record(tx, {
    orgId: null,
    action: 'account.email_changed',
    subject: { type: 'user', id: account.id },
    actor: { type: 'user', id: account.id },
    personal: { emailBefore: account.email, email },
  });
  const { orgId, url, locale } = challenge.facts.whence as Whence;
  await parts().mails.send(tx, {
    orgId,
    to: account.email,
    locale: account.locale,
    template: 'account.email_changed',
    what: email,
    url: `${url}/${locale}/sign-in`,
    key: challenge.id,
  });
}

/** The phone was proved. @throws Refusal PHONE_TAKEN */
export async function changePhoneTo(tx: Tx, challenge: ChallengeRow): Promise<void> {
  const phone = challenge.address ?? '';
  const index = blindIndex('phone', phone);
  const other = await tx.row(accountByPhone, [index]);
  if (other && other.id !== challenge.user_id) throw IdentityError('PHONE_TAKEN');
  tx.send(setPhone, [challenge.user_id, seal(phone, PHONE_OF), index, tx.now]);
  await record(tx, { orgId: null, action: 'account.phone_verified', subject: { type: 'user', id: challenge.user_id ?? '' } });
}
