// Codes are short enough to be guessed, so nobody tries many that do not exist. Right ones cost nothing: a whole office may type the same.
import { Refusal } from '#platform/errors/index.ts';
import type { Call } from '#platform/http/route.ts';
import { callerOf, limiter, rateLimited } from '#platform/limits/index.ts';

const NAME = 'promotion codes';
const WRONG = { points: 20, seconds: 600 };

/** @throws Refusal RATE_LIMITED after too many wrong codes from an address, and what `work` refuses */
export async function guessed<T>(call: Pick<Call, 'ip'>, work: () => Promise<T>): Promise<T> {
  const caller = callerOf(call.ip);
  const before = await limiter().peek(NAME, caller, WRONG);
  if (!before.allowed) throw rateLimited(NAME)(before.resetSeconds);
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'PROMOTION_UNKNOWN') await limiter().take(NAME, caller, WRONG);
    throw error;
  }
}
