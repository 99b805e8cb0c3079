'use client';
// The link of a mail: a new password is chosen, and everybody who was signed in is signed out.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { localPath } from '@/i18n/locales.ts';
import { Link } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formSecret } from '@/lib/form-text.ts';
import { codeOf } from '@/lib/problem.ts';
import { setKnown } from '@/lib/known.ts';
import { useLinkToken } from './use-link-token.ts';

export function ResetPassword() {
  const t = useTranslations('sign');
  const token = useLinkToken();
  const locale = useLocale();
  const act = useAct();
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void =>
    void act.run(async () => {
      await answer(api.POST('/v1/auth/password/reset', { body: { token: token ?? '', password: formSecret(data, 'password') } }));
      setKnown(false);
      // A full load, so that the password does not stay in a page that was left behind.
      window.location.replace(localPath(locale, '/sign-in?reset=done'));
      return 'stay';
    });
  const again = (
    <Link href="/forgot-password" className="font-medium underline underline-offset-4">
      {t('reset.again')}
    </Link>
  );
  return (
    <>
      <div>
        <h1 className="text-4xl">{t('reset.title')}</h1>
        <p className="mt-2 text-soft">{t('reset.text')}</p>
      </div>
      {token === '' ? (
        <Notice tone="warning">
          {t('verify.noToken')} {again}
        </Notice>
      ) : (
        <form className="grid gap-4" onSubmit={submitOf(submit)}>
          <PasswordField label={t('newPassword')} chosen autoFocus hint={t('passwordHint')} error={fieldError('password')} />
          <Refusal error={act.error}>{codeOf(act.error) === 'LINK_LAPSED' ? again : null}</Refusal>
          <Button type="submit" size="lg" busy={act.busy} disabled={act.busy || token === undefined}>
            {t('reset.submit')}
          </Button>
        </form>
      )}
    </>
  );
}
