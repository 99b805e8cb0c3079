'use client';
// The form of the checkout: four parts, what went wrong, the button with the total, and the summary beside it.
import { Button } from '@tessera/ui/button.tsx';
import { formatMoney } from '@tessera/ui/money.ts';
import { useLocale, useTranslations } from 'next-intl';
import type { Checkout, Policy } from '@/lib/types.ts';
import { Agree, useAgreement } from './agree.tsx';
import { AddressFields, ContactFields, PaymentFields } from './fields.tsx';
import { Refusal } from './refusal.tsx';
import { ShippingFields } from './shipping-fields.tsx';
import { Summary } from './summary.tsx';
import type { CheckoutState } from './use-checkout.ts';
import { useCheckoutForm } from './use-checkout-form.ts';

interface CheckoutFormProps {
  checkout: Checkout;
  countries: string[];
  policies: Policy[];
  state: CheckoutState;
}

export function CheckoutForm({ checkout, countries, policies, state }: CheckoutFormProps) {
  const agreement = useAgreement(policies, useLocale());
  const { form, values, errors, refusal, busy, method, setMethod, saved, set, blur, refuse, submit } = useCheckoutForm(
    checkout,
    countries,
    state,
    agreement,
  );
  const shared = { values, errors, set, blur };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => void submit(event)}
      className="grid items-start gap-10 lg:grid-cols-[1fr_25rem] lg:gap-16"
    >
      <div className="grid gap-12">
        <ContactFields {...shared} named={checkout.shipping.length === 0} />
        {checkout.shipping.length > 0 ? <AddressFields {...shared} countries={countries} /> : null}
        <ShippingFields
          checkout={checkout}
          saving={state.saving}
          error={errors.shippingMethodId}
          onChoose={(choice) => void state.save(values, choice).catch(refuse)}
        />
        <PaymentFields {...shared} methods={checkout.paymentMethods} method={method} onMethod={setMethod} saved={saved} />
        {refusal ? <Refusal state={refusal} /> : null}
        <div className="grid gap-3">
          <Agree agreement={agreement} />
          <Pay total={checkout.quote?.total} busy={busy} />
        </div>
      </div>
      <Summary checkout={checkout} saving={state.saving} />
    </form>
  );
}

/** On the phone the button with the total stays at the bottom of the screen. */
function Pay({ total, busy }: { total: NonNullable<Checkout['quote']>['total'] | undefined; busy: boolean }) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const label = total ? t('pay', { total: formatMoney(total, locale) }) : t('place');
  return (
    <div>
      <div className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:border-t max-lg:border-line max-lg:bg-paper max-lg:px-4 max-lg:pt-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button type="submit" size="lg" data-testid="place-order" busy={busy} disabled={busy} className="w-full">
          {busy ? t('placing') : label}
        </Button>
      </div>
      <p className="text-sm text-soft lg:mt-3">{t('terms')}</p>
    </div>
  );
}
