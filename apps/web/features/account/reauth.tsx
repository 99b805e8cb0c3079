'use client';
// Before something dangerous one proves again who one is; the dialog comes by itself when an answer asks for it, and the act goes on.
import { Button } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Dialog } from '@tessera/ui/overlay.tsx';
import { Skeleton } from '@tessera/ui/skeleton.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { CodeField } from '@/features/form/code-field.tsx';
import { CodeStep } from '@/features/form/code-step.tsx';
import { PasswordField } from '@/features/form/password-field.tsx';
import { Refusal } from '@/features/form/refusal.tsx';
import { submitOf, useAct } from '@/features/form/use-act.ts';
import { hasPasskeys, showPasskey } from '@/features/sign/passkey.ts';
import { answer, api, setProver } from '@/lib/api.ts';
import { formSecret } from '@/lib/form-text.ts';
import type { Security, SentCode, ShownProof } from '@/lib/types.ts';

export function Reauthentication({ children }: { children: ReactNode }) {
  const t = useTranslations('account.reauth');
  const common = useTranslations('common');
  const [open, setOpen] = useState(false);
  const [methods, setMethods] = useState<string[]>();
  const waiting = useRef<PromiseWithResolvers<boolean>>(undefined);
  useEffect(() => {
    setProver((asked) => {
      // Several acts may ask at once; one proof serves them all.
      waiting.current ??= Promise.withResolvers<boolean>();
      setMethods(Array.isArray(asked) ? asked.map(String) : undefined);
      setOpen(true);
      return waiting.current.promise;
    });
    return () => setProver(undefined);
  }, []);
  const end = (proved: boolean): void => {
    setOpen(false);
    waiting.current?.resolve(proved);
    waiting.current = undefined;
  };
  return (
    <>
      {children}
      <Dialog
        open={open}
        onOpenChange={(to) => (to ? undefined : end(false))}
        title={t('title')}
        description={t('text')}
        closeLabel={common('close')}
      >
        <Proofs methods={methods} onProved={() => end(true)} />
      </Dialog>
    </>
  );
}

const ways = ['password', 'totp', 'recovery_code', 'passkey', 'code'] as const;
type Way = (typeof ways)[number];

const waysOf = ({ hasPassword, totp, recoveryCodesLeft, passkeys }: Security): Way[] =>
  ways.filter(
    (way) =>
      (way === 'password' && hasPassword) ||
      (way === 'totp' && totp.on) ||
      (way === 'recovery_code' && recoveryCodesLeft > 0) ||
      (way === 'passkey' && passkeys.length > 0 && hasPasskeys()) ||
      way === 'code',
  );

/** Of all ways, or of the methods that will do. */
function Proofs({ methods, onProved }: { methods: string[] | undefined; onProved: () => void }) {
  const t = useTranslations('account.reauth');
  const [usable, setUsable] = useState<Way[]>();
  const [chosen, setChosen] = useState<Way>();
  useEffect(() => {
    // Where it can't be said, a code by mail always works, and the app where the second factor is asked for.
    answer(api.GET('/v1/me/security')).then(
      (security) => setUsable(waysOf(security).filter((way) => methods?.includes(way) ?? way !== 'recovery_code')),
      () => setUsable([methods ? 'totp' : 'code']),
    );
  }, [methods]);
  if (!usable) return <Skeleton className="h-32 w-full" />;
  const way = chosen ?? usable[0] ?? 'code';
  const Proof = proofs[way];
  return (
    <div className="grid gap-4">
      <Proof onProved={onProved} />
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {usable
          .filter((other) => other !== way)
          .map((other) => (
            <Button key={other} look="link" size="sm" onClick={() => setChosen(other)}>
              {t(`use.${other}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}

interface ProofProps {
  onProved: () => void;
}
const show = (body: ShownProof): Promise<unknown> => answer(api.POST('/v1/auth/reauthenticate', { body }));

function ByPassword({ onProved }: ProofProps) {
  const t = useTranslations('account.reauth');
  const sign = useTranslations('sign');
  const act = useAct();
  const submit = (data: FormData): void => void act.run(() => show({ password: formSecret(data, 'password') }).then(onProved));
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <PasswordField label={sign('password')} autoFocus />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy} data-testid="reauth-submit">
        {t('submit')}
      </Button>
    </form>
  );
}

function ByTotp({ onProved }: ProofProps) {
  const t = useTranslations('account.reauth');
  const sign = useTranslations('sign.factor');
  const act = useAct();
  const [failures, setFailures] = useState(0);
  const check = (totp: string): void =>
    void act.run(() =>
      show({ totp }).then(onProved, (problem: unknown) => {
        setFailures(failures + 1);
        throw problem;
      }),
    );
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => check(formSecret(data, 'code')))}>
      <CodeField key={failures} hint={sign('totp')} busy={act.busy} onFull={check} />
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('submit')}
      </Button>
    </form>
  );
}

function ByRecoveryCode({ onProved }: ProofProps) {
  const t = useTranslations('account.reauth');
  const sign = useTranslations('sign.factor');
  const act = useAct();
  const submit = (data: FormData): void => void act.run(() => show({ recoveryCode: formSecret(data, 'code') }).then(onProved));
  return (
    <form className="grid gap-4" onSubmit={submitOf(submit)}>
      <Field label={sign('recoveryCode')} hint={sign('recovery')}>
        {(control) => (
          <Input {...control} name="code" required autoFocus autoComplete="off" autoCapitalize="none" dir="ltr" maxLength={20} />
        )}
      </Field>
      <Refusal error={act.error} />
      <Button type="submit" busy={act.busy} disabled={act.busy}>
        {t('submit')}
      </Button>
    </form>
  );
}

function ByPasskey({ onProved }: ProofProps) {
  const t = useTranslations('account.reauth');
  const act = useAct();
  return (
    <div className="grid gap-4">
      <Refusal error={act.error} />
      <Button
        autoFocus
        busy={act.busy}
        disabled={act.busy}
        onClick={() => void act.run(async () => show(await showPasskey()).then(onProved))}
      >
        {t('use.passkey')}
      </Button>
    </div>
  );
}

function ByCode({ onProved }: ProofProps) {
  const t = useTranslations('account.reauth');
  const act = useAct();
  const [sent, setSent] = useState<SentCode>();
  if (sent) return <CodeStep sent={sent} submit={t('submit')} onCode={(proof) => show(proof).then(onProved)} />;
  return (
    <div className="grid gap-4">
      <Refusal error={act.error} />
      <Button
        busy={act.busy}
        disabled={act.busy}
        onClick={() => void act.run(async () => setSent(await answer(api.POST('/v1/auth/reauthenticate/code'))))}
      >
        {t('sendCode')}
      </Button>
    </div>
  );
}

const proofs = { password: ByPassword, totp: ByTotp, recovery_code: ByRecoveryCode, passkey: ByPasskey, code: ByCode };
