// Hosting: room on a host is taken when ordered and firm when paid; money is captured when the app runs, and room comes back when it ends.
import {
  callableUntil,
  claimInstances,
  endInstances,
  firmPlaces,
  freeThePlaces,
  InstanceEnded,
  type InstanceFact,
  InstanceRunning,
  placesLeft,
  placesRefusal,
  refundableUntil,
  standingOfLine,
  takePlaces,
  type WantedApps,
  wantInstances,
} from '#modules/hosting/index.ts';
import {
  type Choice,
  type Kind,
  type KindLine,
  type KindOrder,
  moveLinesBySystem,
  type MovesOfLine,
  type MoveTerms,
} from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Event } from '#platform/outbox/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: string }[]): string[] => lines.map((line) => line.lineId);

const wantedOf = <Line extends Choice>(line: Line): Line & WantedApps => ({ ...line, name: config.parse(line.config).name ?? null });

async function want(tx: Tx, order: KindOrder, lines: KindLine[]): Promise<void> {
  firmPlaces(tx, order, ids(lines));
  await wantInstances(tx, order, { lineIds: ids(lines), buyer: order.buyer });
}

/** The app first, so that nobody uses room that was sold again. */
const takeBack =
  (how: 'cancelled' | 'refunded' | 'closed') =>
  async (tx: Tx, order: KindOrder, lines: KindLine[]): Promise<void> => {
    await endInstances(tx, order, ids(lines), how);
    freeThePlaces(tx, order, ids(lines), 'released');
  };

/** All of it goes back or none; the seller may give it back after the buyer could no more. */
function refundTerms(until: Date | null, now: Date, isSeller: boolean): MoveTerms {
  if (until === null) return { allowed: false, keptMinor: 0n, reasons: [{ code: 'app_ended' }] };
  const at = until.toISOString();
  const reason = until > now ? { code: 'in_window', until: at } : { code: 'window_over', at };
  return { allowed: isSeller || until > now, keptMinor: 0n, reasons: [reason] };
}

/** A line runs when none of its apps is waited for any more, and is closed when none of them runs. */
async function follow(tx: Tx, { payload: { orderOrgId: orgId, orderId, lineId } }: Event<InstanceFact>): Promise<void> {
  const { wanted, running, how } = await standingOfLine(tx, { orgId, orderId }, lineId);
  if (wanted > 0) return;
  const line = { orgId, orderId, lineIds: [lineId] };
  await moveLinesBySystem(tx, { ...line, move: 'provision', reason: null });
  if (running === 0) await moveLinesBySystem(tx, { ...line, move: 'close', reason: how });
}

export const hosting: Kind = {
  name: 'hosting',
  machine,
  config,
  ships: false,
  stocked: false,
  milestones: { running: 'delivered' },
  guards: { provision: (facts) => (facts.paid ? undefined : 'an app runs for money that is promised or there') },
  available: (tx, lines) => placesLeft(tx, lines.map(wantedOf)),
  reserve: (tx, order, lines, expiresAt) => takePlaces(tx, order, lines.map(wantedOf), expiresAt),
  refusal: placesRefusal,
  effects: {
    pay: want,
    revive: want,
    expire: (tx, order, lines) => freeThePlaces(tx, order, ids(lines), 'expired'),
    cancel: takeBack('cancelled'),
    refund: takeBack('refunded'),
    close: takeBack('closed'),
  },
  capturesOn: 'provision',
  async terms(tx, order, lines, mover) {
    const isSeller = mover !== 'buyer';
    const [until, first] = await Promise.all([refundableUntil(tx, order, ids(lines)), callableUntil(tx, order, ids(lines))]);
    return new Map<string, MovesOfLine>([
      ...[...until].map(([lineId, last]) => [lineId, { refund: refundTerms(last, tx.now, isSeller) }] as const),
      // It waits for an app while others of it have had their days.
      ...[...first].map(([lineId, day]) => [lineId, { cancel: refundTerms(day, tx.now, isSeller) }] as const),
    ]);
  },
  async claim(tx, { orgId, orderIds, userId, guest }) {
    if (orderIds.length > 0) tx.send(claimInstances, [orgId, orderIds, userId, guest]);
  },
  on: [{ events: [InstanceRunning, InstanceEnded], name: 'hosting.follow', work: follow }],
};
