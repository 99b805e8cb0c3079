'use client';
// Where an order is, for who has its number and the phone number it was placed with, and no account.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCaptcha } from '@/features/sign/captcha.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { TrackedOrder } from '@/lib/types.ts';
import { TrackedView } from './tracked-view.tsx';

export function TrackPage() {
  const t = useTranslations('track');
  const locale = useLocale();
  const act = useAct();
  const captcha = useCaptcha('trackOrder');
  const fieldError = useFieldError(act.error);
  const [order, setOrder] = useState<TrackedOrder | null>(null);
  const submit = (data: FormData): void => {
    const typed = formText(data, 'number').trim();
    // As people read it to each other: "No. 1042" is 1042.
    const number = typed.replaceAll(/\D/g, '') || typed;
    const body = { number, phone: formText(data, 'phone').trim(), locale: locale as 'en' };
    void act.run(async () => {
      setOrder(null);
      try {
        setOrder(await answer(api.POST('/v1/orders/track', { body, headers: captcha.headers() })));
      } finally {
        captcha.reset();
      }
    });
  };
  return (
    <div className="wrap max-w-5xl pt-10">
      <h1 className="text-4xl md:text-5xl">{t('title')}</h1>
      <p className="mt-3 max-w-prose text-soft">{t('text')}</p>
      <div className="mt-8 grid items-start gap-10 lg:grid-cols-[20rem_1fr]">
        <form className="grid gap-4 rounded-lg bg-sunken p-5" onSubmit={submitOf(submit)}>
          <Field label={t('number')} error={fieldError('number')}>
            {(control) => <Input {...control} name="number" required inputMode="numeric" autoComplete="off" dir="ltr" maxLength={40} />}
          </Field>
          <Field label={t('phone')} hint={t('phoneHint')} error={fieldError('phone')}>
            {(control) => <Input {...control} name="phone" type="tel" required autoComplete="tel" dir="ltr" maxLength={40} />}
          </Field>
          {captcha.slot}
          <Refusal error={act.error} />
          <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
            {t('find')}
          </Button>
        </form>
        <div aria-live="polite">{order ? <TrackedView order={order} /> : null}</div>
      </div>
    </div>
  );
}
