'use client';
// What the desk says at a host name that an organization brought: who signs in there buys there, and works at a host of the installation.
import { buttonStyle } from '@tessera/ui/button.tsx';
import { EmptyState } from '@tessera/ui/states.tsx';
import { useLocale, useTranslations } from 'next-intl';

export function WorkElsewhere({ url }: { url: string }) {
  const desk = useTranslations('desk');
  const form = useTranslations('form');
  const locale = useLocale();
  const { host } = new URL(url);
  return (
    <EmptyState
      heading="h1"
      title={desk('elsewhere')}
      text={desk('elsewhereText', { host })}
      action={
        <a href={`${url}/${locale}/staff`} className={buttonStyle({ size: 'lg' })}>
          {form('goTo', { host })}
        </a>
      }
    />
  );
}
