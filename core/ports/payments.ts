// What we ask of a payment provider. Every call carries a key made from the business identity, so asking twice is asking once.
import type { Money } from '#platform/money/index.ts';

/** What became of an attempt to authorize. */
export type Outcome =
  | { status: 'authorized'; providerRef: string; instrument: string }
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

export interface PaymentProvider {
  code: string;
  name: string;
  testMode: boolean;
  /** @throws ProviderUnavailable when the answer is unknown: it may or may not have happened */
  authorize(input: { key: string; amount: Money; token: string; returnUrl: string; description: string }): Promise<Outcome>;
  /** What became of an attempt; `unknown` when the provider never heard of it. */
  find(input: { key: string }): Promise<Outcome | 'unknown'>;
  /** A no is an answer (`failed`); whatever is thrown means that the outcome is unknown, and it is asked again under the same key. */
  operate(input: { type: 'capture' | 'void' | 'refund'; key: string; providerRef: string; amount: Money }): Promise<OperationOutcome>;
  /** Reads a webhook from its raw body. @throws WebhookRefused on a bad or old signature */
  readWebhook(input: { rawBody: string; headers: Record<string, string | string[] | undefined>; now: Date }): ProviderEvent[];
}

/** The provider did not answer: what it did is not known. */
export class ProviderUnavailable extends Error {}

/** The webhook is not from the provider, or too old to trust. */
export class WebhookRefused extends Error {}
