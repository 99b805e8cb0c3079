'use client';
// Asking for a link to choose a new password; the answer is the same for every address.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import { useCaptcha } from './captcha.tsx';
import { strong } from './strong.tsx';
import { useNext } from './use-next.ts';

export function ForgotPassword() {
  const t = useTranslations('sign');
  const locale = useLocale();
  const { query } = useNext();
  const act = useAct();
  const captcha = useCaptcha('forgotPassword');
  const fieldError = useFieldError(act.error);
  const [to, setTo] = useState('');
  const submit = (data: FormData): void => {
    const email = formText(data, 'email');
    void act.run(async () => {
      try {
        await answer(api.POST('/v1/auth/password/forgotten', { body: { email, locale }, headers: captcha.headers() }));
        setTo(email);
      } finally {
        captcha.reset();
      }
    });
  };
  return (
    <>
      <h1 className="text-4xl">{t('forgotten.title')}</h1>
      {to ? (
        <Notice tone="success" role="status">
          {t.rich('forgotten.sent', { to, b: strong })}
        </Notice>
      ) : (
        <form className="grid gap-4" onSubmit={submitOf(submit)}>
          <p className="text-soft">{t('forgotten.text')}</p>
          <Field label={t('email')} error={fieldError('email')}>
            {(control) => (
              <Input {...control} name="email" type="email" required autoComplete="username" autoFocus dir="ltr" maxLength={254} />
            )}
          </Field>
          {captcha.slot}
          <Refusal error={act.error} />
          <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
            {t('forgotten.submit')}
          </Button>
        </form>
      )}
      <Link href={`/sign-in${query}`} className={to ? buttonStyle({ look: 'line', size: 'lg' }) : 'text-sm underline underline-offset-4'}>
        {t('submit')}
      </Link>
    </>
  );
}
