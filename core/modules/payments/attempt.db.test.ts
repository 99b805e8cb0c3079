// Asking what became of an attempt: it is made when nobody made it, but never for an order that has let go.
import { expect, test } from 'vitest';
import type { PaymentProvider } from '#ports/payments.ts';
import { enquire } from './attempt.ts';
import type { IntentState } from './payments.sql.ts';
import { usePaymentProviders } from './providers.ts';

const charged: string[] = [];
const forgetful: PaymentProvider = {
  code: 'forgetful',
  name: 'A provider that heard of nothing yet',
  testMode: true,
  find: async () => 'unknown',
  async authorize({ key }) {
    charged.push(key);
    return { status: 'authorized', providerRef: 'r', instrument: '' };
  },
  operate: async () => ({ status: 'failed', reason: 'not asked for' }),
  detach: async () => undefined,
  readWebhook: () => [],
};
usePaymentProviders([forgetful]);

const attempt = (id: string, state: IntentState) => ({
  org_id: 'org',
  id,
  state,
  provider: 'forgetful',
  amount_minor: 1n,
  currency: 'USD',
  token: 't',
  return_url: 'http://localhost/',
  saved_method_id: null,
  save_asked_by: null,
});

test('COR-41 an attempt the provider never heard of is made now', async () => {
  expect(await enquire(attempt('open', 'created'), 'order')).toMatchObject({ status: 'authorized' });
  expect(charged).toEqual(['open']);
});

test('COR-41 nobody is charged for an order that was let go before the provider heard of it', async () => {
  expect(await enquire(attempt('gone', 'expired'), 'order')).toEqual({ status: 'processing', providerRef: null });
  expect(charged).not.toContain('gone');
});
