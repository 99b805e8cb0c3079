'use client';
// A password that may be looked at, with a word when Caps Lock is on.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Field, Input } from '@tessera/ui/field.tsx';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useState } from 'react';

interface PasswordFieldProps {
  label: string;
  name?: string;
  /** A password that is chosen now: eight characters at least. */
  chosen?: boolean;
  hint?: string;
  error?: string | undefined;
  autoFocus?: boolean;
}

export function PasswordField({ label, name = 'password', chosen, hint, error, autoFocus }: PasswordFieldProps) {
  const t = useTranslations('form');
  const [shown, setShown] = useState(false);
  const [caps, setCaps] = useState(false);
  const look = (event: KeyboardEvent): void => setCaps(event.getModifierState('CapsLock'));
  return (
    <Field label={label} hint={caps ? <strong className="font-medium text-warning">{t('capsLock')}</strong> : hint} error={error}>
      {(control) => (
        <span dir="ltr" className="relative block">
          <Input
            {...control}
            name={name}
            type={shown ? 'text' : 'password'}
            required
            dir="ltr"
            minLength={chosen ? 8 : 1}
            maxLength={200}
            autoComplete={chosen ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={autoFocus}
            onKeyDown={look}
            onKeyUp={look}
            onBlur={() => setCaps(false)}
            className="pe-12"
          />
          <button
            type="button"
            aria-pressed={shown}
            aria-label={shown ? t('hidePassword') : t('showPassword')}
            onClick={() => setShown(!shown)}
            className={`${buttonStyle({ look: 'quiet', size: 'iconSm' })} absolute end-1 top-1`}
          >
            {shown ? <EyeOff aria-hidden size={18} strokeWidth={1.6} /> : <Eye aria-hidden size={18} strokeWidth={1.6} />}
          </button>
        </span>
      )}
    </Field>
  );
}
