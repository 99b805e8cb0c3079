'use client';
// Words for refusals in the reader's language, for parts that show them.
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { errorText } from './error-text.ts';

export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors');
  return useCallback((error: unknown) => errorText(t, error), [t]);
}
