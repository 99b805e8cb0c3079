// Orders followed live: every process hears which order changed and tells the streams that follow it.
import { listen, notify } from '#platform/db/index.ts';
import { on } from '#platform/outbox/index.ts';
import { LatePaymentReturned, LinesMoved } from './orders.events.ts';
import { PaymentCaptured, PaymentRefunded } from '#modules/payments/index.ts';

const followers = new Map<string, Set<() => void>>();

/** Calls back whenever the order changes, until the returned function is called. */
export function follow(orderId: string, changed: () => void): () => void {
  const set = followers.get(orderId) ?? new Set();
  followers.set(orderId, set.add(changed));
  return () => {
    set.delete(changed);
    if (set.size === 0) followers.delete(orderId);
  };
}

function tell(orderId: string): void {
  const sets = orderId ? [followers.get(orderId)] : [...followers.values()];
  for (const set of sets) for (const changed of set ?? []) changed();
}

/** Hears the changes of all processes; after a lost connection everybody looks again. */
export const startLive = (): { stop(): Promise<void> } => listen('tessera_live', tell);

on([LinesMoved, LatePaymentReturned, PaymentCaptured, PaymentRefunded] as never[], 'orders.live', async (_, event) =>
  notify('tessera_live', event.aggregateId),
);
