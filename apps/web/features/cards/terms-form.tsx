'use client';
// What a membership hands over: the card's programme and tier, how long it holds, in how many days it can be given back.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSave } from '@/features/account/use-save.ts';
import { inWords } from '@/features/courses/use-course.ts';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { latinDigits } from '@/lib/digits.ts';
import { formText } from '@/lib/form-text.ts';
import type { CardProgramme, CardTerms } from '@/lib/types.ts';
import { programmeOptions } from './programme-options.ts';

export const tiers = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;

interface TermsFormProps {
  row: CardTerms;
  programmes: CardProgramme[];
  onDone: () => void;
}

export function TermsForm({ row: { variantId, terms }, programmes, onDone }: TermsFormProps) {
  const t = useTranslations('desk.cards');
  const form = useTranslations('form');
  const kind = useTranslations('kinds.membership');
  const locale = useLocale();
  const act = useAct();
  const save = useSave('card-terms', 'card-programmes', 'products');
  const fieldError = useFieldError(act.error);
  const send = (data: FormData): void =>
    void act.run(async () => {
      const days = latinDigits(formText(data, 'days'));
      const body = {
        version: terms?.version ?? 0,
        programmeId: formText(data, 'programme'),
        tier: tiers.find((tier) => tier === data.get('tier')) ?? 'bronze',
        validDays: days === '' ? null : Number(days),
        refundDays: Number(latinDigits(formText(data, 'refund'))) || 0,
      };
      await save(answer(api.PUT('/v1/admin/card-terms/{variantId}', { params: { path: { variantId } }, body })), form('saved'));
      onDone();
    });
  return (
    <form className="grid gap-4" onSubmit={submitOf(send)}>
      <Field label={t('programme')} error={fieldError('programmeId')}>
        {(control) => (
          <Select {...control} name="programme" defaultValue={terms?.programme.id}>
            {programmeOptions(programmes, terms?.programme).map(({ id, name }) => (
              <option key={id} value={id}>
                {inWords(name, locale)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('tier')} error={fieldError('tier')}>
        {(control) => (
          <Select {...control} name="tier" defaultValue={terms?.tier ?? 'gold'}>
            {tiers.map((tier) => (
              <option key={tier} value={tier}>
                {kind(`tier.${tier}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Days
          name="days"
          label={t('validDays')}
          hint={t('validDaysHint')}
          error={fieldError('validDays')}
          value={terms ? terms.validDays : 365}
        />
        <Days
          name="refund"
          label={t('refundDays')}
          hint={t('refundDaysHint')}
          error={fieldError('refundDays')}
          value={terms?.refundDays ?? 14}
        />
      </div>
      <p className="text-sm text-soft">{t('termsNote')}</p>
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy} data-testid="save-card-terms">
        {act.busy ? form('working') : form('save')}
      </Button>
    </form>
  );
}

interface DaysProps {
  name: string;
  label: string;
  hint: string;
  error: string | undefined;
  value: number | null;
}

function Days({ name, label, hint, error, value }: DaysProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          dir="ltr"
          className="tabular"
          defaultValue={value ?? ''}
        />
      )}
    </Field>
  );
}
