'use client';
// What prices are in, remembered; only where a shop sells in more than one currency.
import { Banknote } from '@tessera/ui/icons.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { currencyCookie } from '@/lib/currency.ts';
import { rememberCookie } from '@/lib/mode.ts';

/** A cart goes along; should that fail, it follows with the next thing put in. */
async function choose(currency: string, first: string | undefined): Promise<void> {
  // The first is what pages are in without a word, so they stay the same for everybody who never chose or went back.
  rememberCookie(currencyCookie, currency === first ? '' : currency);
  const { moveCart } = await import('@/features/cart/cart-api.ts');
  await moveCart(currency).catch(() => undefined);
  window.location.reload();
}

export function CurrencySwitch({ currencies, current, className = '' }: { currencies: string[]; current: string; className?: string }) {
  const t = useTranslations('shell');
  const names = new Intl.DisplayNames(useLocale(), { type: 'currency' });
  if (currencies.length < 2) return null;
  return (
    <label
      className={`relative inline-flex h-11 items-center gap-2 rounded-md px-3 text-sm focus-within:outline-2 focus-within:outline-focus hover:bg-sunken ${className}`}
    >
      <Banknote aria-hidden size={18} strokeWidth={1.5} />
      <span aria-hidden>{current}</span>
      <span className="sr-only">{t('currency')}</span>
      <select
        data-testid="currency-switch"
        value={current}
        className="absolute inset-0 cursor-pointer bg-raised text-ink opacity-0"
        onChange={(event) => void choose(event.target.value, currencies[0])}
      >
        {currencies.map((currency) => (
          <option key={currency} value={currency}>
            {currency} — {names.of(currency)}
          </option>
        ))}
      </select>
    </label>
  );
}
