'use client';
// A shop's face (name, tagline, theme) and what it sells in (languages, currencies, countries).
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/features/account/section.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { isLocale, type Locale, localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { countriesIn } from '@/lib/countries.ts';
import { formText } from '@/lib/form-text.ts';
import type { ChannelChange, ChannelSettings } from '@/lib/types.ts';

const themes = ['vestify', 'store-network', 'mastervip', 'snail', 'n8nthai'] as const;

function useChange(channel: ChannelSettings) {
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('channels', 'organizations');
  const change = (body: ChannelChange): void =>
    void act.run(() => save(answer(api.PATCH('/v1/admin/channels/{id}', { params: { path: { id: channel.id } }, body })), form('saved')));
  return { act, change };
}

/** The texts typed for each language; empty ones are left out. */
const textsOf = (data: FormData, name: string, spoken: Locale[]): Partial<Record<Locale, string>> =>
  Object.fromEntries(spoken.map((locale) => [locale, formText(data, `${name}.${locale}`)]).filter(([, text]) => text));

const lowestSettings = ['auto', 'on', 'off'] as const;

export function ChannelFace({ channel }: { channel: ChannelSettings }) {
  const t = useTranslations('desk.channel');
  const form = useTranslations('form');
  const may = useMay('organization.write');
  const { act, change } = useChange(channel);
  const fieldError = useFieldError(act.error);
  const spoken = channel.locales.filter(isLocale);
  const submit = (data: FormData): void => {
    const theme = themes.find((one) => one === formText(data, 'theme'));
    change({ name: textsOf(data, 'name', spoken), tagline: textsOf(data, 'tagline', spoken), ...(theme ? { theme } : {}) });
  };
  return (
    <Section title={t('face')} text={t('faceText')}>
      <form className="grid gap-5" onSubmit={submitOf(submit)}>
        <fieldset disabled={!may} className="grid gap-5">
          {(['name', 'tagline'] as const).map((kind) =>
            spoken.map((locale) => (
              <Field
                key={kind + locale}
                label={spoken.length > 1 ? `${t(kind)} — ${localeNames[locale]}` : t(kind)}
                optional={kind === 'name' && locale === channel.defaultLocale ? undefined : form('optional')}
                error={fieldError(kind)}
              >
                {(control) => (
                  <Input
                    {...control}
                    name={`${kind}.${locale}`}
                    lang={locale}
                    dir="auto"
                    maxLength={120}
                    required={kind === 'name' && locale === channel.defaultLocale}
                    defaultValue={channel[kind][locale] ?? ''}
                  />
                )}
              </Field>
            )),
          )}
          <div role="radiogroup" aria-label={t('theme')} className="grid gap-2">
            <p aria-hidden className="text-sm font-medium">
              {t('theme')}
            </p>
            <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
              {themes.map((theme) => (
                <label
                  key={theme}
                  data-theme={theme}
                  className="grid gap-2 rounded-lg border border-line bg-paper p-3 text-sm text-ink has-checked:border-ink has-checked:ring-1 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
                >
                  <input type="radio" name="theme" value={theme} defaultChecked={channel.theme === theme} className="sr-only" />
                  <span aria-hidden className="flex gap-1.5">
                    <span className="h-7 flex-1 rounded-md bg-accent" />
                    <span className="size-7 rounded-md border border-line bg-sunken" />
                  </span>
                  <span className={theme === 'vestify' ? 'font-heading text-base' : 'text-base font-medium'}>{t(`themes.${theme}`)}</span>
                </label>
              ))}
            </div>
          </div>
        </fieldset>
        <Refusal error={act.error} />
        {may ? (
          <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy} data-testid="save-face">
            {form('save')}
          </Button>
        ) : null}
      </form>
    </Section>
  );
}

export function ChannelSale({ channel }: { channel: ChannelSettings }) {
  const t = useTranslations('desk.channel');
  const form = useTranslations('form');
  const locale = useLocale();
  const may = useMay('organization.write');
  const { act, change } = useChange(channel);
  const fieldError = useFieldError(act.error);
  const [spoken, setSpoken] = useState<Locale[]>(channel.locales.filter(isLocale));
  const [currencies, setCurrencies] = useState(channel.currencies);
  const [countries, setCountries] = useState(channel.countries);
  const currencyNames = new Intl.DisplayNames(locale, { type: 'currency' });
  const submit = (data: FormData): void => {
    const first = formText(data, 'defaultLocale');
    change({
      locales: spoken,
      currencies,
      countries,
      pricesIncludeTax: data.has('pricesIncludeTax'),
      lowestPrice: lowestSettings.find((one) => one === formText(data, 'lowestPrice')),
      ...(isLocale(first) ? { defaultLocale: first } : {}),
    });
  };
  return (
    <Section title={t('sale')} text={t('saleText')}>
      <form className="grid gap-5" onSubmit={submitOf(submit)}>
        <fieldset disabled={!may} className="grid gap-5">
          <Languages spoken={spoken} onChange={setSpoken} />
          <Field label={t('defaultLocale')} error={fieldError('defaultLocale')}>
            {(control) => (
              <Select {...control} name="defaultLocale" defaultValue={channel.defaultLocale}>
                {spoken.map((one) => (
                  <option key={one} value={one} lang={one}>
                    {localeNames[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Chosen
            label={t('currencies')}
            hint={t('currenciesHint')}
            chosen={currencies}
            onChange={setCurrencies}
            all={Intl.supportedValuesOf('currency').map((code) => ({ code, name: `${code} — ${currencyNames.of(code) ?? code}` }))}
            error={fieldError('currencies')}
          />
          <Chosen
            label={t('countries')}
            chosen={countries}
            onChange={setCountries}
            all={countriesIn(locale)}
            error={fieldError('countries')}
          />
          <label className="flex min-h-10 items-center gap-3 text-sm">
            <input type="checkbox" name="pricesIncludeTax" defaultChecked={channel.pricesIncludeTax} className="size-5 accent-accent" />
            {t('pricesIncludeTax')}
          </label>
          <LowestPrice now={channel.lowestPrice} />
        </fieldset>
        <Refusal error={act.error} />
        {may ? (
          <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy}>
            {form('save')}
          </Button>
        ) : null}
      </form>
    </Section>
  );
}

/** Whether the lowest price of 30 days stands beside reductions. */
function LowestPrice({ now }: { now: (typeof lowestSettings)[number] }) {
  const t = useTranslations('desk.channel');
  return (
    <Field label={t('lowestPrice')} hint={t('lowestPriceHint')}>
      {(control) => (
        <Select {...control} name="lowestPrice" defaultValue={now}>
          {lowestSettings.map((one) => (
            <option key={one} value={one}>
              {t(`lowest.${one}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function Languages({ spoken, onChange }: { spoken: Locale[]; onChange: (spoken: Locale[]) => void }) {
  const t = useTranslations('desk.channel');
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-sm font-medium">{t('locales')}</legend>
      <div className="flex flex-wrap gap-x-6">
        {locales.map((one) => (
          <label key={one} className="flex min-h-10 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              checked={spoken.includes(one)}
              disabled={spoken.length === 1 && spoken[0] === one}
              onChange={(event) => onChange(locales.filter((each) => (each === one ? event.target.checked : spoken.includes(each))))}
              className="size-5 accent-accent"
            />
            <span lang={one}>{localeNames[one]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChosenProps {
  label: string;
  hint?: string;
  chosen: string[];
  onChange: (chosen: string[]) => void;
  all: { code: string; name: string }[];
  error?: string | undefined;
}

/** Some of many: what is chosen as marks that go away by a click, and the rest to choose from. At least one stays. */
function Chosen({ label, hint, chosen, onChange, all, error }: ChosenProps) {
  const t = useTranslations('desk.channel');
  return (
    <div className="grid gap-2">
      <Field label={label} hint={hint} error={error}>
        {(control) => (
          <Select {...control} value="" onChange={(event) => onChange([...chosen, event.target.value])}>
            <option value="">{t('add')}</option>
            {all
              .filter(({ code }) => !chosen.includes(code))
              .map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <ul className="flex flex-wrap gap-2">
        {chosen.map((code) => {
          const name = all.find((one) => one.code === code)?.name ?? code;
          return (
            <li key={code}>
              <button
                type="button"
                disabled={chosen.length === 1}
                aria-label={t('drop', { name })}
                onClick={() => onChange(chosen.filter((one) => one !== code))}
                className="flex min-h-8 items-center gap-2 rounded-md bg-sunken px-2.5 text-sm hover:bg-line disabled:opacity-100"
              >
                {name} {chosen.length > 1 ? <span aria-hidden>×</span> : null}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
