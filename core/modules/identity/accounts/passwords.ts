// Passwords: forgotten, chosen anew by a link, changed with the old one.
import { record } from '#modules/audit/index.ts';
import type { Site } from '#ports/site.ts';
import { type Actor, inTx, systemActor, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { limiter } from '#platform/limits/index.ts';
import { hashToken, newToken } from '../credentials.ts';
import { IdentityError } from '../identity.errors.ts';
import { hashing, throughDoor } from '../login-door.ts';
import { localeIn, parts } from '../parts.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { endSessionsOf } from '../sessions.ts';
import { beginChallenge, findLink, holdChallenge, spend } from '../ways/challenges.ts';
import { armChallenge, byAddress, dropChallenges, giveChallenge } from '../ways/challenges.sql.ts';
import { guardSending, type Whence, whence } from '../ways/codes.ts';
import { TRIES_OF_PERSON } from '../ways/tries.ts';
import { findAccount, findByEmail } from './accounts.ts';
import { type AccountRow, setPassword } from './accounts.sql.ts';
import { refuseCommonPassword } from './password-rules.ts';

const RESET_SECONDS = 30 * 60;

/** Notes that somebody forgot a password. All that depends on who they are happens in a job. @throws Refusal RATE_LIMITED */
export async function forgetPassword(
  actor: Actor,
  site: Site,
  input: { email: string; locale?: string | undefined; ip: string },
): Promise<void> {
  await guardSending(input.ip, input.email);
  await inTx(actor, async (tx) => {
    const facts = { whence: whence(site, localeIn(site, input.locale)) };
    const { id } = beginChallenge(tx, { purpose: 'reset_password', address: input.email, facts, seconds: RESET_SECONDS });
    enqueue(tx, deliver, { id }, { key: `reset ${id}` });
  });
}

/** Sends the link, if there is somebody to send it to; links from before are no good any more. */
const deliver = defineJob<{ id: Uuid }>('identity.deliver_reset', ({ id }) =>
  inTx(systemActor, async (tx) => {
    const challenge = await holdChallenge(tx, id);
    const account = challenge && (await findByEmail(tx, challenge.address ?? ''));
    if (account?.status !== 'active' || !challenge) return;
    const { orgId, url, locale } = challenge.facts.whence as Whence;
    const link = newToken();
    tx.send(dropChallenges, [account.id, ['reset_password'], id]);
    tx.send(giveChallenge, [id, account.id]);
    tx.send(armChallenge, [id, null, hashToken(link)]);
    await parts().mails.send(tx, {
      orgId,
      to: account.email,
      locale,
      template: 'account.reset',
      url: `${url}/${locale}/reset-password#token=${link}`,
      key: id,
    });
  }),
);

/** Chooses a new password by a link: whoever is signed in is signed out. @throws Refusal LINK_LAPSED, PASSWORD_TOO_COMMON, LOGIN_BUSY */
export async function resetPassword(actor: Actor, input: { token: string; password: string }): Promise<void> {
  const found = await inTx(actor, async (tx) => {
    const challenge = await findLink(tx, input.token, ['reset_password']);
    return { challenge, account: challenge && (await findAccount(tx, challenge.user_id)) };
  });
  const { challenge, account } = found;
  if (!challenge || account?.status !== 'active') throw IdentityError('LINK_LAPSED');
  refuseCommonPassword(input.password, account);
  const passwordHash = await hashing(() => hashPassword(input.password));
  await inTx(actor, async (tx) => {
    await spend(tx, challenge).catch(() => {
      throw IdentityError('LINK_LAPSED');
    });
    // The link went to the address, so the address is proved.
    tx.send(setPassword, [account.id, passwordHash, tx.now, challenge.address === account.email]);
    await changed(tx, account, { because: 'password reset', whence: challenge.facts.whence as Whence });
  });
  await limiter().forget(TRIES_OF_PERSON, account.id);
}

export interface PasswordChange {
  account: AccountRow;
  sessionId: Uuid | null;
  oldPassword: string | undefined;
  password: string;
  ip: string;
}

/** Changes the password with the old one, where there is one. @throws Refusal LOGIN_REFUSED, PASSWORD_TOO_COMMON, LOGIN_BUSY */
export async function changePassword(actor: Actor, site: Site, input: PasswordChange): Promise<void> {
  const { account } = input;
  refuseCommonPassword(input.password, account);
  if (account.password_hash !== null && !(await isPassword(account, input.oldPassword ?? '', input.ip)))
    throw IdentityError('LOGIN_REFUSED');
  const passwordHash = await hashing(() => hashPassword(input.password));
  await inTx(actor, async (tx) => {
    tx.send(setPassword, [account.id, passwordHash, tx.now, false]);
    await changed(tx, account, { because: 'password changed', keep: input.sessionId, whence: whence(site, account.locale) });
  });
}

/** Whether it is the person's password; counted at the door as any try. @throws Refusal LOGIN_BUSY */
export async function isPassword(account: AccountRow, password: string, ip: string): Promise<boolean> {
  const hash = account.password_hash;
  if (hash === null) return false;
  const right = await throughDoor({ email: account.email, ip }, async () => (await verifyPassword(password, hash)) || undefined);
  return right === true;
}

/** What follows every new password: sessions end, what was half done is void, the person hears of it. */
async function changed(tx: Tx, account: AccountRow, why: { because: string; keep?: Uuid | null; whence: Whence }): Promise<void> {
  tx.send(dropChallenges, [account.id, [...byAddress, 'second_factor'], null]);
  await endSessionsOf(tx, { userId: account.id, exceptSessionId: why.keep ?? null, reason: why.because });
  await record(tx, {
    orgId: null,
    action: why.because === 'password reset' ? 'account.password_reset' : 'account.password_changed',
    subject: { type: 'user', id: account.id },
    actor: { type: 'user', id: account.id },
  });
  const { orgId, url, locale } = why.whence;
  await parts().mails.send(tx, {
    orgId,
    to: account.email,
    locale: account.locale,
    template: 'account.password_changed',
    url: `${url}/${locale}/forgot-password`,
    key: `${account.id} ${tx.now.toISOString()}`,
  });
}
