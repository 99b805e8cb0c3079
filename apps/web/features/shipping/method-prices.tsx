'use client';
// What a way to ship costs: nothing in any currency, or a price in each it is offered in, and from which sum on nothing.
import { Field, Input } from '@tessera/ui/field.tsx';
import { toDecimal } from '@tessera/ui/money.ts';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { useTranslations } from 'next-intl';
import { formText } from '@/lib/form-text.ts';
import type { OwnShippingMethod } from '@/lib/types.ts';

interface Price {
  currency: string;
  amount: string;
  freeFrom: string | null;
}

const above = (amount: string | null): boolean => amount !== null && /[1-9]/.test(amount);

/** The prices of a form; `wrong` names the fields that can't be read, and the first when there is no price at all. */
export function readPrices(data: FormData, currencies: readonly string[]): { prices: Price[]; wrong: string[] } {
  const rows = currencies.map((currency) => {
    const [cost, from] = [formText(data, `cost.${currency}`), formText(data, `from.${currency}`)];
    return { currency, cost, from, amount: parseAmount(cost, currency), freeFrom: parseAmount(from, currency) };
  });
  const wrong = rows.flatMap(({ currency, cost, from, amount, freeFrom }) => [
    ...((cost || from) && !above(amount) ? [`cost.${currency}`] : []),
    ...(from && !above(freeFrom) ? [`from.${currency}`] : []),
  ]);
  const prices = rows.filter(({ cost }) => cost).map(({ currency, amount, freeFrom }) => ({ currency, amount: amount ?? '', freeFrom }));
  return { prices, wrong: prices.length === 0 && wrong.length === 0 ? [`cost.${currencies[0]}`] : wrong };
}

interface MethodPricesProps {
  currencies: string[];
  now: OwnShippingMethod['prices'];
  free: boolean;
  onFree: (free: boolean) => void;
  bad: readonly string[];
  error: string | undefined;
}

export function MethodPrices({ currencies, now, free, onFree, bad, error }: MethodPricesProps) {
  const t = useTranslations('desk.shipping');
  return (
    <fieldset className="grid gap-3">
      <legend className="mb-2 text-sm font-medium">{t('cost')}</legend>
      <div className="flex flex-wrap gap-x-6">
        {[false, true].map((nothing) => (
          <label key={String(nothing)} className="flex min-h-10 items-center gap-2.5 text-sm">
            <input type="radio" name="free" checked={free === nothing} onChange={() => onFree(nothing)} className="size-5 accent-accent" />
            {nothing ? t('costsNothing') : t('costsSomething')}
          </label>
        ))}
      </div>
      {free ? null : (
        <>
          <p className="text-sm text-soft">{t('costHint')}</p>
          {currencies.map((currency) => (
            <div key={currency} className="grid grid-cols-2 items-start gap-4">
              {(['cost', 'from'] as const).map((name) => (
                <Amount
                  key={name}
                  name={`${name}.${currency}`}
                  label={name === 'cost' ? t('costIn', { currency }) : t('freeFrom', { currency })}
                  currency={currency}
                  amount={amountOf(now, currency, name)}
                  bad={bad.includes(`${name}.${currency}`)}
                />
              ))}
            </div>
          ))}
        </>
      )}
      {error ? (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

function amountOf(now: OwnShippingMethod['prices'], currency: string, name: 'cost' | 'from'): string | undefined {
  const found = now.find(({ price }) => price.currency === currency);
  return (name === 'cost' ? found?.price : found?.freeFrom)?.amount;
}

interface AmountProps {
  name: string;
  label: string;
  currency: string;
  amount: string | undefined;
  bad: boolean;
}

function Amount({ name, label, currency, amount, bad }: AmountProps) {
  const t = useTranslations('desk.shipping');
  return (
    <Field label={label} error={bad ? t('badPrice') : undefined}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
          dir="ltr"
          className="tabular"
          defaultValue={amount === undefined ? undefined : toDecimal({ amount, currency })}
        />
      )}
    </Field>
  );
}
