// An attempt to be paid: the wish is written with its order, the provider is asked outside any transaction, the outcome is recorded.
import { ProviderUnavailable, type Outcome } from '#ports/payments.ts';
import type { Tx } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { type Uuid } from '#platform/ids/index.ts';
import { log } from '#platform/log/index.ts';
import { money, type Money } from '#platform/money/index.ts';
import { providerNamed } from './providers.ts';
import { addIntent, endIntent, type IntentRow, recordAttempt } from './payments.sql.ts';
import { saveFromOutcome } from './save-method.ts';
import { sourceOf } from './saved-methods.ts';

export interface NewIntent {
  orgId: Uuid;
  id: Uuid;
  orderId: Uuid;
  provider: string;
  amount: Money;
  /** Of a typed card; null with a saved one. */
  token: string | null;
  savedMethodId: Uuid | null;
  /** Who asked that the typed card be saved. */
  saveAskedBy: Uuid | null;
  returnUrl: string;
  leasedUntil: Date;
}

/** Sends the wish to be paid with the order's own commit. */
export function createIntent(tx: Tx, intent: NewIntent): void {
  const { amount } = intent;
  tx.send(addIntent, [
    intent.orgId,
    intent.id,
    intent.orderId,
    intent.provider,
    amount.currency,
    amount.minor,
    intent.token,
    intent.returnUrl,
    intent.leasedUntil,
    tx.now,
    intent.savedMethodId,
    intent.saveAskedBy,
  ]);
}

/** What is known of an attempt before it is made. */
export type Attempt = Pick<
  IntentRow,
  'org_id' | 'id' | 'state' | 'provider' | 'amount_minor' | 'currency' | 'token' | 'return_url' | 'saved_method_id' | 'save_asked_by'
>;

/**
 * Asks the provider, outside any transaction, under the intent's id as key: asking again after a crash finds the same attempt.
 * No answer counts as `processing`: it is asked again later. A saved method that was removed meanwhile is declined without asking.
 */
export async function askProvider(intent: Attempt, description: string): Promise<Outcome> {
  const provider = providerNamed(intent.provider);
  const source = await sourceOf(intent);
  if (!source) return { status: 'declined', providerRef: null, instrument: null, declineCode: 'saved_method_removed' };
  failpoint('authorize.before');
  try {
    const outcome = await provider.authorize({
      key: intent.id,
      amount: money(intent.amount_minor, intent.currency),
      source,
      returnUrl: intent.return_url,
      description,
    });
    failpoint('authorize.after');
    return outcome;
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    log.warn({ err: error, provider: intent.provider }, 'payment provider did not answer');
    return { status: 'processing', providerRef: null };
  }
}

/**
 * What became of an attempt that was made. One the provider never heard of is made now, unless its order has let go meanwhile: nobody is
 * charged for that.
 */
export async function enquire(intent: Attempt, description: string): Promise<Outcome> {
  try {
    const found = await providerNamed(intent.provider).find({ key: intent.id });
    if (found !== 'unknown') return found;
  } catch (error) {
    if (error instanceof ProviderUnavailable) return { status: 'processing', providerRef: null };
    throw error;
  }
  if (intent.state === 'expired') return { status: 'processing', providerRef: null };
  return askProvider(intent, description);
}

const FIRST_ENQUIRY_MS = 5_000;
const ACTION_ENQUIRY_MS = 60_000;

/** Writes an outcome on the locked intent, and saves the card if that was asked. A provider's later word never turns `authorized` back. */
export async function recordOutcome(tx: Tx, intent: IntentRow, outcome: Outcome): Promise<void> {
  const nextCheck = { processing: FIRST_ENQUIRY_MS, needs_action: ACTION_ENQUIRY_MS, authorized: null, declined: null }[outcome.status];
  const expired = intent.state === 'expired' && (outcome.status === 'processing' || outcome.status === 'needs_action');
  tx.send(recordAttempt, [
    intent.org_id,
    intent.id,
    expired ? 'expired' : outcome.status,
    outcome.status === 'authorized' ? intent.amount_minor : 0n,
    outcome.providerRef,
    outcome.status === 'processing' ? null : outcome.instrument,
    outcome.status === 'declined' ? outcome.declineCode : null,
    outcome.status === 'needs_action' && !expired ? JSON.stringify({ type: 'redirect', url: outcome.url }) : null,
    nextCheck === null ? null : new Date(tx.now.getTime() + nextCheck * 2 ** Math.min(intent.attempts, 8)),
  ]);
  await saveFromOutcome(tx, intent, outcome);
}

/** The order let go before it was paid; money may still come and is then sent back or revives the order. */
export const expireIntents = (tx: Tx, orgId: Uuid, orderId: Uuid): void => tx.send(endIntent, [orgId, orderId, 'expired']);
