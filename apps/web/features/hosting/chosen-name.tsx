'use client';
// What an app in the cart or the checkout is to be called, where its buyer said so.
import { useTranslations } from 'next-intl';
import type { ChosenLine } from '@/kinds.ts';

export function ChosenName({ line: { config } }: { line: ChosenLine }) {
  const t = useTranslations('kinds.hosting.line');
  return typeof config?.name === 'string' ? (
    <span className="block text-sm text-soft" data-testid="line-app-name">
      {t('name', { name: config.name })}
    </span>
  ) : null;
}
