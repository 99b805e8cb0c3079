'use client';
// Signing in: by password, by a code that is sent, by passkey, by another company's account; with a second proof where it is switched on.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { KeyRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { CodeStep } from '@/features/form/code-step.tsx';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { type Act, submitOf, useAct } from '@/features/form/use-act.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formSecret, formText } from '@/lib/form-text.ts';
import type { SentCode } from '@/lib/types.ts';
import { useCaptcha } from './captcha.tsx';
import { hasPasskeys, showPasskey } from './passkey.ts';
import { type FactorNeed, SecondFactor, factorNeedIn, factorNeedOf } from './second-factor.tsx';
import { SocialButtons, SocialRefusal } from './social-buttons.tsx';
import { strong } from './strong.tsx';
import { useArrive, useNext } from './use-next.ts';

type Step = { at: 'start' } | { at: 'code'; sent: SentCode; email: string } | { at: 'factor'; need: FactorNeed };

export function SignIn({ preset }: { preset: string }) {
  const [step, setStep] = useState<Step>({ at: 'start' });
  const [email, setEmail] = useState('');
  const act = useAct();
  const prove = useProving((need) => setStep({ at: 'factor', need }));
  useEffect(() => {
    const need = factorNeedIn(window.location.hash);
    if (!need) return;
    // The challenge is nobody else's business, so it does not stay in the address.
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
    setStep({ at: 'factor', need });
  }, []);
  const restart = (): void => {
    act.clear();
    setStep({ at: 'start' });
  };
  if (step.at === 'factor') return <SecondFactor need={step.need} onBack={restart} />;
  if (step.at === 'code') return <CodeSent sent={step.sent} to={step.email} onBack={restart} onCode={prove} />;
  return (
    <Start
      preset={preset}
      email={email}
      act={act}
      prove={prove}
      onSent={(sent, to) => {
        setEmail(to);
        setStep({ at: 'code', sent, email: to });
      }}
    />
  );
}

type Prove = (shown: () => Promise<unknown>) => Promise<unknown>;

/** Shows a first proof; goes in when it is enough, and on to the second when one is needed. */
function useProving(onFactor: (need: FactorNeed) => void): Prove {
  const arrive = useArrive();
  return async (shown) => {
    try {
      await shown();
    } catch (problem) {
      const need = factorNeedOf(problem);
      if (!need) throw problem;
      onFactor(need);
      return undefined;
    }
    return await arrive();
  };
}

interface CodeSentProps {
  sent: SentCode;
  to: string;
  onBack: () => void;
  onCode: Prove;
}

/** The step after a code went out; signing up has it, too. */
export function CodeSent({ sent, to, onBack, onCode }: CodeSentProps) {
  const t = useTranslations('sign.code');
  return (
    <>
      <h1 className="text-4xl">{t('title')}</h1>
      <p className="text-soft">{t.rich('sent', { to, b: strong })}</p>
      <CodeStep sent={sent} submit={t('submit')} onCode={(body) => onCode(() => answer(api.POST('/v1/auth/codes/verify', { body })))}>
        <Button look="link" size="sm" onClick={onBack}>
          {t('other')}
        </Button>
      </CodeStep>
    </>
  );
}

interface StartProps {
  preset: string;
  email: string;
  act: Act;
  prove: Prove;
  onSent: (sent: SentCode, to: string) => void;
}

function Start({ preset, email, act, prove, onSent }: StartProps) {
  const t = useTranslations('sign');
  const { next, query } = useNext();
  const params = useSearchParams();
  const [byCode, setByCode] = useState(false);
  const isReset = params.get('reset') === 'done';
  return (
    <>
      <h1 className="text-4xl">{t('title')}</h1>
      {isReset ? <Notice tone="success">{t('reset.done')}</Notice> : null}
      <SocialRefusal />
      {byCode ? <ByCode email={email} act={act} onSent={onSent} /> : <ByPassword email={email} act={act} prove={prove} query={query} />}
      <div className="grid gap-3">
        <Or />
        <ByPasskey prove={prove} />
        <Button
          look="line"
          size="lg"
          onClick={() => {
            act.clear();
            setByCode(!byCode);
          }}
        >
          {byCode ? t('byPassword') : t('byCode')}
        </Button>
        {/* Last, because they come last: nothing above them may move. */}
        <SocialButtons />
      </div>
      <p className="text-sm">
        {t('noAccount')}{' '}
        <Link href={`/sign-up${query}`} className="font-medium underline underline-offset-4">
          {t('signUpLink')}
        </Link>
      </p>
      {preset && next.startsWith('/staff') ? (
        <Notice tone="info">
          {t('demo')} <bdi className="block w-fit select-all">owner@{preset}.test</bdi>
        </Notice>
      ) : null}
    </>
  );
}

function Or() {
  const t = useTranslations('sign');
  return (
    <p
      aria-hidden
      className="flex items-center gap-3 text-sm text-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
    >
      {t('or')}
    </p>
  );
}

function EmailField({ email, error, children }: { email: string; error?: string | undefined; children?: ReactNode }) {
  const t = useTranslations('sign');
  return (
    <>
      <Field label={t('email')} error={error}>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            required
            autoComplete="username webauthn"
            autoFocus
            dir="ltr"
            defaultValue={email}
            maxLength={254}
          />
        )}
      </Field>
      {children}
    </>
  );
}

function ByPassword({ email, act, prove, query }: Pick<StartProps, 'email' | 'act' | 'prove'> & { query: string }) {
  const t = useTranslations('sign');
  const form = useTranslations('form');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const body = { email: formText(data, 'email'), password: formSecret(data, 'password') };
    void act.run(() => prove(() => answer(api.POST('/v1/auth/login', { body }))));
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <EmailField email={email} error={fieldError('email')} />
      <PasswordField label={t('password')} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" data-testid="sign-in" busy={act.busy} disabled={act.busy}>
        {act.busy ? form('working') : t('submit')}
      </Button>
      <Link href={`/forgot-password${query}`} className="justify-self-start text-sm underline underline-offset-4">
        {t('forgot')}
      </Link>
    </form>
  );
}

function ByCode({ email, act, onSent }: Pick<StartProps, 'email' | 'act' | 'onSent'>) {
  const t = useTranslations('sign');
  const locale = useLocale();
  const captcha = useCaptcha('requestCode');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const to = formText(data, 'email');
    void act.run(async () => {
      try {
        onSent(await answer(api.POST('/v1/auth/codes', { body: { email: to, locale }, headers: captcha.headers() })), to);
      } finally {
        captcha.reset();
      }
    });
  };
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <EmailField email={email} error={fieldError('email')} />
      {captcha.slot}
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {t('sendCode')}
      </Button>
    </form>
  );
}

function ByPasskey({ prove }: { prove: Prove }) {
  const t = useTranslations('sign');
  const act = useAct();
  const show = (): void => void act.run(() => prove(async () => answer(api.POST('/v1/auth/passkey', { body: await showPasskey() }))));
  return (
    <>
      <Button look="line" size="lg" busy={act.busy} disabled={act.busy || !hasPasskeys()} suppressHydrationWarning onClick={show}>
        <KeyRound aria-hidden size={18} strokeWidth={1.6} /> {t('passkey')}
      </Button>
      <Refusal error={act.error} />
    </>
  );
}
