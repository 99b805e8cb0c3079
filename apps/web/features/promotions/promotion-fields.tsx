'use client';
// Fields of the form of a promotion: sums by currency, limits, moments.
import { Field, Input } from '@tessera/ui/field.tsx';
import { toDecimal } from '@tessera/ui/money.ts';
import { useTranslations } from 'next-intl';
import type { Promotion } from '@/lib/types.ts';

interface AmountsProps {
  kind: Promotion['kind'];
  currencies: readonly string[];
  now: Promotion['amounts'];
  bad: readonly string[];
}

/** What comes off, and from which sum on, in each currency of the shop. */
export function Amounts({ kind, currencies, now, bad }: AmountsProps) {
  const t = useTranslations('desk.promotion');
  const sum = (name: string, label: string, amount: string | null | undefined, currency: string) => (
    <Field key={name} label={label} error={bad.includes(name) ? t('badSum') : undefined}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          maxLength={16}
          dir="ltr"
          className="tabular"
          defaultValue={amount && amount !== '0' ? toDecimal({ amount, currency }) : undefined}
        />
      )}
    </Field>
  );
  return (
    <div className="grid gap-2">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        {currencies.flatMap((currency) => {
          const known = now.find((each) => each.currency === currency);
          const least = sum(`least.${currency}`, t('least', { currency }), known?.least, currency);
          return kind === 'fixed' ? [sum(`off.${currency}`, t('off', { currency }), known?.off, currency), least] : [least];
        })}
      </div>
      {currencies.length > 1 ? <p className="text-sm text-soft">{t(kind === 'fixed' ? 'amountsHint' : 'leastHint')}</p> : null}
    </div>
  );
}

export function LimitField({ name, now, bad }: { name: 'mostUses' | 'mostEach'; now: number | null | undefined; bad: readonly string[] }) {
  const t = useTranslations('desk.promotion');
  return (
    <Field label={t(name)} error={bad.includes(name) ? t('badNumber') : undefined}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          maxLength={7}
          dir="ltr"
          className="tabular"
          placeholder={t('noLimit')}
          defaultValue={now ?? undefined}
        />
      )}
    </Field>
  );
}

/** A moment as this reader's clock shows it, in the form of `datetime-local`. */
function localOf(iso: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function MomentField({
  name,
  now,
  error,
}: {
  name: 'startsAt' | 'endsAt';
  now: string | null | undefined;
  error?: string | undefined;
}) {
  const t = useTranslations('desk.promotion');
  const form = useTranslations('form');
  return (
    <Field label={t(name)} optional={form('optional')} error={error}>
      {(control) => (
        <Input {...control} name={name} type="datetime-local" defaultValue={now ? localOf(now) : undefined} className="tabular" />
      )}
    </Field>
  );
}
