// The seller's terms for a booking, and the pure functions that say what calling it off or moving it costs, before anybody confirms.
import { z } from 'zod';
import { openIn } from './openings.ts';
import type { Interval } from './intervals.ts';
import { DAY_MS, type Instant, MINUTE_MS, readLocal, zoneNamed } from './zones.ts';

const minutes = z.int().min(0).max(525_600);
const basisPoints = z.int().min(0).max(10_000);
const ladder = z
  .array(z.strictObject({ underMinutes: minutes, basisPoints }))
  .max(10)
  .refine(
    (steps) => steps.every((step, at) => at === 0 || (steps[at - 1]?.underMinutes ?? 0) > step.underMinutes),
    'The longest notice first',
  );
const blackout = z
  .strictObject({
    from: z.string().max(16),
    until: z.string().max(16),
    no: z
      .array(z.enum(['book', 'cancel', 'reschedule']))
      .min(1)
      .max(3),
  })
  .refine(isForward, 'It ends before it begins, or is no time');

function isForward({ from, until }: { from: string; until: string }): boolean {
  try {
    return readLocal(from) < readLocal(until);
  } catch {
    return false;
  }
}

/** Terms as data. Fees are basis points of what was paid; `underMinutes` is the time left until the start, under which a step counts. */
export const Policy = z.strictObject({
  cancel: z.strictObject({ noticeMinutes: minutes, fees: ladder }),
  reschedule: z.strictObject({ noticeMinutes: minutes, fees: ladder, most: z.int().min(0).max(100) }),
  noShow: z.strictObject({ afterMinutes: minutes, basisPoints }),
  /** Local times: nobody books a start that overlaps one, or calls off or moves a booking that does. */
  blackouts: z.array(blackout).max(100),
});
export type Policy = z.infer<typeof Policy>;

/** What a booking is to its policy. */
export interface Terms {
  state: string;
  start: Instant;
  end: Instant;
  zone: string;
  reschedules: number;
  /** In minor units. */
  paidMinor: bigint;
  /** Fees of its moves so far: owed, and kept back when money goes back. */
  feesDueMinor: bigint;
}

/** Why a fee is due or an act is refused; codes, so that every language has its own words. */
export type Reason =
  | { code: 'free' }
  | { code: 'fee'; underMinutes: number; basisPoints: number }
  | { code: 'no_show'; basisPoints: number }
  | { code: 'fees_due' }
  | { code: 'not_confirmed' }
  | { code: 'begun' }
  | { code: 'too_late'; noticeMinutes: number }
  | { code: 'blackout'; until: string }
  | { code: 'too_often'; most: number }
  | { code: 'same_time' }
  | { code: 'not_yet'; at: string };

export interface Decision {
  allowed: boolean;
  /** In minor units; 0 when it is not allowed. */
  feeMinor: bigint;
  /** What goes back to the buyer; 0 when it is not allowed and when the booking stays. */
  refundMinor: bigint;
  reasons: Reason[];
}

const refused = (reasons: Reason[]): Decision => ({ allowed: false, feeMinor: 0n, refundMinor: 0n, reasons });

/** Half up, never more than was paid. */
const shareOf = (minor: bigint, points: number): bigint => (minor * BigInt(points) + 5_000n) / 10_000n;

type Act = 'cancel' | 'reschedule';

/** The dearest step whose time has come: the last that the time left is under. */
function feeOf(policy: Policy, act: Act, left: number): Reason {
  const step = policy[act].fees.findLast(({ underMinutes }) => left < underMinutes * MINUTE_MS);
  return step && step.basisPoints > 0 ? { code: 'fee', ...step } : { code: 'free' };
}

/** Local times that may touch a window; clocks are not asked about the others, however far they are. */
const near =
  ({ from, until }: Interval) =>
  (each: { from: string; until: string }): boolean =>
    readLocal(each.from) < until + 2 * DAY_MS && readLocal(each.until) > from - 2 * DAY_MS;

function obstacles(policy: Policy, terms: Terms, at: Instant, act: Act): Reason[] {
  if (terms.state !== 'held' && terms.state !== 'confirmed') return [{ code: 'not_confirmed' }];
  if (at >= terms.start) return [{ code: 'begun' }];
  const found: Reason[] = [];
  const { noticeMinutes } = policy[act];
  if (terms.start - at < noticeMinutes * MINUTE_MS) found.push({ code: 'too_late', noticeMinutes });
  const zone = zoneNamed(terms.zone);
  for (const each of policy.blackouts.filter(near({ from: terms.start, until: terms.end }))) {
    const [from, until] = [zone.edge(readLocal(each.from)), zone.edge(readLocal(each.until))];
    if (each.no.includes(act) && terms.start < until && terms.end > from) found.push({ code: 'blackout', until: each.until });
  }
  return found;
}

/** With what is owed for moves, as far as what was paid reaches. */
function keepingBack({ paidMinor, feesDueMinor }: Terms, fee: bigint, reason: Reason): Decision {
  const whole = fee + feesDueMinor;
  const feeMinor = whole < paidMinor ? whole : paidMinor;
  const reasons: Reason[] = feesDueMinor > 0n ? [reason, { code: 'fees_due' }] : [reason];
  return { allowed: true, feeMinor, refundMinor: paidMinor - feeMinor, reasons };
}

/** What calling a booking off would cost at a moment. What is only held costs nothing: nothing was paid. */
export function cancellation(policy: Policy, terms: Terms, at: Instant): Decision {
  if (terms.state === 'held') return { allowed: true, feeMinor: 0n, refundMinor: terms.paidMinor, reasons: [{ code: 'free' }] };
  const against = obstacles(policy, terms, at, 'cancel');
  if (against.length > 0) return refused(against);
  const fee = feeOf(policy, 'cancel', terms.start - at);
  return keepingBack(terms, fee.code === 'fee' ? shareOf(terms.paidMinor, fee.basisPoints) : 0n, fee);
}

/** What moving a booking would cost at a moment; whether the new time can be had is another question. */
export function rescheduling(policy: Policy, terms: Terms, at: Instant): Decision {
  const against = obstacles(policy, terms, at, 'reschedule');
  const { most } = policy.reschedule;
  if (terms.reschedules >= most) against.push({ code: 'too_often', most });
  if (against.length > 0) return refused(against);
  const fee = feeOf(policy, 'reschedule', terms.start - at);
  return { allowed: true, feeMinor: fee.code === 'fee' ? shareOf(terms.paidMinor, fee.basisPoints) : 0n, refundMinor: 0n, reasons: [fee] };
}

/** What staying away costs: whether it may be said at a moment that somebody did not come. */
export function missing(policy: Policy, terms: Terms, at: Instant): Decision {
  if (terms.state !== 'confirmed') return refused([{ code: 'not_confirmed' }]);
  const due = terms.start + policy.noShow.afterMinutes * MINUTE_MS;
  if (at < due) return refused([{ code: 'not_yet', at: new Date(due).toISOString() }]);
  const { basisPoints: points } = policy.noShow;
  return keepingBack(terms, shareOf(terms.paidMinor, points), { code: 'no_show', basisPoints: points });
}

/** The times at which a policy lets nobody book, as instants. */
export function blackoutsIn(policy: Policy, zone: string, window: Interval): Interval[] {
  const wide = { from: window.from - 3 * DAY_MS, until: window.until + 3 * DAY_MS };
  const exceptions = policy.blackouts
    .filter((each) => each.no.includes('book') && near(wide)(each))
    .map((each) => ({ kind: 'open' as const, from: readLocal(each.from), until: readLocal(each.until) }));
  return openIn({ zone, openings: [], exceptions }, wide);
}
