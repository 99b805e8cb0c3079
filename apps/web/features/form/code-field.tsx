'use client';
// Six digits, filled in by the phone or pasted where that is possible; goes on by itself with the last of them.
import { Field, Input } from '@tessera/ui/field.tsx';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { latinDigits } from '@/lib/digits.ts';

interface CodeFieldProps {
  label?: string;
  hint?: string;
  busy: boolean;
  onFull: (code: string) => void;
}

export function CodeField({ label, hint, busy, onFull }: CodeFieldProps) {
  const t = useTranslations('form');
  const [code, setCode] = useState('');
  const take = (typed: string): void => {
    const digits = latinDigits(typed).slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && digits !== code) onFull(digits);
  };
  return (
    <Field label={label ?? t('code')} hint={hint ?? t('codeHint')}>
      {(control) => (
        <Input
          {...control}
          name="code"
          required
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          dir="ltr"
          autoFocus
          // Not disabled while busy: the focus would be lost.
          readOnly={busy}
          value={code}
          onChange={(event) => take(event.target.value)}
          className="tabular h-13 text-2xl tracking-[0.4em]"
        />
      )}
    </Field>
  );
}
