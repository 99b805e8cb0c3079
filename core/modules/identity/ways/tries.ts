// Tries for a second factor are counted for a person, whether they stand before the door or have a session.
import { callerOf, guard } from '#platform/limits/index.ts';
import type { Uuid } from '#platform/ids/index.ts';

/** The name under which they are counted from wherever they come. */
export const TRIES_OF_PERSON = 'second factors of a person';

/** @throws Refusal RATE_LIMITED */
export async function guardSecondFactor(userId: Uuid, ip: string): Promise<void> {
  // A guesser with the password could begin again and again: of all tries for a person from one place there are only so many.
  await guard('second factors', `${callerOf(ip)} ${userId}`, { points: 20, seconds: 3600 });
  // And from everywhere; a new password, which a guesser does not have, starts it anew.
  await guard(TRIES_OF_PERSON, userId, { points: 100, seconds: 86_400 });
}
