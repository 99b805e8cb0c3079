// Codes of an authenticator app (RFC 6238: SHA-1, six digits, thirty seconds) and the recovery codes for when it is lost.
import { randomBytes } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';
import { record } from '#modules/audit/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { mac, open, seal } from '#platform/vault/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { typedCode } from './challenges.ts';
import { addRecoveryCodes, dropRecoveryCodes, dropTotp, readTotp, setTotp, takeTotpStep, useRecoveryCode } from './ways.sql.ts';

const PLACE = { table: 'totp_secrets', column: 'secret_sealed', orgId: null };
const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;

/** A new secret for an app; it asks nothing of anybody until it is confirmed. @throws Refusal TOTP_ON */
export async function beginTotp(tx: Tx, input: { userId: Uuid; email: string; issuer: string }): Promise<{ secret: string; uri: string }> {
  const secret = generateSecret({ length: 20 });
  const set = await tx.row(setTotp, [input.userId, seal(secret, PLACE), tx.now]);
  if (!set) throw IdentityError('TOTP_ON');
  return { secret, uri: generateURI({ issuer: input.issuer, label: input.email, secret }) };
}

/** Whether the app shows this code now, a step before or a step after, and it was not shown to us before. */
export async function provesTotp(tx: Tx, userId: Uuid, code: string, only: 'confirmed' | 'any' = 'confirmed'): Promise<boolean> {
  const typed = typedCode(code);
  const totp = await tx.row(readTotp, [userId]);
  if (!totp || !/^\d{6}$/.test(typed) || (only === 'confirmed' && totp.confirmed_at === null)) return false;
  const checked = await verify({
    secret: open(totp.secret_sealed, PLACE),
    token: typed,
    epoch: Math.floor(tx.now.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
  });
  if (!checked.valid || !('timeStep' in checked)) return false;
  return (await tx.row(takeTotpStep, [userId, checked.timeStep, tx.now])) !== undefined;
}

/** Switches the second factor on. @throws Refusal TOTP_NOT_BEGUN, CODE_WRONG */
export async function confirmTotp(tx: Tx, userId: Uuid, code: string): Promise<string[]> {
  const totp = await tx.row(readTotp, [userId]);
  if (!totp || totp.confirmed_at !== null) throw IdentityError('TOTP_NOT_BEGUN');
  if (!(await provesTotp(tx, userId, code, 'any'))) throw IdentityError('CODE_WRONG');
  await record(tx, { orgId: null, action: 'account.second_factor_on', subject: { type: 'user', id: userId } });
  return newRecoveryCodes(tx, userId);
}

/** Switches the second factor off; false when it was not on. */
export async function removeTotp(tx: Tx, userId: Uuid): Promise<boolean> {
  const dropped = await tx.row(dropTotp, [userId]);
  tx.send(dropRecoveryCodes, [userId]);
  if (!dropped?.confirmed_at) return false;
  await record(tx, { orgId: null, action: 'account.second_factor_off', subject: { type: 'user', id: userId } });
  return true;
}

const letters = 'abcdefghjkmnpqrstvwxyz23456789';
/** Fifty bits in ten characters that can't be taken for one another. */
function newRecoveryCode(): string {
  const typed = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('');
  return `${typed.slice(0, 5)}-${typed.slice(5)}`;
}
const hashRecovery = (userId: Uuid, code: string): string => mac('recovery code', `${userId} ${typedCode(code)}`);

/** Ten new codes in the place of all before; shown once. */
async function newRecoveryCodes(tx: Tx, userId: Uuid): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  tx.send(dropRecoveryCodes, [userId]);
  tx.send(addRecoveryCodes, [userId, codes.map((code) => hashRecovery(userId, code)), tx.now]);
  await record(tx, { orgId: null, action: 'account.recovery_codes_made', subject: { type: 'user', id: userId } });
  return codes;
}

/** @throws Refusal TOTP_NOT_BEGUN where there is no second factor to recover from */
export async function renewRecoveryCodes(tx: Tx, userId: Uuid): Promise<string[]> {
  const totp = await tx.row(readTotp, [userId]);
  if (!totp?.confirmed_at) throw IdentityError('TOTP_NOT_BEGUN');
  return newRecoveryCodes(tx, userId);
}

/** Whether it is a recovery code that was not used before; it is now. */
export async function provesRecovery(tx: Tx, userId: Uuid, code: string): Promise<boolean> {
  if (!(await tx.row(useRecoveryCode, [userId, hashRecovery(userId, code), tx.now]))) return false;
  await record(tx, {
    orgId: null,
    action: 'account.recovery_code_used',
    subject: { type: 'user', id: userId },
    actor: { type: 'user', id: userId },
  });
  return true;
}
