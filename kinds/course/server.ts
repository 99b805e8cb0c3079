// Courses: places are taken when ordered and firm when paid; access is given after that, and taken back with the money.
import { firmPlaces, freeThePlaces, grantLines, placesLeft, revokeLines, seatsRefusal, takePlaces } from '#modules/courses/index.ts';
import type { Kind, KindLine, KindOrder } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: string }[]): string[] => lines.map((line) => line.lineId);

/** Access first, so that nobody watches a place that was sold again. */
const takeBack =
  (reason: string) =>
  async (tx: Tx, order: KindOrder, lines: KindLine[]): Promise<void> => {
    await revokeLines(tx, order, ids(lines), reason);
    freeThePlaces(tx, order, ids(lines), 'released');
  };

export const course: Kind = {
  name: 'course',
  machine,
  config,
  ships: false,
  guards: {
    grant: (facts) => (facts.paid ? undefined : 'access is given for money that is promised or there'),
    refund: (facts) => (facts.has.has('refund_window') ? undefined : 'the time in which the course could be given back is over'),
  },
  available: (tx, lines) => placesLeft(tx, lines),
  reserve: (tx, order, lines, expiresAt) => takePlaces(tx, order, lines, expiresAt),
  refusal: seatsRefusal,
  effects: {
    pay: (tx, order, lines) => firmPlaces(tx, order, ids(lines)),
    grant: (tx, order, lines) => grantLines(tx, order, ids(lines)),
    expire: (tx, order, lines) => freeThePlaces(tx, order, ids(lines), 'expired'),
    cancel: takeBack('cancelled'),
    refund: takeBack('refunded'),
  },
  refundable: (state) => (state === 'consumed' || state === 'closed' ? 0 : 10_000),
};
