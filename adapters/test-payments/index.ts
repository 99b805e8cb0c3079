// The built-in test provider: a bank with test cards, a 3-D Secure page, signed webhooks and faults on demand.
import { inTx, systemActor, type Tx } from '#platform/db/index.ts';
import { newId } from '#platform/ids/index.ts';
import { defineJob, enqueue } from '#platform/jobs/index.ts';
import { money } from '#platform/money/index.ts';
import {
  type Authorization,
  type OperationOutcome,
  type Outcome,
  type PaymentProvider,
  type ProviderEvent,
  ProviderUnavailable,
  WebhookRefused,
} from '#ports/payments.ts';
import {
  addCharge,
  addOperation,
  chargeByKey,
  type ChargeRow,
  decide,
  detachCard,
  finishOperation,
  moveMoney,
  chargeById,
} from './bank.sql.ts';
import { maskCard, readCard, type TestCard } from './cards.ts';
import { customerOf, declineOf, newToken, savedOf, type Shown, shownCard } from './on-file.ts';
import { type BankEvent, checkSignature, sendWebhook } from './webhooks.ts';

export { testPaymentRoutes } from './challenge.ts';

const HANG_MS = 1_500;
const firstState = {
  success: 'authorized',
  decline: 'declined',
  challenge: 'requires_action',
  'time-out': 'authorized',
  'late-authorization': 'pending',
  'late-capture': 'authorized',
} as const;

const outcomeOf = (charge: ChargeRow): Outcome => {
  const instrument = maskCard(readCard(charge.card).number);
  switch (charge.state) {
    case 'authorized':
    case 'voided':
      return { status: 'authorized', providerRef: charge.id, instrument, ...savedOf(charge) };
    case 'requires_action':
      return {
        status: 'needs_action',
        providerRef: charge.id,
        instrument,
        url: `${new URL(charge.return_url).origin}/test-payments/${charge.id}/challenge`,
      };
    case 'pending':
      return { status: 'processing', providerRef: charge.id };
    case 'declined':
      return { status: 'declined', providerRef: charge.id, instrument, declineCode: charge.decline_code ?? 'card_declined' };
  }
};

const approveLate = defineJob<{ id: string }>('test_provider.approve', ({ id }) => decideCharge(id, 'authorized', null));

/** The bank's decision on a charge that waited; the webhook tells of it. */
export async function decideCharge(id: string, state: 'authorized' | 'declined', declineCode: string | null): Promise<void> {
  await inTx(systemActor, async (tx) => {
    const charge = await tx.row(decide, [id, state, declineCode]);
    if (charge) sendWebhook(tx, eventOf(charge), readCard(charge.card).webhook);
  });
}

const eventOf = (charge: ChargeRow): Omit<BankEvent, 'id'> => ({
  type: 'charge',
  key: charge.key,
  state: charge.state,
  chargeId: charge.id,
  amountMinor: charge.amount_minor.toString(),
  currency: charge.currency,
  instrument: maskCard(readCard(charge.card).number),
  declineCode: charge.decline_code,
  url: null,
});

async function makeCharge(tx: Tx, input: Authorization, shown: Shown): Promise<ChargeRow> {
  const card = readCard(shown.card);
  const declineCode = declineOf(input.source, shown, tx.now);
  const made = await tx.row(addCharge, [
    `ch_${newId()}`,
    input.key,
    declineCode ? 'declined' : firstState[card.behaviour],
    input.amount.minor,
    input.amount.currency,
    shown.card.slice(0, 200),
    declineCode,
    input.returnUrl,
    tx.now,
    customerOf(input.source),
    newToken(input.source),
  ]);
  if (!made) throw new ProviderUnavailable('a twin of this charge is being made');
  if (made.fresh && made.state === 'pending')
    enqueue(tx, approveLate, { id: made.id }, { runAt: new Date(tx.now.getTime() + card.afterSeconds * 1000) });
  if (made.fresh && card.webhook !== 'none' && made.state === 'authorized') sendWebhook(tx, eventOf(made), card.webhook);
  return made;
}

const lateCapture = defineJob<{ key: string; currency: string; webhook: TestCard['webhook'] }>(
  'test_provider.finish',
  ({ key, currency, webhook }) =>
    inTx(systemActor, async (tx) => {
      const done = await tx.row(finishOperation, [key]);
      if (!done) return;
      await tx.row(moveMoney, [done.charge_id, done.type, done.amount_minor]);
      sendWebhook(
        tx,
        {
          type: 'operation',
          key,
          state: 'done',
          chargeId: done.charge_id,
          amountMinor: done.amount_minor.toString(),
          currency,
          instrument: '',
          declineCode: null,
          url: null,
        },
        webhook,
      );
    }),
);

/** The bank's no: what it had begun is rolled back. */
class Refused extends Error {}

const operate = (input: Parameters<PaymentProvider['operate']>[0]): Promise<OperationOutcome> =>
  tryToOperate(input).catch((error: unknown) => {
    if (error instanceof Refused) return { status: 'failed', reason: error.message };
    throw error;
  });

async function tryToOperate(input: Parameters<PaymentProvider['operate']>[0]): Promise<OperationOutcome> {
  return inTx(systemActor, async (tx) => {
    const known = await tx.row(chargeById, [input.providerRef]);
    if (!known) return { status: 'failed', reason: 'no such charge' };
    const card = readCard(known.card);
    const late = card.behaviour === 'late-capture' && input.type === 'capture';
    const made = await tx.row(addOperation, [input.key, known.id, input.type, input.amount.minor, late ? 'pending' : 'done', tx.now]);
    if (!made) throw new ProviderUnavailable('a twin of this operation is being made');
    if (made.fresh && late) {
      const runAt = new Date(tx.now.getTime() + card.afterSeconds * 1000);
      enqueue(tx, lateCapture, { key: input.key, currency: known.currency, webhook: card.webhook }, { runAt });
    } else if (made.fresh && !(await tx.row(moveMoney, [known.id, input.type, input.amount.minor]))) {
      throw new Refused(`the bank refuses to ${input.type} a charge that is ${known.state}`);
    }
    return { status: made.state, providerRef: known.id };
  });
}

function readEvent(rawBody: string): ProviderEvent[] {
  const event = JSON.parse(rawBody) as BankEvent;
  if (event.type === 'operation')
    return [{ id: event.id, key: event.key, about: { type: 'operation', outcome: { status: 'done', providerRef: event.chargeId } } }];
  const about = {
    type: 'attempt' as const,
    amount: money(BigInt(event.amountMinor), event.currency),
    outcome: outcomeFromWire(event),
  };
  return [{ id: event.id, key: event.key, about }];
}

function outcomeFromWire(event: BankEvent): Outcome {
  const { chargeId: providerRef, instrument } = event;
  if (event.state === 'authorized') return { status: 'authorized', providerRef, instrument };
  if (event.state === 'declined') return { status: 'declined', providerRef, instrument, declineCode: event.declineCode ?? 'card_declined' };
  return { status: 'processing', providerRef };
}

export const testPayments: PaymentProvider = {
  code: 'test',
  name: 'Test card',
  testMode: true,
  async authorize(input) {
    const made = await inTx(systemActor, async (tx) => makeCharge(tx, input, await shownCard(tx, input.source)));
    if (readCard(made.card).behaviour === 'time-out') {
      await new Promise((resume) => setTimeout(resume, HANG_MS));
      throw new ProviderUnavailable('time-out');
    }
    return outcomeOf(made);
  },
  async find({ key }) {
    const found = await inTx(systemActor, (tx) => tx.row(chargeByKey, [key]));
    return found ? outcomeOf(found) : 'unknown';
  },
  operate,
  async detach(token) {
    await inTx(systemActor, async (tx) => tx.send(detachCard, [token, tx.now]));
  },
  readWebhook({ rawBody, headers, now }) {
    checkSignature(rawBody, headers['x-test-signature'], now);
    try {
      return readEvent(rawBody);
    } catch {
      throw new WebhookRefused('not an event');
    }
  },
};
