// Services: a time is held when ordered, kept when paid, and taken by being served or missed; calling off frees it.
import { confirm, giveBack, hold, mark, seatsAt, slotRefusal, type WantedSlot } from '#modules/booking/index.ts';
import type { Kind, KindLine } from '#modules/orders/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { privateId } from '#platform/ids/index.ts';
import { config, machine } from './contract.ts';

type Chosen = Pick<KindLine, 'sellerOrgId' | 'offerId' | 'config'>;

const ids = (lines: { lineId: Uuid }[]): Uuid[] => lines.map((line) => line.lineId);
const startOf = (line: Chosen): Date => new Date(config.parse(line.config).start);

const resourcesOf = (line: Chosen): Uuid[] | undefined => config.parse(line.config).with?.map((id) => privateId('bookingResource', id));

const wantedOf = (line: KindLine): WantedSlot => ({
  lineId: line.lineId,
  sellerOrgId: line.sellerOrgId,
  offerId: line.offerId,
  start: startOf(line),
  seats: line.quantity,
  resourceIds: resourcesOf(line),
});

export const service: Kind = {
  name: 'service',
  machine,
  config,
  ships: false,
  guards: {},
  async available(tx, lines) {
    const found = await seatsAt(
      tx,
      lines.map((line) => ({ orgId: line.sellerOrgId, offerId: line.offerId, start: startOf(line), resourceIds: resourcesOf(line) })),
    );
    // Lines of one offer at several times share a number: the least.
    const seats = new Map<Uuid, number>();
    for (const [at, here] of found.entries()) {
      const offerId = lines[at]?.offerId ?? '';
      if (here !== undefined) seats.set(offerId, Math.min(here, seats.get(offerId) ?? here));
    }
    return seats;
  },
  async reserve(tx, order, lines, expiresAt) {
    hold(tx, order, lines.map(wantedOf), expiresAt);
  },
  refusal: slotRefusal,
  effects: {
    pay: (tx, order, lines) => confirm(tx, order, ids(lines)),
    serve: (tx, order, lines) => mark(tx, order, ids(lines), 'served'),
    miss: (tx, order, lines) => mark(tx, order, ids(lines), 'no_show'),
    expire: (tx, order, lines) => giveBack(tx, order, ids(lines), 'expired'),
    cancel: (tx, order, lines) => giveBack(tx, order, ids(lines), 'released'),
  },
  // The fee of the booking's own policy goes by its time, which a state does not know (docs/decisions/0022).
  refundable: (state) => (state === 'paid' || state === 'confirmed' ? 10_000 : 0),
};
