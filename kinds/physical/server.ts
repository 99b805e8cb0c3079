// Goods: units are taken from stock when ordered, firm when paid, and leave the house when shipped.
import { apply, available, firm, giveBack, linesPartlySent, stockRefusal, take } from '#modules/inventory/index.ts';
import type { Kind } from '#modules/orders/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: string }[]): string[] => lines.map((line) => line.lineId);

export const physical: Kind = {
  name: 'physical',
  machine,
  config,
  ships: true,
  stocked: true,
  guards: {
    confirm: (facts) => (facts.paidOffline ? undefined : 'only an order paid by slip or cash is confirmed by hand'),
    ship: (facts) => (facts.has.has('shipment') ? undefined : 'a carrier and a tracking number are needed'),
  },
  available,
  reserve: (tx, order, lines, expiresAt) => take(tx, order, lines, expiresAt),
  refusal: stockRefusal,
  effects: {
    pay: (tx, order, lines) => firm(tx, order, ids(lines)),
    confirm: (tx, order, lines) => firm(tx, order, ids(lines)),
    expire: (tx, order, lines) => giveBack(tx, order, ids(lines), 'expired'),
    cancel: (tx, order, lines) => giveBack(tx, order, ids(lines), 'released'),
    ship: (tx, order, lines) => apply(tx, order, ids(lines)),
  },
  capturesOn: 'fulfil',
  // A line is called off and given back as a whole: once a part of it is on its way, its rest follows.
  async terms(tx, order, lines) {
    const packing = lines.filter(({ state }) => state === 'fulfilling');
    if (packing.length === 0) return new Map();
    const begun = await linesPartlySent(tx, order, ids(packing));
    const refused = { cancel: { allowed: false, keptMinor: 0n, reasons: [{ code: 'partly_sent' }] } };
    return new Map([...begun].map((lineId) => [lineId, refused]));
  },
};
