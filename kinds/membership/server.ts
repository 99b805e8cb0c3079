// Memberships: cards are set aside when ordered and firm when paid; they are issued with that, and end with the money.
import {
  CardEnded,
  type CardFact,
  cardsLeft,
  cardsRefusal,
  claimCards,
  issueCards,
  keepCards,
  letCardsGo,
  type LineOfCards,
  revokeLines,
  setCardsAside,
  standOf,
} from '#modules/loyalty/index.ts';
import { type Kind, type KindLine, type KindOrder, moveLinesBySystem, type MoveTerms } from '#modules/orders/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { Event } from '#platform/outbox/index.ts';
import { config, machine } from './contract.ts';

const ids = (lines: { lineId: string }[]): string[] => lines.map((line) => line.lineId);

/** Cards first, so that nobody shows one whose place was sold again. */
const takeBack =
  (reason: 'cancelled' | 'refunded') =>
  async (tx: Tx, order: KindOrder, lines: KindLine[]): Promise<void> => {
    await revokeLines(tx, order, ids(lines), reason);
    letCardsGo(tx, order, ids(lines), 'released');
  };

/** All of it goes back or none; the seller may give it back after the buyer could no more, and while a card is suspended. */
function refundTerms({ living, suspended, refundUntil }: LineOfCards, now: Date, isSeller: boolean): MoveTerms {
  if (living === 0) return { allowed: false, keptMinor: 0n, reasons: [{ code: 'card_ended' }] };
  const at = refundUntil.toISOString();
  const isOpen = refundUntil > now;
  const reason = isOpen ? { code: 'in_window', until: at } : { code: 'window_over', at };
  if (suspended > 0) return { allowed: isSeller, keptMinor: 0n, reasons: [{ code: 'card_suspended' }, reason] };
  return { allowed: isSeller || isOpen, keptMinor: 0n, reasons: [reason] };
}

/** A line is done when the last of its cards has ended. */
async function closeLine(tx: Tx, { payload }: Event<CardFact>): Promise<void> {
  const { orderOrgId: orgId, orderId, lineId } = payload;
  if (orgId === null || orderId === null || lineId === null) return;
  const stand = await standOf(tx, { orgId, orderId }, [lineId]);
  if ((stand.get(lineId)?.living ?? 0) > 0) return;
  await moveLinesBySystem(tx, { orgId, orderId, lineIds: [lineId], move: 'close', reason: 'its cards have ended' });
}

export const membership: Kind = {
  name: 'membership',
  machine,
  config,
  ships: false,
  stocked: false,
  milestones: { issued: 'delivered' },
  guards: { issue: (facts) => (facts.paid ? undefined : 'cards are issued for money that is promised or there') },
  available: (tx, lines) => cardsLeft(tx, lines),
  reserve: (tx, order, lines, expiresAt) => setCardsAside(tx, order, lines, expiresAt),
  refusal: cardsRefusal,
  effects: {
    pay: (tx, order, lines) => keepCards(tx, order, ids(lines)),
    async issue(tx, order, lines) {
      const { name } = await order.contact();
      await issueCards(tx, order, { lineIds: ids(lines), holder: order.buyer, name });
    },
    expire: (tx, order, lines) => letCardsGo(tx, order, ids(lines), 'expired'),
    cancel: takeBack('cancelled'),
    refund: takeBack('refunded'),
  },
  follows: { pay: { move: 'issue' }, revive: { move: 'issue' } },
  capturesOn: 'issue',
  async terms(tx, order, lines, mover) {
    const stands = await standOf(tx, order, ids(lines));
    return new Map([...stands].map(([lineId, stand]) => [lineId, { refund: refundTerms(stand, tx.now, mover !== 'buyer') }]));
  },
  async claim(tx, { orgId, orderIds, userId, guest }) {
    if (orderIds.length > 0) tx.send(claimCards, [orgId, orderIds, userId, guest]);
  },
  on: [{ events: [CardEnded], name: 'membership.close', work: closeLine }],
};
