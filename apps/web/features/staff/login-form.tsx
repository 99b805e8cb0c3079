'use client';
// Signing in by e-mail and password.
import { Notice } from '@tessera/ui/bits.tsx';
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { useRouter } from '@/i18n/navigation.ts';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import { useErrorText } from '@/lib/use-error-text.ts';

export function LoginForm({ shop, preset }: { shop: string; preset: string }) {
  const t = useTranslations('staff');
  const say = useErrorText();
  const router = useRouter();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = data.get('password');
    // A password is taken as typed, spaces and all.
    const password = typeof typed === 'string' ? typed : '';
    setBusy(true);
    setError(null);
    try {
      await answer(api.POST('/v1/auth/login', { body: { email: formText(data, 'email'), password } }));
      const next = new URLSearchParams(window.location.search).get('next') ?? '';
      router.push(/^\/staff\/[\w/-]*$/.test(next) ? next : '/staff/orders');
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <main className="wrap grid min-h-dvh max-w-md content-center gap-6 py-12">
      <div>
        <p className="font-heading text-2xl">{shop}</p>
        <h1 className="mt-1 text-4xl">{t('login.title')}</h1>
      </div>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label={t('login.email')}>
          {(control) => <Input {...control} name="email" type="email" required autoComplete="username" autoFocus dir="ltr" />}
        </Field>
        <Field label={t('login.password')}>
          {(control) => <Input {...control} name="password" type="password" required autoComplete="current-password" dir="ltr" />}
        </Field>
        {error ? (
          <Notice tone="danger" role="alert">
            {say(error)}
          </Notice>
        ) : null}
        <Button type="submit" size="lg" data-testid="staff-login" busy={busy} disabled={busy}>
          {busy ? t('login.busy') : t('login.submit')}
        </Button>
      </form>
      {preset ? (
        <Notice tone="info">
          {t('login.demo')} <bdi className="block select-all">owner@{preset}.test</bdi>
        </Notice>
      ) : null}
    </main>
  );
}
