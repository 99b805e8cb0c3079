'use client';
// What the shop holds under an address, for people without an account: a code goes there, then it is shown, fetched or erased.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodeStep } from '@/features/form/code-step.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { GuestHeld, SentCode } from '@/lib/types.ts';
import { useCaptcha } from './captcha.tsx';
import { HeldData } from './held-data.tsx';
import { strong } from './strong.tsx';

export function GuestPrivacy() {
  const t = useTranslations('sign');
  const [sent, setSent] = useState<{ code: SentCode; to: string } | null>(null);
  const [held, setHeld] = useState<GuestHeld | null>(null);
  if (sent && held) return <HeldData email={sent.to} held={held} />;
  if (!sent) return <Ask onSent={(code, to) => setSent({ code, to })} />;
  return (
    <>
      <h1 className="text-4xl">{t('code.title')}</h1>
      <p className="text-soft">{t.rich('privacy.sent', { to: sent.to, b: strong })}</p>
      <CodeStep
        sent={sent.code}
        submit={t('code.submit')}
        onCode={async (body) => setHeld(await answer(api.POST('/v1/privacy/requests/open', { body })))}
      >
        <Button look="link" size="sm" onClick={() => setSent(null)}>
          {t('code.other')}
        </Button>
      </CodeStep>
    </>
  );
}

function Ask({ onSent }: { onSent: (sent: SentCode, to: string) => void }) {
  const t = useTranslations('sign');
  const locale = useLocale();
  const act = useAct();
  const captcha = useCaptcha('askGuestPrivacy');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const email = formText(data, 'email');
    void act.run(async () => {
      try {
        onSent(await answer(api.POST('/v1/privacy/requests', { body: { email, locale }, headers: captcha.headers() })), email);
      } finally {
        captcha.reset();
      }
    });
  };
  return (
    <>
      <h1 className="text-4xl">{t('privacy.title')}</h1>
      <p className="text-soft">{t('privacy.text')}</p>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        <Field label={t('email')} error={fieldError('email')}>
          {(control) => <Input {...control} name="email" type="email" required autoComplete="email" autoFocus dir="ltr" maxLength={254} />}
        </Field>
        {captcha.slot}
        <Refusal error={act.error} />
        <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
          {t('sendCode')}
        </Button>
      </form>
      <Notice>{t('privacy.noAccount')}</Notice>
    </>
  );
}
