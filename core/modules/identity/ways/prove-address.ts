// An address that somebody proves without an account, and without getting one: for what a shop holds under it.
import type { Site } from '#ports/site.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { findByEmail } from '../accounts/accounts.ts';
import { IdentityError } from '../identity.errors.ts';
import { localeIn } from '../parts.ts';
import { beginChallenge, findChallenge, passChallenge, provesCode, spend } from './challenges.ts';
import { guardSending, guardTrying, sendCode, type SentCode, whence } from './codes.ts';

const OPEN_SECONDS = 1_800;

/** Sends a code. The same for every address, whatever is held under it. @throws Refusal RATE_LIMITED */
export async function askForAddress(
  actor: Actor,
  site: Site,
  input: { email: string; locale: string | undefined; ip: string },
): Promise<SentCode> {
  await guardSending(input.ip, input.email);
  const facts = { orgId: site.orgId };
  return inTx(actor, async (tx) =>
    sendCode(tx, { purpose: 'guest_privacy', address: input.email, facts, whence: whence(site, localeIn(site, input.locale)) }),
  );
}

export interface ProvedAddress {
  email: string;
  /** In whose shop it was proved. */
  orgId: Uuid;
  locale: string;
}

/** The code for a token that shows, for half an hour, what is held under the address. @throws Refusal CODE_WRONG, CODE_LAPSED, RATE_LIMITED */
export async function proveAddress(
  actor: Actor,
  input: { challenge: string; code: string; ip: string },
): Promise<ProvedAddress & { token: string; expiresIn: number; hasAccount: boolean }> {
  await guardTrying(input.ip);
  const at = { token: input.challenge, purposes: ['guest_privacy' as const] };
  return passChallenge(actor, at, provesCode(input.code), async (tx, { address, facts }) => {
    const email = address ?? '';
    const proved = { orgId: String(facts.orgId), locale: (facts.whence as { locale: string }).locale };
    const { token, expiresIn } = beginChallenge(tx, {
      purpose: 'guest_privacy_open',
      address: email,
      facts: proved,
      seconds: OPEN_SECONDS,
    });
    const account = await findByEmail(tx, email);
    return { email, ...proved, token, expiresIn, hasAccount: account?.status === 'active' };
  });
}

/** What a token was given for; `last` makes it good no more. @throws Refusal CODE_LAPSED, also in another shop */
export async function provedAddress(tx: Tx, asked: { token: string; orgId: Uuid; last?: boolean }): Promise<ProvedAddress> {
  const challenge = await findChallenge(tx, asked.token, ['guest_privacy_open']);
  const { orgId, locale } = challenge.facts as { orgId: Uuid; locale: string };
  if (orgId !== asked.orgId) throw IdentityError('CODE_LAPSED');
  if (asked.last) await spend(tx, challenge);
  return { email: challenge.address ?? '', orgId, locale };
}
