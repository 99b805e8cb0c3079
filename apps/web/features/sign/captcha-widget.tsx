'use client';
// The check that tells people from programs, by its provider's own script, which is loaded only where one is switched on.
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { setCaptchaToken } from '@/lib/captcha-token.ts';

export interface CaptchaCheck {
  provider: 'turnstile' | 'recaptcha';
  siteKey: string;
}

interface Widgets {
  render(box: HTMLElement, options: Record<string, unknown>): unknown;
  ready?(work: () => void): void;
}

const scripts = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
  recaptcha: 'https://www.google.com/recaptcha/api.js?render=explicit',
};
const globals = { turnstile: 'turnstile', recaptcha: 'grecaptcha' };

/** The provider's widgets, from its own script as it asks for. */
function loadWidgets(provider: CaptchaCheck['provider']): Promise<Widgets> {
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

/** The operation is known by its id; what the person solved goes with the next one that is sent. */
export function CaptchaWidget({ check: { provider, siteKey }, operation }: { check: CaptchaCheck; operation: string }) {
  const t = useTranslations('errors');
  const box = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  useEffect(() => {
    const place = document.createElement('div');
    box.current?.replaceChildren(place);
    let left = false;
    // One that was solved before is not for this; one that was solved here is still good when this goes, as it does while it is sent.
    setCaptchaToken('');
    loadWidgets(provider).then(
      (widgets) => {
        if (left) return;
        const solved = (token: string): void => setCaptchaToken(token);
        widgets.render(place, { sitekey: siteKey, action: operation, callback: solved, 'expired-callback': () => setCaptchaToken('') });
      },
      () => setAway(true),
    );
    return () => {
      left = true;
    };
  }, [provider, siteKey, operation]);
  return (
    <div className="min-h-19" data-testid="captcha" data-provider={provider}>
      <div ref={box} />
      {away ? (
        <p role="alert" className="text-sm text-danger">
          {t('CAPTCHA_UNAVAILABLE')}
        </p>
      ) : null}
    </div>
  );
}
