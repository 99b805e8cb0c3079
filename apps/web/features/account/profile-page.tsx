'use client';
// Who one is: name and language, e-mail address, phone.
import { useQuery } from '@tanstack/react-query';
import { Badge, Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input, Select } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { CodeStep } from '@/features/form/code-step.tsx';
import { Refusal, useFieldError } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { Answer } from '@/features/staff/parts.tsx';
import { useCaptcha } from '@/features/sign/captcha.tsx';
import { localeNames, locales } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { Profile, SentCode } from '@/lib/types.ts';
import { Section } from './section.tsx';
import { useSave } from './use-save.ts';

export function ProfilePage() {
  const t = useTranslations('account');
  const form = useTranslations('form');
  const query = useQuery({ queryKey: ['profile'], queryFn: ({ signal }) => answer(api.GET('/v1/me', { signal })) });
  return (
    <>
      <h1 className="mb-8 text-4xl">{t('page.profile')}</h1>
      <Answer query={query} failed={form('failed')}>
        {(profile) => (
          <>
            <Person profile={profile} />
            <Mail profile={profile} />
            <Phone key={profile.phone} profile={profile} />
          </>
        )}
      </Answer>
    </>
  );
}

function Person({ profile }: { profile: Profile }) {
  const t = useTranslations('account.profile');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('profile', 'session');
  const fieldError = useFieldError(act.error);
  const submit = (data: FormData): void => {
    const body = { name: formText(data, 'name'), locale: formText(data, 'locale') };
    void act.run(() => save(answer(api.PATCH('/v1/me', { body })), form('saved')));
  };
  return (
    <Section title={t('person')} text={t('personText')}>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        <Field label={t('name')} error={fieldError('name')}>
          {(control) => <Input {...control} name="name" required autoComplete="name" maxLength={120} defaultValue={profile.name} />}
        </Field>
        <Field label={t('locale')} hint={t('localeHint')}>
          {(control) => (
            <Select {...control} name="locale" defaultValue={profile.locale}>
              {locales.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {localeNames[locale]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Refusal error={act.error} />
        <Button type="submit" className="justify-self-start" busy={act.busy} disabled={act.busy}>
          {form('save')}
        </Button>
      </form>
    </Section>
  );
}

function Mail({ profile }: { profile: Profile }) {
  const t = useTranslations('account.profile');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('profile', 'session');
  const fieldError = useFieldError(act.error);
  const [sent, setSent] = useState<{ code: SentCode; to: string }>();
  const submit = (data: FormData): void => {
    const email = formText(data, 'email');
    void act.run(async () => setSent({ code: await answer(api.POST('/v1/me/email', { body: { email } })), to: email }));
  };
  const confirm = async (body: { challenge: string; code: string }): Promise<void> => {
    await save(answer(api.POST('/v1/me/contact', { body })), t('emailChanged'));
    setSent(undefined);
  };
  return (
    <Section title={t('email')} text={t('emailText')}>
      <p className="mb-4 flex flex-wrap items-center gap-3">
        <bdi className="min-w-0 truncate font-medium">{profile.email}</bdi>
        <Badge tone={profile.emailVerified ? 'success' : 'warning'}>{t(profile.emailVerified ? 'verified' : 'notVerified')}</Badge>
      </p>
      {sent ? (
        <div className="grid gap-4">
          <Notice tone="info">{t('codeSent', { to: sent.to })}</Notice>
          <CodeStep sent={sent.code} submit={t('confirm')} onCode={confirm}>
            <Button look="link" size="sm" onClick={() => setSent(undefined)}>
              {form('cancel')}
            </Button>
          </CodeStep>
        </div>
      ) : (
        <form className="grid gap-4" onSubmit={submitOf(submit)}>
          <Field label={t('newEmail')} error={fieldError('email')}>
            {(control) => <Input {...control} name="email" type="email" required autoComplete="email" dir="ltr" maxLength={254} />}
          </Field>
          <Refusal error={act.error} />
          <Button type="submit" look="line" className="justify-self-start" busy={act.busy} disabled={act.busy}>
            {t('changeEmail')}
          </Button>
        </form>
      )}
    </Section>
  );
}

function Phone({ profile }: { profile: Profile }) {
  const t = useTranslations('account.profile');
  const form = useTranslations('form');
  const act = useAct();
  const save = useSave('profile');
  const fieldError = useFieldError(act.error);
  const captcha = useCaptcha('verifyPhone');
  const [sent, setSent] = useState<SentCode>();
  const unproved = Boolean(profile.phone) && !profile.phoneVerified && !sent;
  const submit = (data: FormData): void => {
    const phone = formText(data, 'phone') || null;
    void act.run(() => save(answer(api.PATCH('/v1/me', { body: { phone } })), form('saved')));
  };
  const prove = (): void =>
    void act.run(async () => {
      try {
        setSent(await answer(api.POST('/v1/me/phone', { body: { phone: profile.phone ?? '' }, headers: captcha.headers() })));
      } finally {
        captcha.reset();
      }
    });
  const confirm = async (body: { challenge: string; code: string }): Promise<void> => {
    await save(answer(api.POST('/v1/me/contact', { body })), form('saved'));
    setSent(undefined);
  };
  return (
    <Section title={t('phone')} text={t('phoneText')}>
      <form className="grid gap-4" onSubmit={submitOf(submit)}>
        <Field label={t('phone')} optional={form('optional')} error={fieldError('phone')}>
          {(control) => (
            <Input
              {...control}
              name="phone"
              type="tel"
              autoComplete="tel"
              dir="ltr"
              maxLength={32}
              defaultValue={profile.phone ?? ''}
              placeholder="+66 81 234 5678"
            />
          )}
        </Field>
        {unproved ? captcha.slot : null}
        <Refusal error={act.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" look="line" busy={act.busy} disabled={act.busy}>
            {form('save')}
          </Button>
          {profile.phone && profile.phoneVerified ? <Badge tone="success">{t('verified')}</Badge> : null}
          {unproved ? (
            <Button look="quiet" disabled={act.busy} onClick={prove}>
              {t('verifyPhone')}
            </Button>
          ) : null}
        </div>
      </form>
      {sent ? (
        <div className="mt-4">
          <CodeStep sent={sent} submit={t('confirm')} onCode={confirm} />
        </div>
      ) : null}
    </Section>
  );
}
