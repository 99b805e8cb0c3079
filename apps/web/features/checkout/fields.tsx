'use client';
// The four parts of the checkout form.
import { Notice } from '@tessera/ui/bits.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Checkout } from '@/lib/types.ts';
import type { FieldErrors, FieldName, FormValues } from './form-state.ts';
import { SaveCard, SavedCards } from './saved-cards.tsx';
import type { useSavedMethods } from './use-saved-methods.ts';

interface PartProps {
  values: FormValues;
  errors: FieldErrors;
  set: (name: FieldName, value: string) => void;
  blur: (name: FieldName) => void;
}

export function Part({ title, children, hint }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="font-heading mb-1 text-2xl">{title}</legend>
      {hint ? <p className="mb-4 text-sm text-soft">{hint}</p> : <span className="mb-4 block" />}
      {children}
    </fieldset>
  );
}

function TextField({
  name,
  part,
  optional,
  hint,
  className,
  ...rest
}: { name: FieldName; part: PartProps; optional?: boolean; hint?: ReactNode; className?: string } & Record<string, unknown>) {
  const t = useTranslations('checkout');
  const error = part.errors[name];
  return (
    <Field
      label={t(`field.${name}`)}
      optional={optional ? t('optional') : undefined}
      hint={hint}
      error={error ? t(`invalid.${error}`) : undefined}
      className={className ?? ''}
    >
      {(control) => (
        <Input
          {...control}
          dir="auto"
          name={name}
          value={part.values[name]}
          required={!optional}
          onChange={(event) => part.set(name, event.target.value)}
          onBlur={() => part.blur(name)}
          {...rest}
        />
      )}
    </Field>
  );
}

/** `named` asks for a name where there is no address to hold one. */
export function ContactFields({ named, ...part }: PartProps & { named: boolean }) {
  const t = useTranslations('checkout');
  return (
    <Part title={t('contact')} hint={t('guest')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField part={part} name="email" type="email" autoComplete="email" inputMode="email" dir="ltr" maxLength={254} />
        <TextField part={part} name="phone" optional type="tel" autoComplete="tel" inputMode="tel" dir="ltr" maxLength={32} />
        {named ? (
          <TextField part={part} name="name" optional hint={t('nameHint')} autoComplete="name" maxLength={120} className="sm:col-span-2" />
        ) : null}
      </div>
    </Part>
  );
}

export function AddressFields({ countries, ...part }: PartProps & { countries: string[] }) {
  const t = useTranslations('checkout');
  const locale = useLocale();
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const sorted = countries.map((code) => ({ code, name: names.of(code) ?? code })).toSorted((a, b) => a.name.localeCompare(b.name, locale));
  const error = part.errors.country;
  return (
    <Part title={t('address')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('field.country')} error={error ? t(`invalid.${error}`) : undefined} className="sm:col-span-2">
          {(control) => (
            <Select
              {...control}
              name="country"
              value={part.values.country}
              required
              autoComplete="country"
              onChange={(event) => part.set('country', event.target.value)}
            >
              <option value="">{t('chooseCountry')}</option>
              {sorted.map((country) => (
                <option key={country.code} value={country.code}>
                  {country.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <TextField part={part} name="name" autoComplete="name" maxLength={120} className="sm:col-span-2" />
        <TextField part={part} name="line1" autoComplete="address-line1" maxLength={200} className="sm:col-span-2" />
        <TextField part={part} name="line2" optional autoComplete="address-line2" maxLength={200} className="sm:col-span-2" />
        <TextField part={part} name="city" autoComplete="address-level2" maxLength={120} />
        <TextField part={part} name="region" optional autoComplete="address-level1" maxLength={120} />
        <TextField part={part} name="postalCode" optional autoComplete="postal-code" maxLength={20} dir="ltr" />
      </div>
    </Part>
  );
}

/** Numbers the test provider knows and what each of them does. */
const testCards: [string, string][] = [
  ['4242 4242 4242 4242', 'ok'],
  ['4000 0000 0000 0002', 'declined'],
  ['4000 0000 0000 9995', 'funds'],
  ['4000 0000 0000 3220', 'action'],
];

function TestCards({ onPick }: { onPick: (number: string) => void }) {
  const t = useTranslations('checkout');
  return (
    <Notice className="mt-4" tone="info">
      <p className="mb-2 font-medium">{t('testCards')}</p>
      <ul className="grid gap-1.5">
        {testCards.map(([number, effect]) => (
          <li key={number} className="flex flex-wrap items-baseline gap-x-3">
            <button
              type="button"
              dir="ltr"
              className="tabular font-medium underline decoration-current/40 underline-offset-4 hover:decoration-current"
              onClick={() => onPick(number)}
            >
              {number}
            </button>
            <span>{t(`card.${effect}`)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

export function PaymentFields({
  methods,
  method,
  onMethod,
  saved,
  ...part
}: PartProps & {
  methods: Checkout['paymentMethods'];
  method: string;
  onMethod: (code: string) => void;
  saved: ReturnType<typeof useSavedMethods>;
}) {
  const t = useTranslations('checkout');
  const testMode = methods.find((one) => one.code === method)?.testMode ?? true;
  const cards = <SavedCards saved={saved.methods} chosen={saved.chosen} onChoose={saved.choose} />;
  if (saved.loading)
    return (
      <Part title={t('payment')}>
        <Skeleton className="h-24 w-full" />
      </Part>
    );
  if (saved.chosen) return <Part title={t('payment')}>{cards}</Part>;
  return (
    <Part title={t('payment')} {...(testMode ? { hint: t('testMode') } : {})}>
      {cards}
      {methods.length > 1 ? (
        <div className="mb-4 flex flex-wrap gap-2">
          {methods.map((one) => (
            <label
              key={one.code}
              className={`rounded-md border px-4 py-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-focus ${one.code === method ? 'border-ink' : 'border-line'}`}
            >
              <input type="radio" name="method" className="sr-only" checked={one.code === method} onChange={() => onMethod(one.code)} />
              {one.name}
            </label>
          ))}
        </div>
      ) : null}
      <TextField
        part={part}
        name="token"
        inputMode="numeric"
        autoComplete="off"
        placeholder="4242 4242 4242 4242"
        dir="ltr"
        maxLength={23}
        className="max-w-sm"
      />
      {saved.signedIn ? <SaveCard checked={saved.keep} onChange={saved.setKeep} /> : null}
      {testMode ? <TestCards onPick={(number) => part.set('token', number)} /> : null}
    </Part>
  );
}
