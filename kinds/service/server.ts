// Services: a time is held when ordered, kept when paid, and taken by being served or missed; calling off frees it.
import {
  type BookingFact,
  BookingMoved,
  confirm,
  confirmedByThemselves,
  type Decision,
  endingTerms,
  giveBack,
  giveWaits,
  hold,
  lapsedLines,
  mark,
  seatsTogether,
  slotRefusal,
} from '#modules/booking/index.ts';
import { changeLine, type Choice, type Kind, type MoveTerms, type StandingLine } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { privateId, publicId } from '#platform/ids/index.ts';
import type { Event } from '#platform/outbox/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: Uuid }[]): Uuid[] => lines.map((line) => line.lineId);

function chosenOf({ config: given }: Pick<Choice, 'config'>): { start: Date; resourceIds: Uuid[] | undefined } {
  const chosen = config.parse(given);
  return { start: new Date(chosen.start), resourceIds: chosen.with?.map((id) => privateId('bookingResource', id)) };
}

const termsOf = ({ allowed, feeMinor, reasons }: Decision): MoveTerms => ({ allowed, keptMinor: feeMinor, reasons });

/** Services whose seller need not say yes to each booking. */
async function withoutAWord(tx: Tx, _: unknown, lines: StandingLine[]): Promise<ReadonlySet<Uuid>> {
  const offers = await confirmedByThemselves(tx, lines);
  return new Set(ids(lines.filter((line) => offers.has(line.offerId))));
}

type Moved = BookingFact & { resourceIds: string[] | null };

/** The line says the time that its booking has now. */
async function bringUpToDate(tx: Tx, { payload }: Event<Moved>): Promise<void> {
  const { orderOrgId: orgId, orderId, lineId, startsAt, resourceIds } = payload;
  const chosen = {
    start: startsAt.replace(/\.\d+Z$/, 'Z'),
    ...(resourceIds ? { with: resourceIds.map((id) => publicId('bookingResource', id)) } : {}),
  };
  await changeLine(tx, { orgId, orderId, lineId, config: config.parse(chosen), type: 'line.rescheduled', reason: null });
}

const confirmation = { move: 'confirm', where: withoutAWord };

export const service: Kind = {
  name: 'service',
  machine,
  config,
  ships: false,
  stocked: false,
  milestones: { served: 'delivered' },
  guards: {},
  available: (tx, lines) =>
    seatsTogether(
      tx,
      lines.map((line) => ({ orgId: line.sellerOrgId, offerId: line.offerId, seats: line.quantity, ...chosenOf(line) })),
    ),
  async reserve(tx, order, lines, expiresAt) {
    const wanted = lines.map((line) => ({ ...line, seats: line.quantity, ...chosenOf(line) }));
    hold(tx, order, wanted, expiresAt);
  },
  refusal: slotRefusal,
  lapsed: (tx, order, lines) => lapsedLines(tx, order, ids(lines)),
  effects: {
    pay: (tx, order, lines) => confirm(tx, order, ids(lines)),
    serve: (tx, order, lines) => mark(tx, order, ids(lines), 'served'),
    miss: (tx, order, lines) => mark(tx, order, ids(lines), 'no_show'),
    expire: (tx, order, lines) => giveBack(tx, order, ids(lines), 'expired'),
    cancel: (tx, order, lines) => giveBack(tx, order, ids(lines), 'released'),
  },
  follows: { pay: confirmation, revive: confirmation },
  capturesOn: 'confirm',
  // Buyers call off under the terms they booked with. A seller who calls off gives all of it back, and keeps a part only of who did not come.
  async terms(tx, order, lines, mover) {
    const found = await endingTerms(tx, order, lines);
    return new Map(
      [...found].map(([lineId, { cancel, miss }]) => [lineId, mover === 'buyer' ? { cancel: termsOf(cancel) } : { miss: termsOf(miss) }]),
    );
  },
  async claim(tx, { orgId, userId, guest }) {
    if (guest !== null) giveWaits(tx, orgId, { guest, userId });
  },
  on: [{ events: [BookingMoved], name: 'service.reschedule', work: bringUpToDate }],
};
