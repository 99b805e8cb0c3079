'use client';
// The terms of an entitlement: whose price counts, from when, until when; times are those of the organization's own zone.
import { useQuery } from '@tanstack/react-query';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Entitlement } from '@/lib/types.ts';
import type { Terms } from './sides.ts';
import { localIn, momentIn } from './zone-time.ts';

const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The organization's zone; the browser's until it is known. */
export function useZone(): string {
  const { data } = useQuery({
    queryKey: ['organization', 'zone'],
    queryFn: ({ signal }) => answer(api.GET('/v1/admin/organization', { signal })),
    staleTime: 300_000,
  });
  return data?.timeZone ?? browserZone;
}

const modes = ['CENTRAL', 'STORE'] as const;

function ModeFields({ now }: { now: Entitlement['mode'] }) {
  const t = useTranslations('desk.entitlement');
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-sm font-medium">{t('col.mode')}</legend>
      {modes.map((mode) => (
        <label
          key={mode}
          className="flex cursor-pointer gap-3 rounded-md border border-line p-3 has-checked:border-ink has-checked:bg-sunken hover:border-ink"
        >
          <input type="radio" name="mode" value={mode} defaultChecked={now === mode} className="mt-0.5 size-5 shrink-0 accent-accent" />
          <span className="text-sm">
            {t(`mode.${mode}`)}
            <span className="mt-0.5 block text-soft">{t(`modeHint.${mode}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface TimeFieldProps {
  name: 'startsAt' | 'endsAt' | 'at';
  zone: string;
  now?: string | null | undefined;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
}

export function TimeField({ name, zone, now, hint, error, required = false }: TimeFieldProps) {
  const t = useTranslations('desk.entitlement');
  const form = useTranslations('form');
  return (
    <Field label={t(`field.${name}`)} hint={hint} error={error} optional={required ? undefined : form('optional')}>
      {(control) => (
        <Input
          {...control}
          // Read anew once the zone is known.
          key={zone}
          name={name}
          type="datetime-local"
          required={required}
          defaultValue={now ? localIn(now, zone) : undefined}
          className="tabular"
        />
      )}
    </Field>
  );
}

export function TermsFields({ zone, now, bad }: { zone: string; now?: Entitlement; bad: boolean }) {
  const t = useTranslations('desk.entitlement');
  const hasBegun = now !== undefined && now.state !== 'upcoming';
  return (
    <>
      <ModeFields now={now?.mode ?? 'CENTRAL'} />
      <div className="grid items-start gap-5 *:min-w-0 sm:grid-cols-2">
        {hasBegun ? null : <TimeField name="startsAt" zone={zone} now={now?.startsAt} hint={now ? undefined : t('atOnceHint')} />}
        <TimeField name="endsAt" zone={zone} now={now?.endsAt} error={bad ? t('badEnd') : undefined} />
      </div>
      <p className="text-sm text-soft">{t('zonePlain', { zone: zone.replaceAll('_', ' ') })}</p>
    </>
  );
}

/** What was filled in; undefined where the end does not come after the beginning and after now. */
export function readTerms(data: FormData, zone: string): Terms | undefined {
  const [startsAt, endsAt] = [momentIn(formText(data, 'startsAt'), zone), momentIn(formText(data, 'endsAt'), zone)];
  const least = startsAt && startsAt > new Date().toISOString() ? startsAt : new Date().toISOString();
  if (endsAt && endsAt <= least) return undefined;
  const mode = formText(data, 'mode') === 'STORE' ? ('STORE' as const) : ('CENTRAL' as const);
  return { mode, endsAt, ...(startsAt ? { startsAt } : {}) };
}
