// Challenges: what was begun in a browser is finished there, once, in time, in five tries. Only hashes are kept.
import { timingSafeEqual } from 'node:crypto';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { newId, type Uuid } from '#platform/ids/index.ts';
import { mac } from '#platform/vault/index.ts';
import { hashToken, newToken } from '../credentials.ts';
import { IdentityError } from '../identity.errors.ts';
import { openChallenge, sealAddress, sealFacts } from '../identity.sealed.ts';
import {
  addChallenge,
  bySession,
  type ChallengeRow,
  dropSessionChallenges,
  lockChallenge,
  type Purpose,
  readChallenge,
  readLink,
  takeTry,
  useChallenge,
} from './challenges.sql.ts';

export const TRIES = 5;

export interface NewChallenge {
  purpose: Purpose;
  userId?: Uuid | null;
  medium?: 'mail' | 'sms';
  /** What is to be proved. */
  address?: string | null;
  facts?: Record<string, unknown>;
  seconds: number;
}

/** Begins something; the token is for the browser alone. */
export function beginChallenge(tx: Tx, input: NewChallenge): { id: Uuid; token: string; expiresIn: number } {
  const id = newId();
  const token = newToken();
  tx.send(addChallenge, [
    id,
    hashToken(token),
    input.purpose,
    input.userId ?? null,
    input.medium ?? 'mail',
    sealAddress(input.address ?? null),
    sealFacts(input.facts ?? {}),
    tx.now,
    new Date(tx.now.getTime() + input.seconds * 1000),
  ]);
  return { id, token, expiresIn: input.seconds };
}

/** The hash of a code, under a key that is not in the database: a million codes are soon tried. */
export const hashCode = (challengeId: Uuid, code: string): string => mac('one-time code', `${challengeId} ${code}`);

export function sameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Zeros of the scripts whose digits people type. */
const zeros = [0x30, 0x660, 0x6f0, 0xe50, 0xff10];

/** A code as it was meant: ASCII digits, nothing between. */
export function typedCode(text: string): string {
  const digits = Array.from(text).map((each) => {
    const code = each.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => code >= start && code < start + 10);
    return zero === undefined ? each : String(code - zero);
  });
  return digits.join('').replace(/[\s-]/g, '').toLowerCase();
}

type Tried<T> = { value: T } | { triesLeft: number } | 'lapsed';

/**
 * Makes one try at a challenge and, if it is right, goes on in the same transaction. A wrong try counts, whatever else happens.
 * @throws Refusal CODE_LAPSED, CODE_WRONG with the tries left, and what `work` refuses
 */
export async function passChallenge<T>(
  actor: Actor,
  at: { token: string; purposes: readonly Purpose[] },
  proves: (tx: Tx, challenge: ChallengeRow) => Promise<boolean> | boolean,
  work: (tx: Tx, challenge: ChallengeRow) => Promise<T>,
): Promise<T> {
  const tried = await inTx(actor, async (tx): Promise<Tried<T>> => {
    const taken = await tx.row(takeTry, [hashToken(at.token), at.purposes, tx.now]);
    if (!taken) return 'lapsed';
    const challenge = openChallenge(taken);
    if (!(await proves(tx, challenge))) return { triesLeft: TRIES - challenge.tries };
    await spend(tx, challenge);
    return { value: await work(tx, challenge) };
  });
  if (tried === 'lapsed') throw IdentityError('CODE_LAPSED');
  if ('triesLeft' in tried) throw IdentityError('CODE_WRONG', { facts: { triesLeft: tried.triesLeft } });
  return tried.value;
}

/** As many tries as anybody likes would be no proof: what fits is the code that was sent for this challenge. */
export const provesCode =
  (code: string) =>
  (_: Tx, challenge: ChallengeRow): boolean =>
    sameHash(hashCode(challenge.id, typedCode(code)), challenge.code_hash ?? '');

/** Looks at a challenge without a try. @throws Refusal CODE_LAPSED */
export async function findChallenge(tx: Tx, token: string, purposes: readonly Purpose[]): Promise<ChallengeRow> {
  const challenge = await tx.row(readChallenge, [hashToken(token), purposes, tx.now]);
  if (!challenge) throw IdentityError('CODE_LAPSED');
  return openChallenge(challenge);
}

const opened = (row: ChallengeRow | undefined): ChallengeRow | undefined => row && openChallenge(row);

/** What the link of a mail leads on, if it is still good. */
export const findLink = async (tx: Tx, token: string, purposes: readonly Purpose[]): Promise<ChallengeRow | undefined> =>
  opened(await tx.row(readLink, [hashToken(token), purposes, tx.now]));

/** One at a time goes on with a challenge. */
export const holdChallenge = async (tx: Tx, id: Uuid): Promise<ChallengeRow | undefined> =>
  opened(await tx.row(lockChallenge, [id, tx.now]));

/** Takes a challenge for good. @throws Refusal CODE_LAPSED for the second of twins */
export async function spend(tx: Tx, challenge: ChallengeRow): Promise<void> {
  if (!(await tx.row(useChallenge, [challenge.id, tx.now]))) throw IdentityError('CODE_LAPSED');
}

/** What ended sessions had begun is void: other addresses, passkeys and social accounts. Of all a person's sessions, unless one is named. */
export const dropChallengesOf = (tx: Tx, userId: Uuid, sessionId: Uuid | null = null): void =>
  tx.send(dropSessionChallenges, [userId, bySession, sessionId]);
