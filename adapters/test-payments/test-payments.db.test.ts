// The built-in bank passes the contract of payment adapters.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '#platform/config/index.ts';
import { closeDatabase, openDatabase } from '#platform/db/index.ts';
import { paymentContract } from '#ports/payments-contract.ts';
import { useDatabase } from '../../tools/testing/database.ts';
import { readCard } from './cards.ts';
import { testPayments } from './index.ts';
import { page } from './page.ts';
import { type BankEvent, signWebhook } from './webhooks.ts';

beforeAll(async () => {
  await useDatabase();
  loadConfig();
  await openDatabase();
});
afterAll(closeDatabase);

paymentContract(testPayments, {
  tokens: { success: '4242 4242 4242 4242', declined: '4000000000000002', action: '4000000000003220' },
  async webhook() {
    const key = randomUUID();
    const now = new Date();
    const event: BankEvent = {
      id: 'evt_1',
      type: 'charge',
      key,
      state: 'authorized',
      chargeId: 'ch_1',
      amountMinor: '10700',
      currency: 'USD',
      instrument: '',
      declineCode: null,
      url: null,
    };
    const rawBody = JSON.stringify(event);
    return { rawBody, headers: { 'x-test-signature': signWebhook(rawBody, now) }, now, key };
  },
});

test.each([
  ['4242424242424242', 'success', 'none', 120],
  ['4000 0000 0000 3220;webhook=lost;after=5', 'challenge', 'lost', 5],
  ['4000000000000259;after=99999999', 'late-authorization', 'none', 86_400],
  ['4000000000000259;after=-3;webhook=nonsense', 'late-authorization', 'none', 0],
  ['hello', 'decline', 'none', 120],
])('the token %s means %s', (token, behaviour, webhook, afterSeconds) => {
  expect(readCard(token)).toMatchObject({ behaviour, webhook, afterSeconds });
});

test.each(['en', 'th', 'vi', 'ru', 'ar'])('the page of the bank speaks %s', (language) => {
  const html = page({ id: 'ch_1', amountMinor: 10_700n, currency: 'USD', language });
  expect(html).toContain(`lang="${language}"`);
  expect(html).toContain('/test-payments/ch_1/answer');
});
