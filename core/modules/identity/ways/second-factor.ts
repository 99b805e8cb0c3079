// The second factor, between the first one and a session.
import type { z } from 'zod';
import type { PasskeyProof } from '#contracts/sign-in.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import type { LinkedSocial } from '../social/identities.ts';
import { liveSession } from '../sessions.sql.ts';
import type { ChallengeRow } from './challenges.sql.ts';
import { findChallenge, passChallenge } from './challenges.ts';
import { enter, type Entry, factorsIn, type Visitor } from './enter.ts';
import { provePasskey, type RelyingParty } from './passkeys.ts';
import { provesRecovery, provesTotp } from './totp.ts';
import { guardSecondFactor } from './tries.ts';
import { secondFactorsOf } from './ways.sql.ts';

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
  await guardSecondFactor(userId, visitor.ip);
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

/**
 * For what takes a second factor off or goes round it: where there is one, the session must have seen it lately.
 * @throws Refusal REAUTHENTICATION_NEEDED with the `methods` that will do
 */
export async function requireSecondFactor(tx: Tx, who: { userId: Uuid; sessionId: Uuid; rpId: string }, minutes = 10): Promise<void> {
  const user = await tx.row(secondFactorsOf, [who.userId, who.rpId]);
  if (!user?.totp) return;
  const session = await tx.row(liveSession, [who.sessionId, tx.now]);
  const since = tx.now.getTime() - minutes * 60_000;
  if (!session?.second_factor_at || session.second_factor_at.getTime() < since)
    throw IdentityError('REAUTHENTICATION_NEEDED', { facts: { methods: factorsIn(user) } });
}
