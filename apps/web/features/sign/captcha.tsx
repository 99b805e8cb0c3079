'use client';
// The place of that check in the forms at the door.
import { type ReactNode, useEffect, useState } from 'react';
import { answer, api } from '@/lib/api.ts';
import { takeCaptchaToken } from '@/lib/captcha-token.ts';
import { type CaptchaCheck, CaptchaWidget } from './captcha-widget.tsx';

interface Captcha {
  /** To be shown in the form; nothing when there is no check. */
  slot: ReactNode;
  /** The header that carries the solved check. */
  headers: () => { 'x-captcha-token'?: string };
  /** A solved check is good once, so there is another one after each try. */
  reset: () => void;
}

/** The check for an operation, known by its id. */
export function useCaptcha(operation: string): Captcha {
  const [check, setCheck] = useState<CaptchaCheck | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    answer(api.GET('/v1/auth/captcha')).then(
      ({ captcha }) => setCheck(captcha),
      () => undefined,
    );
  }, []);
  return {
    slot: check ? <CaptchaWidget key={round} check={check} operation={operation} /> : null,
    headers: takeCaptchaToken,
    reset: () => setRound((last) => last + 1),
  };
}
