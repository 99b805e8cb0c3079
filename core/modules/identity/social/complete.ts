// A social account without an address that its provider proved: the person names one, and proves it by a code.
import { type Actor, inTx } from '#platform/db/index.ts';
import { findByEmail } from '../accounts/accounts.ts';
import type { SignUp } from '../accounts/sign-up.ts';
import { IdentityError } from '../identity.errors.ts';
import { findChallenge } from '../ways/challenges.ts';
import { guardSending, sendCode, type SentCode, type Whence } from '../ways/codes.ts';

/** Whether the address has an account shows in no answer; its owner hears of it by mail. @throws Refusal CODE_LAPSED, RATE_LIMITED */
export async function completeSocial(actor: Actor, input: { token: string; email: string; ip: string }): Promise<SentCode> {
  await guardSending(input.ip, input.email);
  return inTx(actor, async (tx) => {
    const begun = await findChallenge(tx, input.token, ['register']);
    const facts = begun.facts as unknown as SignUp & { whence: Whence };
    if (!facts.social) throw IdentityError('CODE_LAPSED');
    // The trip stays good: an address may be mistyped.
    const known = await findByEmail(tx, input.email);
    const { name, locale, passwordHash, social, whence } = facts;
    return sendCode(tx, {
      purpose: 'register',
      userId: known?.id ?? null,
      address: input.email,
      facts: { name: name || (input.email.split('@')[0] ?? ''), locale, passwordHash, social },
      whence,
    });
  });
}
