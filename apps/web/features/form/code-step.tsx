'use client';
// A code went somewhere: it is typed here, or asked for again.
import { Button } from '@tessera/ui/button.tsx';
import { useToast } from '@tessera/ui/toast.tsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import { formText } from '@/lib/form-text.ts';
import type { SentCode } from '@/lib/types.ts';
import { CodeField } from './code-field.tsx';
import { Refusal } from './refusal.tsx';
import { submitOf, useAct } from './use-act.ts';
import { clockText, useCountdown } from './use-countdown.ts';

interface CodeStepProps {
  sent: SentCode;
  /** Proves the code; a refusal is shown here. */
  onCode: (proof: { challenge: string; code: string }) => Promise<unknown>;
  submit: string;
  children?: ReactNode;
}

export function CodeStep({ sent: first, onCode, submit, children }: CodeStepProps) {
  const t = useTranslations('form');
  const act = useAct();
  const [sent, setSent] = useState(first);
  const [failures, setFailures] = useState(0);
  const check = (code: string): void =>
    void act.run(() =>
      onCode({ challenge: sent.challenge, code }).catch((problem: unknown) => {
        // The field is emptied for the next try.
        setFailures(failures + 1);
        throw problem;
      }),
    );
  return (
    <form className="grid gap-4" onSubmit={submitOf((data) => check(formText(data, 'code')))}>
      <CodeField key={`${sent.challenge}${failures}`} busy={act.busy} onFull={check} />
      <Refusal error={act.error} />
      <Button type="submit" size="lg" busy={act.busy} disabled={act.busy}>
        {act.busy ? t('working') : submit}
      </Button>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
        <Resend key={sent.challenge} sent={sent} onSent={setSent} />
        {children}
      </div>
    </form>
  );
}

function Resend({ sent, onSent }: { sent: SentCode; onSent: (sent: SentCode) => void }) {
  const t = useTranslations('form');
  const toast = useToast();
  const act = useAct();
  const left = useCountdown(sent.resendIn);
  const again = async (): Promise<void> => {
    onSent(await answer(api.POST('/v1/auth/codes/resend', { body: { challenge: sent.challenge } })));
    toast(t('resent'));
  };
  return (
    <div className="grid gap-2">
      <Button
        look="link"
        size="sm"
        disabled={left > 0 || act.busy}
        onClick={() => void act.run(again)}
        className="tabular justify-self-start"
      >
        {left > 0 ? t('resendIn', { time: clockText(left) }) : t('resend')}
      </Button>
      <Refusal error={act.error} />
    </div>
  );
}
