'use client';
// Tax rates by country, as one list that is saved as a whole.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Section } from '@/features/account/section.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { Answer } from '@/features/staff/parts.tsx';
import { answer, api } from '@/lib/api.ts';
import { countriesIn, countryName } from '@/lib/countries.ts';
import type { TaxRate } from '@/lib/types.ts';

export function Taxes({ countries }: { countries: string[] }) {
  const t = useTranslations('desk.tax');
  const staff = useTranslations('staff');
  const query = useQuery({ queryKey: ['taxes'], queryFn: ({ signal }) => answer(api.GET('/v1/admin/taxes', { signal })) });
  return (
    <Section title={t('title')} text={t('text')}>
      <Answer query={query} failed={staff('failed')}>
        {({ rates }) => <TaxForm key={JSON.stringify(rates)} initial={rates} countries={countries} />}
      </Answer>
    </Section>
  );
}

interface Row {
  country: string;
  name: string;
  /** As typed: "7", "7.5". */
  percent: string;
}

const rowOf = ({ country, name, rateBasisPoints }: TaxRate): Row => ({ country, name, percent: String(rateBasisPoints / 100) });
const rateOf = ({ country, name, percent }: Row): TaxRate => ({
  country,
  name: name.trim(),
  rateBasisPoints: Math.round(Number(percent.replace(',', '.')) * 100),
});

function TaxForm({ initial, countries }: { initial: TaxRate[]; countries: string[] }) {
  const t = useTranslations('desk.tax');
  const form = useTranslations('form');
  const locale = useLocale();
  const may = useMay('organization.write');
  const act = useAct();
  const save = useSave('taxes');
  const [rows, setRows] = useState<Row[]>(() => initial.map(rowOf));
  const set = (at: number, change: Partial<Row>): void => setRows(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  const free = countriesIn(locale, countries).filter(({ code }) => !rows.some((row) => row.country === code));
  const submit = (): void =>
    void act.run(() => save(answer(api.PUT('/v1/admin/taxes', { body: { rates: rows.map(rateOf) } })), form('saved')));
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      {rows.length === 0 ? <p className="text-sm text-soft">{t('none')}</p> : null}
      <ul className="grid gap-3">
        {rows.map((row, at) => (
          <li key={row.country}>
            <RateRow
              row={row}
              may={may}
              onChange={(change) => set(at, change)}
              onRemove={() => setRows(rows.filter((one) => one !== row))}
            />
          </li>
        ))}
      </ul>
      {may && free.length > 0 ? (
        <Select
          aria-label={t('add')}
          value=""
          onChange={(event) => setRows([...rows, { country: event.target.value, name: t('sample'), percent: '' }])}
          className="max-w-72"
        >
          <option value="">{t('add')}</option>
          {free.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      ) : null}
      <Refusal error={act.error} />
      {may ? (
        <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy}>
          {form('save')}
        </Button>
      ) : null}
    </form>
  );
}

interface RateRowProps {
  row: Row;
  may: boolean;
  onChange: (change: Partial<Row>) => void;
  onRemove: () => void;
}

function RateRow({ row, may, onChange, onRemove }: RateRowProps) {
  const t = useTranslations('desk.tax');
  const locale = useLocale();
  const country = countryName(row.country, locale);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem_auto] items-center gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,9rem)_minmax(0,1fr)_6rem_auto]">
      <span className="text-sm max-sm:col-span-3">{country}</span>
      <Input
        aria-label={t('nameOf', { country })}
        value={row.name}
        required
        maxLength={40}
        disabled={!may}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <span dir="ltr" className="relative">
        <Input
          aria-label={t('rateOf', { country })}
          value={row.percent}
          required
          inputMode="decimal"
          pattern="\d{1,3}([.,]\d{1,2})?"
          disabled={!may}
          dir="ltr"
          onChange={(event) => onChange({ percent: event.target.value })}
          className="tabular pe-8 text-end"
        />
        <span aria-hidden className="pointer-events-none absolute end-3 top-2.5 text-soft">
          %
        </span>
      </span>
      <Button look="quiet" size="iconSm" disabled={!may} aria-label={t('removeOf', { country })} onClick={onRemove}>
        ×
      </Button>
    </div>
  );
}
