// The test bank's 3-D Secure page: the buyer approves or refuses, and goes back to the shop.
import { z } from 'zod';
import { operation } from '#contracts/operation.ts';
import { inTx, systemActor } from '#platform/db/index.ts';
import { PlatformError } from '#platform/errors/index.ts';
import { Answer, type Call, route } from '#platform/http/route.ts';
import { chargeById } from './bank.sql.ts';
import { decideCharge } from './index.ts';
import { page } from './page.ts';

const Params = z.strictObject({ id: z.string().regex(/^ch_[0-9a-f-]{36}$/) });

const showChallenge = operation({
  id: 'showTestChallenge',
  method: 'GET',
  path: '/test-payments/:id/challenge',
  permission: 'public',
  tag: 'Test provider',
  summary: 'Page of the test bank where a buyer proves who they are.',
  params: Params,
  query: z.object({}),
  produces: 'text/html',
});
const answerChallenge = operation({
  id: 'answerTestChallenge',
  method: 'POST',
  path: '/test-payments/:id/answer',
  permission: 'public',
  tag: 'Test provider',
  summary: 'What the buyer said on the page of the test bank.',
  params: Params,
  accepts: 'form',
  body: z.strictObject({ decision: z.enum(['approve', 'refuse']) }),
  produces: 'text/html',
});

const html = (text: string): Answer =>
  new Answer(200, text, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    'cache-control': 'no-store',
  });

async function chargeOf(call: Call<{ id: string }>) {
  const charge = await inTx(systemActor, (tx) => tx.row(chargeById, [call.params.id]));
  if (!charge) throw PlatformError('NOT_FOUND');
  return charge;
}

/** Back to the page that our own side named when it asked for the money. */
const back = (returnUrl: string): Answer => new Answer(303, '', { location: returnUrl, 'content-type': 'text/plain' });

export const testPaymentRoutes = [
  route(showChallenge, async (call) => {
    const charge = await chargeOf(call);
    if (charge.state !== 'requires_action') return back(charge.return_url);
    return html(
      page({
        id: charge.id,
        amountMinor: charge.amount_minor,
        currency: charge.currency,
        language: String(call.headers['accept-language'] ?? ''),
      }),
    );
  }),
  route(answerChallenge, async (call) => {
    const charge = await chargeOf(call);
    const approve = call.body.decision === 'approve';
    await decideCharge(charge.id, approve ? 'authorized' : 'declined', approve ? null : 'authentication_failed');
    return back(charge.return_url);
  }),
];
