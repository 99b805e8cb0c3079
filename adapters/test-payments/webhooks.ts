// The test bank's webhooks: signed JSON over HTTP, with faults on demand.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { now } from '#platform/clock/index.ts';
import { apiUrl, config } from '#platform/config/index.ts';
import type { Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { WebhookRefused } from '#ports/payments.ts';
import type { WebhookFault } from './cards.ts';

export interface BankEvent {
  id: string;
  type: 'charge' | 'operation';
  key: string;
  state: string;
  chargeId: string;
  amountMinor: string;
  currency: string;
  instrument: string;
  declineCode: string | null;
  url: string | null;
}

const TOLERANCE_SECONDS = 300;
const secret = (): string => createHmac('sha256', config().APP_SECRET).update('test provider webhooks').digest('base64url');

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body">`, as several real providers do. */
export function signWebhook(rawBody: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret()).update(`${t}.${rawBody}`).digest('hex')}`;
}

/** @throws WebhookRefused */
export function checkSignature(rawBody: string, header: string | string[] | undefined, at: Date): void {
  const [, t, given = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(header ?? '')) ?? [];
  if (!t || Math.abs(at.getTime() / 1000 - Number(t)) > TOLERANCE_SECONDS) throw new WebhookRefused('no signature, or too old');
  const expected = createHmac('sha256', secret()).update(`${t}.${rawBody}`).digest();
  if (!timingSafeEqual(expected, Buffer.from(given, 'hex'))) throw new WebhookRefused('bad signature');
}

const deliver = defineJob<BankEvent>('test_provider.deliver', async (event) => {
  const body = JSON.stringify(event);
  const answer = await fetch(`${apiUrl()}/v1/webhooks/payments/test`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-test-signature': signWebhook(body, now()) },
    body,
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) throw new Error(`webhook answered ${answer.status}`);
});

const DELAY_MS = 20_000;

/** Sends an event with the fault asked for. Out of order: the state before it arrives after it. */
export function sendWebhook(tx: Tx, event: Omit<BankEvent, 'id'>, fault: WebhookFault): void {
  if (fault === 'lost') return;
  const made = { ...event, id: `evt_${newId()}` };
  const runAt = fault === 'delayed' ? { runAt: new Date(tx.now.getTime() + DELAY_MS) } : {};
  enqueue(tx, deliver, made, runAt);
  if (fault === 'duplicate') enqueue(tx, deliver, made);
  if (fault === 'out-of-order') {
    const earlier = { ...event, id: `evt_${newId()}`, state: 'pending', declineCode: null };
    enqueue(tx, deliver, earlier, { runAt: new Date(tx.now.getTime() + 2_000) });
  }
}
