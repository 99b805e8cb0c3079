'use client';
// A service as its seller sets it up: what is booked, how long, whom it needs, how far ahead, on which terms.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { ownZone } from '../../../../kinds/service/web/index.tsx';
import { useSave } from '@/features/account/use-save.ts';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import type { BookingService } from '@/lib/types.ts';
import { NeedsEditor } from './needs-editor.tsx';
import { OfferSelect } from './offer-select.tsx';
import { inOrder, PolicyEditor } from './policy-editor.tsx';
import { useSchedules } from './queries.ts';
import { ZoneSelect } from './zone-select.tsx';

type Draft = Omit<BookingService, 'id' | 'offerId' | 'title' | 'variant' | 'active'>;

const fresh = (): Draft => ({
  zone: ownZone(),
  scheduleId: null,
  durationMinutes: 60,
  beforeMinutes: 0,
  afterMinutes: 0,
  stepMinutes: 30,
  offsetMinutes: 0,
  leadMinutes: 120,
  horizonDays: 60,
  capacity: 1,
  autoConfirm: false,
  policy: {
    cancel: { noticeMinutes: 0, fees: [{ underMinutes: 1440, basisPoints: 5000 }] },
    reschedule: { noticeMinutes: 120, fees: [], most: 2 },
    noShow: { afterMinutes: 15, basisPoints: 10_000 },
    blackouts: [],
  },
  needs: [[]],
});

const draftOf = ({ id: _id, offerId: _offer, title: _title, variant: _variant, active: _active, ...draft }: BookingService): Draft => draft;

export function ServiceForm({ service, onDone }: { service?: BookingService; onDone: () => void }) {
  const t = useTranslations('services');
  const form = useTranslations('form');
  const [draft, setDraft] = useState<Draft>(() => (service ? draftOf(service) : fresh()));
  const [offerId, setOfferId] = useState('');
  const auto = useId();
  const { act, save } = useSaveService(service, onDone);
  const change = (changes: Partial<Draft>): void => setDraft((last) => ({ ...last, ...changes }));
  const needs = draft.needs.filter((need) => need.length > 0);
  return (
    <form className="grid gap-6" onSubmit={submitOf(() => save({ ...draft, needs, policy: inOrder(draft.policy) }, offerId))}>
      {service ? null : <OfferSelect value={offerId} onChange={setOfferId} />}
      <Numbers draft={draft} onChange={change} />
      <Hours draft={draft} onChange={change} />
      <div className="flex items-start gap-3 text-sm">
        <input
          id={auto}
          type="checkbox"
          checked={draft.autoConfirm}
          onChange={({ target }) => change({ autoConfirm: target.checked })}
          className="mt-1 size-4 accent-accent"
        />
        <div>
          <label htmlFor={auto} className="block font-medium">
            {t('autoConfirm')}
          </label>
          <p className="text-soft">{t('autoConfirmHint')}</p>
        </div>
      </div>
      <NeedsEditor needs={draft.needs} onChange={(next) => change({ needs: next })} />
      <PolicyEditor policy={draft.policy} onChange={(policy) => change({ policy })} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy || needs.length === 0 || (!service && !offerId)} data-testid="save-service">
        {form('save')}
      </Button>
    </form>
  );
}

interface PartProps {
  draft: Draft;
  onChange: (changes: Partial<Draft>) => void;
}

const numbers = [
  ['durationMinutes', 5, 1440, 5],
  ['stepMinutes', 5, 1440, 5],
  ['beforeMinutes', 0, 720, 5],
  ['afterMinutes', 0, 720, 5],
  ['leadMinutes', 0, 525_600, 1],
  ['horizonDays', 1, 730, 1],
  ['capacity', 1, 1000, 1],
] as const;

function Numbers({ draft, onChange }: PartProps) {
  const t = useTranslations('services.field');
  return (
    <div className="grid grid-cols-2 gap-4">
      {numbers.map(([name, min, max, step]) => (
        <Field key={name} label={t(name)} hint={t(`${name}Hint`)}>
          {(control) => (
            <Input
              {...control}
              type="number"
              name={name}
              required
              min={min}
              max={max}
              step={step}
              dir="ltr"
              value={Number.isNaN(draft[name]) ? '' : draft[name]}
              onChange={({ target }) => onChange({ [name]: target.valueAsNumber })}
            />
          )}
        </Field>
      ))}
    </div>
  );
}

function Hours({ draft, onChange }: PartProps) {
  const t = useTranslations('services');
  const { data: schedules } = useSchedules();
  return (
    <div className="grid gap-4">
      <ZoneSelect value={draft.zone} onChange={(zone) => onChange({ zone })} />
      <Field label={t('ownHours')} hint={t('ownHoursHint')}>
        {(control) => (
          <Select {...control} value={draft.scheduleId ?? ''} onChange={({ target }) => onChange({ scheduleId: target.value || null })}>
            <option value="">{t('noOwnHours')}</option>
            {schedules?.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

function useSaveService(service: BookingService | undefined, onDone: () => void) {
  const form = useTranslations('form');
  const act = useAct();
  const tell = useSave('services', 'calendar');
  const save = (body: Draft, offerId: string): void =>
    void act.run(async () => {
      const sent = service
        ? api.PATCH('/v1/admin/services/{id}', { params: { path: { id: service.id } }, body })
        : api.POST('/v1/admin/services', { body: { ...body, offerId } });
      await tell(answer(sent), form('saved'));
      onDone();
    });
  return { act, save };
}
