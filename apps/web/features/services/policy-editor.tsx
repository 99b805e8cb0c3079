'use client';
// The terms of a service: notice, fees by the time left, how often it may be moved; with the sentences that buyers will read.
import { Button } from '@tessera/ui/button.tsx';
import { Input } from '@tessera/ui/field.tsx';
import { Notice } from '@tessera/ui/bits.tsx';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import type { Policy } from '../../../../kinds/service/web/index.tsx';
import { usePolicySentences } from '@/features/bookings/policy-words.tsx';

interface PolicyProps {
  policy: Policy;
  onChange: (policy: Policy) => void;
}

type Act = 'cancel' | 'reschedule';

/** The longest notice first, whatever order the steps were typed in. */
export const inOrder = (policy: Policy): Policy => ({
  ...policy,
  cancel: { ...policy.cancel, fees: policy.cancel.fees.toSorted(byNotice) },
  reschedule: { ...policy.reschedule, fees: policy.reschedule.fees.toSorted(byNotice) },
});
const byNotice = (a: { underMinutes: number }, b: { underMinutes: number }): number => b.underMinutes - a.underMinutes;

export function PolicyEditor({ policy, onChange }: PolicyProps) {
  const t = useTranslations('services.policy');
  const sentences = usePolicySentences(inOrder(policy));
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-1 text-xl">{t('title')}</legend>
      {(['cancel', 'reschedule'] as const).map((act) => (
        <Ladder key={act} act={act} policy={policy} onChange={onChange} />
      ))}
      <div className="grid gap-3 rounded-md border border-line p-4 sm:grid-cols-2">
        <Amount
          label={t('noShowAfter')}
          unit={t('minutes')}
          value={policy.noShow.afterMinutes}
          max={1440}
          onChange={(afterMinutes) => onChange({ ...policy, noShow: { ...policy.noShow, afterMinutes } })}
        />
        <Amount
          label={t('noShowKept')}
          unit="%"
          value={policy.noShow.basisPoints / 100}
          max={100}
          onChange={(percent) => onChange({ ...policy, noShow: { ...policy.noShow, basisPoints: Math.round(percent * 100) } })}
        />
      </div>
      <Notice data-testid="policy-preview" aria-live="polite">
        <p className="mb-1 font-medium">{t('preview')}</p>
        <ul className="grid list-disc gap-1 ps-4">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Notice>
    </fieldset>
  );
}

const mostSteps = 10;

function Ladder({ act, policy, onChange }: PolicyProps & { act: Act }) {
  const t = useTranslations('services.policy');
  const rules = policy[act];
  const set = (fees: Policy[Act]['fees']): void => onChange({ ...policy, [act]: { ...rules, fees } });
  return (
    <div role="group" aria-label={t(act)} className="grid gap-3 rounded-md border border-line p-4">
      <p className="text-sm font-medium">{t(act)}</p>
      {rules.fees.map((step, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a step has no name but its place
        <div key={place} className="grid grid-cols-[1fr_1fr_auto] items-end gap-3">
          <Amount
            label={t('under')}
            unit={t('hours')}
            value={step.underMinutes / 60}
            max={8760}
            onChange={(hours) => set(rules.fees.with(place, { ...step, underMinutes: Math.round(hours * 60) }))}
          />
          <Amount
            label={t('fee')}
            unit="%"
            value={step.basisPoints / 100}
            max={100}
            onChange={(percent) => set(rules.fees.with(place, { ...step, basisPoints: Math.round(percent * 100) }))}
          />
          <Button size="iconSm" look="quiet" aria-label={t('removeStep')} onClick={() => set(rules.fees.toSpliced(place, 1))}>
            <X aria-hidden size={18} />
          </Button>
        </div>
      ))}
      {rules.fees.length < mostSteps ? (
        <Button size="sm" look="line" className="w-fit" onClick={() => set([...rules.fees, nextStep(rules.fees)])}>
          <Plus aria-hidden size={16} /> {t('addStep')}
        </Button>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Amount
          label={t('notice')}
          unit={t('hours')}
          value={rules.noticeMinutes / 60}
          max={8760}
          onChange={(hours) => onChange({ ...policy, [act]: { ...rules, noticeMinutes: Math.round(hours * 60) } })}
        />
        {act === 'reschedule' ? (
          <Amount
            label={t('most')}
            unit=""
            value={policy.reschedule.most}
            max={100}
            onChange={(most) => onChange({ ...policy, reschedule: { ...policy.reschedule, most: Math.round(most) } })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** Half of the shortest notice so far, and dearer than that. */
function nextStep(fees: Policy[Act]['fees']): Policy[Act]['fees'][number] {
  const last = fees.at(-1);
  return last
    ? { underMinutes: Math.max(1, Math.floor(last.underMinutes / 2)), basisPoints: Math.min(10_000, last.basisPoints + 2500) }
    : { underMinutes: 1440, basisPoints: 2500 };
}

interface AmountProps {
  label: string;
  unit: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

/** A number with its unit; what is not one yet leaves the last as it was. */
function Amount({ label, unit, value, max, onChange }: AmountProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className="grid gap-1 text-sm">
      <label htmlFor={id} className="text-soft">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <Input
          id={id}
          type="number"
          min={0}
          max={max}
          step="any"
          required
          dir="ltr"
          value={typed ?? String(value)}
          onBlur={() => setTyped(null)}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.valueAsNumber >= 0 && target.valueAsNumber <= max) onChange(target.valueAsNumber);
          }}
          className="h-10 text-sm"
        />
        {unit ? <span className="text-soft">{unit}</span> : null}
      </span>
    </div>
  );
}
