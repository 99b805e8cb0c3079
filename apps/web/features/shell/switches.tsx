'use client';
// Language and light, both remembered.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { Globe, Moon, Sun } from '@tessera/ui/icons.tsx';
import { useLocale, useTranslations } from 'next-intl';
import { isLocale, localPath, localeNames } from '@/i18n/locales.ts';
import { usePathname } from '@/i18n/navigation.ts';
import { modeCookie, rememberCookie } from '@/lib/mode.ts';

export function LocaleSwitch({ locales }: { locales: string[] }) {
  const t = useTranslations('shell');
  const current = useLocale();
  const path = usePathname();
  return (
    <label className="relative inline-flex h-11 items-center gap-2 rounded-md px-3 text-sm focus-within:outline-2 focus-within:outline-focus hover:bg-sunken">
      <Globe aria-hidden size={18} strokeWidth={1.5} />
      <span aria-hidden className="uppercase">
        {current}
      </span>
      <span className="sr-only">{t('language')}</span>
      <select
        value={current}
        className="absolute inset-0 cursor-pointer bg-raised text-ink opacity-0"
        onChange={(event) => {
          rememberCookie('tessera_locale', event.target.value);
          // A full load: direction, fonts and messages all change with the language.
          window.location.assign(localPath(event.target.value, path) + window.location.search);
        }}
      >
        {locales.filter(isLocale).map((locale) => (
          <option key={locale} value={locale} lang={locale}>
            {localeNames[locale]}
          </option>
        ))}
      </select>
    </label>
  );
}

export function ModeSwitch() {
  const t = useTranslations('shell');
  const toggle = (): void => {
    const root = document.documentElement;
    const dark = root.dataset.mode ? root.dataset.mode === 'dark' : window.matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.mode = dark ? 'light' : 'dark';
    rememberCookie(modeCookie, root.dataset.mode);
  };
  return (
    <button type="button" onClick={toggle} aria-label={t('mode')} className={buttonStyle({ look: 'quiet', size: 'icon' })}>
      <Sun aria-hidden size={19} strokeWidth={1.5} className="hidden dark-only" />
      <Moon aria-hidden size={19} strokeWidth={1.5} className="light-only" />
    </button>
  );
}
