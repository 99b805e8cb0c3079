// The second factor, between the first one and a session.
import type { z } from 'zod';
import type { PasskeyProof } from '#contracts/sign-in.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { callerOf, guard } from '#platform/limits/index.ts';
import { IdentityError } from '../identity.errors.ts';
import type { LinkedSocial } from '../social/identities.ts';
import type { ChallengeRow } from './challenges.sql.ts';
import { findChallenge, passChallenge } from './challenges.ts';
import { enter, type Entry, type Visitor } from './enter.ts';
import { provePasskey, type RelyingParty } from './passkeys.ts';
import { provesRecovery, provesTotp } from './totp.ts';
import { TRIES_OF_PERSON } from './tries.ts';

export type Shown = { code: string } | { passkey: { challenge: string; proof: z.output<typeof PasskeyProof> } };

function mayEnter(tx: Tx, { user_id, facts }: ChallengeRow, visitor: Visitor): Promise<Entry> {
  const { method, link } = facts as { method: string; link?: LinkedSocial };
  return enter(tx, { userId: user_id ?? '', method, secondFactor: true, ...(link ? { link } : {}) }, visitor);
}

/** Finishes signing in. @throws Refusal CODE_LAPSED, CODE_WRONG, PASSKEY_REFUSED, RATE_LIMITED */
export async function showSecondFactor(
  actor: Actor,
  party: RelyingParty,
  input: { token: string; shown: Shown },
  visitor: Visitor,
): Promise<Entry> {
  const { token, shown } = input;
  const at = { token, purposes: ['second_factor' as const] };
  const { user_id: userId } = await inTx(actor, (tx) => findChallenge(tx, token, at.purposes));
  if (!userId) throw IdentityError('CODE_LAPSED');
  // A guesser with the password could begin again and again: of all tries for a person from one place there are only so many.
  await guard('second factors', `${callerOf(visitor.ip)} ${userId}`, { points: 20, seconds: 3600 });
  // And from everywhere; a new password, which a guesser does not have, starts it anew.
  await guard(TRIES_OF_PERSON, userId, { points: 100, seconds: 86_400 });
  if ('passkey' in shown) {
    const { challenge, proof } = shown.passkey;
    const held = await provePasskey(actor, party, { token: challenge, proof, userId });
    return passChallenge(
      actor,
      at,
      (_, row) => row.user_id === held.userId,
      (tx, row) => mayEnter(tx, row, visitor),
    );
  }
  const proves = async (tx: Tx): Promise<boolean> =>
    (await provesTotp(tx, userId, shown.code)) || (await provesRecovery(tx, userId, shown.code));
  return passChallenge(actor, at, proves, (tx, row) => mayEnter(tx, row, visitor));
}
