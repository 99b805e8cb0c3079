'use client';
// The reader's words for a refusal, by its code; a plain sentence where a code has none.
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { codeOf, requestIdOf } from './problem.ts';

export function useErrorText(): (error: unknown) => string {
  const t = useTranslations('errors');
  return useCallback(
    (error: unknown) => {
      const code = codeOf(error);
      if (t.has(code)) return t(code);
      const id = requestIdOf(error);
      return id ? t('generic_with_id', { id }) : t('generic');
    },
    [t],
  );
}
