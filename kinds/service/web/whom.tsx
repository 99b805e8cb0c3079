'use client';
// With whom and where, where there is a choice; whoever is free when nothing is said.
import { Field, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { choicesOf, type Resource } from './times.ts';

interface WhomProps {
  resources: readonly Resource[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}

export function Whom({ resources, chosen, onChoose }: WhomProps) {
  const t = useTranslations('kinds.service.whom');
  const needs = choicesOf(resources);
  if (needs.length === 0) return null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {needs.map(({ need, of }) => {
        const ids = of.map(({ id }) => id);
        return (
          <Field key={need} label={t(of[0]?.kind ?? 'staff')}>
            {(control) => (
              <Select
                {...control}
                data-testid={`whom-${need}`}
                value={chosen.find((id) => ids.includes(id)) ?? ''}
                onChange={({ target }) => onChoose([...chosen.filter((id) => !ids.includes(id)), ...(target.value ? [target.value] : [])])}
              >
                <option value="">{t(of[0]?.kind === 'staff' ? 'anybody' : 'any')}</option>
                {of.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        );
      })}
    </div>
  );
}
