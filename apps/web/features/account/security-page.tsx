'use client';
// The ways into one's account: password, authenticator app, passkeys, other companies' accounts.
import { useQuery } from '@tanstack/react-query';
import { Button } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/features/form/confirm-dialog.tsx';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { SocialRefusal, providerNames } from '@/features/sign/social-buttons.tsx';
import { Answer, useMoment } from '@/features/staff/parts.tsx';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { formSecret } from '@/lib/form-text.ts';
import type { Security } from '@/lib/types.ts';
import { Passkeys } from './passkeys.tsx';
import { Section } from './section.tsx';
import { Totp } from './totp.tsx';
import { useSave } from './use-save.ts';

export function SecurityPage() {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const query = useQuery({ queryKey: ['security'], queryFn: ({ signal }) => answer(api.GET('/v1/me/security', { signal })) });
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('page.security')}</h1>
      <SocialRefusal />
      <Answer query={query} failed={form('failed')}>
        {(security) => (
          <>
            <Password key={security.passwordChangedAt} security={security} />
            <Totp security={security} />
            <Passkeys passkeys={security.passkeys} />
            <Social linked={security.social} />
          </>
        )}
      </Answer>
    </>
  );
}

function Password({ security }: { security: Security }) {
  const t = useTranslations('account.security');
  const sign = useTranslations('sign');
  const moment = useMoment();
  const act = useAct();
  const save = useSave('security', 'profile', 'sessions');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const password = formSecret(data, 'password');
    const body = security.hasPassword ? { oldPassword: formSecret(data, 'oldPassword'), password } : { password };
    void act.run(() => save(answer(api.PUT('/v1/me/password', { body })), t('passwordChanged')));
  };
  const { hasPassword, passwordChangedAt } = security;
  const since = passwordChangedAt ? t('passwordSince', { when: moment(passwordChangedAt) }) : t(hasPassword ? 'byPassword' : 'noPassword');
  return (
    <Section title={t('password')} text={since}>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        {security.hasPassword ? <PasswordField name="oldPassword" label={t('oldPassword')} /> : null}
        <PasswordField label={sign('newPassword')} chosen hint={t('passwordHint')} error={fieldError('password')} />
        <Refusal error={act.error} />
        <Button type="submit" look="line" className="justify-self-start" busy={act.busy} disabled={act.busy}>
          {t(security.hasPassword ? 'changePassword' : 'setPassword')}
        </Button>
      </form>
    </Section>
  );
}

function Social({ linked }: { linked: Security['social'] }) {
  const t = useTranslations('account.security');
  const act = useAct();
  const locale = useLocale();
  const moment = useMoment();
  const save = useSave('security');
  const { data } = useQuery({ queryKey: ['social'], queryFn: ({ signal }) => answer(api.GET('/v1/auth/social', { signal })) });
  const free = (data?.items ?? []).filter(({ provider }) => !linked.some((one) => one.provider === provider));
  if (free.length === 0 && linked.length === 0) return null;
  const link = (provider: string): void =>
    void act.run(async () => {
      const body = { next: localPath(locale, '/account/security'), locale };
      const { url } = await answer(api.POST('/v1/me/social/{provider}', { params: { path: { provider } }, body }));
      window.location.assign(url);
      return 'stay';
    });
  return (
    <Section title={t('social')} text={t('socialText')}>
      <ul className="grid gap-2">
        {linked.map(({ provider, email, linkedAt }) => {
          const name = providerNames[provider] ?? provider;
          return (
            <li key={provider} className="flex flex-wrap items-center justify-between gap-3 border-b border-line py-3">
              <span className="min-w-0">
                <span className="block font-medium">{name}</span>
                <span className="block truncate text-sm text-soft">
                  {email ? <bdi>{email}</bdi> : null} {t('linkedAt', { when: moment(linkedAt) })}
                </span>
              </span>
              <ConfirmDialog
                trigger={
                  <Button look="line" size="sm">
                    {t('unlink')}
                  </Button>
                }
                title={t('unlinkOf', { name })}
                text={t('unlinkText', { name })}
                onConfirm={() =>
                  save(answer(api.DELETE('/v1/me/social/{provider}', { params: { path: { provider } } })), t('unlinked', { name }))
                }
              />
            </li>
          );
        })}
        {free.map(({ provider }) => (
          <li key={provider}>
            <Button look="line" disabled={act.busy} onClick={() => link(provider)}>
              {t('link', { name: providerNames[provider] ?? provider })}
            </Button>
          </li>
        ))}
      </ul>
      <Refusal error={act.error} />
    </Section>
  );
}
