// Cards the test bank keeps: under a token for one customer, until it is detached.
import { createHmac, randomUUID } from 'node:crypto';
import { config } from '#platform/config/index.ts';
import type { Tx } from '#platform/db/index.ts';
import type { PaymentSource, SavedInstrument } from '#ports/payments.ts';
import { cardOnFile, type ChargeRow } from './bank.sql.ts';
import { readCard } from './cards.ts';

/** The card a source names: as it was typed, and when the bank first saw it. Null time: now. */
export interface Shown {
  card: string;
  since: Date | null;
}

const YEARS = 3;

/** A card on file that is not there, or not this customer's, is no card. */
export async function shownCard(tx: Tx, source: PaymentSource): Promise<Shown> {
  if (source.type === 'typed') return { card: source.token, since: null };
  const kept = await tx.row(cardOnFile, [source.token, source.customer]);
  return { card: kept?.card ?? '', since: kept?.created_at ?? null };
}

const expiryOf = (card: string, since: Date): { year: number; month: number } =>
  readCard(card).expires ?? { year: since.getUTCFullYear() + YEARS, month: 12 };

/** Why the bank says no at once, or null. */
export function declineOf(source: PaymentSource, shown: Shown, now: Date): string | null {
  const card = readCard(shown.card);
  if (source.type === 'saved' && shown.card === '') return 'payment_method_detached';
  if (card.declineCode) return card.declineCode;
  const { year, month } = expiryOf(shown.card, shown.since ?? now);
  if (Date.UTC(year, month) <= now.getTime()) return 'expired_card';
  return source.type === 'saved' && card.declinedOnFile ? 'card_declined' : null;
}

export const customerOf = (source: PaymentSource): string | null => (source.type === 'typed' && source.save ? source.customer : null);

export const newToken = (source: PaymentSource): string | null => (source.type === 'typed' && source.save ? `tok_${randomUUID()}` : null);

/** What is told of a card that was kept with a charge. */
export function savedOf(charge: ChargeRow): { saved?: SavedInstrument } {
  if (charge.saved_token === null) return {};
  const { number, brand } = readCard(charge.card);
  const { year, month } = expiryOf(charge.card, charge.created_at);
  const fingerprint = createHmac('sha256', config().APP_SECRET).update(`test card ${number}`).digest('base64url');
  return { saved: { token: charge.saved_token, fingerprint, brand, last4: number.slice(-4), expiryMonth: month, expiryYear: year } };
}
