// Courses: places are taken when ordered and firm when paid; access is given with that, and taken back with the money.
import {
  claimEnrollments,
  EnrollmentConsumed,
  EnrollmentEnded,
  type EnrollmentFact,
  firmPlaces,
  freeThePlaces,
  grantLines,
  placesLeft,
  refundableUntil,
  revokeLines,
  seatsRefusal,
  takePlaces,
} from '#modules/courses/index.ts';
import { type Kind, type KindLine, type KindOrder, moveLinesBySystem, type MoveTerms } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Event } from '#platform/outbox/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: string }[]): string[] => lines.map((line) => line.lineId);

/** Access first, so that nobody watches a place that was sold again. */
const takeBack =
  (reason: string) =>
  async (tx: Tx, order: KindOrder, lines: KindLine[]): Promise<void> => {
    await revokeLines(tx, order, ids(lines), reason);
    freeThePlaces(tx, order, ids(lines), 'released');
  };

/** All of it goes back or none; the seller may give it back after the buyer could no more. */
function refundTerms(until: Date | null, now: Date, isSeller: boolean): MoveTerms {
  if (until === null) return { allowed: false, keptMinor: 0n, reasons: [{ code: 'access_ended' }] };
  const at = until.toISOString();
  const reason = until > now ? { code: 'in_window', until: at } : { code: 'window_over', at };
  return { allowed: isSeller || until > now, keptMinor: 0n, reasons: [reason] };
}

/** The line follows its enrollment. */
const follow =
  (move: string, reason: string) =>
  async (tx: Tx, { payload: { orderOrgId: orgId, orderId, lineId } }: Event<EnrollmentFact>): Promise<void> => {
    await moveLinesBySystem(tx, { orgId, orderId, lineIds: [lineId], move, reason });
  };

const close = follow('close', 'the time of access is over');

export const course: Kind = {
  name: 'course',
  machine,
  config,
  ships: false,
  stocked: false,
  milestones: { access_granted: 'delivered', consumed: 'delivered' },
  guards: { grant: (facts) => (facts.paid ? undefined : 'access is given for money that is promised or there') },
  available: (tx, lines) => placesLeft(tx, lines),
  reserve: (tx, order, lines, expiresAt) => takePlaces(tx, order, lines, expiresAt),
  refusal: seatsRefusal,
  effects: {
    pay: (tx, order, lines) => firmPlaces(tx, order, ids(lines)),
    async grant(tx, order, lines) {
      const { name: holder } = await order.contact();
      await grantLines(tx, order, { lineIds: ids(lines), buyer: order.buyer, holder });
    },
    expire: (tx, order, lines) => freeThePlaces(tx, order, ids(lines), 'expired'),
    cancel: takeBack('cancelled'),
    refund: takeBack('refunded'),
  },
  follows: { pay: { move: 'grant' }, revive: { move: 'grant' } },
  capturesOn: 'grant',
  async terms(tx, order, lines, mover) {
    const until = await refundableUntil(tx, order, ids(lines));
    return new Map([...until].map(([lineId, last]) => [lineId, { refund: refundTerms(last, tx.now, mover !== 'buyer') }]));
  },
  async claim(tx, { orgId, orderIds, userId, guest }) {
    if (orderIds.length > 0) tx.send(claimEnrollments, [orgId, orderIds, userId, guest]);
  },
  on: [
    { events: [EnrollmentConsumed], name: 'course.consume', work: follow('consume', 'the course is finished') },
    {
      events: [EnrollmentEnded],
      name: 'course.close',
      work: async (tx, event: Event<EnrollmentFact & { state: string }>) =>
        event.payload.state === 'expired' ? close(tx, event) : undefined,
    },
  ],
};
