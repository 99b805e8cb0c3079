'use client';
// Why an act was refused, how many tries are left, and how long to wait.
import { Notice } from '@tessera/ui/bits.tsx';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ApiProblem } from '@/lib/problem.ts';
import { useErrorText } from '@/lib/use-error-text.ts';
import { clockText, useCountdown } from './use-countdown.ts';

export function Refusal({ error, children }: { error: unknown; children?: ReactNode }) {
  const t = useTranslations('form');
  const say = useErrorText();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : undefined;
  const left = problem?.facts.triesLeft;
  return (
    <Notice tone="danger" role="alert" data-testid="refusal">
      <p>
        {say(error)} {typeof left === 'number' ? t('triesLeft', { count: left }) : null}
      </p>
      {problem?.waitSeconds ? <Wait key={problem.requestId} seconds={problem.waitSeconds} /> : null}
      {problem?.code === 'NOT_AT_THIS_HOST' ? <GoTo url={String(problem.facts.url)} /> : null}
      {children}
    </Notice>
  );
}

/** Where it is done instead. */
function GoTo({ url }: { url: string }) {
  const t = useTranslations('form');
  return (
    <a href={url} className="mt-1 inline-block font-medium underline underline-offset-4">
      {t('goTo', { host: new URL(url).host })}
    </a>
  );
}

function Wait({ seconds }: { seconds: number }) {
  const t = useTranslations('form');
  const left = useCountdown(seconds);
  return <p className="tabular mt-1 font-medium">{left > 0 ? t('waitFor', { time: clockText(left) }) : t('waitOver')}</p>;
}

/** Words for what is wrong with a field, when a refusal names it. */
export function useFieldError(error: unknown): (name: string) => string | undefined {
  const t = useTranslations('form.invalid');
  const fields = error instanceof ApiProblem ? error.fields : [];
  return (name) => {
    if (!fields.some(({ pointer }) => pointer.replace(/^\/(body\/)?/, '').split('/')[0] === name)) return undefined;
    return t.has(name) ? t(name) : t('refused');
  };
}
