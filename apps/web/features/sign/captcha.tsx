'use client';
// The place of the check that tells people from programs, where one is switched on.
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { answer, api } from '@/lib/api.ts';

interface Widgets {
  render(box: HTMLElement, options: Record<string, unknown>): unknown;
  reset(widget: unknown): void;
  ready?(work: () => void): void;
}
type Provider = 'turnstile' | 'recaptcha';

const scripts: Record<Provider, string> = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  recaptcha: 'https://www.google.com/recaptcha/api.js?render=explicit',
};
const globals: Record<Provider, string> = { turnstile: 'turnstile', recaptcha: 'grecaptcha' };

/** The provider's widgets, from its own script as it asks for. */
function loadWidgets(provider: Provider): Promise<Widgets> {
  return new Promise((resolve, reject) => {
    const found = (): Widgets | undefined => (window as unknown as Record<string, Widgets | undefined>)[globals[provider]];
    const ready = (): void => {
      const widgets = found();
      if (!widgets) reject(new Error('The check did not load.'));
      else if (widgets.ready && provider === 'recaptcha') widgets.ready(() => resolve(widgets));
      else resolve(widgets);
    };
    if (found()) return ready();
    const script = document.createElement('script');
    script.src = scripts[provider];
    script.async = true;
    script.addEventListener('load', ready);
    script.addEventListener('error', () => reject(new Error('The check did not load.')));
    document.head.append(script);
  });
}

interface Captcha {
  /** To be shown in the form; nothing when there is no check. */
  slot: ReactNode;
  /** The header that carries the solved check. */
  headers: () => { 'x-captcha-token'?: string };
  /** A solved check is good once. */
  reset: () => void;
}

/** The check for an operation, known by its id. */
export function useCaptcha(operation: string): Captcha {
  const t = useTranslations('sign');
  const box = useRef<HTMLDivElement>(null);
  const token = useRef('');
  const again = useRef<() => void>(() => undefined);
  const [state, setState] = useState<'none' | 'shown' | 'away'>('none');
  const [widget, setWidget] = useState<{ provider: Provider; siteKey: string } | null>(null);
  useEffect(() => {
    answer(api.GET('/v1/auth/captcha')).then(
      ({ captcha }) => setWidget(captcha),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    const place = box.current;
    if (!widget || !place) return;
    loadWidgets(widget.provider).then(
      (widgets) => {
        const id = widgets.render(place, {
          sitekey: widget.siteKey,
          action: operation,
          callback: (solved: string) => (token.current = solved),
          'expired-callback': () => (token.current = ''),
        });
        again.current = () => widgets.reset(id);
        setState('shown');
      },
      () => setState('away'),
    );
  }, [widget, operation]);
  return {
    slot: widget ? (
      <div className="min-h-19">
        <div ref={box} />
        {state === 'away' ? <p className="text-sm text-danger">{t('captchaAway')}</p> : null}
      </div>
    ) : null,
    headers: () => (token.current ? { 'x-captcha-token': token.current } : {}),
    reset: () => {
      token.current = '';
      again.current();
    },
  };
}
