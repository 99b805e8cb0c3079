// Webhooks: signature checked on the raw body, stored once, answered, then worked through by a job.
import { WebhookRefused } from '#ports/payments.ts';
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { now } from '#platform/clock/index.ts';
import { type Actor, inTx, systemActor } from '#platform/db/index.ts';
import { failpoint } from '#platform/failpoint.ts';
import { route } from '#platform/http/route.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import type { ProviderEvent } from '#ports/payments.ts';
import { recordOperation } from './operate.ts';
import { PaymentError } from './payments.errors.ts';
import { OutcomeLearned } from './payments.events.ts';
import { intentById, lockEvent, markEvent, operationById, storeEvent } from './payments.sql.ts';
import { providerNamed } from './providers.ts';
import { withoutToken } from './save-method.ts';

const webhook = operation({
  id: 'paymentWebhook',
  method: 'POST',
  path: '/v1/webhooks/payments/:provider',
  permission: 'platform',
  tag: 'Webhooks',
  summary: 'Where payment providers tell what happened; signed by the provider.',
  params: z.strictObject({ provider: z.string().regex(/^[a-z0-9-]{2,40}$/) }),
  status: 204,
});

const processEvent = defineJob<{ provider: string; event: Stored }>('payments.webhook', ({ provider, event }) =>
  inTx(systemActor, async (tx) => {
    const stored = await tx.row(lockEvent, [provider, event.id]);
    if (!stored || stored.processed_at) return;
    const fault = await apply(event, tx);
    tx.send(markEvent, [provider, event.id, tx.now, fault ?? null]);
  }),
);

type Stored = Omit<ProviderEvent, 'about'> & {
  about:
    | { type: 'attempt'; outcome: Extract<ProviderEvent['about'], { type: 'attempt' }>['outcome']; amountMinor: string; currency: string }
    | Extract<ProviderEvent['about'], { type: 'operation' }>;
};

/** Returns what is wrong with an event that is genuine but can't be applied; it stays visible beside the event. */
async function apply(event: Stored, tx: Parameters<Parameters<typeof inTx>[1]>[0]): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(event.key)) return 'no such payment';
  if (event.about.type === 'operation') {
    const ours = await tx.row(operationById, [event.key]);
    if (!ours) return 'no such operation';
    await recordOperation(tx, { orgId: ours.org_id, operationId: ours.id, outcome: event.about.outcome });
    return undefined;
  }
  const ours = await tx.row(intentById, [event.key]);
  if (!ours) return 'no such payment';
  const { amountMinor, currency, outcome } = event.about;
  if (BigInt(amountMinor) !== ours.amount_minor || currency !== ours.currency) return 'amount or currency differs from ours';
  tx.emit(OutcomeLearned, { orgId: ours.org_id, aggregateId: ours.order_id, payload: { intentId: ours.id, outcome, from: 'webhook' } });
  return undefined;
}

const provider: Actor = { ...systemActor, kind: 'provider' };

export const paymentRoutes = [
  route(webhook, async (call) => {
    const events = readAll(call.params.provider, call);
    await inTx({ ...provider, requestId: call.requestId }, async (tx) => {
      for (const event of events) {
        tx.send(storeEvent, [call.params.provider, event.id, tx.now, call.rawBody]);
        enqueue(
          tx,
          processEvent,
          { provider: call.params.provider, event: storable(event) },
          { key: `webhook ${call.params.provider} ${event.id}` },
        );
      }
    });
    failpoint('webhook.stored');
  }),
];

function storable(event: ProviderEvent): Stored {
  if (event.about.type === 'operation') return { ...event, about: event.about };
  const { amount, outcome } = event.about;
  return {
    ...event,
    about: { type: 'attempt', outcome: withoutToken(outcome), amountMinor: amount.minor.toString(), currency: amount.currency },
  };
}

function readAll(code: string, call: { rawBody: string; headers: Record<string, string | string[] | undefined> }): ProviderEvent[] {
  try {
    return providerNamed(code).readWebhook({ rawBody: call.rawBody, headers: call.headers, now: now() });
  } catch (error) {
    if (error instanceof WebhookRefused) throw PaymentError('WEBHOOK_REFUSED');
    throw error;
  }
}
