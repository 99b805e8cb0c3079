'use client';
// The providers that are switched on, as plain links: the way there and back is the server's.
import { Notice } from '@tessera/ui/bits.tsx';
import { buttonStyle } from '@tessera/ui/button.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { localPath } from '@/i18n/locales.ts';
import { answer, api } from '@/lib/api.ts';
import { setKnown } from '@/lib/known.ts';
import { useNext } from './use-next.ts';

export const providerNames: Record<string, string> = { google: 'Google', apple: 'Apple', facebook: 'Facebook', line: 'LINE' };

export function SocialButtons() {
  const t = useTranslations('sign');
  const locale = useLocale();
  const { next } = useNext();
  const [providers, setProviders] = useState<{ provider: string; startUrl: string }[]>([]);
  useEffect(() => {
    answer(api.GET('/v1/auth/social')).then(
      ({ items }) => setProviders(items),
      () => undefined,
    );
  }, []);
  if (providers.length === 0) return null;
  const query = new URLSearchParams({ next: localPath(locale, next || '/account'), locale });
  return (
    <ul className="grid gap-2">
      {providers.map(({ provider, startUrl }) => (
        <li key={provider}>
          {/* On the way back nobody tells the script that it worked, so the next page asks. */}
          <a href={`${startUrl}?${query}`} onClick={() => setKnown(true)} className={`${buttonStyle({ look: 'line', size: 'lg' })} w-full`}>
            {t('with', { name: providerNames[provider] ?? provider })}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What a provider's way back says went wrong. */
export function SocialRefusal() {
  const t = useTranslations('errors');
  const code = useSearchParams().get('error');
  if (!code) return null;
  return (
    <Notice tone="danger" role="alert">
      {t.has(code) ? t(code) : t('generic')}
    </Notice>
  );
}
