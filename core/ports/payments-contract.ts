// The contract every payment adapter passes, as tests: against the built-in bank, or a stand-in that speaks a provider's wire format.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { money, type Money } from '#platform/money/index.ts';
import { type Outcome, type PaymentProvider, type PaymentSource, type SavedInstrument, WebhookRefused } from './payments.ts';

export interface PaymentSample {
  /** Tokens that lead to each outcome. */
  tokens: { success: string; declined: string; action: string };
  /** A genuine webhook, as raw body and headers. */
  webhook(): Promise<{ rawBody: string; headers: Record<string, string>; now: Date; key: string }>;
}

const amount: Money = money(10_700n, 'USD');
const returnUrl = 'https://shop.test/orders/1';

/** Registers the tests of the contract for a provider. */
export function paymentContract(provider: PaymentProvider, sample: PaymentSample): void {
  const ask = (source: PaymentSource, key: string = randomUUID()): Promise<Outcome> =>
    provider.authorize({ key, amount, source, returnUrl, description: 'contract' });
  const authorize = (token: string, key?: string): Promise<Outcome> => ask({ type: 'typed', token }, key);
  const paid = async (): Promise<string> => {
    const outcome = await authorize(sample.tokens.success);
    if (outcome.status !== 'authorized') throw new Error(`not authorized: ${outcome.status}`);
    return outcome.providerRef;
  };

  test(`COR-41 ${provider.code}: the same key asked five times at once is one authorization`, async () => {
    const key = randomUUID();
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => authorize(sample.tokens.success, key)));
    const refs = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.providerRef] : []));
    expect(refs.length).toBeGreaterThan(0);
    expect(new Set(refs).size).toBe(1);
    expect(await provider.find({ key })).toMatchObject({ status: 'authorized', providerRef: refs[0] });
  });

  test(`COR-41 ${provider.code}: a decline is an outcome with a code, a challenge one with an address, an unknown key is unknown`, async () => {
    expect(await authorize(sample.tokens.declined)).toMatchObject({ status: 'declined', declineCode: expect.stringMatching(/^[a-z_]+$/) });
    expect(await authorize(sample.tokens.action)).toMatchObject({ status: 'needs_action', url: expect.stringMatching(/^https?:/) });
    expect(await provider.find({ key: randomUUID() })).toBe('unknown');
  });

  test(`COR-41 ${provider.code}: captures and refunds happen once for their key, and never beyond what there is`, async () => {
    const providerRef = await paid();
    const capture = { type: 'capture' as const, key: randomUUID(), providerRef, amount };
    expect(await provider.operate(capture)).toEqual(await provider.operate(capture));
    const part = { type: 'refund' as const, key: randomUUID(), providerRef, amount: money(10_000n, 'USD') };
    expect(await provider.operate(part)).toMatchObject({ status: 'done' });
    expect(await provider.operate(part)).toMatchObject({ status: 'done' });
    expect(await provider.operate({ ...part, key: randomUUID() })).toMatchObject({ status: 'failed' });
    expect(await provider.operate({ ...part, key: randomUUID(), amount: money(700n, 'USD') })).toMatchObject({ status: 'done' });
  });

  test(`COR-41 ${provider.code}: an authorization can be let go`, async () => {
    const providerRef = await paid();
    expect(await provider.operate({ type: 'void', key: randomUUID(), providerRef, amount })).toMatchObject({ status: 'done' });
  });

  test(`COR-41 ${provider.code}: a genuine webhook is read; one altered by a letter, unsigned or six minutes old is refused`, async () => {
    const { rawBody, headers, now, key } = await sample.webhook();
    expect(provider.readWebhook({ rawBody, headers, now })[0]?.key).toBe(key);
    const late = new Date(now.getTime() + 6 * 60_000);
    for (const forged of [
      { rawBody: `${rawBody} `, headers, now },
      { rawBody, headers: {}, now },
      { rawBody, headers, now: late },
    ]) {
      expect(() => provider.readWebhook(forged)).toThrow(WebhookRefused);
    }
  });

  savingContract(provider, sample, ask);
}

type Ask = (source: PaymentSource, key?: string) => Promise<Outcome>;

function savingContract(provider: PaymentProvider, sample: PaymentSample, ask: Ask): void {
  const saveFor = async (customer: string, key?: string): Promise<SavedInstrument> => {
    const outcome = await ask({ type: 'typed', token: sample.tokens.success, save: true, customer }, key);
    if (outcome.status !== 'authorized' || !outcome.saved) throw new Error(`not saved: ${outcome.status}`);
    return outcome.saved;
  };

  test(`COR-89 ${provider.code}: a card is saved when asked for, once for a key, told again by find, and pays without being typed`, async () => {
    const customer = randomUUID();
    const key = randomUUID();
    const saved = await saveFor(customer, key);
    expect(saved).toEqual({
      token: expect.stringMatching(/^\S{8,}$/),
      fingerprint: expect.stringMatching(/^\S{4,200}$/),
      brand: expect.stringMatching(/^[a-z_]{1,40}$/),
      last4: expect.stringMatching(/^\d{4}$/),
      expiryMonth: expect.any(Number),
      expiryYear: expect.any(Number),
    });
    expect(await saveFor(customer, key)).toEqual(saved);
    expect(await provider.find({ key })).toMatchObject({ status: 'authorized', saved });
    const unasked = await ask({ type: 'typed', token: sample.tokens.success });
    expect(unasked).not.toHaveProperty('saved');
    const again = await saveFor(customer);
    expect(again.fingerprint).toBe(saved.fingerprint);
    expect(again.token).not.toBe(saved.token);
    const paidWith = await ask({ type: 'saved', token: saved.token, customer });
    expect(paidWith).toMatchObject({ status: 'authorized' });
    expect(paidWith).not.toHaveProperty('saved');
  });

  test(`COR-89 ${provider.code}: a saved card is of no use to another customer, nor after it was detached; the attempts before stand`, async () => {
    const customer = randomUUID();
    const { token } = await saveFor(customer);
    expect(await ask({ type: 'saved', token, customer: randomUUID() })).toMatchObject({ status: 'declined' });
    const key = randomUUID();
    const before = await ask({ type: 'saved', token, customer }, key);
    await provider.detach(token);
    await provider.detach(token);
    await provider.detach(randomUUID());
    expect(await ask({ type: 'saved', token, customer })).toMatchObject({ status: 'declined' });
    expect(await ask({ type: 'saved', token, customer }, key)).toEqual(before);
  });
}
