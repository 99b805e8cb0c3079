'use client';
// The link of a mail: finishes a sign-up, with its password, or changes an address.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button, buttonStyle } from '@tessera/ui/button.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formSecret } from '@/lib/form-text.ts';
import { codeOf } from '@/lib/problem.ts';
import { useLinkToken } from './use-link-token.ts';
import { useArrive } from './use-next.ts';

export function VerifyEmail() {
  const t = useTranslations('sign.verify');
  const sign = useTranslations('sign');
  const token = useLinkToken();
  const act = useAct();
  const arrive = useArrive();
  const [step, setStep] = useState<'working' | 'password' | 'changed'>('working');
  const begun = useRef(false);
  // Another address for an account that is not signed in here; the link stays good.
  const elsewhere = codeOf(act.error) === 'LINK_OF_ACCOUNT';
  const use = async (password?: string): Promise<unknown> => {
    const body = { token: token ?? '', ...(password === undefined ? {} : { password }) };
    try {
      const { outcome } = await answer(api.POST('/v1/auth/verify-email', { body }));
      if (outcome === 'signed_in') return await arrive();
      return setStep('changed');
    } catch (problem) {
      if (codeOf(problem) !== 'PASSWORD_NEEDED') throw problem;
      return setStep('password');
    }
  };
  useEffect(() => {
    // The token is good once, so it is used once even if React runs effects twice.
    if (!token || begun.current) return;
    begun.current = true;
    void act.run(() => use());
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the token is known
  }, [token]);
  return (
    <>
      <h1 className="text-4xl">{t('title')}</h1>
      {token === '' ? (
        <Notice tone="warning">{t('noToken')}</Notice>
      ) : step === 'changed' ? (
        <Notice tone="success" role="status">
          {t('changed')}
        </Notice>
      ) : step === 'password' ? (
        <PasswordStep error={act.error} busy={act.busy} onPassword={(password) => void act.run(() => use(password))} />
      ) : act.error ? (
        <Refusal error={act.error} />
      ) : (
        <div role="status">
          <p className="text-soft">{t('working')}</p>
          <Skeleton className="mt-4 h-11 w-full" />
        </div>
      )}
      {step === 'changed' ? (
        <Link href="/account" className={buttonStyle({ size: 'lg' })}>
          {t('toAccount')}
        </Link>
      ) : token === '' || (act.error && step === 'working') ? (
        <Link href={elsewhere ? '/sign-in' : '/sign-up'} className={buttonStyle({ look: 'line', size: 'lg' })}>
          {elsewhere ? sign('submit') : t('again')}
        </Link>
      ) : null}
    </>
  );
}

function PasswordStep({ error, busy, onPassword }: { error: unknown; busy: boolean; onPassword: (password: string) => void }) {
  const t = useTranslations('sign');
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => onPassword(formSecret(data, 'password')))}>
      <p className="text-soft">{t('verify.password')}</p>
      <PasswordField label={t('password')} autoFocus />
      <Refusal error={error} />
      <Button type="submit" size="lg" busy={busy} disabled={busy}>
        {t('code.submit')}
      </Button>
    </form>
  );
}
