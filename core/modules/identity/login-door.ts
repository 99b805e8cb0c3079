// The door of signing in: few hashes at once, and whoever fails again and again waits.
import { now } from '#platform/clock/index.ts';
import { type Gate, gate } from '#platform/gate.ts';
import { callerOf } from '#platform/limits/index.ts';
import { IdentityError } from './identity.errors.ts';

const WINDOW_MS = 15 * 60_000;
const busy = (seconds: number) => IdentityError('LOGIN_BUSY', { headers: { 'retry-after': String(seconds) } });

/** Argon2 works on libuv's four threads, which also read files: half of them stay free. */
export const hashing: Gate = gate({ atOnce: 2, waiting: 20, refusal: () => busy(2) });

/** Counts failures by name for a quarter of an hour, in this process; the oldest names go when there are too many. */
export class Failures {
  readonly #most: number;
  readonly #counts = new Map<string, { count: number; until: number }>();
  readonly #names: number;

  constructor(most: number, names = 20_000) {
    this.#most = most;
    this.#names = names;
  }

  /** Seconds until the name may try again; 0 for now. */
  waitOf(name: string, at: number): number {
    const found = this.#counts.get(name);
    if (!found || found.until <= at || found.count < this.#most) return 0;
    return Math.ceil((found.until - at) / 1000);
  }

  add(name: string, at: number): void {
    const found = this.#counts.get(name);
    if (found && found.until > at) found.count += 1;
    else {
      this.#counts.delete(name);
      this.#counts.set(name, { count: 1, until: at + WINDOW_MS });
      if (this.#counts.size > this.#names) this.#counts.delete(this.#counts.keys().next().value ?? '');
    }
  }

  forget(name: string): void {
    this.#counts.delete(name);
  }
}

// An e-mail is counted for each address that tries it, so that nobody can lock its owner out from elsewhere.
const ofPair = new Failures(10);
const ofAddress = new Failures(50);

/**
 * Lets one try through; `attempt` resolves to undefined when it failed.
 * @throws Refusal LOGIN_BUSY with Retry-After
 */
export async function throughDoor<T>(who: { email: string; ip: string }, attempt: () => Promise<T | undefined>): Promise<T | undefined> {
  const caller = callerOf(who.ip);
  const pair = `${caller} ${who.email}`;
  const refuse = (): void => {
    const at = now().getTime();
    const seconds = Math.max(ofPair.waitOf(pair, at), ofAddress.waitOf(caller, at));
    if (seconds > 0) throw busy(seconds);
  };
  refuse();
  return hashing(async () => {
    // Others of the same caller may have failed while this one waited.
    refuse();
    const done = await attempt();
    if (done === undefined) {
      ofPair.add(pair, now().getTime());
      ofAddress.add(caller, now().getTime());
    } else ofPair.forget(pair);
    return done;
  });
}
