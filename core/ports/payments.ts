// What we ask of a payment provider. Every call carries a key made from the business identity, so asking twice is asking once.
import type { Money } from '#platform/money/index.ts';

/** A card that a provider keeps for a customer. */
export interface SavedInstrument {
  /** What it is charged with from now on; secret. A new one each time a card is saved. */
  token: string;
  /** The same for the same card, whoever saves it and however often; never its number. */
  fingerprint: string;
  brand: string;
  last4: string;
  expiryMonth: number;
  expiryYear: number;
}

/** What became of an attempt to authorize; `saved` when saving was asked for. It never comes by webhook: whoever needs it asks with `find`. */
export type Outcome =
  | { status: 'authorized'; providerRef: string; instrument: string; saved?: SavedInstrument }
  | { status: 'needs_action'; providerRef: string; instrument: string; url: string }
  | { status: 'processing'; providerRef: string | null }
  | { status: 'declined'; providerRef: string | null; instrument: string | null; declineCode: string };

/** What became of a capture, void or refund. `pending` is told later by a webhook. */
export type OperationOutcome = { status: 'done' | 'pending'; providerRef: string } | { status: 'failed'; reason: string };

/** Something a provider told us by webhook, its signature checked. */
export interface ProviderEvent {
  id: string;
  /** Our key of the attempt or operation it is about. */
  key: string;
  about: { type: 'attempt'; outcome: Outcome; amount: Money } | { type: 'operation'; outcome: OperationOutcome };
}

/**
 * What is charged: what the buyer's browser got from the provider's script, kept for a customer when `save` is set; or a card that was kept.
 * The customer is our opaque name for one person in one shop: a token is of no use for another.
 */
export type PaymentSource =
  | { type: 'typed'; token: string; save?: false }
  | { type: 'typed'; token: string; save: true; customer: string }
  | { type: 'saved'; token: string; customer: string };

export interface Authorization {
  key: string;
  amount: Money;
  source: PaymentSource;
  returnUrl: string;
  description: string;
}

export interface PaymentProvider {
  code: string;
  name: string;
  testMode: boolean;
  /** @throws ProviderUnavailable when the answer is unknown: it may or may not have happened */
  authorize(input: Authorization): Promise<Outcome>;
  /** What became of an attempt; `unknown` when the provider never heard of it. */
  find(input: { key: string }): Promise<Outcome | 'unknown'>;
  /** A void lets go of what is not captured; what was stays. A no is an answer (`failed`); whatever is thrown means that the outcome is unknown, and it is asked again under the same key. */
  operate(input: { type: 'capture' | 'void' | 'refund'; key: string; providerRef: string; amount: Money }): Promise<OperationOutcome>;
  /** Lets go of a saved card: its token is declined from now on. Again, or for a token nobody knows, changes nothing. */
  detach(token: string): Promise<void>;
  /** Reads a webhook from its raw body. @throws WebhookRefused on a bad or old signature */
  readWebhook(input: { rawBody: string; headers: Record<string, string | string[] | undefined>; now: Date }): ProviderEvent[];
}

/** The provider did not answer: what it did is not known. */
export class ProviderUnavailable extends Error {}

/** The webhook is not from the provider, or too old to trust. */
export class WebhookRefused extends Error {}
