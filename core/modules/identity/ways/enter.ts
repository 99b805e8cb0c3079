// The one way in: whatever proved a person, here it becomes a session, or a question for the second factor.
import type { z } from 'zod';
import type { Tokens } from '#contracts/sessions.ts';
import type { Site } from '#ports/site.ts';
import { type Actor, inTx, type Tx } from '#platform/db/index.ts';
import { type Call, systemActorFor } from '#platform/http/route.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { IdentityError } from '../identity.errors.ts';
import { linkIdentity, type LinkedSocial } from '../social/identities.ts';
import { giveTokens, shortAgent, type StartedSession, startSession } from '../sessions.ts';
import { beginChallenge } from './challenges.ts';
import { secondFactorsOf } from './ways.sql.ts';

const SECOND_FACTOR_SECONDS = 300;

/** What proved the person. */
export interface Proved {
  userId: Uuid;
  /** `password`, `code`, `passkey`, or the name of a social provider. */
  method: string;
  /** Whether it was two factors already. */
  secondFactor: boolean;
  /** The social account that proved them, if it is to be linked: with the last factor, not before. */
  link?: LinkedSocial;
}

export interface Asked {
  challenge: string;
  methods: string[];
  expiresIn: number;
}

export type Entry = { started: StartedSession } | { asked: Asked };

/** From where somebody comes in. */
export interface Visitor {
  ip: string;
  userAgent: string;
  /** The only host they are to be signed in at; null at those of this installation. */
  host: string | null;
  /** Host name of the shop, to which passkeys belong. */
  rpId: string;
}

export const visitorOf = (call: Pick<Call, 'ip' | 'headers'>, { home, bound }: Site): Visitor => ({
  ip: call.ip,
  userAgent: shortAgent(call.headers['user-agent']),
  host: bound?.host ?? null,
  rpId: new URL(home).hostname,
});

/** The engine on behalf of a caller who is nobody yet. */
export const doorActor = (call: Pick<Call, 'principal' | 'requestId' | 'ip'>): Actor => systemActorFor(call);

/** What a person with a second factor may show for it. */
export const factorsIn = (user: { recovery_codes: number; passkeys: number }): string[] => [
  'totp',
  ...(user.recovery_codes > 0 ? ['recovery_code'] : []),
  ...(user.passkeys > 0 ? ['passkey'] : []),
];

/**
 * A session for who was proved, or a challenge for their second factor.
 * @throws Refusal LOGIN_REFUSED for one who may not come in, SOCIAL_LINKED_ALREADY and SOCIAL_LINKED_ELSEWHERE for what is to be linked
 */
export async function enter(tx: Tx, proved: Proved, visitor: Visitor): Promise<Entry> {
  const { userId, method, secondFactor, link } = proved;
  const user = await tx.row(secondFactorsOf, [userId, visitor.rpId]);
  if (user?.status !== 'active') throw IdentityError('LOGIN_REFUSED');
  if (!user.totp || secondFactor) {
    if (link) await linkIdentity(tx, userId, link);
    return {
      started: await startSession(tx, { userId, method, secondFactor, ip: visitor.ip, host: visitor.host, userAgent: visitor.userAgent }),
    };
  }
  const begun = beginChallenge(tx, {
    purpose: 'second_factor',
    userId,
    facts: { method, ...(link ? { link } : {}) },
    seconds: SECOND_FACTOR_SECONDS,
  });
  return { asked: { challenge: begun.token, methods: factorsIn(user), expiresIn: begun.expiresIn } };
}

/** The answer of every way in, after the commit. @throws Refusal SECOND_FACTOR_NEEDED */
export async function answerEntry(call: Call, entry: Entry): Promise<z.input<typeof Tokens>> {
  if ('asked' in entry) throw IdentityError('SECOND_FACTOR_NEEDED', { facts: { ...entry.asked } });
  return giveTokens(call, entry.started);
}

/** Both, for ways that need nothing else in their transaction. */
export async function comeIn(call: Call, proved: Proved, site: Site): Promise<z.input<typeof Tokens>> {
  const entry = await inTx(doorActor(call), (tx) => enter(tx, proved, visitorOf(call, site)));
  return answerEntry(call, entry);
}
