// Counting how often somebody does something, and refusing beyond a number: in this process unless a store that all processes share is plugged in.
import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { now } from '../clock/index.ts';
import { PlatformError, type Refusal } from '../errors/index.ts';

/** So many points in so many seconds; the seconds begin with the first point taken. */
export interface Policy {
  points: number;
  seconds: number;
}

export interface Taken {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Whole seconds until all points are back; at least 1. */
  resetSeconds: number;
}

/** What we ask of whoever counts; `name` is a constant of the program, `key` may be anything that came in. */
export interface Limiter {
  /** Takes `cost` points. What is refused counts, too, and never makes the wait longer. */
  take(name: string, key: string, policy: Policy, cost?: number): Promise<Taken>;
  /** How it stands, taking nothing: `allowed` says whether one more point would be. */
  peek(name: string, key: string, policy: Policy): Promise<Taken>;
  /** Gives all points back at once. */
  forget(name: string, key: string): Promise<void>;
}

const MOST_KEYS = 20_000;
const LONGEST_KEY = 64;

/** A key of bounded length that shows nothing of a long one. */
const short = (key: string): string => (key.length <= LONGEST_KEY ? key : createHash('sha256').update(key).digest('base64url'));

export const takenOf = ({ points }: Policy, used: number, waitMs: number): Taken => ({
  allowed: used <= points,
  limit: points,
  remaining: Math.max(0, points - used),
  resetSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
});

/** Counts in this process. Each name keeps a bounded number of keys; the oldest go, so that a flood of made-up keys costs no memory. */
export class LocalLimiter implements Limiter {
  readonly #names = new Map<string, Map<string, { used: number; until: number }>>();
  readonly #most: number;

  constructor(most = MOST_KEYS) {
    this.#most = most;
  }

  /** As `take`, at once: for the answers that are given before anything can be awaited. */
  count(name: string, key: string, policy: Policy, cost = 1): Taken {
    const keys = this.#keysOf(name);
    const at = now().getTime();
    const id = short(key);
    const found = keys.get(id);
    if (found && found.until > at) {
      found.used += cost;
      return takenOf(policy, found.used, found.until - at);
    }
    keys.delete(id);
    keys.set(id, { used: cost, until: at + policy.seconds * 1000 });
    if (keys.size > this.#most) keys.delete(keys.keys().next().value ?? '');
    return takenOf(policy, cost, policy.seconds * 1000);
  }

  async take(name: string, key: string, policy: Policy, cost = 1): Promise<Taken> {
    return this.count(name, key, policy, cost);
  }

  async peek(name: string, key: string, policy: Policy): Promise<Taken> {
    const at = now().getTime();
    const found = this.#keysOf(name).get(short(key));
    if (!found || found.until <= at) return takenOf(policy, 0, policy.seconds * 1000);
    return { ...takenOf(policy, found.used, found.until - at), allowed: found.used < policy.points };
  }

  async forget(name: string, key: string): Promise<void> {
    this.#keysOf(name).delete(short(key));
  }

  /** Keys remembered under a name. */
  sizeOf = (name: string): number => this.#keysOf(name).size;

  #keysOf(name: string): Map<string, { used: number; until: number }> {
    const known = this.#names.get(name);
    if (known) return known;
    const made = new Map<string, { used: number; until: number }>();
    this.#names.set(name, made);
    return made;
  }
}

/** The counts of this process. */
export const local = new LocalLimiter();

let current: Limiter = local;

/** Plugs in whoever counts for all processes. */
export function useLimiter(limiter: Limiter | undefined): void {
  current = limiter ?? local;
}

/** Whoever counts now. */
export const limiter = (): Limiter => current;

/**
 * Lets an act through so many times, then refuses.
 * @example await guard('invitation', orgId, { points: 50, seconds: 3600 })
 * @throws Refusal RATE_LIMITED, or what `refusal` makes of the seconds to wait
 */
export async function guard(name: string, key: string, policy: Policy, refusal = rateLimited(name)): Promise<void> {
  const taken = await current.take(name, key, policy);
  if (!taken.allowed) throw refusal(taken.resetSeconds);
}

/** The refusal of a policy, by the seconds to wait. */
export const rateLimited =
  (policy: string) =>
  (seconds: number): Refusal =>
    PlatformError('RATE_LIMITED', { facts: { policy, retryAfterSeconds: seconds }, headers: { 'retry-after': String(seconds) } });

/** Who an address is counted as: an IPv4 address, or the /64 of an IPv6 one, of which a single caller has as many addresses as they like. */
export function callerOf(ip: string): string {
  if (!ip.includes(':')) return isIP(ip) ? ip : 'unknown';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped) return callerOf(mapped);
  if (!isIP(ip)) return 'unknown';
  const [before = '', after] = ip.split('::');
  const groups = before ? before.split(':') : [];
  if (after !== undefined && groups.length < 4) {
    const tail = after.split('%')[0]?.split(':') ?? [];
    // An IPv4 address at the end stands for two groups.
    const given = after === '' ? 0 : tail.length + (tail.at(-1)?.includes('.') ? 1 : 0);
    for (let zeros = 8 - groups.length - given; zeros > 0; zeros -= 1) groups.push('0');
    groups.push(...tail);
  }
  return `${plain(groups[0])}:${plain(groups[1])}:${plain(groups[2])}:${plain(groups[3])}::/64`;
}

/** A group without leading zeros, in lower case, so that one network is always written alike. */
const plain = (group = '0'): string =>
  group.length < 4 && !group.startsWith('0') ? group.toLowerCase() : Number.parseInt(group, 16).toString(16);
