// The payment providers this program was handed; payments itself names none.
import type { PaymentProvider } from '#ports/payments.ts';
import { PaymentError } from './payments.errors.ts';

const providers = new Map<string, PaymentProvider>();

/** Hands over the adapters that may be used; called once by the host. */
export function usePaymentProviders(list: PaymentProvider[]): void {
  for (const provider of list) providers.set(provider.code, provider);
}

/** @throws Refusal PAYMENT_METHOD_UNKNOWN */
export function providerNamed(code: string): PaymentProvider {
  const provider = providers.get(code);
  if (!provider) throw PaymentError('PAYMENT_METHOD_UNKNOWN');
  return provider;
}

/** Its name for people; its code where this program no longer has it. */
export const nameOfProvider = (code: string): string => providers.get(code)?.name ?? code;

/** The providers of a channel that this program has. */
export const providersOf = (codes: readonly string[]): PaymentProvider[] =>
  codes.map((code) => providers.get(code)).filter((provider) => provider !== undefined);
