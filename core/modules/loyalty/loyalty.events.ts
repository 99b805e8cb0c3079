// Facts the loyalty module announces.
import { defineEvent } from '#platform/outbox/index.ts';

export interface CardFact extends Record<string, unknown> {
  cardId: string;
  programmeId: string;
  /** Of a card that was sold; null otherwise. */
  orderOrgId: string | null;
  orderId: string | null;
  lineId: string | null;
}

export const CardIssued = defineEvent<CardFact>('loyalty_card.issued', 'loyalty_card');
/** Why, as a code: by staff, with its line, by time. What staff wrote stays with the card. */
export type CardEnd = 'revoked' | 'cancelled' | 'refunded' | 'time';
export const CardEnded = defineEvent<CardFact & { state: 'revoked' | 'expired'; reason: CardEnd }>('loyalty_card.ended', 'loyalty_card');
