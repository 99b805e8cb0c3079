'use client';
// A time zone out of those the browser knows.
import { Field, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';

const zones = Intl.supportedValuesOf('timeZone');

export function ZoneSelect({ value, onChange }: { value: string; onChange: (zone: string) => void }) {
  const t = useTranslations('services');
  return (
    <Field label={t('zone')} hint={t('zoneHint')}>
      {(control) => (
        <Select {...control} dir="ltr" value={value} onChange={({ target }) => onChange(target.value)}>
          {(zones.includes(value) ? zones : [value, ...zones]).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
