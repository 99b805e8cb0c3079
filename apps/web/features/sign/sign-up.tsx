'use client';
// Signing up: name, address, password, then the code that came.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formSecret, formText } from '@/lib/form-text.ts';
import type { SentCode } from '@/lib/types.ts';
import { useCaptcha } from './captcha.tsx';
import { CodeSent } from './sign-in.tsx';
import { SocialButtons } from './social-buttons.tsx';
import { useArrive, useNext } from './use-next.ts';

export function SignUp() {
  const [sent, setSent] = useState<{ code: SentCode; to: string } | null>(null);
  const [typed, setTyped] = useState({ name: '', email: '' });
  const arrive = useArrive();
  if (sent)
    return (
      <CodeSent
        sent={sent.code}
        to={sent.to}
        onBack={() => setSent(null)}
        onCode={async (shown) => {
          await shown();
          return await arrive();
        }}
      />
    );
  return (
    <SignUpForm
      typed={typed}
      onSent={(code, who) => {
        setTyped(who);
        setSent({ code, to: who.email });
      }}
    />
  );
}

interface SignUpFormProps {
  typed: { name: string; email: string };
  onSent: (code: SentCode, who: { name: string; email: string }) => void;
}

function SignUpForm({ typed, onSent }: SignUpFormProps) {
  const t = useTranslations('sign');
  const locale = useLocale();
  const { next, query } = useNext();
  const act = useAct();
  const captcha = useCaptcha('register');
  const fieldError = useFieldError(act.error);
  const forShop = next === '/start';
  const submit = (data: FormData): void => {
    const who = { name: formText(data, 'name'), email: formText(data, 'email') };
    void act.run(async () => {
      try {
        const body = { ...who, password: formSecret(data, 'password'), locale };
        onSent(await answer(api.POST('/v1/auth/register', { body, headers: captcha.headers() })), who);
      } finally {
        captcha.reset();
      }
    });
  };
  return (
    <>
      <div>
        <h1 className="text-4xl">{forShop ? t('up.shopTitle') : t('up.title')}</h1>
        {forShop ? <p className="mt-2 text-soft">{t('up.shopText')}</p> : null}
      </div>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        <Field label={t('name')} error={fieldError('name')}>
          {(control) => <Input {...control} name="name" required autoComplete="name" autoFocus defaultValue={typed.name} maxLength={120} />}
        </Field>
        <Field label={t('email')} error={fieldError('email')}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              required
              autoComplete="username"
              dir="ltr"
              defaultValue={typed.email}
              maxLength={254}
            />
          )}
        </Field>
        <PasswordField label={t('password')} chosen hint={t('passwordHint')} error={fieldError('password')} />
        {captcha.slot}
        <Refusal error={act.error} />
        <Button type="submit" size="lg" data-testid="sign-up" busy={act.busy} disabled={act.busy}>
          {t('up.submit')}
        </Button>
        <p className="text-sm text-soft">{t('up.known')}</p>
      </form>
      <SocialButtons />
      <p className="text-sm">
        {t('hasAccount')}{' '}
        <Link href={`/sign-in${query}`} className="font-medium underline underline-offset-4">
          {t('submit')}
        </Link>
      </p>
    </>
  );
}
