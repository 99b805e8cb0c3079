'use client';
// What a product costs: in the shop's first currency, and in each of its others if it is to sell in them.
import { Field, Input } from '@tessera/ui/field.tsx';
import { toDecimal } from '@tessera/ui/money.ts';
import { parseAmount } from '@tessera/ui/parse-amount.ts';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formText } from '@/lib/form-text.ts';
import type { Money } from '@/lib/types.ts';

const nameOf = (currency: string): string => `price.${currency}`;

/** Reads the prices of a form, the first currency's first; remembers which can't be read as prices. */
export function usePrices(currencies: readonly string[]) {
  const [bad, setBad] = useState<readonly string[]>([]);
  const read = (data: FormData): Money[] | null => {
    const typed = currencies.map((currency, at) => ({ currency, text: formText(data, nameOf(currency)), first: at === 0 }));
    const prices = typed
      .filter(({ text, first }) => first || text)
      .map(({ currency, text }) => ({ currency, amount: parseAmount(text, currency) }));
    const wrong = prices.filter(({ amount }) => amount === null).map(({ currency }) => currency);
    setBad(wrong);
    return wrong.length > 0 ? null : prices.map(({ currency, amount }) => ({ currency, amount: amount ?? '' }));
  };
  return { read, bad, forget: (currency: string) => setBad(bad.filter((each) => each !== currency)) };
}

interface PriceFieldProps {
  currency: string;
  prices: ReturnType<typeof usePrices>;
  /** What it costs now. */
  now?: Money | undefined;
  hint?: string | undefined;
  /** Why the shop refused it. */
  error?: string | undefined;
  optional?: string | undefined;
}

export function PriceField({ currency, prices, now, hint, error, optional }: PriceFieldProps) {
  const t = useTranslations('desk.product');
  return (
    <Field label={t('price', { currency })} hint={hint} optional={optional} error={prices.bad.includes(currency) ? t('badPrice') : error}>
      {(control) => (
        <Input
          {...control}
          name={nameOf(currency)}
          required={!optional}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
          dir="ltr"
          className="tabular"
          defaultValue={now ? toDecimal(now) : undefined}
          onChange={() => prices.forget(currency)}
        />
      )}
    </Field>
  );
}

/** The shop's other currencies, two in a row; nothing where it has none. */
export function FurtherPrices({
  currencies,
  prices,
  now,
  error,
}: Pick<PriceFieldProps, 'prices' | 'error'> & { currencies: readonly string[]; now?: readonly Money[] }) {
  const t = useTranslations('desk.product');
  const form = useTranslations('form');
  if (currencies.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-medium">{t('furtherPrices')}</legend>
      <p className="mt-1 text-sm text-soft">{t('furtherPricesHint')}</p>
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        {currencies.map((currency) => (
          <PriceField
            key={currency}
            currency={currency}
            prices={prices}
            now={now?.find((each) => each.currency === currency)}
            optional={form('optional')}
            error={error}
          />
        ))}
      </div>
    </fieldset>
  );
}
