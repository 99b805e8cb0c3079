'use client';
// What a purchase of a course is granted with: until when, on how many devices, how often, and when the money may go back.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/features/account/section.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useMay } from '@/features/staff/desk.tsx';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { OwnCourse } from '@/lib/types.ts';
import { limitOf } from './limits.ts';
import { useChange } from './use-course.ts';

const limits = ['windowDays', 'deviceLimit', 'viewLimit', 'seatLimit'] as const;
const most = { windowDays: 3650, deviceLimit: 100, viewLimit: 1000, seatLimit: 1_000_000, refundDays: 365 };

export function TermsForm({ course }: { course: OwnCourse }) {
  const t = useTranslations('desk.course');
  const form = useTranslations('form');
  const may = useMay('catalog.write');
  const { act, submit } = useTerms(course);
  const fieldError = useFieldError(act.error);
  const number = (name: (typeof limits)[number] | 'refundDays') => (
    <Field key={name} label={t(`term.${name}`)} hint={t(`term.${name}Hint`)} error={fieldError(name)}>
      {(control) => (
        <Input
          {...control}
          name={name}
          inputMode="numeric"
          autoComplete="off"
          pattern="\s*\p{Nd}*\s*"
          maxLength={String(most[name]).length}
          dir="ltr"
          className="tabular max-w-40"
          placeholder={name === 'refundDays' ? '0' : t('noLimit')}
          defaultValue={course[name] ?? ''}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={submitOf(submit)}>
      <fieldset disabled={!may} className="contents">
        <Section title={t('called')} text={t('calledText')}>
          <Titled course={course} />
        </Section>
        <Section title={t('terms')} text={t('termsText')}>
          <div className="grid gap-5 sm:grid-cols-2">
            {number('windowDays')}
            {number('deviceLimit')}
            {number('viewLimit')}
            <Field label={t('term.viewScope')}>
              {(control) => (
                <Select key={course.viewScope} {...control} name="viewScope" defaultValue={course.viewScope}>
                  <option value="lesson">{t('term.scopeLesson')}</option>
                  <option value="course">{t('term.scopeCourse')}</option>
                </Select>
              )}
            </Field>
            {number('seatLimit')}
            {number('refundDays')}
          </div>
          <label className="mt-5 flex min-h-11 items-center gap-3 text-sm">
            <input type="checkbox" name="watermark" defaultChecked={course.watermark} className="size-5 shrink-0 accent-accent" />
            {t('term.watermark')}
          </label>
        </Section>
        <div className="grid gap-4 md:ms-[42%]">
          <Refusal error={act.error} />
          {may ? (
            <Button type="submit" busy={act.busy} disabled={act.busy} className="justify-self-start" data-testid="save-terms">
              {form('save')}
            </Button>
          ) : null}
        </div>
      </fieldset>
    </form>
  );
}

function Titled({ course }: { course: OwnCourse }) {
  const t = useTranslations('desk.course');
  const locale = useLocale();
  return (
    <Field label={t('title')}>
      {(control) => <Input {...control} name="title" required maxLength={200} dir="auto" defaultValue={course.title[locale] ?? ''} />}
    </Field>
  );
}

function useTerms(course: OwnCourse) {
  const form = useTranslations('form');
  const toast = useToast();
  const locale = useLocale();
  const act = useAct();
  const change = useChange(course.id);
  const submit = (data: FormData): void =>
    void act.run(async () => {
      const body = {
        version: course.version,
        title: { ...course.title, [locale]: formText(data, 'title') },
        ...Object.fromEntries(limits.map((name) => [name, limitOf(formText(data, name))])),
        viewScope: data.get('viewScope') === 'course' ? ('course' as const) : ('lesson' as const),
        refundDays: limitOf(formText(data, 'refundDays')) ?? 0,
        watermark: data.get('watermark') === 'on',
      };
      await change(() => answer(api.PATCH('/v1/admin/courses/{id}', { params: { path: { id: course.id } }, body })));
      toast(form('saved'));
    });
  return { act, submit };
}
