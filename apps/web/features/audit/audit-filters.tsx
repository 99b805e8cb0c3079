'use client';
// What of the trail is shown; all of it in the address.
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { SearchField, useAddress } from '@/features/staff/parts.tsx';
import { type Area, startOf } from './areas.ts';

interface Filters {
  action?: string;
  subjectType?: string;
  from?: string;
  to?: string;
  q?: string;
}

const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''));

/** Filters of an address, as the API takes them: days are the reader's own, from their first to their last moment. */
export function filtersIn(params: { get: (name: string) => string | null }): Filters {
  const [from, to] = [params.get('from'), params.get('to')];
  const action = params.get('action') ?? '';
  const q = params.get('q');
  return {
    ...(/^[a-z_.]{1,80}$/.test(action) ? { action } : {}),
    ...(q ? { q } : {}),
    ...(isDay(from) ? { from: new Date(`${from}T00:00:00`).toISOString() } : {}),
    ...(isDay(to) ? { to: new Date(`${to}T23:59:59.999`).toISOString() } : {}),
  };
}

export function AuditFilters({ areas }: { areas: readonly Area[] }) {
  const t = useTranslations('desk.audit');
  const address = useAddress();
  return (
    <div role="search" aria-label={t('filters')} className="mb-4 flex flex-wrap items-end gap-3">
      <Field label={t('area')} className="w-48">
        {(control) => (
          <Select
            {...control}
            value={address.get('action') ?? ''}
            onChange={(event) => address.set({ action: event.target.value })}
            className="h-10 text-sm"
          >
            <option value="">{t('everything')}</option>
            {areas.map((area) => (
              <option key={area} value={startOf(area)}>
                {t(`areas.${area}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={t(name)} className="w-40">
          {(control) => (
            <Input
              {...control}
              type="date"
              value={address.get(name) ?? ''}
              onChange={(event) => address.set({ [name]: event.target.value })}
              className="h-10 text-sm"
            />
          )}
        </Field>
      ))}
      <SearchField label={t('search')} value={address.get('q') ?? ''} onChange={(text) => address.set({ q: text })} />
    </div>
  );
}
