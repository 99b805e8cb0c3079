'use client';
// Picks one of the open places.
import { Field, Select } from '@tessera/ui/field.tsx';
import { openOnes, useLocations } from './use-locations.ts';

interface LocationSelectProps {
  label: string;
  name: string;
  value?: string;
  /** What stands for none. */
  none?: string;
  without?: string | undefined;
  onChange?: (id: string) => void;
}

export function LocationSelect({ label, name, value, none, without, onChange }: LocationSelectProps) {
  const { data } = useLocations();
  const places = openOnes(data?.items).filter(({ id }) => id !== without);
  return (
    <Field label={label}>
      {(control) => (
        <Select
          {...control}
          name={name}
          {...(value === undefined ? {} : { value })}
          {...(onChange ? { onChange: (event) => onChange(event.target.value) } : {})}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {places.map((place) => (
            <option key={place.id} value={place.id}>
              {place.name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
