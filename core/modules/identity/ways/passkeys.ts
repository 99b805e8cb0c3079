// Passkeys (W3C WebAuthn level 3): added, used to sign in or as the second factor, each at the host name it was made for.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { z } from 'zod';
import type { NewPasskey, Passkey, PasskeyProof } from '#contracts/sign-in.ts';
import { record } from '#modules/audit/index.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { newId, publicId, type Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { refuseLastWay } from '../social/identities.ts';
import { beginChallenge, findChallenge, spend } from './challenges.ts';
import type { ChallengeRow } from './challenges.sql.ts';
import { addPasskeyRow, dropPasskey, lockWays, passkeyByCredential, type PasskeyRow, passkeysOf, usePasskey } from './ways.sql.ts';

const SECONDS = 300;
/** As many as a person is shown. */
const MOST = 50;

/** The origin that browsers are to name, and the host name that passkeys belong to. */
export interface RelyingParty {
  origin: string;
  id: string;
  name: string;
}

export const relyingParty = (home: string, name: string): RelyingParty => ({ origin: home, id: new URL(home).hostname, name });

export const shownPasskey = (row: PasskeyRow): z.input<typeof Passkey> => ({
  id: publicId('passkey', row.id),
  name: row.name,
  host: row.rp_id,
  synced: row.synced,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
});

interface Options {
  challenge: string;
  options: Record<string, unknown>;
}

/** Begins to add one: what the browser asks the device. @throws Refusal PASSKEYS_FULL */
export async function beginPasskey(
  tx: Tx,
  party: RelyingParty,
  user: { id: Uuid; email: string; name: string; session: Uuid | null },
): Promise<Options> {
  const known = await tx.rows(passkeysOf, [user.id]);
  if (known.length >= MOST) throw IdentityError('PASSKEYS_FULL');
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: user.email,
    userDisplayName: user.name,
    userID: new TextEncoder().encode(user.id),
    attestationType: 'none',
    excludeCredentials: known
      .filter(({ rp_id }) => rp_id === party.id)
      .map((row) => ({ id: row.credential_id, transports: row.transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
  const facts = { challenge: options.challenge, session: user.session };
  const begun = beginChallenge(tx, { purpose: 'add_passkey', userId: user.id, facts, seconds: SECONDS });
  return { challenge: begun.token, options: { ...options } };
}

type Answer = z.output<typeof NewPasskey>;

/** Adds what the device made. @throws Refusal CODE_LAPSED, PASSKEY_REFUSED, PASSKEYS_FULL */
export async function addPasskey(
  actor: Actor,
  party: RelyingParty,
  input: { userId: Uuid; token: string; name: string; passkey: Answer },
): Promise<z.input<typeof Passkey>> {
  const challenge = await inTx(actor, (tx) => findChallenge(tx, input.token, ['add_passkey']));
  if (challenge.user_id !== input.userId) throw IdentityError('CODE_LAPSED');
  const made = await verifyRegistrationResponse({
    response: input.passkey as unknown as RegistrationResponseJSON,
    expectedChallenge: String(challenge.facts.challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
  }).catch(() => undefined);
  if (!made?.verified) throw IdentityError('PASSKEY_REFUSED');
  const { credential, credentialBackedUp } = made.registrationInfo;
  return inTx(actor, async (tx) => {
    await spend(tx, challenge);
    tx.send(lockWays, [input.userId]);
    if ((await tx.rows(passkeysOf, [input.userId])).length >= MOST) throw IdentityError('PASSKEYS_FULL');
    const id = newId();
    const added = await tx.row(addPasskeyRow, [
      id,
      input.userId,
      credential.id,
      Buffer.from(credential.publicKey),
      credential.counter,
      credential.transports ?? [],
      party.id,
      input.name,
      credentialBackedUp,
      tx.now,
    ]);
    if (!added) throw IdentityError('PASSKEY_REFUSED');
    await record(tx, { orgId: null, action: 'account.passkey_added', subject: { type: 'user', id: input.userId }, after: { passkey: id } });
    const row = (await tx.rows(passkeysOf, [input.userId])).find((each) => each.id === id);
    if (!row) throw IdentityError('PASSKEY_REFUSED');
    return shownPasskey(row);
  });
}

/** @throws Refusal NOT_FOUND, LAST_WAY_IN */
export async function removePasskey(tx: Tx, userId: Uuid, id: Uuid): Promise<void> {
  if (!(await tx.rows(passkeysOf, [userId])).some((row) => row.id === id)) throw PlatformError('NOT_FOUND');
  await refuseLastWay(tx, userId);
  await tx.row(dropPasskey, [id, userId]);
  await record(tx, { orgId: null, action: 'account.passkey_removed', subject: { type: 'user', id: userId }, before: { passkey: id } });
}

/** Begins to use one; of a person if they are known so far, else of whoever holds one. */
export async function askForPasskey(tx: Tx, party: RelyingParty, userId: Uuid | null): Promise<Options> {
  const known = userId ? (await tx.rows(passkeysOf, [userId])).filter(({ rp_id }) => rp_id === party.id) : [];
  const options = await generateAuthenticationOptions({
    rpID: party.id,
    userVerification: 'preferred',
    ...(userId ? { allowCredentials: known.map((row) => ({ id: row.credential_id, transports: row.transports })) } : {}),
  });
  const begun = beginChallenge(tx, { purpose: 'passkey', userId, facts: { challenge: options.challenge }, seconds: SECONDS });
  return { challenge: begun.token, options: { ...options } };
}

export interface Held {
  userId: Uuid;
  /** Whether the device checked who holds it, by a finger, a face or a number. */
  verified: boolean;
}

/**
 * Whose passkey it is. Each challenge is good for one try: what a device signs is right or made up.
 * @throws Refusal CODE_LAPSED, PASSKEY_REFUSED
 */
export async function provePasskey(
  actor: Actor,
  party: RelyingParty,
  input: { token: string; proof: z.output<typeof PasskeyProof>; userId?: Uuid | null },
): Promise<Held> {
  const found = await inTx(actor, async (tx) => {
    const challenge = await findChallenge(tx, input.token, ['passkey']);
    await spend(tx, challenge);
    return { challenge, passkey: await tx.row(passkeyByCredential, [input.proof.id, party.id]) };
  });
  const { challenge, passkey } = found;
  const whose = input.userId ?? challenge.user_id;
  if (!passkey || (whose && passkey.user_id !== whose)) throw IdentityError('PASSKEY_REFUSED');
  const checked = await check(party, challenge, passkey, input.proof);
  return inTx(actor, async (tx) => {
    const used = await tx.row(usePasskey, [passkey.id, checked.newCounter, tx.now]);
    if (!used) throw IdentityError('PASSKEY_REFUSED');
    return { userId: passkey.user_id, verified: checked.userVerified };
  });
}

async function check(party: RelyingParty, challenge: ChallengeRow, passkey: PasskeyRow, proof: z.output<typeof PasskeyProof>) {
  const checked = await verifyAuthenticationResponse({
    response: proof as unknown as AuthenticationResponseJSON,
    expectedChallenge: String(challenge.facts.challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
    requireUserVerification: false,
  }).catch(() => undefined);
  if (!checked?.verified) throw IdentityError('PASSKEY_REFUSED');
  return checked.authenticationInfo;
}
