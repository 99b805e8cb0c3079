// Proving again who one is, in a session there is.
import type { z } from 'zod';
import type { PasskeyProof } from '#contracts/sign-in.ts';
import { record } from '#modules/audit/index.ts';
import type { Site } from '#ports/site.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { callerOf, guard } from '#platform/limits/index.ts';
import { ownAccount } from '../accounts/accounts.ts';
import { isPassword } from '../accounts/passwords.ts';
import { IdentityError } from '../identity.errors.ts';
import { confirm } from '../sessions.ts';
import { passChallenge, provesCode } from './challenges.ts';
import { guardOwnSending, sendCode, type SentCode, whence } from './codes.ts';
import { provePasskey, type RelyingParty } from './passkeys.ts';
import { provesRecovery, provesTotp } from './totp.ts';
import { guardSecondFactor } from './tries.ts';

export type Again =
  | { password: string }
  | { totp: string }
  | { recoveryCode: string }
  | { challenge: string; code: string }
  | { challenge: string; proof: z.output<typeof PasskeyProof> };

export interface Who {
  userId: Uuid;
  sessionId: Uuid;
  ip: string;
}

/** Sends a code to the person's own address. @throws Refusal RATE_LIMITED, SESSION_ENDED */
export async function sendAgainCode(actor: Actor, site: Site, who: Who): Promise<SentCode> {
  const account = await inTx(actor, (tx) => ownAccount(tx, who.userId));
  await guardOwnSending(who.userId, { medium: 'mail' });
  return inTx(actor, async (tx) =>
    sendCode(tx, { purpose: 'reauthenticate', userId: account.id, address: account.email, whence: whence(site, account.locale) }),
  );
}

/** @throws Refusal LOGIN_REFUSED, LOGIN_BUSY, CODE_WRONG, CODE_LAPSED, PASSKEY_REFUSED, RATE_LIMITED */
export async function proveAgain(actor: Actor, party: RelyingParty, who: Who, shown: Again): Promise<void> {
  await guard('proofs', `${callerOf(who.ip)} ${who.userId}`, { points: 20, seconds: 900 });
  if ('password' in shown) {
    const account = await inTx(actor, (tx) => ownAccount(tx, who.userId));
    if (!(await isPassword(account, shown.password, who.ip))) throw IdentityError('LOGIN_REFUSED');
    await inTx(actor, (tx) => note(tx, who, 'password'));
  } else if ('totp' in shown || 'recoveryCode' in shown) {
    await guardSecondFactor(who.userId, who.ip);
    await inTx(actor, async (tx) => {
      const proves = 'totp' in shown ? provesTotp(tx, who.userId, shown.totp) : provesRecovery(tx, who.userId, shown.recoveryCode);
      if (!(await proves)) throw IdentityError('CODE_WRONG');
      await note(tx, who, 'totp' in shown ? 'totp' : 'recovery_code');
    });
  } else if ('code' in shown) {
    const own = (tx: Tx, row: Parameters<ReturnType<typeof provesCode>>[1]): boolean =>
      row.user_id === who.userId && provesCode(shown.code)(tx, row);
    await passChallenge(actor, { token: shown.challenge, purposes: ['reauthenticate'] }, own, (tx) => note(tx, who, 'code'));
  } else {
    const held = await provePasskey(actor, party, { token: shown.challenge, proof: shown.proof, userId: who.userId });
    await inTx(actor, (tx) => note(tx, who, held.verified ? 'passkey' : 'device'));
  }
}

async function note(tx: Tx, who: Who, method: 'password' | 'totp' | 'recovery_code' | 'code' | 'passkey' | 'device'): Promise<void> {
  confirm(tx, who.sessionId, ['totp', 'recovery_code', 'passkey'].includes(method));
  await record(tx, {
    orgId: null,
    action: 'session.confirmed',
    subject: { type: 'user', id: who.userId },
    after: { session: who.sessionId, method },
  });
}
