'use client';
// One way to ship: its name, how long it takes, where it reaches, and what it costs in each currency.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { isLocale, type Locale, localeNames } from '@/i18n/locales.ts';
import { actKeys, answer, api } from '@/lib/api.ts';
import { countriesIn, countryName } from '@/lib/countries.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnShippingMethod } from '@/lib/types.ts';
import { MethodPrices, readPrices } from './method-prices.tsx';

/** What the shop sells in, to, and speaks. */
export interface Sale {
  currencies: string[];
  countries: string[];
  locales: string[];
}

interface MethodFormProps {
  /** To be changed; a new one when absent. */
  method?: OwnShippingMethod;
  sale: Sale;
  onDone: () => void;
}

const days = (data: FormData, name: string): number => Number(latinDigits(formText(data, name)));

function useSending({ method, onDone }: MethodFormProps) {
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('shipping-methods');
  const keys = useRef(actKeys());
  const send = (body: Parameters<typeof post>[0]): void =>
    void act.run(async () => {
      await save(method ? patch(method.id, body) : post(body, keys.current.for(body)), form('saved'));
      keys.current.done();
      onDone();
    });
  return { act, send };
}

interface Body {
  name: Partial<Record<Locale, string>>;
  minDays: number;
  maxDays: number;
  countries: string[] | null;
  prices: { currency: string; amount: string; freeFrom: string | null }[];
}
const post = (body: Body, header: { 'idempotency-key': string }) =>
  answer(api.POST('/v1/admin/shipping-methods', { params: { header }, body }));
const patch = (id: string, body: Body) => answer(api.PATCH('/v1/admin/shipping-methods/{id}', { params: { path: { id } }, body }));

export function MethodForm(props: MethodFormProps) {
  const { method, sale } = props;
  const t = useTranslations('desk.shipping');
  const form = useTranslations('form');
  const locale = useLocale();
  const { act, send } = useSending(props);
  const fieldError = useFieldError(act.error);
  const spoken = [...new Set([...sale.locales, ...Object.keys(method?.name ?? {})])].filter(isLocale);
  const [countries, setCountries] = useState(method?.countries ?? null);
  const [free, setFree] = useState(method ? method.prices.length === 0 : false);
  const [bad, setBad] = useState<string[]>([]);
  const submit = (data: FormData): void => {
    const { prices, wrong } = free ? { prices: [], wrong: [] } : readPrices(data, sale.currencies);
    setBad(wrong);
    if (wrong.length > 0) return;
    const name = Object.fromEntries(spoken.map((one) => [one, formText(data, `name.${one}`)]).filter(([, text]) => text));
    send({ name, minDays: days(data, 'minDays'), maxDays: days(data, 'maxDays'), countries, prices });
  };
  return (
    <form className="grid gap-5" onSubmit={submitOf(submit)}>
      <Names spoken={spoken} now={method?.name} error={fieldError('name')} />
      <div className="grid grid-cols-2 items-start gap-4">
        {(['minDays', 'maxDays'] as const).map((name) => (
          <Field key={name} label={t(name)} error={fieldError(name)}>
            {(control) => (
              <Input
                {...control}
                name={name}
                required
                inputMode="numeric"
                pattern="\d{1,3}"
                dir="ltr"
                className="tabular"
                defaultValue={method?.[name] ?? (name === 'minDays' ? 2 : 5)}
              />
            )}
          </Field>
        ))}
      </div>
      <Countries chosen={countries} onChange={setCountries} all={countriesIn(locale, sale.countries)} error={fieldError('countries')} />
      <MethodPrices
        currencies={sale.currencies}
        now={method?.prices ?? []}
        free={free}
        onFree={setFree}
        bad={bad}
        error={fieldError('prices')}
      />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="save-method">
        {form('save')}
      </Button>
    </form>
  );
}

/** In each language of the shop; the first must be there. */
function Names({ spoken, now, error }: { spoken: Locale[]; now: Record<string, string> | undefined; error: string | undefined }) {
  const t = useTranslations('desk.shipping');
  const form = useTranslations('form');
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {spoken.map((one, at) => (
        <Field
          key={one}
          label={spoken.length > 1 ? `${t('name')} — ${localeNames[one]}` : t('name')}
          optional={at === 0 ? undefined : form('optional')}
          error={at === 0 ? error : undefined}
        >
          {(control) => (
            <Input
              {...control}
              name={`name.${one}`}
              lang={one}
              dir="auto"
              maxLength={80}
              required={at === 0}
              defaultValue={now?.[one] ?? ''}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

interface CountriesProps {
  chosen: string[] | null;
  onChange: (chosen: string[] | null) => void;
  all: { code: string; name: string }[];
  error: string | undefined;
}

/** Wherever the shop sells, or some of its countries. */
function Countries({ chosen, onChange, all, error }: CountriesProps) {
  const t = useTranslations('desk.shipping');
  const locale = useLocale();
  const left = all.filter(({ code }) => !chosen?.includes(code));
  return (
    <div className="grid gap-2">
      <Field label={t('countries')} error={error}>
        {(control) => (
          <Select
            {...control}
            value=""
            onChange={(event) => onChange(event.target.value === 'all' ? null : [...(chosen ?? []), event.target.value])}
          >
            <option value="">{chosen ? t('addCountry') : t('everywhere')}</option>
            {chosen ? <option value="all">{t('everywhere')}</option> : null}
            {left.map(({ code, name }) => (
              <option key={code} value={code}>
                {chosen ? name : t('only', { country: name })}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {chosen ? (
        <ul className="flex flex-wrap gap-2">
          {chosen.map((code) => (
            <li key={code}>
              <button
                type="button"
                aria-label={t('dropCountry', { country: countryName(code, locale) })}
                onClick={() => onChange(chosen.length > 1 ? chosen.filter((one) => one !== code) : null)}
                className="flex min-h-8 items-center gap-2 rounded-md bg-sunken px-2.5 text-sm hover:bg-line"
              >
                {countryName(code, locale)} <span aria-hidden>×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
