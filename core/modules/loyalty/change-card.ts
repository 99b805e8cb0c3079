// What people do with a card: staff suspend, resume and revoke it with a reason; who holds it says the name on it.
import { record } from '#modules/audit/index.ts';
import type { Actor, Tx } from '#platform/db/index.ts';
import type { Uuid } from '#platform/ids/index.ts';
import { nameIndex } from '#platform/vault/index.ts';
import { cardById, type CardRow, type CardState, moveCard, myCard, type MyCardRow, nameCard } from './cards.sql.ts';
import { announceEnds } from './end-cards.ts';
import { LoyaltyError } from './loyalty.errors.ts';
import { sealHolder } from './loyalty.sealed.ts';

const moves = {
  suspend: { from: ['active'], to: 'suspended', action: 'loyalty_card.suspended' },
  resume: { from: ['suspended'], to: 'active', action: 'loyalty_card.resumed' },
  revoke: { from: ['active', 'suspended'], to: 'revoked', action: 'loyalty_card.revoked' },
} as const;
export type CardMove = keyof typeof moves;

async function cardIn(tx: Tx, orgId: Uuid, cardId: Uuid): Promise<CardRow> {
  const row = await tx.row(cardById, [orgId, cardId]);
  if (!row) throw LoyaltyError('CARD_NOT_FOUND');
  return row;
}

/** A card that is so already stays as it is. @throws Refusal CARD_NOT_FOUND, CARD_ENDED */
export async function changeCard(tx: Tx, of: { orgId: Uuid; cardId: Uuid }, move: CardMove, reason: string): Promise<CardRow> {
  const { orgId, cardId } = of;
  const { from, to, action } = moves[move];
  const ends = to === 'revoked';
  const moved = await tx.row(moveCard, [orgId, cardId, to, to === 'active' ? null : reason, from, ends ? tx.now : null, tx.now]);
  const card = await cardIn(tx, orgId, cardId);
  if (!moved && card.state !== to) throw LoyaltyError('CARD_ENDED', { facts: { state: stateAt(card, tx.now) } });
  if (!moved) return card;
  if (ends) announceEnds(tx, [moved], to, 'revoked');
  await record(tx, {
    orgId,
    action,
    subject: { type: 'loyalty_card', id: cardId },
    after: { lastFour: card.last_four },
    // Free text about whoever holds it: what ends a card is told without it, and the chain keeps it where it can go.
    personal: { reason },
  });
  return card;
}

/** By who holds it: one person or guest in one shop. @throws Refusal CARD_NOT_FOUND, CARD_ENDED */
export async function renameCard(tx: Tx, { userId, guest, shopId }: Actor, cardId: Uuid, name: string): Promise<MyCardRow> {
  const own = [userId, guest, shopId, cardId];
  const before = await tx.row(myCard, own);
  if (!before) throw LoyaltyError('CARD_NOT_FOUND');
  const sealed = sealHolder(before.org_id, name);
  if (!(await tx.row(nameCard, [...own, sealed, nameIndex(name), tx.now])))
    throw LoyaltyError('CARD_ENDED', { facts: { state: stateAt(before, tx.now) } });
  return { ...before, name_sealed: sealed };
}

/** What a card is at this moment: over when its time is, whether or not the job has said so. */
export const stateAt = ({ state, valid_until: until }: CardRow, now: Date): CardState =>
  (state === 'active' || state === 'suspended') && until !== null && until <= now ? 'expired' : state;
