'use client';
// A provider told no address that it verified: one is named here and proved by a code.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import { nextPath } from '@/lib/next-path.ts';
import { welcome } from '@/lib/session.ts';
import type { SentCode } from '@/lib/types.ts';
import { CodeSent } from './sign-in.tsx';

export function CompleteSocial() {
  const t = useTranslations('sign');
  const router = useRouter();
  const act = useAct();
  const fieldError = useFieldError(act.error);
  const [way, setWay] = useState<{ challenge: string; next: string }>();
  const [sent, setSent] = useState<{ code: SentCode; to: string } | null>(null);
  useEffect(() => {
    const parts = new URLSearchParams(window.location.hash.slice(1));
    setWay({ challenge: parts.get('challenge') ?? '', next: nextPath(parts.get('next'), '/account') });
    window.history.replaceState(null, '', window.location.pathname);
  }, []);
  if (sent)
    return (
      <CodeSent
        sent={sent.code}
        to={sent.to}
        onBack={() => setSent(null)}
        onCode={async (shown) => {
          await shown();
          await welcome();
          window.location.replace(way?.next ?? '/account');
          return 'stay';
        }}
      />
    );
  const submit = (data: FormData): void =>
    void act.run(async () => {
      const email = formText(data, 'email');
      setSent({
        code: await answer(api.POST('/v1/auth/social/complete', { body: { challenge: way?.challenge ?? '', email } })),
        to: email,
      });
    });
  return (
    <>
      <h1 className="text-4xl">{t('complete.title')}</h1>
      {way?.challenge === '' ? (
        <>
          <Notice tone="warning">{t('verify.noToken')}</Notice>
          <Button look="line" size="lg" onClick={() => router.replace('/sign-in')}>
            {t('submit')}
          </Button>
        </>
      ) : (
        <form className="grid gap-4" onSubmit={submitOf(submit)}>
          <p className="text-soft">{t('complete.text')}</p>
          <Field label={t('email')} error={fieldError('email')}>
            {(control) => (
              <Input {...control} name="email" type="email" required autoComplete="email" autoFocus dir="ltr" maxLength={254} />
            )}
          </Field>
          <Refusal error={act.error} />
          <Button type="submit" size="lg" busy={act.busy} disabled={act.busy || !way}>
            {t('sendCode')}
          </Button>
        </form>
      )}
    </>
  );
}
