// Signing up: the account comes to be when the code or the link of the mail is used, so an address is always proved and nobody can lie in wait with one.
import type { Site } from '#ports/site.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { hashing, throughDoor } from '../login-door.ts';
import { localeIn } from '../parts.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { linkIdentity, type LinkedSocial } from '../social/identities.ts';
import type { ChallengeRow } from '../ways/challenges.sql.ts';
import { findLink, spend } from '../ways/challenges.ts';
import { guardSending, sendCode, type SentCode, whence } from '../ways/codes.ts';
import { enter, type Entry, type Visitor } from '../ways/enter.ts';
import { accountOfProved, findByEmail } from './accounts.ts';
import { changeEmailTo } from './change-email.ts';
import { refuseCommonPassword } from './password-rules.ts';

/** What a challenge to sign up keeps until the address is proved. */
export interface SignUp {
  name: string;
  locale: string;
  passwordHash: string | null;
  social?: LinkedSocial;
}

/**
 * Begins a sign-up. For an address that has an account the work and the answer are the same, and its owner gets a mail.
 * @throws Refusal PASSWORD_TOO_COMMON, RATE_LIMITED, LOGIN_BUSY
 */
export async function signUp(
  actor: Actor,
  site: Site,
  input: { email: string; password: string; name: string; locale?: string | undefined; ip: string },
): Promise<SentCode> {
  refuseCommonPassword(input.password, input);
  await guardSending(input.ip, input.email);
  const passwordHash = await hashing(() => hashPassword(input.password));
  const locale = localeIn(site, input.locale);
  const facts: SignUp = { name: input.name, locale, passwordHash };
  return inTx(actor, async (tx) => {
    const known = await findByEmail(tx, input.email);
    return sendCode(tx, {
      purpose: 'register',
      userId: known?.id ?? null,
      address: input.email,
      facts: { ...facts },
      whence: whence(site, locale),
    });
  });
}

/** The account of a sign-up or a code whose address was proved, and the way in. */
export async function finishSignUp(tx: Tx, challenge: ChallengeRow, visitor: Visitor): Promise<Entry> {
  const { name, locale, passwordHash, social } = challenge.facts as unknown as SignUp;
  const email = challenge.address ?? '';
  const { userId, isNew } = await accountOfProved(tx, { email, name, locale, passwordHash, by: social?.provider ?? 'sign-up' });
  if (social && isNew) await linkIdentity(tx, userId, social);
  const method = social?.provider ?? (passwordHash && isNew ? 'password' : 'code');
  return enter(tx, { userId, method, secondFactor: false }, visitor);
}

/** Who follows a link proves that they began it: a sign-up by its password, another address by a session of its account. */
async function proveBegun(
  { purpose, facts, address, user_id }: ChallengeRow,
  { password, userId, ip }: { password: string | undefined; userId: Uuid | null; ip: string },
): Promise<void> {
  if (purpose === 'change_email') {
    if (user_id !== userId) throw IdentityError('LINK_OF_ACCOUNT');
    return;
  }
  const { passwordHash, social } = facts as unknown as SignUp;
  if (social || !passwordHash) throw IdentityError('LINK_LAPSED');
  if (password === undefined) throw IdentityError('PASSWORD_NEEDED');
  const right = await throughDoor({ email: address ?? '', ip }, async () => (await verifyPassword(password, passwordHash)) || undefined);
  if (!right) throw IdentityError('LOGIN_REFUSED');
}

/**
 * Uses the link of a mail. It asks for what only whoever began it has, else a reader of the mailbox would finish what a stranger began:
 * an account with the stranger's ways in, or their own address given to the stranger's account.
 * @throws Refusal LINK_LAPSED, PASSWORD_NEEDED, LOGIN_REFUSED, LOGIN_BUSY, LINK_OF_ACCOUNT, EMAIL_TAKEN
 */
export async function followLink(
  actor: Actor,
  input: { token: string; password?: string | undefined },
  visitor: Visitor,
): Promise<Entry | 'email_changed'> {
  const found = await inTx(actor, (tx) => findLink(tx, input.token, ['register', 'change_email']));
  if (!found) throw IdentityError('LINK_LAPSED');
  await proveBegun(found, { password: input.password, userId: actor.userId, ip: visitor.ip });
  return inTx(actor, async (tx) => {
    await spend(tx, found).catch(() => {
      throw IdentityError('LINK_LAPSED');
    });
    if (found.purpose === 'register') return finishSignUp(tx, found, visitor);
    await changeEmailTo(tx, found);
    return 'email_changed';
  });
}
