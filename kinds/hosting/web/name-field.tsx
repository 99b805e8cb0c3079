'use client';
// The name a buyer may give an app: whether it is right as it is typed, and whether it is free.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';

const shape = /^(?!xn--)[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const TYPING_MS = 350;

/** Whether a name is free, and one beside it that is. */
export interface NameAnswer {
  isFree: boolean;
  free: string;
}

interface NameFieldProps {
  value: string;
  onChange: (name: string) => void;
  ask: (name: string, signal: AbortSignal) => Promise<NameAnswer>;
}

export const isName = (name: string): boolean => shape.test(name);

/** What is known of the name as it stands; null while it is being asked about, or where nobody could say. */
function useAnswer(value: string, ask: NameFieldProps['ask']): { answer: NameAnswer | null; asking: boolean } {
  const [known, setKnown] = useState<{ name: string; answer: NameAnswer | null } | null>(null);
  useEffect(() => {
    if (!isName(value)) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(value, stop.signal).then(
        (answer) => setKnown({ name: value, answer }),
        // Placing the order asks again.
        () => stop.signal.aborted || setKnown({ name: value, answer: null }),
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [value, ask]);
  const isOfNow = known?.name === value;
  return { answer: isOfNow ? known.answer : null, asking: isName(value) && !isOfNow };
}

export function NameField({ value, onChange, ask }: NameFieldProps) {
  const t = useTranslations('kinds.hosting.name');
  const { answer, asking } = useAnswer(value, ask);
  const wrong = value !== '' && !isName(value);
  return (
    <div>
      <Field label={t('label')} hint={t('hint')} error={wrong ? t('wrong') : undefined}>
        {(control) => (
          <Input
            {...control}
            name="appName"
            value={value}
            onChange={({ target }) => onChange(target.value.trim().toLowerCase())}
            maxLength={40}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            data-testid="app-name"
          />
        )}
      </Field>
      <p aria-live="polite" className="mt-1.5 min-h-6 text-sm">
        {asking ? <span className="text-soft">{t('asking')}</span> : null}
        {answer?.isFree ? (
          <span className="text-success" data-testid="name-free">
            {t('free', { name: value })}
          </span>
        ) : null}
        {answer && !answer.isFree ? (
          <span className="flex flex-wrap items-center gap-x-3">
            <span className="text-danger">{t('taken', { name: value })}</span>
            <button
              type="button"
              className="min-h-8 underline underline-offset-4 pointer-coarse:min-h-11"
              onClick={() => onChange(answer.free)}
            >
              {t('use', { name: answer.free })}
            </button>
          </span>
        ) : null}
      </p>
    </div>
  );
}
